"""A table of contents is no law, wherever it stands and however it points to its pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, Source
from ingest.contents import find_contents
from ingest.lines import split_lines
from ingest.model import NormText
from tests.ingest.norms import read

ACT = "Apruébase el Reglamento de Mercados, que forma parte de la presente ordenanza."
TABLE = (
    "TÍTULO I",
    "GENERALIDADES",
    "Artículo 1.- Objeto",
    "Artículo 2.- Alcance",
    "TÍTULO II",
    "Artículo 3.- Puestos",
)
LAW = (
    "TÍTULO I", "GENERALIDADES", "Artículo 1.- Objeto", "Regula los mercados de abastos del distrito.",
    "Artículo 2.- Alcance", "Alcanza a todos los conductores de puestos.", "TÍTULO II", "Artículo 3.- Puestos",
    "Cada puesto se conduce por su titular.",
)  # fmt: skip


def found(*lines: str) -> list[str]:
    text = "\n".join(lines)
    split = split_lines(NormText(Document(Source("a.txt", "0" * 64, "text/plain"), text), {}))
    return [split[index].text for index in find_contents(split)]


@pytest.mark.parametrize("title", ["ÍNDICE", "Índice general", "CONTENIDO", "SUMARIO:", "TABLA DE CONTENIDOS"])
def test_a_table_reaches_from_its_title_to_where_its_first_entry_comes_again(title: str) -> None:
    assert found("REGLAMENTO", title, *TABLE, *LAW) == [title, *TABLE]


def test_entries_point_to_pages_and_are_known_all_the_same() -> None:
    table = ("Preámbulo ........ 3", "CAPÍTULO I: De los puestos .... 4", "CAPÍTULO II _ 9", "CAPÍTULO III | 12")
    law = ("Preámbulo", "El mercado es de todos.", "CAPÍTULO I: De los puestos", "Artículo 1.- Un puesto por persona.")
    assert found("ÍNDICE", *table, *law) == ["ÍNDICE", *table]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(LAW, id="no table"),
        pytest.param(("ÍNDICE", "Anexo 1", "Anexo 2"), id="nothing below"),
        pytest.param(("ÍNDICE", *TABLE, "Los mercados se rigen por ordenanza."), id="entries that never come again"),
        pytest.param(("CONTENIDO", *(f"{n}. {'La solicitud se presenta en mesa de partes. ' * 8}" for n in range(9))),
                     id="law under a word that opens tables too"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_table_stays_law(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


def test_a_bare_division_is_no_first_entry_by_itself() -> None:
    annexed = ("ÍNDICE", "CAPÍTULO I", "De los puestos", "ANEXO", "CAPÍTULO I", "De las señales", "ANEXO II", "Planos")
    body = ("CAPÍTULO I", "De los puestos", "Artículo 1.- Un puesto por persona.")
    assert found(*annexed, *body) == list(annexed)


def test_articles_come_from_the_law_and_not_from_the_table() -> None:
    norm = read("\n".join(["REGLAMENTO DE MERCADOS", "ÍNDICE", *TABLE, *LAW]))
    assert [eid for eid in norm.eids if eid.startswith("art_")] == ["art_1", "art_2", "art_3"]
    assert norm.wording("art_2").endswith("conductores de puestos.")


def test_a_table_of_ranges_of_articles_gives_none() -> None:
    table = ("TÍTULO I", "GENERALIDADES", "Art. 1 - Art. 2", "TÍTULO II", "PUESTOS", "Art. 3 - Art. 9")
    norm = read("\n".join(["REGLAMENTO DE MERCADOS", "ÍNDICE", *table, *LAW]))
    assert [eid for eid in norm.eids if eid.startswith("art_")] == ["art_1", "art_2", "art_3"]


def test_an_untitled_table_opens_with_an_article_that_has_entries_of_its_own() -> None:
    table = ["TÍTULO I", "Artículo 1.- Definiciones", "a) PUESTO.", "b) TITULAR.", "TÍTULO II"]
    table += [f"Artículo {n}.- Regla {n}" for n in range(2, 9)]
    law = [
        "TÍTULO I",
        "Artículo 1.- Definiciones:",
        "a) PUESTO: El lugar de venta que asigna la municipalidad al titular.",
    ]
    law += [
        line
        for n in range(2, 9)
        for line in (f"Artículo {n}.- Regla {n}", f"La regla {n} obliga a todos los titulares.")
    ]
    act = ["ORDENANZA Nº 5-2020", "Artículo 1.- " + ACT, "Artículo 2.- Publíquese.", "Regístrese y comuníquese."]
    norm = read("\n".join([*act, "REGLAMENTO DE MERCADOS", *table, "REGLAMENTO DE MERCADOS", *law]))
    assert norm.wording("art_1").startswith("Artículo 1.- Definiciones:") and "lugar de venta" in norm.wording("art_1")
    assert norm.wording("approval__art_1").endswith("presente ordenanza.")
    assert norm.wording("art_8").endswith("obliga a todos los titulares.")


def test_articles_that_a_web_page_shows_above_the_norm_are_read_where_the_norm_has_them() -> None:
    shown = ["Decreto que crea el puente", "Artículo 2.- Peaje", "El peaje cuesta un sol."]
    head = ["DECRETO SUPREMO N° 3-2020-MTC", "EL PRESIDENTE DE LA REPÚBLICA", "DECRETA:"]
    law = ["Artículo 1.- Puente", "Se crea el puente.", *shown[1:], "Artículo 3.- Fin", "Rige mañana."]
    norm = read("\n".join([*shown, *head, *law]))
    assert norm.articles == ["art_1", "art_2", "art_3"]
    assert norm.parts.provisions[[p.eid for p in norm.parts.provisions].index("art_1")].heading == "Puente"


@given(st.lists(st.text(alphabet="abcdefg ÍÉ12.", min_size=1, max_size=30), max_size=20))
def test_a_table_always_opens_at_its_title_and_ends_before_the_end(lines: list[str]) -> None:
    kept = [line for line in lines if line.strip()]
    table = found("ÍNDICE", *kept) if kept else []
    assert not table or (table[0] == "ÍNDICE" and len(table) <= len(kept))
