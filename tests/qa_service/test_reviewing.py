"""What is left for an editor, by kind."""

import io
from dataclasses import replace

from rich.console import Console

from corpus.summary import summary_of
from ingest.ledger import Entry
from ingest.model import Refusal, RefusalReason
from qa_service.reviewing import pending, print_pending
from tests.qa_service.laws import markets, ordinance

TASK = "Tarea para el editor: la Ley N° 1 modifica art_2, pero no dice cómo."
REFUSED = Entry("0" * 64, "r", refusal=Refusal("/d/x.pdf", RefusalReason.SCAN, "Páselo por un OCR."))
DOUBTED = Entry("1" * 64, "r", doubts=("Ley N° 2: solo el 3% se reconoció.",))


def rows() -> list[dict[str, str]]:
    warned = replace(markets(), warnings=("Se reparó el artículo 4.", TASK))
    return pending([summary_of(warned), summary_of(ordinance())], {"/d/y.pdf": DOUBTED, "/d/x.pdf": REFUSED})


def printed(found: list[dict[str, str]]) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_pending(console, found)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_files_come_first_and_each_row_has_its_kind() -> None:
    assert [(row["kind"], row["of"]) for row in rows()] == [
        ("rechazado", "/d/x.pdf"),
        ("duda", "/d/y.pdf"),
        ("aviso", "ley-99001"),
        ("tarea", "ley-99001"),
    ]
    assert rows()[0]["what"].endswith("Páselo por un OCR.")


def test_tasks_are_told_apart_from_warnings() -> None:
    page = printed(rows())
    assert page.index("Tareas: lo que debe hacer un editor (1)") < page.index("Avisos: lo que se reparó")
    assert TASK in page


def test_nothing_left_is_said() -> None:
    assert printed([]).strip() == "No queda nada por revisar."
