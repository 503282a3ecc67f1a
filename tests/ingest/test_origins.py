"""Where a note's change comes from and from which day it holds; each form as editors print it."""
# ruff: noqa: E501 -- printed sentences stay whole

from datetime import date

import pytest

from ingest.folding import fold
from ingest.lines import split_lines
from ingest.notes import Change, Follows, Note, read_note
from ingest.origins import full_years, note_date, read_origin
from ingest.repeal import read_repeal
from tests.ingest.norms import norm, read


def note(text: str) -> Note:
    found = read_note(split_lines(norm(text))[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "on", "certain"),
    [
        ("por la Ley Nº 26900, publicada el 16-12-97, cuyo texto es el siguiente:", date(1997, 12, 17), True),
        ("por el Decreto Supremo Nº 046-2002-EF, publicado el 13.03.02", date(2002, 3, 14), True),
        ("según la Ley Nº 27082, publicada el 01 abril 99.", date(1999, 4, 2), True),
        ("por el Decreto Supremo N° 037-2006-MTC, publicado el 02 diciembre2006.", date(2006, 12, 3), True),
        ("por la Ley N° 29622, publicada el 07 diciembre 2010, que entró en vigenciaen un plazo de ciento veinte (120) días a partir del día siguiente de su publicación", date(2011, 4, 6), True),
        ("por el D. Leg. N° 1206, publicado el 23 septiembre 2015, el mismo que entró en vigencia a los sesenta días de su publicación.", date(2015, 11, 22), True),
        ("por la Ley Nº 31000, publicada el 5 enero 2021. Posteriormente, la citada norma entra en vigencia el 1 de marzo de 2025.", date(2021, 1, 6), True),
        ("por el Decreto Legislativo Nº 1568, publicado el 28 mayo 2023. El citado Decreto Legislativo entra en vigencia a los ciento ochenta días calendario siguientes a la publicación de su Reglamento.", date(2023, 5, 29), False),
        ("por el Decreto Legislativo Nº 1113, publicado el 5 de julio de 2012, que entró en vigencia a los sesenta (60) días hábiles siguientes a la fecha de su publicación.", date(2012, 9, 28), False),
        ("por la Ley Nº 31000, sin más.", None, True),
    ],
)  # fmt: skip
def test_the_day_of_a_change(text: str, on: date | None, certain: bool) -> None:
    found = read_origin(text, fold(text), 0)
    assert (found.on, found.certain) == (on, certain)


@pytest.mark.parametrize(("short", "full"), [("25-03-83", "25.03.1983"), ("01 abril 99", "01 abril 1999"), ("13.03.02", "13.03.2002"), ("06 marzo 2022", "06 marzo 2022")])  # fmt: skip
def test_short_years_are_written_out(short: str, full: str) -> None:
    assert full_years(short) == full


def test_a_number_that_is_no_date_is_none() -> None:
    assert note_date("012-2024-MDSJ") is None


@pytest.mark.parametrize(
    ("text", "change", "follows", "unit", "on"),
    [
        ("(**) Artículo declarado inconstitucional por el Resolutivo 1 del Expediente N° 0020-2015-PI-TC, publicado el 26 abril 2019.", Change.REPEALED, Follows.LAW, "articulo", date(2019, 4, 27)),
        ("(*) Principio incorporado por el Artículo 1 de la Ley N° 28722, publicada el 26 abril 2006.", Change.ADDED, Follows.LAW, "principio", date(2006, 4, 27)),
        ("(*) Apartado 3.1) modificado por la Ley N° 30754, publicada el 18 abril 2018, cuyo texto es el siguiente:", Change.REPLACED, Follows.NEW, "apartado", date(2018, 4, 19)),
        ("(*) Sub numeral 2.1 sustituido por el Artículo 2 de la Ley N° 30754, publicada el 18 abril 2018, cuyo texto es el siguiente:", Change.REPLACED, Follows.NEW, "numeral", date(2018, 4, 19)),
        ("(*) Artículo ampliado en vía de precisión por el Artículo Primero de la Resolución N° 247-2007-SUNARP-SN, publicada el 25 septiembre 2007, cuyo texto es el siguiente:", Change.REPLACED, Follows.NEW, "articulo", date(2007, 9, 26)),
        ("(*) De conformidad con el Artículo Único de la Ley N° 29300, publicada el 17 diciembre 2008, se modifica el primer párrafo del presente artículo, quedando redactado con el siguiente texto:", Change.REPLACED, Follows.NEW, "articulo", date(2008, 12, 18)),
        ("(*) De conformidad con la R.M. N° 77-2023-MINAM, publicada el 06 noviembre 2023, se deja sin efecto el presente numeral.", Change.REPEALED, Follows.LAW, "numeral", date(2023, 11, 7)),
        ("(Inciso adicionado por la Segunda Disposición Final de la Ley Nº 27942, publicada el 27-02-2003).", Change.ADDED, Follows.LAW, "inciso", date(2003, 2, 28)),
    ],
)  # fmt: skip
def test_a_note_that_changes_the_law(text: str, change: Change, follows: Follows, unit: str, on: date) -> None:
    found = note(text)
    assert (found.change, found.follows, found.unit, found.effective) == (change, follows, unit, on)


