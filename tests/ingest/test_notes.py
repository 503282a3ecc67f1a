"""Editors' notes become wordings in time."""
# ruff: noqa: E501  (a line of law is as long as it is)

from datetime import date

import pytest

from ingest.lines import split_lines
from ingest.notes import Change, Follows, Note, read_note
from ingest.repeal import read_repeal
from tests.ingest.norms import norm, read


def note(text: str) -> Note | None:
    """The note that a line holds."""
    return read_note(split_lines(norm(text))[0])


@pytest.mark.parametrize(
    ("text", "change", "follows", "unit", "law", "effective"),
    [
        ("(*) Artículo modificado por el Artículo 1 de la Ley Nº 31433, publicada el 06 marzo 2022, cuyo texto es el siguiente:",
         Change.REPLACED, Follows.NEW, "articulo", "ley-31433", date(2022, 3, 7)),
        ("(*) Numeral incorporado por el Artículo 1 de la Ley Nº 31433, publicada el 06 marzo 2022.",
         Change.ADDED, Follows.LAW, "numeral", "ley-31433", date(2022, 3, 7)),
        ("(*) Párrafo tercero derogado por el Artículo 1 de la Ley Nº 32035, publicada el 25 mayo 2024.",
         Change.REPEALED, Follows.LAW, "parrafo", "ley-32035", date(2024, 5, 26)),
        ("(**) Numeral 6.2) modificado por la Única Disposición Complementaria Modificatoria del Decreto Legislativo Nº 1675, publicado el "
         "28 setiembre 2024, cuyo texto es el siguiente:", Change.REPLACED, Follows.NEW, "numeral", "dleg-1675", date(2024, 9, 29)),
        ("(2) Extremo modificado por el Artículo 2 del Decreto Supremo Nº 001-2026-EF, publicado el 08 enero 2026, cuyo texto es el siguiente:",
         Change.REPLACED, Follows.NEW, "extremo", "ds-001-2026-ef", date(2026, 1, 9)),
        ("(*) El presente Artículo quedó derogado por la Ley 30099, publicada el 31 octubre 2013, que entró en vigencia a partir del 01 enero 2015.",
         Change.REPEALED, Follows.LAW, "articulo", "ley-30099", date(2015, 1, 1)),
        ("(**) Numeral 5.2, modificado por el Artículo 2 de la Ley N° 28322, publicada el 10-08-2004, cuyo texto es el siguiente:",
         Change.REPLACED, Follows.NEW, "numeral", "ley-28322", date(2004, 8, 11)),
        ("Artículo modificado por el artículo 4 del Decreto Legislativo 1450, publicado el 16 de setiembre de 2018.",
         Change.REPLACED, Follows.LAW, "articulo", "dleg-1450", date(2018, 9, 17)),
        ("[Artículo modificado por la Ley 31433, publicada el 6 de marzo de 2022]",
         Change.REPLACED, Follows.LAW, "articulo", "ley-31433", date(2022, 3, 7)),
        ("Incisos c y f sustituidos por el artículo 2 del Decreto Legislativo 952, publicado el 3 de febrero de 2004.",
         Change.REPLACED, Follows.LAW, "inciso", "dleg-952", date(2004, 2, 4)),
        ("Artículo modificado por la Ley 32187, publicada el 11 de diciembre de 2024, que, antes del cambio, estaba redactado así:",
         Change.REPLACED, Follows.OLD, "articulo", "ley-32187", date(2024, 12, 12)),
    ],
)  # fmt: skip
def test_a_note_is_read(text: str, change: Change, follows: Follows, unit: str, law: str, effective: date) -> None:
    found = note(text)
    assert found is not None
    assert (found.change, found.follows, found.unit, str(found.law), found.effective) == (
        change,
        follows,
        unit,
        law,
        effective,
    )


@pytest.mark.parametrize(
    "text",
    [
        "(*) De conformidad con el Artículo 13 del Decreto Legislativo N° 1275, publicado el 23 diciembre 2016, se establece un régimen.",
        "(*) RECTIFICADO POR FE DE ERRATAS",
        "(*) Mediante Oficio N° 02773-2016, se indica que el presente artículo estaría derogado tácitamente, publicada el 1 enero 2016.",
    ],
)
def test_some_notes_only_inform(text: str) -> None:
    found = note(text)
    assert found is not None and found.change is Change.NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "Los artículos modificados por la presente Ley rigen desde el día siguiente.",
        "De conformidad con lo dispuesto en el artículo 5, la municipalidad otorga la licencia.",
        "El contrato puede ser modificado por acuerdo de las partes.",
        "Las normas derogadas por esta ley no rigen más.",
    ],
)
def test_law_about_amendments_is_no_note(text: str) -> None:
    assert note(text) is None


