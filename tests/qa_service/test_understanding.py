from datetime import date

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Place
from qa_service.model import Question, Understanding
from qa_service.understanding import Scope, understand
from tests.qa_service.laws import TODAY, searcher

SCOPE = Scope.of(searcher())
LAW = RegulationId("ley-99001")


def read(text: str, as_of: date | None = None, place: Place | None = None) -> Understanding:
    return understand(Question("q", text, as_of, place), SCOPE, TODAY)


def test_without_a_date_the_question_is_about_today() -> None:
    understood = read("¿Cuánto es la multa?")
    assert understood.query.as_of == TODAY
    assert not understood.dated


def test_the_day_given_apart_prevails_over_the_words() -> None:
    understood = read("En 2010, ¿cuánto era la multa?", as_of=date(2015, 5, 1))
    assert understood.query.as_of == date(2015, 5, 1)
    assert understood.dated


@pytest.mark.parametrize("text", ["según la Ley de Mercados, ¿quién multa?", "¿quién multa según la Ley N° 99001?"])
def test_norms_are_named_by_title_or_number(text: str) -> None:
    assert LAW in read(text).query.named


def test_an_exact_reference_is_the_provision_cited() -> None:
    cited = read("¿Qué dice el numeral 5.2 del artículo 5 de la Ley N° 99001?").query.cited
    assert cited == (ProvisionId(LAW, "art_5__para_5.2"),)


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("¿Qué dice el artículo 5 de la Ley N° 99001 sobre la multa?", "multa", "99001"),
        ("¿Qué dice el artículo 5 de la Ley N° 99001?", "99001", "multa"),
        ("¿Qué dice la Ley N° 99001 sobre la multa?", "99001", "sanción"),
    ],
)
def test_the_name_of_the_provision_cited_is_no_matter_of_the_question(text: str, said: str, unsaid: str) -> None:
    matter = read(text).matter
    assert said in matter and unsaid not in matter


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Según la Ley de Mercados, ¿qué exige el artículo 6?", ("art_6",)),
        ("¿qué exige el artículo 6?", ()),
        ("Según la Ley de Mercados, ¿qué exige el artículo 600?", ()),
    ],
)
def test_an_article_alone_is_that_of_the_only_norm_named_that_holds_it(text: str, cited: tuple[str, ...]) -> None:
    assert tuple(one.eid for one in read(text).query.cited) == cited


def test_the_place_somebody_writes_from_is_kept_though_it_is_no_part_of_the_question() -> None:
    found = read("Trabajo en la municipalidad de San Jacinto, ¿a qué hora se descarga?")
    assert found.text == "¿a qué hora se descarga?"
    assert found.query.place == Place("Lima", "Lima", "San Jacinto")


def test_the_place_given_apart_prevails_over_the_one_named() -> None:
    given = Place("Lima", "Lima", "Ate")
    assert read("En San Jacinto, ¿a qué hora se descarga?", place=given).query.place == given
    assert read("En San Jacinto, ¿a qué hora se descarga?").query.place == Place("Lima", "Lima", "San Jacinto")


def test_the_laws_words_are_added_to_the_search() -> None:
    assert "establecimiento" in read("¿puedo abrir mi bodega?").query.expansions


def test_a_rule_each_municipality_makes_is_local() -> None:
    assert read("¿Qué dice la ordenanza de San Jacinto?").local
    assert not read("¿Hay que publicar las ordenanzas en el diario?").local


def test_norms_that_the_corpus_lacks_are_kept_as_written() -> None:
    assert read("¿Qué exige la Ley 31313 sobre el suelo?").missing == ("Ley 31313",)


def test_the_words_of_the_asker_reach_the_search_on_one_line() -> None:
    assert read("  ¿Cuánto\n es   la multa?  ").query.text == "¿Cuánto es la multa?"


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("Cuando dice “el momento de la contratación”, ¿a qué se refiere?", ("el momento de la contratación",)),
        ('¿Qué es "riesgo de desabastecimiento" y qué «servicio público esencial»?',
         ("riesgo de desabastecimiento", "servicio público esencial")),
        ("¿Qué es “la obra”?", ()),
        ("¿Qué plazo hay?", ()),
    ],
)  # fmt: skip
def test_words_in_quotation_marks_are_sought_to_the_letter_when_they_are_telling(
    asked: str, quoted: tuple[str, ...]
) -> None:
    assert read(asked).query.quoted == quoted
