"""Small norms in, provisions out: each structural rule by a text that looks like the real thing."""
# ruff: noqa: E501  (a line of law is as long as it is)

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import ProvisionKind
from tests.ingest.norms import read, spans_of

ORDINANCE = """
ORDENANZA N° 012-2024-MDSJ
CONSIDERANDO:
Que, es necesario ordenar el comercio.
TÍTULO PRELIMINAR
Artículo I.- Finalidad
La ordenanza protege al vecino.
TÍTULO I
DISPOSICIONES GENERALES
CAPÍTULO I
DEL OBJETO
Artículo 1.- Objeto
La ordenanza regula:
a) El comercio.
b) La industria, con estas clases:
1. Pesada.
2. Ligera.
c) Los servicios.
Las demás actividades quedan fuera.
Artículo 2.- Plazos
2.1 El plazo es de cinco días.
El plazo no se amplía.
2.2 La prórroga es de dos días.
2.2.1 Se pide por escrito.
CAPÍTULO II
DEL COMERCIO
Artículo 2-A.- Excepción
No hay prórroga en feriados.
DISPOSICIONES COMPLEMENTARIAS FINALES
PRIMERA.- Vigencia
La ordenanza rige al día siguiente.
SEGUNDA.- Difusión
Se publica en el portal.
DISPOSICIÓN COMPLEMENTARIA DEROGATORIA
ÚNICA.- Derógase la Ordenanza N° 005-2019-MDSJ.
POR TANTO:
Mando se publique y cumpla.
JUAN PÉREZ
Alcalde
"""


def test_every_article_comes_once_in_order() -> None:
    assert read(ORDINANCE).articles == ["tp__art_i", "art_1", "art_2", "art_2-A", "dcf_1", "dcf_2", "dcd_1"]


def test_what_stands_before_the_first_provision_is_the_preface() -> None:
    law = read(ORDINANCE)
    assert law.eids[0] == "preface"
    assert law.wording("preface").startswith("ORDENANZA N° 012-2024-MDSJ\nCONSIDERANDO:")


def test_headings_above_an_article_are_its_path() -> None:
    law = read(ORDINANCE)
    assert law.provision("art_2-A").path == ("TÍTULO I DISPOSICIONES GENERALES", "CAPÍTULO II DEL COMERCIO")
    assert law.provision("dcf_2").path == ("DISPOSICIONES COMPLEMENTARIAS FINALES",)


def test_label_and_title_are_told_apart() -> None:
    article = read(ORDINANCE).provision("art_2-A")
    assert (article.label, article.heading, article.kind) == ("Artículo 2-A", "Excepción", ProvisionKind.ARTICLE)


def test_an_article_holds_its_heading_and_everything_under_it() -> None:
    assert read(ORDINANCE).wording("art_2") == (
        "Artículo 2.- Plazos\n2.1 El plazo es de cinco días.\nEl plazo no se amplía.\n"
        "2.2 La prórroga es de dos días.\n2.2.1 Se pide por escrito."
    )


def test_numerals_and_literals_are_provisions_inside_their_article() -> None:
    inside = [eid for eid in read(ORDINANCE).eids if eid.startswith(("art_1__", "art_2__"))]
    assert inside == [
        "art_1__point_a", "art_1__point_b", "art_1__point_b__para_1", "art_1__point_b__para_2", "art_1__point_c",
        "art_2__para_2.1", "art_2__para_2.2", "art_2__para_2.2.1",
    ]  # fmt: skip


def test_a_paragraph_under_a_numeral_belongs_to_it() -> None:
    assert read(ORDINANCE).wording("art_2__para_2.1") == "2.1 El plazo es de cinco días.\nEl plazo no se amplía."


def test_a_paragraph_that_closes_a_list_belongs_to_the_article() -> None:
    law = read(ORDINANCE)
    assert law.wording("art_1__point_c") == "c) Los servicios."
    assert "Las demás actividades" in law.wording("art_1")


def test_signatures_are_no_law() -> None:
    law = read(ORDINANCE)
    assert not any(
        "JUAN PÉREZ" in wording or "POR TANTO" in wording for eid in law.eids for wording in law.wordings(eid)
    )


