"""A question on a procedure is answered with its row of the TUPA, read from a typeset PDF."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_service.demo import SAMPLES
from tests.command import absuelve

Ask = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a home that holds the TUPA: the eIds cited, each with what is quoted of it."""
    home: Path = tmp_path_factory.mktemp("tupa")
    done = absuelve("ingest", SAMPLES / "TUPA-2024-MDQ.pdf", home=home)
    assert done.returncode == 0, done.stderr

    def cited(question: str) -> list[tuple[str, str]]:
        answer = absuelve("ask", "--json", question, home=home)
        assert answer.returncode == 0, answer.stderr
        return [(citation["eid"], citation["quote"]) for citation in json.loads(answer.stdout)["citations"]]

    return cited


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "row", "says"),
    [
        ("¿Cuánto se paga por el certificado de parámetros urbanísticos?", 12, "38,10"),
        ("¿En cuántos días se resuelve la autorización de anuncio simple?", 6, "5 días hábiles"),
        ("¿Cuánto cuesta la transferencia de licencia de funcionamiento?", 3, "24,20"),
    ],
)
def test_the_row_of_the_procedure_is_cited_with_its_figure(ask: Ask, question: str, row: int, says: str) -> None:
    quotes = dict(ask(question))
    assert says in quotes[f"annex_1__table_1__row_{row}"]
