"""Text that an act quotes to amend another norm is no article of its own."""

import pytest

from ingest.lines import split_lines
from ingest.quotations import quoted_lines
from ingest.roles import Roles
from tests.ingest.norms import norm, read


def quoted(*texts: str) -> list[int]:
    lines = split_lines(norm("\n".join(texts)))
    return sorted(quoted_lines(lines, Roles(lines)))


AMENDING = "Modifícase el artículo 9 de la Ley N° 27972, en los términos siguientes:"


@pytest.mark.parametrize(
    "lead",
    [
        AMENDING,
        "Modifíquese el artículo 9 de la Ley N° 27972, el que queda redactado de la siguiente manera:",
        "Incorpórase el artículo 9-A a la Ley N° 27972, con el siguiente texto:",
        "Sustitúyase el artículo 9 de la Ley N° 27972 por el siguiente:",
    ],
)
def test_an_amending_sentence_announces_the_quotation_below_it(lead: str) -> None:
    assert quoted("Artículo 1.- Modificación", lead, "“Artículo 9.- Atribuciones", "Son tres.”") == [2, 3]


def test_a_quotation_on_one_line_ends_there() -> None:
    assert quoted(AMENDING, "“Artículo 9.- Son tres atribuciones.”", "Artículo 2.- Vigencia") == [1]


def test_a_second_quotation_right_after_the_first_needs_no_new_announcement() -> None:
    assert quoted(AMENDING, "“Artículo 9.- Uno.”", "“Artículo 10.- Dos.”", "Artículo 2.- Vigencia") == [1, 2]


def test_a_quotation_nobody_announces_is_the_laws_own_text() -> None:
    assert quoted("Artículo 1.- Lema", "El lema es el que sigue.", "“Artículo 9.- Servir bien.”") == []


def test_a_quotation_left_open_ends_before_the_next_heading() -> None:
    assert quoted(AMENDING, "“Artículo 9.- Atribuciones", "Son tres.", "Artículo 2.- Vigencia", "Rige ya.") == [1, 2]


def test_quoted_articles_are_not_this_norms_articles() -> None:
    law = read(
        f"Artículo 1.- Modificación\n{AMENDING}\n“Artículo 9.- Atribuciones\nSon tres.”\n"
        "Artículo 2.- Vigencia\nRige ya."
    )
    assert law.articles == ["art_1", "art_2"]
    assert "“Artículo 9.- Atribuciones" in law.wording("art_1")


def test_no_lines_quote_nothing() -> None:
    assert quoted_lines([], Roles([])) == set()


def test_a_quoted_article_right_after_another_goes_with_it_though_words_stand_between() -> None:
    assert quoted(
        "Artículo 1.- Modificación",
        "Modifícase los artículos 11 y 76 en los siguientes términos:",
        "“Artículo 11.- Separación”",
        "Ver el texto anterior.",
        "“Artículo 76.- Bienestar”",
        "Artículo 2.- Vigencia",
    ) == [2, 4]


def test_what_a_correction_of_errors_quotes_is_no_article() -> None:
    text = (
        "FE DE ERRATAS",
        "DICE:",
        "“Artículo 3.- Pagos",
        "Dos viáticos.”",
        "DEBE DECIR:",
        "“Artículo 3.- Pagos",
        "Uno.”",
    )
    assert quoted(*text) == [2, 3, 5, 6]


ORDERING = "Artículo 2. Modificación de los artículos 3, 4 y 17-A del Decreto Legislativo 1137"


@pytest.mark.parametrize("quotation", ['"Artículo 3. Ámbito. Es nacional. (...)"', "“Artículo 17-A. Mando. Es único.”"])
def test_a_quoted_article_that_the_heading_above_modifies_needs_no_announcement_beside_it(quotation: str) -> None:
    assert quoted(ORDERING, "Se modifican los artículos, el numeral 1 del", quotation) == [2]


def test_a_quoted_article_that_the_heading_above_does_not_name_is_the_laws_own() -> None:
    assert quoted(ORDERING, "Se modifican así.", "“Artículo 5. Refrendo. Lo hace el ministro.”") == []
    assert quoted(ORDERING, "Así.", "Artículo 3. Fin", "El que sigue.", "“Artículo 4. Refrendo. Lo hace él.”") == []