@pytest.mark.parametrize(
    ("heading", "eid"),
    [
        ("Artículo 1.- Objeto", "art_1"),
        ("ARTÍCULO 1°.- OBJETO", "art_1"),
        ("Artículo 1º Objeto", "art_1"),
        ("Artículo 1. Objeto", "art_1"),
        ("Artículo 1: Objeto", "art_1"),
        ("Art. 1.- Objeto", "art_1"),
        ("Articulo 1.- Objeto", "art_1"),
        ("Artículo Primero.- Objeto", "art_1"),
        ("Artículo único.- Objeto", "art_unico"),
        ("Artículo Unico.-Aceptar la renuncia", "art_unico"),
        ("Artículo 1”,- Objeto", "art_1"),
        ("_Artículo 1*.- Objeto", "art_1"),
    ],
)
def test_an_article_heading_is_known_in_every_print(heading: str, eid: str) -> None:
    assert read(f"LEY N° 1\n{heading}\nTexto de la norma.").articles == [eid]


@pytest.mark.parametrize(
    "line",
    [
        "Artículo 20 de la Ley N° 27444, que se aplica de manera supletoria.",
        "artículo 3.",
        "Artículos 5 y 6 de la misma ley.",
        "CONCORDANCIAS: D.S. N° 004-2019-JUS, Art. 2",
    ],
)
def test_a_reference_at_a_line_start_is_no_heading(line: str) -> None:
    assert read(f"Artículo 1.- Objeto\nSe aplica lo que dispone el\n{line}\nArtículo 2.- Fin\nTexto.").articles == [
        "art_1",
        "art_2",
    ]


def test_an_index_of_articles_is_not_its_articles() -> None:
    titles = ["Objeto", "Fines", "Alcance", "Órganos", "Recursos", "Sanciones"]
    index = "\n".join(f"Artículo {i}.- {title}" for i, title in enumerate(titles, 1))
    body = "\n".join(
        f"Artículo {i}.- {title}\nTexto de {title.lower()} de la norma." for i, title in enumerate(titles, 1)
    )
    law = read(f"REGLAMENTO\nÍNDICE\n{index}\n{body}")
    assert law.articles == [f"art_{i}" for i in range(1, 7)]
    assert "Texto de objeto" in law.wording("art_1")


def test_a_quoted_article_belongs_to_the_amending_article() -> None:
    law = read("""
        Artículo 1.- Modificación
        Modifícase el artículo 12 de la Ordenanza N° 005, en los siguientes términos:
        “Artículo 12.- Horario
        El horario es de ocho horas.
        Artículo 13.- Multa
        La multa es de una UIT.”
        Artículo 2.- Vigencia
        Rige desde mañana.
    """)
    assert law.articles == ["art_1", "art_2"]
    assert "Artículo 13.- Multa" in law.wording("art_1")


def test_unmarked_quoted_articles_stay_in_the_disposition_that_quotes_them() -> None:
    law = read("""
        Artículo 1.- Objeto
        Texto.
        DISPOSICIONES FINALES
        PRIMERA.- Ley penal
        Sustitúyase los artículos 1 y 3 del Decreto Legislativo N° 813 por el texto siguiente:
        Artículo 1.- El que no paga comete delito.
        Artículo 3.- El que oculta comete delito.
        SEGUNDA.- Vigencia
        Rige desde mañana.
    """)
    assert law.articles == ["art_1", "dcf_1", "dcf_2"]
    assert "oculta" in law.wording("dcf_1")


APPROVAL = """
DECRETO SUPREMO N° 009-2025-EF
CONSIDERANDO:
Que, corresponde reglamentar la ley.
DECRETA:
Artículo 1.- Aprobación
Apruébase el Reglamento de la Ley N° 32069.
Artículo 2.- Refrendo
Lo refrenda el Ministro.
DISPOSICIÓN COMPLEMENTARIA FINAL
ÚNICA.- Vigencia
Rige desde mañana.
Dado en la Casa de Gobierno, en Lima.
DINA PÉREZ
Presidenta
REGLAMENTO DE LA LEY N° 32069
TÍTULO I
GENERALIDADES
Artículo 1.- Objeto
El reglamento desarrolla la ley.
Artículo 2.- Fin
Su fin es el orden.
DISPOSICIONES COMPLEMENTARIAS FINALES
PRIMERA.- Normas
Se dictan normas.
"""


