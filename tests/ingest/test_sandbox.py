import os
import time
from pathlib import Path

import pytest
from pytest import fixture, mark

from corpus.model import Source
from ingest.model import RefusalReason
from ingest.sandbox import Child, Outcome, Phase, Task, guarded, perform, read_pdf
from ingest.scans import Reader

pytestmark = pytest.mark.slow

ORDINANCE = (Path(__file__).parents[2] / "corpus" / "samples" / "Ordenanza-007-2019-MDQ.pdf").read_bytes()
SOURCE = Source("x.pdf", "0" * 64, "application/pdf")


@fixture
def child() -> Child:
    return Child()


def soon() -> float:
    return time.monotonic() + 30


def test_a_child_reads_what_would_be_read_here(child: Child) -> None:
    assert child.ask(Task(ORDINANCE, SOURCE), soon()) == perform(Task(ORDINANCE, SOURCE))
    child.close()


def test_one_child_reads_file_after_file(child: Child) -> None:
    child.ask(Task(ORDINANCE, SOURCE), soon())
    first = child.number
    assert child.ask(Task(b"%PDF-", SOURCE), soon()) is RefusalReason.DAMAGED
    assert child.number == first
    child.close()


def test_a_child_that_dies_is_told_apart_and_another_one_goes_on(child: Child) -> None:
    child.ask(Task(ORDINANCE, SOURCE), soon())
    assert child.number is not None
    os.kill(child.number, 9)
    assert child.ask(Task(ORDINANCE, SOURCE), soon()) is None or child.number is not None
    assert isinstance(child.ask(Task(ORDINANCE, SOURCE), soon()), tuple)
    child.close()


def test_a_deadline_that_passes_ends_the_child_and_is_a_reason(child: Child) -> None:
    assert child.ask(Task(ORDINANCE, SOURCE), time.monotonic()) is RefusalReason.TOO_SLOW
    assert child.number is None


def test_a_child_without_memory_refuses_or_dies_but_never_takes_more(child: Child) -> None:
    starved = Child(memory=100 << 20)
    assert starved.ask(Task(ORDINANCE * 2_000, SOURCE), soon()) in (None, RefusalReason.TOO_SLOW, RefusalReason.DAMAGED)
    starved.close()


def test_a_closed_child_leaves_no_process(child: Child) -> None:
    child.ask(Task(ORDINANCE, SOURCE), soon())
    number = child.number
    child.close()
    assert number is not None and not Path(f"/proc/{number}").exists()


def test_repair_leaves_pdfium_out_and_says_that_there_are_no_pages() -> None:
    outcome = perform(Task(ORDINANCE, SOURCE, phase=Phase.REPAIR))
    assert isinstance(outcome, tuple)
    assert outcome[0].document.pages == ()
    assert "dañado" in outcome[0].warnings[0]


def test_reading_starts_a_child_of_its_own() -> None:
    assert isinstance(read_pdf(ORDINANCE, SOURCE), tuple)


@mark.shared
def test_processor_time_that_is_spent_is_a_reason(child: Child, shared: Path) -> None:
    long = next((shared / "corpus" / "pdf").glob("Codigo-Tributario*")).read_bytes()
    assert child.ask(Task(long, SOURCE, seconds=0), soon()) is RefusalReason.TOO_SLOW
    child.close()


def test_a_mistake_of_our_own_reader_is_told_and_the_text_is_kept() -> None:
    def mistaken(_task: Task, _reader: Reader | None) -> Outcome:
        raise KeyError("una página que falta")

    outcome = guarded(Task(ORDINANCE, SOURCE), None, mistaken)
    assert isinstance(outcome, tuple)
    assert outcome[0].warnings[0].startswith("Un error del programa (KeyError en test_sandbox.py")
    assert "comercio ambulatorio" in outcome[0].document.text


def test_a_mistake_on_a_file_that_nothing_opens_is_a_reason() -> None:
    def mistaken(_task: Task, _reader: Reader | None) -> Outcome:
        raise ZeroDivisionError

    assert guarded(Task(b"%PDF-", SOURCE), None, mistaken) is RefusalReason.DAMAGED
