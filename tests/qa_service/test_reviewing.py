"""What is left for an editor, by kind."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace

from rich.console import Console

from corpus.summary import summary_of
from ingest.ledger import Entry
from ingest.model import Refusal, RefusalReason
from qa_service.agenda import print_items
from qa_service.docket import Item
from qa_service.grounds import Ground
from qa_service.reviewing import Pending, WarningKind, pending
from qa_service.settlements import Decision, SettlementReason
from tests.qa_service.laws import markets, ordinance

TASK = "Tarea para el editor: la Ley N° 1 modifica art_2, pero no dice cómo."
REFUSED = Entry("0" * 64, "r", refusal=Refusal("/d/x.pdf", RefusalReason.SCAN, "Páselo por un OCR."))
DOUBTED = Entry("1" * 64, "r", doubts=("Ley N° 2: solo el 3% se reconoció.",))


def rows() -> tuple[Pending, ...]:
    warned = replace(markets(), warnings=("Se reparó el artículo 4.", TASK))
    return pending([summary_of(warned), summary_of(ordinance())], {"/d/y.pdf": DOUBTED, "/d/x.pdf": REFUSED})


def printed(found: Iterable[Item]) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_items(console, found)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_files_come_first_and_each_row_has_its_kind() -> None:
    assert [(row.kind.value, row.of) for row in rows()] == [
        ("rechazado", "/d/x.pdf"),
        ("duda", "/d/y.pdf"),
        ("aviso", "ley-99001"),
        ("tarea", "ley-99001"),
    ]
    assert rows()[0].what.endswith("Páselo por un OCR.")


def test_each_has_a_number_of_its_own_that_stays() -> None:
    assert len({row.id for row in rows()}) == 4
    assert [row.id for row in rows()] == [row.id for row in rows()]
    assert Pending(WarningKind.WARNING, "ley-1", "x").id == "084795872f42"  # sha256 of the three, between zeros


def test_what_a_norm_says_twice_is_one_thing() -> None:
    warned = replace(markets(), warnings=("Se reparó el artículo 4.",) * 2)
    assert len(pending([summary_of(warned)], {})) == 1


def test_tasks_are_told_apart_from_warnings() -> None:
    page = printed(map(Item, rows()))
    assert page.index("Tareas: lo que debe hacer un editor (1)") < page.index("Avisos: lo que se reparó")
    assert TASK.replace("art_2", "artículo 2") in page
    assert rows()[3].id in page


def test_norms_provisions_and_files_are_listed_by_the_names_that_people_give_them() -> None:
    page = printed(map(Item, rows()))
    assert "  Ley N° 99001\n" in page
    assert "  x.pdf  en /d\n" in page
    assert not re.search(r"ley-99001|art_\d", page)


def test_what_was_decided_is_told_under_it() -> None:
    one = rows()[2]
    by = ("2026-11-30T03:00:00+00:00", "consola:ana", Ground("a", "b"), "c", SettlementReason.HARMLESS, "Es un índice.")
    decision = Decision(one.kind, one.of, one.what, *by)
    assert "✓ No tiene efecto · Es un índice. · ana · 29/11/2026" in printed([Item(one, (decision,), settled=True)])
    assert "el 29/11/2026, y cambió desde entonces" in printed([Item(one, (decision,))])


def test_nothing_left_is_said() -> None:
    assert printed([]).strip() == "No queda nada por revisar."