def test_the_approved_text_carries_the_plain_eids() -> None:
    law = read(APPROVAL)
    assert law.articles == ["approval__art_1", "approval__art_2", "approval__dcf_1", "art_1", "art_2", "dcf_1"]
    assert "desarrolla la ley" in law.wording("art_1")


def test_an_act_without_the_text_it_approves_keeps_plain_eids() -> None:
    assert read(APPROVAL.split("REGLAMENTO DE LA LEY N° 32069\nTÍTULO", maxsplit=1)[0]).articles == [
        "art_1",
        "art_2",
        "dcf_1",
    ]


def test_an_approved_directive_without_articles_goes_by_its_numbers() -> None:
    law = read("""
        RESOLUCIÓN N° 006-2016-SERVIR-PE
        SE RESUELVE:
        Artículo 1.- Aprobar la Directiva N° 001-2016.
        Regístrese, comuníquese y publíquese.
        JUAN CORTÉS
        DIRECTIVA N° 001-2016-SERVIR
        1. OBJETO
        Definir las condiciones de acceso al servicio civil de carrera en las entidades públicas del país y de sus órganos.
        2. ALCANCE
        Las entidades de la administración pública.
        3. DISPOSICIONES GENERALES
        3.1 Definiciones
        a) Puesto: conjunto de funciones que se asignan a un servidor en una posición dentro de una entidad determinada.
        b) Rol: conjunto de puestos que comparten funciones y responsabilidades semejantes dentro de una familia de puestos.
        3.2 Responsabilidades de la entidad en la conducción del proceso de acceso y progresión de los servidores civiles.
        4. DISPOSICIONES ESPECÍFICAS
        4.1 Ingreso al servicio civil de carrera por concurso público de méritos, con las reglas que siguen a continuación.
        4.2 Progresión
        4.2.1 Tipos de progresión que la entidad puede realizar a través de los concursos públicos de méritos transversales.
    """ + "Texto que da extensión a la directiva para que se la reconozca como texto aprobado. " * 10)  # fmt: skip
    assert law.articles == ["approval__art_1"]
    assert [e for e in law.eids if e.startswith("para_")] == [
        "para_1", "para_2", "para_3", "para_3.1", "para_3.1__point_a", "para_3.1__point_b", "para_3.2", "para_4", "para_4.1",
        "para_4.2", "para_4.2.1",
    ]  # fmt: skip


def test_points_decided_without_the_word_article_are_articles() -> None:
    law = read(
        "ACUERDO DE CONCEJO N° 001\nVISTO: el informe.\nSE ACUERDA:\nPrimero.- Aprobar el viaje.\nSegundo.- Notificar.\nRegístrese."
    )
    assert law.articles == ["art_1", "art_2"]


def test_another_norm_at_the_end_of_the_file_is_left_out_and_said_so() -> None:
    law = read("""
        LEY N° 28976
        POR CUANTO:
        Artículo 1.- Fin
        La ley fija un marco.
        Artículo 2.- Objeto
        Rige en el país.
        POR TANTO:
        Mando se publique y cumpla.
        RESOLUCIÓN SUPREMA N° 024-2007-JUS
        CONSIDERANDO:
        Que, es necesario.
        SE RESUELVE:
        Artículo 1.- Autorizar a la Procuradora.
        Artículo 2.- Remitir copia.
    """)
    assert law.articles == ["art_1", "art_2"]
    assert any("otra norma" in warning for warning in law.parts.warnings)


