"""Which lines open an article, and how surely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.headings import Heading, Strength, read_decisions, read_heading, roman
from ingest.lines import split_lines
from tests.ingest.norms import norm


def heading(text: str) -> Heading | None:
    return read_heading(split_lines(norm(text))[0])


@pytest.mark.parametrize(
    ("text", "value", "suffix", "title"),
    [
        ("Artículo 20.- Atribuciones del alcalde", 20, "", "Atribuciones del alcalde"),
        ("ARTÍCULO 20.- ATRIBUCIONES", 20, "", "ATRIBUCIONES"),
        ("Artículo 20°.- Atribuciones", 20, "", "Atribuciones"),
        ("Artículo 20º.- Atribuciones", 20, "", "Atribuciones"),
        ("Artículo 20-A.- Atribuciones", 20, "A", "Atribuciones"),
        ("Artículo 20. Atribuciones", 20, "", "Atribuciones"),
        ("Artículo 20: Atribuciones", 20, "", "Atribuciones"),
        ("“Artículo 20.- Atribuciones", 20, "", "Atribuciones"),
        ("Artículo Primero.- Aprobar el plan", 1, "", "Aprobar el plan"),
        ("Artículo Segundo.- Encargar", 2, "", "Encargar"),
        ("Artículo Único.- Aprobar", 1, "", "Aprobar"),
        ("Artículo IV.- Principios", 4, "", "Principios"),
    ],
)
def test_a_heading_prints_its_number_and_its_title(text: str, value: int, suffix: str, title: str) -> None:
    found = heading(text)
    assert found is not None
    assert (found.value, found.suffix, found.title) == (value, suffix, title)


@pytest.mark.parametrize(
    ("text", "below", "strength"),
    [
        ("Artículo 20 Cierre del puente.- El puente se cierra.", "", Strength.SURE),
        ("Artículo 20 Cierre del puente por obras o por", "falta de pago.- El puente se cierra.", Strength.SURE),
        ("Artículo 20 Cierre del puente. Aviso.-", "El puente se cierra.", Strength.SURE),
        ("Artículo 20 Cierre del puente.", "El puente se cierra.", Strength.WEAK),
        ("Artículo 20 Cierre del puente. El puente se cierra.", "", Strength.WEAK),
        ("Artículo 20 Código de Puentes y las normas que", "lo modifican, en cuanto sean aplicables", None),
    ],
)
def test_a_title_may_be_marked_by_its_end_alone(text: str, below: str, strength: Strength | None) -> None:
    found = read_heading(split_lines(norm(text))[0], below)
    assert (found.strength if found else None) == strength


@pytest.mark.parametrize(
    "text",
    [
        "Artículo 20 de la Ley N° 27972",
        "artículo 20.- en minúscula",
        "El artículo 20.- dice",
        "Artículos 20 y 21 de la Ley",
        "Artículo alguno",
        "En virtud del Artículo 20.- Atribuciones",
        "20.- Atribuciones",
        "Artículo 20-B)",
        "Artículo 20)",
    ],
)
def test_a_line_that_only_mentions_an_article_is_no_heading(text: str) -> None:
    assert heading(text) is None


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Artículo 20.- Objeto", Strength.SURE),
        ("Artículo 20 - Objeto", Strength.SURE),
        ("Artículo 20. Objeto", Strength.FAIR),
        ("Artículo 20: Objeto", Strength.FAIR),
        ("ARTÍCULO 20", Strength.FAIR),
        ("Artículo 20", Strength.WEAK),
        ("Artículo 20° Objeto", Strength.WEAK),
    ],
)
def test_what_stands_behind_the_number_says_how_surely_it_is_a_heading(text: str, strength: Strength) -> None:
    found = heading(text)
    assert found is not None
    assert found.strength is strength


@pytest.mark.parametrize(
    ("text", "degree"),
    [("Artículo 20°.- Objeto", True), ("Artículo 20º.- Objeto", True), ("Artículo 20.- Objeto", False)],
)
def test_a_degree_sign_is_noticed(text: str, degree: bool) -> None:
    found = heading(text)
    assert found is not None
    assert found.degree is degree


@pytest.mark.parametrize(("text", "only"), [("Artículo Único.- Objeto", True), ("Artículo Primero.- Objeto", False)])
def test_a_sole_article_is_told_from_a_first_one(text: str, only: bool) -> None:
    found = heading(text)
    assert found is not None
    assert found.only is only


def test_a_tax_codes_preliminary_norms_are_roman_articles() -> None:
    found = heading("NORMA XII: CÓMPUTO DE PLAZOS")
    assert found is not None
    assert (found.value, found.roman, found.title) == (12, True, "CÓMPUTO DE PLAZOS")


def decisions(*texts: str) -> list[tuple[int, str]]:
    return [(found.value, found.title) for found in read_decisions(split_lines(norm("\n".join(texts))))]


def test_an_act_may_decide_in_ordinal_points() -> None:
    assert decisions("Primero.- Aprobar el plan.", "Segundo.- Encargar su cumplimiento.") == [
        (1, "Aprobar el plan."),
        (2, "Encargar su cumplimiento."),
    ]


def test_points_must_run_from_one_and_in_one_style() -> None:
    assert decisions("Segundo.- Encargar su cumplimiento.") == []
    assert decisions("Primero.- Aprobar el plan.", "Tercero.- Publicar.") == [(1, "Aprobar el plan.")]
    assert decisions("Primero.- Aprobar el plan.", "2.- Encargar.") == [(1, "Aprobar el plan.")]


@pytest.mark.parametrize(
    ("value", "digits"),
    [(1, "i"), (3, "iii"), (4, "iv"), (6, "vi"), (9, "ix"), (12, "xii"), (19, "xix"), (29, "xxix"), (44, "xliv")],
)
def test_roman_numerals_subtract_a_smaller_sign_before_a_larger(value: int, digits: str) -> None:
    assert roman(digits) == value


@given(st.text(max_size=60))
def test_no_line_breaks_the_reading(text: str) -> None:
    for line in split_lines(norm(text)) if text.strip() else []:
        found = read_heading(line)
        assert found is None or found.line == line.index
