"""Topics of questions, by their own words or by the titles found."""

import pytest

from insight.sheets import of_mended
from insight.topics import OTHER, topic_of, topics


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("¿Cuánto se paga por arbitrios?", "tributos"),
        ("¿Puede un regidor faltar a tres sesiones de concejo?", "gobierno municipal"),
        ("¿Qué se hace con la basura del mercado, hay relleno sanitario?", "ambiente"),
        ("un mototaxi sin paradero", "tránsito"),
        ("¿Y eso?", OTHER),
    ],
)
def test_a_question_is_about_what_its_words_say(question: str, topic: str) -> None:
    assert topic_of(question) == topic


def test_the_longest_phrase_speaks_alone() -> None:
    """A driver's licence is none to open a shop."""
    assert topic_of("licencia de conducir") == "tránsito"


def test_titles_decide_where_the_question_says_nothing() -> None:
    assert topic_of("", ["Ley de Licencia de Funcionamiento"]) == "licencias"


def test_topics_are_a_closed_list() -> None:
    assert len(topics()) == 19 and OTHER not in topics()


def test_no_change_makes_an_empty_sheet() -> None:
    assert of_mended([]).splitlines() == ["cambio,borradores,parte,parte_mín,parte_máx,parte_n"]
