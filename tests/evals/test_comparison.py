"""Two runs side by side: what changed, whether by more than chance, and in which questions."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from evals.cases import Case
from evals.comparison import Move, compare, moves
from evals.records import Record
from tests.command import absuelve

pytestmark = pytest.mark.slow


def record(figures: dict[str, float | None], metric: str = "ndcg_10") -> Record:
    """A run whose questions have one figure each."""
    cases = tuple(Case(id, f"¿{id}?", None, None, True, (), None, ()) for id in figures)
    return Record({}, cases, {id: {metric: value} for id, value in figures.items()})


def test_a_figure_is_compared_over_the_questions_that_both_measure() -> None:
    found = compare(record({"a": 0.5, "b": 0.5, "c": None}), record({"a": 1.0, "b": 0.5, "c": 1.0}))
    (difference,) = found
    assert (difference.metric, difference.questions) == ("ndcg_10", 2)
    assert (difference.before, difference.after, difference.change.mean) == (0.5, 0.75, 0.25)
    assert not difference.sure


def test_many_questions_all_better_are_more_than_chance() -> None:
    names = [f"q{number}" for number in range(20)]
    (difference,) = compare(record(dict.fromkeys(names, 0.4)), record(dict.fromkeys(names, 0.6)))
    assert difference.sure
    assert difference.change.low == pytest.approx(0.2)


def test_questions_that_got_worse_come_first_and_the_largest_change_leads() -> None:
    before = record({"a": 0.5, "b": 1.0, "c": 0.9, "d": 0.3})
    after = record({"a": 1.0, "b": 0.9, "c": 0.1, "d": 0.3})
    assert [(move.id, move.better("ndcg_10")) for move in moves("ndcg_10", before, after)] == [
        ("c", False),
        ("b", False),
        ("a", True),
    ]


def test_fewer_words_are_better() -> None:
    assert Move("a", "¿a?", 120, 90).better("words")
    assert not Move("a", "¿a?", 120, 90).better("ndcg_10")


def test_runs_of_other_questions_cannot_be_compared() -> None:
    with pytest.raises(InvalidInput, match="no son de las mismas preguntas"):
        compare(record({"a": 1.0}), record({"b": 1.0}))


def test_the_same_questions_typed_otherwise_can_be_compared() -> None:
    before, after = record({"a": 1.0}), record({"a": 0.5})
    typed = Record({}, (replace(after.cases[0], question="¿A?"),), after.scores)
    assert [move.question for move in moves("ndcg_10", before, typed)] == ["¿A?"]


def write(folder: Path, figure: float) -> Path:
    """The folder of a run of one question."""
    folder.mkdir()
    (folder / "config.json").write_text("{}", "utf-8")
    (folder / "questions.jsonl").write_text(json.dumps({"id": "a", "question": "¿Qué es?", "gold": []}), "utf-8")
    (folder / "scores.jsonl").write_text(json.dumps({"id": "a", "ndcg_10": figure}), "utf-8")
    return folder


def test_the_command_prints_the_figures_and_the_questions(tmp_path: Path) -> None:
    before, after = write(tmp_path / "before", 1.0), write(tmp_path / "after", 0.5)
    done = absuelve("eval", "compare", before, after, home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Ganancia descontada (nDCG@10)" in done.stdout
    assert "EMPEORA a: 1 → 0.5  ¿Qué es?" in done.stdout
    assert "Ninguna pregunta cambia" in absuelve("eval", "compare", before, before, home=tmp_path).stdout
    wrong = absuelve("eval", "compare", before, after, "--metric", "otra", home=tmp_path)
    assert (wrong.returncode, "No existe la medida «otra»" in wrong.stderr) == (2, True)