def test_the_end_of_the_norm_before_is_left_out() -> None:
    law = read("""
        Artículo 3.- Financiamiento
        Se financia con su presupuesto.
        POR TANTO:
        Mando se publique y cumpla.
        DECRETO LEGISLATIVO N° 1577
        LA PRESIDENTA DE LA REPÚBLICA
        POR CUANTO:
        Artículo 1.- Objeto
        Crear un marco.
        Artículo 2.- Finalidad
        Cumplir.
    """)
    assert law.articles == ["art_1", "art_2"]
    assert "Crear un marco" in law.wording("art_1")


def test_annexes_tables_and_rows_are_provisions() -> None:
    law = read("""
        Artículo 1.- Apruébase el cuadro que figura en el anexo.
        ANEXO N° 1: CUADRO DE TASAS
        Procedimiento | Derecho | Plazo
        Licencia | 40,00 | 2 días
        Duplicado | 10,00 | 1 día
    """)
    assert [e for e in law.eids if e.startswith("annex")] == [
        "annex_1", "annex_1__table_1", "annex_1__table_1__row_1", "annex_1__table_1__row_2",
    ]  # fmt: skip
    row = law.provision("annex_1__table_1__row_2")
    assert (law.wording(row.eid), row.heading) == (
        "Duplicado | 10,00 | 1 día",
        "Procedimiento: Duplicado; Derecho: 10,00; Plazo: 1 día",
    )


@pytest.mark.parametrize(
    ("heading", "eid"),
    [
        ("DISPOSICIONES COMPLEMENTARIAS FINALES", "dcf_1"),
        ("DISPOSICIONES TRANSITORIAS", "dct_1"),
        ("DISPOSICIONES COMPLEMENTARIAS MODIFICATORIAS", "dcm_1"),
        ("DISPOSICIÓN COMPLEMENTARIA DEROGATORIA", "dcd_1"),
        ("DISPOSICIONES COMPLEMENTARIAS", "dc_1"),
        ("DISPOSICIONES COMPLEMENTARIAS, TRANSITORIAS Y FINALES", "dcf_1"),
    ],
)
def test_the_heading_says_the_kind_of_its_dispositions(heading: str, eid: str) -> None:
    assert read(f"Artículo 1.- Fin\nTexto.\n{heading}\nPRIMERA.- Vigencia\nRige.").articles == ["art_1", eid]


def test_dispositions_are_counted_in_words_beyond_twenty() -> None:
    words = [
        "Primera",
        "Segunda",
        "Tercera",
        "Cuarta",
        "Quinta",
        "Sexta",
        "Sétima",
        "Octava",
        "Novena",
        "Décima",
        "Undécima",
        "Duodécima",
    ]
    words += [
        "Décimo Tercera",
        "Decimocuarta",
        "Décima Quinta",
        "Décima Sexta",
        "Décimo Sétima",
        "Décima Octava",
        "Décimo Novena",
    ]
    words += ["Vigésima", "Vigésimo Primera", "Vigésima Segunda"]
    body = "\n".join(f"{word}. Tema\nTexto." for word in words)
    assert read(f"Artículo 1.- Fin\nTexto.\nDISPOSICIONES FINALES\n{body}").articles[1:] == [
        f"dcf_{i}" for i in range(1, 23)
    ]


def test_a_disposition_without_number_is_the_first() -> None:
    law = read("Artículo 1.- Fin\nTexto.\nDISPOSICIÓN COMPLEMENTARIA DEROGATORIA\nDerógase la Ordenanza N° 7.")
    assert law.wording("dcd_1") == "Derógase la Ordenanza N° 7."


def test_a_second_list_of_one_article_keeps_its_numbers_and_says_so_in_its_label() -> None:
    law = read("Artículo 1.- Fin\nSon fines:\n1. Uno.\n2. Dos.\nSon medios:\n1. Tres.\n2. Cuatro.\n3. Cinco.")
    assert law.wording("art_1__para_1") == "1. Uno."
    assert law.wording("art_1__para_1_2") == "1. Tres."
    assert law.wording("art_1__para_3_2") == "3. Cinco."
    assert law.provision("art_1__para_1_2").label == "Numeral 1 (segunda lista)"
    assert not law.parts.warnings


