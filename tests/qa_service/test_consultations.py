"""Consultations survive the process, and their file fails with what to do."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import NotFound, StorageFailure
from qa_service.answering import answer
from qa_service.consultations import Consultations
from qa_service.exchange import to_json
from qa_service.model import Question, Result
from tests.qa_service.laws import TODAY, searcher


@pytest.fixture
def kept(tmp_path: Path) -> Consultations:
    return Consultations(tmp_path / "new" / "absuelve.db")


def result(text: str = "¿Cuánto es la multa del conductor?") -> Result:
    return answer(Question("q", text), searcher(), today=TODAY)


def test_what_was_kept_is_found_again_by_another_process(kept: Consultations) -> None:
    made = kept.add(result(), [{"text": "uno"}])
    assert Consultations(kept.path).get(made.id) == made
    assert made.as_of == TODAY
    assert made.result == to_json(result()) | {"ms": made.result["ms"]}


def test_an_unknown_number_is_not_found(kept: Consultations) -> None:
    with pytest.raises(NotFound, match="No hay una consulta con ese número"):
        kept.get("nadie")


def test_numbers_cannot_be_guessed_from_one_another(kept: Consultations) -> None:
    ids = [kept.add(result(), []).id for _ in range(4)]
    assert len(set(ids)) == 4
    assert all(len(id) == 32 for id in ids)


def test_many_threads_write_at_once(kept: Consultations) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda number: kept.add(result(f"¿Cuánto es la multa? {number}"), []), range(24)))
    assert [kept.get(one.id).question for one in made] == [one.question for one in made]


def test_a_file_that_is_no_database_is_a_storage_failure(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"esto no es una base de datos" * 100)
    with pytest.raises(StorageFailure, match=r"x\.db"):
        Consultations(tmp_path / "x.db").add(result(), [])


def test_a_folder_that_cannot_be_made_is_a_storage_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailure, match="Revise la ruta"):
        Consultations(tmp_path / "file" / "x.db").get("1")