def test_numbers_of_the_unit_are_kept() -> None:
    found = note(
        "(*) Numerales 2), 4) y 5) modificados por el Artículo 1 de la Ley N° 30494, publicada el 02 agosto 2016, cuyo texto es el siguiente:"
    )
    assert found is not None and (found.numbers, found.plural) == (("2", "4", "5"), True)


NUMERALS = """
Artículo 9.- Atribuciones
Corresponde al concejo:
21. Solicitar auditorías. (*)
(*) Numeral modificado por el Artículo 1 de la Ley Nº 31433, publicada el 06 marzo 2022, cuyo texto es el siguiente:
"21. Solicitar auditorías al ente rector."
22. Atender los pedidos. (*)
(*) Numeral modificado por el Artículo 1 de la Ley Nº 31433, publicada el 06 marzo 2022, cuyo texto es el siguiente:
"22. Fiscalizar la gestión. (*)
(*) Numeral modificado por el Artículo 2 de la Ley Nº 31812, publicada el 05 julio 2023, cuyo texto es el siguiente:
"22. Fiscalizar la gestión con presupuesto."
23. Autorizar al procurador.
"24. Designar al secretario." (*)
(*) Numeral incorporado por el Artículo 1 de la Ley Nº 31433, publicada el 06 marzo 2022.
Artículo 10.- Otro
Texto.
"""


def test_a_numeral_worded_anew_has_both_wordings() -> None:
    law = read(NUMERALS)
    assert law.wordings("art_9__para_21") == ["21. Solicitar auditorías.", '"21. Solicitar auditorías al ente rector."']
    old, new = law.provision("art_9__para_21").versions
    assert (old.valid_from, old.valid_to, str(old.ended_by)) == (date(2003, 5, 28), date(2022, 3, 7), "ley-31433")
    assert (new.valid_from, new.valid_to, str(new.amended_by)) == (date(2022, 3, 7), None, "ley-31433")


def test_several_amendments_in_a_row_give_one_wording_each() -> None:
    versions = read(NUMERALS).provision("art_9__para_22").versions
    assert [v.valid_from for v in versions] == [date(2003, 5, 28), date(2022, 3, 7), date(2023, 7, 6)]
    assert [str(v.amended_by) for v in versions[1:]] == ["ley-31433", "ley-31812"]


def test_the_article_is_composed_of_the_wordings_in_force() -> None:
    law = read(NUMERALS)
    assert [v.valid_from for v in law.provision("art_9").versions] == [
        date(2003, 5, 28),
        date(2022, 3, 7),
        date(2023, 7, 6),
    ]
    first, _, last = law.wordings("art_9")
    assert "21. Solicitar auditorías.\n" in first and "24." not in first
    assert "con presupuesto" in last and "Atender los pedidos" not in last and "Numeral modificado" not in last


def test_an_added_numeral_begins_with_its_law() -> None:
    only = read(NUMERALS).provision("art_9__para_24").versions
    assert [(v.valid_from, str(v.amended_by)) for v in only] == [(date(2022, 3, 7), "ley-31433")]


def test_an_article_worded_anew_keeps_its_eid() -> None:
    law = read("""
        Artículo 1.- Uno
        Primero. (*)
        (*) Artículo modificado por el Artículo 1 de la Ley N° 29476, publicada el 18 diciembre 2009, cuyo texto es el siguiente:
        “Artículo 1.- Uno nuevo
        Segundo.”(*)
        (*) Artículo modificado por el Artículo 1 de la Ley N° 30494, publicada el 02 agosto 2016, cuyo texto es el siguiente:
        “ Artículo 1.- Uno último
        Tercero."
        Artículo 2.- Dos
        Fin.
    """)
    assert law.articles == ["art_1", "art_2"]
    assert [text.split("\n")[1].rstrip('"”') for text in law.wordings("art_1")] == ["Primero.", "Segundo.", "Tercero."]
    assert law.provision("art_1").heading == "Uno último"