_PIECES = st.sampled_from(
    [
        "Artículo {n}.- Título", "Artículo {n}-A.- Otro", "{n}.1 Un numeral.", "a) Una letra.", "b) Otra letra:", "1. Un inciso.",
        "Un párrafo cualquiera.", "(*) Artículo modificado por la Ley N° 31433, publicada el 06 marzo 2022, cuyo texto es el siguiente:",
        "“Artículo {n}.- Nuevo", "(*) Numeral incorporado por la Ley N° 31433, publicada el 07 marzo 2022.", "TÍTULO II", "ANEXO 1",
        "DISPOSICIONES FINALES", "PRIMERA.- Vigencia", "Regístrese y comuníquese.", "CONCORDANCIAS: D.S. N° 004-2019-JUS", "a | b", "”",
        "(*) Párrafo derogado por la Ley N° 32035, publicada el 25 mayo 2024.", "NORMA IV: LEGALIDAD", "SE RESUELVE:", "Primero.- Aprobar.",
    ]
)  # fmt: skip


@given(st.lists(st.tuples(_PIECES, st.integers(1, 6)), max_size=40))
def test_any_text_gives_sound_provisions(pieces: list[tuple[str, int]]) -> None:
    law = read("\n".join(piece.format(n=n) for piece, n in pieces) or "x")
    assert len(law.eids) == len(set(law.eids))
    for span in spans_of(law.parts):
        assert 0 <= span.start < span.end <= len(law.text)
        assert span.of(law.text).strip()
    for provision in law.parts.provisions:
        assert provision.versions
        for version in provision.versions:
            assert all(one.end <= two.start for one, two in pairwise(version.spans))
        for one, two in pairwise(provision.versions):
            assert one.valid_to is not None and two.valid_from is not None and one.valid_to <= two.valid_from


@given(st.lists(st.tuples(_PIECES, st.integers(1, 6)), max_size=30))
def test_a_child_stands_inside_its_parent(pieces: list[tuple[str, int]]) -> None:
    law = read("\n".join(piece.format(n=n) for piece, n in pieces) or "x")
    covered = {
        p.eid: {i for v in p.versions for s in v.spans for i in range(s.start, s.end)} for p in law.parts.provisions
    }
    for eid, own in covered.items():
        parent = eid.rpartition("__")[0]
        if parent in covered:
            assert own <= covered[parent], eid


def test_a_consolidation_of_several_norms_keeps_the_dispositions_of_each() -> None:
    law = read(
        """
        Artículo 1.- Objeto
        La ley ordena el servicio.
        DISPOSICIONES TRANSITORIAS DEL DECRETO LEGISLATIVO Nº 276
        Primera.- Los servidores en ejercicio siguen en él.
        Segunda.- El personal obrero se rige por sus normas.
        DISPOSICIONES COMPLEMENTARIAS FINALES DE LA LEY Nº 28175
        Primera.- La ley rige desde el primer día del año.
        """
    )
    assert law.articles == ["art_1", "dct_1", "dct_2", "dcf_1"]
    assert law.provision("dcf_1").path == ("DISPOSICIONES COMPLEMENTARIAS FINALES DE LA LEY Nº 28175",)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (
            "Artículo 1.- Topes\nSegún el monto son las modalidades siguientes:\nArtículo 2.- Plazo\nEs de un día.",
            ["art_1"],
        ),
        (
            "Artículo 1.- Fórmula\n1.1 Se calcula así:\n1.2 Se redondea.\nArtículo 2.- Plazo\nEs de un día.",
            ["art_1__para_1.1"],
        ),
        ("Artículo 1.- Topes\nSon los siguientes:\na) Uno.\nb) Dos.\nArtículo 2.- Plazo\nEs de un día.", []),
        ("CONSIDERANDO:\nQue, conviene;\nSE ORDENA:\nArtículo 1.- Plazo\nEs de un día.", []),
    ],
    ids=["a table", "a formula", "a list that is there", "recitals"],
)
def test_what_leads_into_nothing_is_told_to_the_editor(text: str, lost: list[str]) -> None:
    told = [warning for warning in read(text).parts.warnings if "parece faltar una lista" in warning]
    assert [warning.split("«")[1].split("»")[0] for warning in told] == lost
