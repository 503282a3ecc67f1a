"""Which lines are articles, what the sequence restores, and what an editor is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.candidates import find_articles, gaps
from ingest.lines import split_lines
from ingest.quotations import quoted_lines
from ingest.roles import Roles
from tests.ingest.norms import norm, read


def articles(*texts: str) -> tuple[list[str], list[str]]:
    lines = split_lines(norm("\n".join(texts)))
    roles = Roles(lines)
    readings, warnings = find_articles(lines, roles, quoted_lines(lines, roles))
    return [reading.number for reading in readings], warnings


def test_a_clean_text_gives_its_articles_and_no_warning() -> None:
    assert articles("Artículo 1.- Fin", "Uno.", "Artículo 2.- Plazo", "Dos.") == (["1", "2"], [])


def test_an_index_in_front_is_left_out() -> None:
    index = [f"Artículo {n}.- Tema {n}" for n in range(1, 7)]
    body = [text for n in range(1, 7) for text in (f"Artículo {n}.- Tema {n}", "La regla se cumple siempre.")]
    assert articles(*index, *body)[0] == ["1", "2", "3", "4", "5", "6"]


def test_a_gap_is_told_with_both_its_sides() -> None:
    numbers, warnings = articles("Artículo 1.- Fin", "Uno.", "Artículo 4.- Plazo", "Dos.")
    assert numbers == ["1", "4"]
    assert warnings == [
        "Después del artículo 1 sigue el 4: faltan artículos en el texto o sus encabezados son ilegibles."
    ]


def test_a_ruined_heading_is_restored_and_told() -> None:
    numbers, warnings = articles("Artículo 1.- Fin", "Uno.", "Artículo", "Dos.", "Artículo 3.- Plazo", "Tres.")
    assert numbers == ["1", "2", "3"]
    assert len(warnings) == 1
    assert warnings[0].startswith("Artículo 2: encabezado dañado")


@pytest.mark.parametrize("text", ["", "Un texto sin artículos.", "El artículo 5 de la Ley rige."])
def test_a_text_without_headings_has_no_articles(text: str) -> None:
    assert articles(text) == ([], [])


def test_no_articles_leave_no_gap() -> None:
    assert list(gaps([])) == []


@given(st.integers(1, 40))
def test_a_run_from_one_is_read_whole_and_in_order(count: int) -> None:
    texts = [text for n in range(1, count + 1) for text in (f"Artículo {n}.- Tema", "La regla se cumple siempre.")]
    assert articles(*texts) == ([str(n) for n in range(1, count + 1)], [])


@pytest.mark.parametrize(
    "ruin",
    [
        "rtículo Segundo.- Encargar a la gerencia",
        "\\rticulo 2. Encargar a la gerencia",
        "mas Artículo 2. Encargar a la gerencia",
        "Artículo 2, Encargar a la gerencia",
        "Artículo 2.» Encargar a la gerencia",
    ],
)
@pytest.mark.parametrize("below", ["Artículo 3. Publicar el acuerdo.", "Regístrese y comuníquese."])
def test_a_heading_of_which_the_number_is_left_is_restored_where_it_is_missing(ruin: str, below: str) -> None:
    law = read(f"Artículo 1. Aprobar el convenio.\n{ruin}.\n{below}")
    assert law.articles[:2] == ["art_1", "art_2"]
    assert any("encabezado dañado" in warning for warning in law.parts.warnings)


@pytest.mark.parametrize(
    "line",
    [
        "el artículo 2 de la ley citada.",
        "Artículo 7, Título Preliminar",
        "1. Artículo 2, Del plazo",
        "“Artículo 2, Del plazo",
    ],
)
def test_what_only_mentions_an_article_restores_nothing(line: str) -> None:
    law = read(f"Artículo 1. Aprobar el convenio que sigue:\n{line}\nArtículo 3. Publicar el acuerdo.")
    assert law.articles == ["art_1", "art_3"]


def test_the_first_article_of_an_act_may_be_ruined_too() -> None:
    law = read("SE ACUERDA:\njculo 1. Aprobar el convenio.\nArtículo 2. Encargar a la gerencia.\nArtículo 3. Publicar.")
    assert law.articles == ["art_1", "art_2", "art_3"]


def test_an_index_with_pages_set_in_a_column_is_left_out_though_its_lines_wrap() -> None:
    index = [
        line
        for n in range(1, 8)
        for line in (f"Artículo {n}.- De la participación en la gestión", f"ambiental | {n + 20}")
    ]
    body = [line for n in range(1, 8) for line in (f"Artículo {n}.- De la participación", "Se participa.")]
    assert articles(*index, *body)[0] == ["1", "2", "3", "4", "5", "6", "7"]


def test_an_index_in_two_parts_is_left_out_whole() -> None:
    preliminary = [f"Artículo {n}.- Principio {n}" for n in ("I", "II", "III", "IV", "V")]
    index = [*preliminary, *(f"Artículo {n}.- Tema {n}" for n in range(1, 7))]
    body = [line for heading in index for line in (heading, "Se regula.")]
    assert articles("TÍTULO PRELIMINAR", *index, "TÍTULO PRELIMINAR", *body)[0][-7:] == [
        "v",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
    ]
    assert len(articles("TÍTULO PRELIMINAR", *index, "TÍTULO PRELIMINAR", *body)[0]) == 11