def test_a_paragraph_is_replaced_alone() -> None:
    law = read("""
        Artículo 12.- Dietas
        Los regidores tienen dietas.
        El monto lo fija el concejo con criterio.
        (*) Párrafo segundo modificado por el Artículo Único de la Ley Nº 32269, publicada el 22 marzo 2025, cuyo texto es el siguiente:
        "El monto corresponde al 30 % de la remuneración."
        El alcalde no tiene dietas.
    """)
    old, new = law.wordings("art_12")
    assert "criterio" in old and "30 %" not in old
    assert "criterio" not in new and "30 %" in new and "El alcalde no tiene dietas." in new


def test_a_title_worded_anew_does_not_double_the_article() -> None:
    law = read("""
        Artículo 12.- Recuperación(*)
        (*) Epígrafe modificado por el Artículo 1 de la Ley Nº 31770, publicada el 05 junio 2023, cuyo texto es el siguiente:
        “Artículo 12.- Recuperación y regularización"
        12.1 El propietario puede demandar.
        Artículo 13.- Otro
        Texto.
    """)
    assert law.articles == ["art_12", "art_13"]
    old, new = law.wordings("art_12")
    assert old.startswith("Artículo 12.- Recuperación\n12.1") and "regularización" in new and "12.1" in new


TITLES = """
    TÍTULO I
    DEL COBRO
    Artículo 11.- Cobro
    Se cobra cada mes.
    Artículo 12.- Derechos de las empresas{sign}
    {above}(*) Título modificado por el Artículo 1 de la Ley Nº 31770, publicada el 05 junio 2023, cuyo texto es el siguiente:
    {below}
    12.1 La empresa puede pedir plazo.
    Artículo 13.- Otro
    Texto.
"""


def test_the_title_of_an_article_worded_anew_is_no_whole_titulo() -> None:
    law = read(TITLES.format(sign=" (*)", above="", below="“Artículo 12.- Derechos de los administrados”"))
    assert law.articles == ["art_11", "art_12", "art_13"]
    old, new = law.wordings("art_12")
    assert "empresas" in old and "administrados" in new and "12.1" in new and "de las empresas" not in new
    assert law.provision("art_11").latest.valid_to is None and len(law.wordings("art_11")) == 1


def test_the_title_of_a_numeral_worded_anew_leaves_the_articles_around_it_alone() -> None:
    law = read(TITLES.format(sign="", above="12.1 Derechos de las empresas:(*)\n    ", below="“12.1 De las personas:”"))
    assert law.provision("art_11").latest.valid_to is None and law.provision("art_12").latest.valid_to is None
    assert "12.1 Derechos de las empresas" in law.wordings("art_12")[0]
    assert "De las personas" in law.wordings("art_12")[-1]


def test_a_repealed_article_ends_and_nothing_replaces_it() -> None:
    law = read("""
        Artículo 1.- Uno
        Primero. (*)
        (*) Artículo derogado por el Artículo 2 de la Ley Nº 32035, publicada el 25 mayo 2024.
        Artículo 2.- Dos
        Segundo.
    """)
    last = law.provision("art_1").latest
    assert (last.valid_to, last.repealed, str(last.ended_by)) == (date(2024, 5, 26), True, "ley-32035")
    assert law.provision("art_2").latest.valid_to is None


def test_a_repealed_chapter_takes_its_articles_along() -> None:
    law = read("""
        CAPÍTULO I
        UNO
        Artículo 1.- Uno
        Primero.
        CAPÍTULO II
        DOS
        Artículo 2.- Dos
        Segundo.
        Artículo 3.- Tres
        Tercero.
        (*) El presente Capítulo quedó derogado por la Ley 30099, publicada el 31 octubre 2013, que entró en vigencia a partir del 01 enero 2015.
        CAPÍTULO III
        TRES
        Artículo 4.- Cuatro
        Cuarto.
    """)
    assert [law.provision(f"art_{i}").latest.repealed for i in range(1, 5)] == [False, True, True, False]


def test_the_old_wording_printed_below_is_history() -> None:
    law = read("""
        Artículo 73. Oportunidad
        73.1. El recurso se interpone.
        73.2. La garantía es del 3%.
        Artículo modificado por la Ley 32187, publicada el 11 de diciembre de 2024. La Disposición modificó el numeral 73.2, que, antes del cambio, estaba redactado así:
        «73.2. La garantía es del 0.5 %».
        Artículo 74. Órgano
        Texto.
    """)
    old, new = law.wordings("art_73__para_73.2")
    assert "0.5 %" in old and "3%" in new
    assert law.provision("art_73__para_73.2").latest.valid_from == date(2024, 12, 12)
    assert "0.5 %" not in law.wording("art_73")


