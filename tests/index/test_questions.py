"""Known questions: kept for the text that they were written from, and for no other."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identifiers import ProvisionId
from index.bundle import build_bundle, open_bundle, recipe_of
from index.cache import EmbeddingCache
from index.manifest import read_manifest
from index.model import Query, Wording
from index.passages import wordings_of
from index.questions import Questions, likeness, line, parse, shipped, sketch
from tests.factories import regulation
from tests.fakes import HashingEmbedder

TODAY = date(2026, 11, 23)
ASKED = "¿Cuánto se demora el permiso de mi bodega?"
LICENCE = "La licencia de funcionamiento se otorga en un plazo máximo de dos días hábiles desde la solicitud."
FINE = "La multa se paga en la caja de la entidad dentro de los quince días de notificada la resolución."
NORM = regulation("ley-1", {"art_1": FINE, "art_2": LICENCE})


def known(text: str = LICENCE, asked: tuple[str, ...] = (ASKED,)) -> Questions:
    return Questions(parse([line("ley-1#art_2", text, asked)]))


def wording(text: str) -> Wording:
    return next(iter(wordings_of(regulation("ley-1", {"art_2": text}))))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (LICENCE, True),
        (f"Artículo 2.- {LICENCE.upper()}\n(*) Nota del editor", True),
        (LICENCE.replace("plazo máximo", "plazo\n  máximo"), True),
        ("La licencia de funcionamiento se rige por el decreto supremo que apruebe el sector.", False),
        (FINE, False),
        ("", False),
    ],
)
def test_questions_stay_with_a_text_that_says_the_same(text: str, kept: bool) -> None:
    assert known().of(wording(text)) == ((ASKED,) if kept else ())


def test_an_article_that_nobody_wrote_questions_for_has_none() -> None:
    other = next(iter(wordings_of(regulation("ley-2", {"art_2": LICENCE}))))
    assert known().of(other) == ()


@given(st.text(), st.text())
def test_likeness_is_whole_with_itself_and_the_same_both_ways(one: str, other: str) -> None:
    first, second = sketch(one), sketch(other)
    assert likeness(first, first) == 1
    assert 0 <= likeness(first, second) == likeness(second, first) <= 1


def test_a_sketch_is_what_it_was_in_every_version_of_the_program() -> None:
    assert line("ley-1#art_2", "Se paga multa alta.", [ASKED]) == f"ley-1#art_2\t3620307e5d05\t{ASKED}"


def test_an_article_is_found_by_a_question_that_shares_no_word_with_its_text(tmp_path: Path) -> None:
    firsts = []
    for name, questions in (("with", known()), ("without", Questions({}))):
        build_bundle([NORM], HashingEmbedder(), tmp_path / name, EmbeddingCache(tmp_path / "cache"), None, questions)
        searcher = open_bundle(tmp_path / name, HashingEmbedder())
        hits = searcher.search(Query("¿Se demora mi bodega el permiso?", TODAY))
        firsts.append([(hit.wording.provision.eid, "asked" in hit.parts) for hit in hits][:1])
    assert firsts[0] == [("art_2", True)]
    assert firsts[1] != firsts[0]


def test_a_hit_found_by_a_question_shows_only_passages_of_its_text(tmp_path: Path) -> None:
    build_bundle([NORM], HashingEmbedder(), tmp_path / "b", EmbeddingCache(tmp_path / "cache"), None, known())
    first, *_ = open_bundle(tmp_path / "b", HashingEmbedder()).search(Query(ASKED, TODAY))
    assert first.wording.provision == ProvisionId.parse("ley-1#art_2")
    assert [passage.text for passage in first.passages] == [LICENCE]
    assert first.parts["asked"] == pytest.approx(1)


def test_other_questions_make_another_recipe(tmp_path: Path) -> None:
    made = build_bundle([NORM], HashingEmbedder(), tmp_path / "b", EmbeddingCache(tmp_path / "cache"), None, known())
    assert (made.questions, made.passages, made.vectors) == (1, 2, 3)
    assert read_manifest(tmp_path / "b").recipe == recipe_of([NORM], HashingEmbedder(), known())
    assert recipe_of([NORM], HashingEmbedder(), known(asked=("¿Otra?",))) != made.recipe


def test_those_that_are_shipped_are_whole() -> None:
    lines = (Path(__file__).parents[2] / "index/questions.tsv").read_text(encoding="utf-8").splitlines()
    rows = parse(lines)
    assert len(rows) == len(lines) > 11_000
    assert all(ProvisionId.parse(provision).eid for provision in rows)
    assert all(one.questions and 0 < len(one.sketch) <= 12 for one in rows.values())
    assert shipped().digest == Questions(rows).digest
