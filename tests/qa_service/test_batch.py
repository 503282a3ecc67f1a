"""Questions are checked before anything is loaded."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidQuestion, StorageFailure
from corpus.model import Place
from qa_service.answering import answer
from qa_service.batch import LONGEST_QUESTION, checked, parse_place, read_questions, write_answers
from qa_service.exchange import to_json
from qa_service.model import Question, Result
from tests.qa_service.laws import TODAY, searcher


def answered(question: Question) -> Result:
    return answer(question, searcher(), today=TODAY)


@given(st.text())
def test_a_checked_question_can_be_stored_printed_and_is_never_empty(text: str) -> None:
    try:
        clean = checked(text)
    except InvalidQuestion:
        return
    assert clean.strip()
    assert len(clean) <= LONGEST_QUESTION
    clean.encode()
    assert all(char.isprintable() or char.isspace() for char in clean)


def test_the_longest_question_is_just_taken() -> None:
    assert checked("a" * LONGEST_QUESTION)
    with pytest.raises(InvalidQuestion, match="4001 caracteres; el máximo es 4000"):
        checked("a" * (LONGEST_QUESTION + 1))


@pytest.mark.parametrize(
    ("given_place", "place"),
    [
        ("San Jacinto", Place(district="San Jacinto")),
        ("  ", None),
        (None, None),
        ({"district": "San Jacinto", "province": "Lima"}, Place(province="Lima", district="San Jacinto")),
        ({"district": "", "region": None}, None),
        (7, None),
    ],
)
def test_a_place_is_a_district_or_an_object(given_place: object, place: Place | None) -> None:
    assert parse_place(given_place) == place


def test_fields_that_nobody_knows_and_blank_lines_are_skipped(tmp_path: Path) -> None:
    rows = ['{"id": 7, "question": " ¿multas? ", "as_of": null, "level": "x"}', "", '{"id": "b", "question": "¿y?"}']
    (tmp_path / "q.jsonl").write_text("\ufeff" + "\r\n".join(rows), encoding="utf-8")
    assert [(q.id, q.text) for q in read_questions(tmp_path / "q.jsonl")] == [("7", "¿multas?"), ("b", "¿y?")]


def test_answers_are_written_in_order_and_told_as_they_come(tmp_path: Path) -> None:
    done: list[int] = []
    asked = [Question(str(n), "¿Cuánto es la multa del conductor?") for n in range(3)]
    write_answers(asked, answered, tmp_path / "new" / "a.jsonl", to_json, done.append)
    lines = (tmp_path / "new" / "a.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["0", "1", "2"]
    assert done == [1, 2, 3]


def test_a_full_disk_stops_the_writing_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match="El disco está lleno"):
        write_answers([Question("1", "¿multas?")], answered, Path("/dev/full"), to_json, lambda _done: None)