@pytest.mark.parametrize(
    "text",
    [
        "(*) Confrontar con el Literal b) del Artículo 2 de la Ley N° 31190, publicada el 05 mayo 2021, por haber sido derogada tácitamente.",
        "(*) Frase \"que fueron referidas\" declarada inconstitucional por el Resolutivo 1 del Expediente N° 0020-2015-PI-TC, publicado el 26 abril 2019.",
        "(*) Párrafo rectificado por el Artículo Único de la Resolución N° 048-2006-SUNARP-SN, publicada el 24 febrero 2006.",
        "(*) Mediante Oficio N° 1179-2025-VIVIENDA se reporta que el presente numeral estaría derogado por la Ley N° 31313, publicada el 25 julio 2021.",
    ],
)  # fmt: skip
def test_a_note_that_only_informs_changes_nothing(text: str) -> None:
    assert note(text).change is Change.NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "(*) DEJADA SIN EFECTO por el Artículo 3 de la Resolución Directoral N° 460-2023-MGP/DICAPI, publicada el 04 agosto 2023.",
        "(*) DEROGADO según la Tercera Disposición Complementaria de la Ley Nº 27082, publicada el 04 agosto 2023.",
    ],
)
def test_a_whole_norm_ends_in_other_words_too(text: str) -> None:
    found = read_repeal(split_lines(norm(text))[0])
    assert found is not None and found.on == date(2023, 8, 5)


def test_law_that_goes_on_behind_a_mark_is_not_lost() -> None:
    law = read("Artículo 1.- Fin\nLa tasa se paga en (*) RECTIFICADO POR FE DE ERRATASla Dirección de Gestión.")
    assert "la Dirección de Gestión." in law.wording("art_1")
    assert "ERRATAS" not in law.wording("art_1")


def test_an_uncertain_day_is_told_once_for_all_it_touches() -> None:
    by = "el Decreto Legislativo Nº 1568, publicado el 28 mayo 2023, el mismo que entra en vigencia al día siguiente de la publicación de su Reglamento"
    law = read(
        f"Artículo 1.- Fin\nUno.\n(*) Artículo derogado por {by}.\nArtículo 2.- Plazo\nDos.\n(*) Artículo derogado por {by}."
    )
    told = [warning for warning in law.parts.warnings if "no tiene un día cierto" in warning]
    assert len(told) == 1 and "«Artículo 1», «Artículo 2»" in told[0]


def test_a_list_of_norms_that_ends_with_a_repeal_ends_the_article() -> None:
    law = read(
        """
        Artículo 1.- Fin
        Uno.
        Artículo modificado por los siguientes dispositivos:
        1. Tercer párrafo declarado inconstitucional por el Resolutivo 1 del Expediente 0025-2013-PI-TC, publicado el 04 de mayo de 2016.
        2. Artículo derogado por la Ley 31188, publicado el 02 de mayo de 2021.
        Artículo 2.- Plazo
        Dos.
        """
    )
    latest = law.provision("art_1").versions[-1]
    assert (latest.valid_to, latest.repealed, str(latest.ended_by)) == (date(2021, 5, 3), True, "ley-31188")