def test_a_web_note_dates_the_only_wording() -> None:
    law = read("Artículo 2.- Ámbito\nTexto.\nArtículo modificado por los siguientes dispositivos:\n1. Ley 31703, publicada el 10 de marzo de 2023.\n"
               "2. Ley 31991, publicado el 23 de marzo de 2024.\nArtículo 3.- Fin\nTexto.")  # fmt: skip
    assert law.wordings("art_2") == ["Artículo 2.- Ámbito\nTexto."]
    assert (law.provision("art_2").latest.valid_from, str(law.provision("art_2").latest.amended_by)) == (
        date(2024, 3, 24),
        "ley-31991",
    )


def test_what_came_before_a_consolidation_is_its_prehistory() -> None:
    law = read(
        "Artículo 2.- Ámbito\nTexto.\nArtículo modificado por la Ley 26000, publicada el 10 de marzo de 1993.\nArtículo 3.- Fin\nTexto."
    )
    assert law.provision("art_2").latest.valid_from == date(2003, 5, 28)


def test_concordances_are_kept_out_of_the_wording() -> None:
    law = read("""
        Artículo 1.- Uno
        El texto sigue conforme a ley.CONCORDANCIAS: R.M. N° 270-2009-VIVIENDA, Art. 3
        R.D. Nº 025-2008-EF-76.01, Art. 15 (Aprobación de los
        presupuestos institucionales)
        JURISPRUDENCIA
        Y termina aquí.
    """)
    assert law.wording("art_1") == "Artículo 1.- Uno\nEl texto sigue conforme a ley.\nY termina aquí."


def test_a_norm_repealed_as_a_whole_ends() -> None:
    law = read("RESOLUCIÓN MINISTERIAL N° 415-2012-MINSA\n(*) DEROGADA por el Artículo 2 de la Resolución Ministerial N° 1033-2019-MINSA, publicada el "
               "06 noviembre 2019.\nArtículo 1.- Aprobar la norma.\nArtículo 2.- Publicar.")  # fmt: skip
    assert (law.parts.repealed_on, str(law.parts.repealed_by)) == (date(2019, 11, 7), "rm-1033-2019-minsa")
    assert law.provision("art_1").latest.repealed


def test_a_norm_repealed_but_for_a_part_keeps_that_part() -> None:
    law = read("LEY N° 28411\n(*) Ley N° 28411 fue DEROGADA por el Decreto Legislativo N° 1440, publicado el 16 septiembre 2018, salvo la Segunda y Tercera "
               "Disposición Final, las cuales mantienen su vigencia. El citado Decreto entrará en vigencia a partir del 01 de enero de 2019.\n"
               "Artículo 1.- Fin\nTexto.\nDISPOSICIONES FINALES\nPRIMERA.- Uno.\nSEGUNDA.- Dos.\nTERCERA.- Tres.")  # fmt: skip
    assert law.parts.repealed_on is None
    assert [law.provision(e).latest.valid_to for e in ("art_1", "dcf_1", "dcf_2")] == [
        date(2019, 1, 1),
        date(2019, 1, 1),
        None,
    ]
    assert any("dcf_2, dcf_3" in warning for warning in law.parts.warnings)


def test_a_note_on_another_norm_repeals_nothing() -> None:
    line = split_lines(norm("(*) Artículo derogado por la Ley Nº 32035, publicada el 25 mayo 2024."))[0]
    assert read_repeal(line) is None


def test_a_listed_law_that_was_struck_down_changes_nothing_and_what_editors_say_of_it_is_no_law() -> None:
    law = read(
        """
        Artículo 112.- Mandato
        El mandato dura cinco años.
        * Artículo modificado por los siguientes dispositivos:
        Artículo 1 de la Ley 27365, publicada el 5 de noviembre de 2000.
        Artículo único de la Ley 31280, publicada el 16 de julio de 2021, la cual fue declarada inconstitucional.
        De conformidad con el Resolutivo 2 de los Exps. 00019-2021-PI/TC, publicados el 26 de noviembre de 2021, \
la Ley 31280 fue declarada inconstitucional.
        Artículo 113.- Vacancia
        Vaca por muerte.
    """.replace("\\\n", ""),
        None,
    )
    (only,) = law.provision("art_112").versions
    assert (only.valid_from, str(only.amended_by)) == (date(2000, 11, 6), "ley-27365")
    assert law.wording("art_112").endswith("El mandato dura cinco años.")
