"""What editors read after an ingest, and the list of norms."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from corpus.identifiers import RegulationId
from corpus.summary import summary_of
from ingest.ledger import Entry
from ingest.model import Refusal, RefusalReason
from ingest.pipeline import Changes, FileReport, Outcome, Run
from qa_service.tables import describe, print_norms, print_run
from tests.factories import regulation
from tests.qa_service.laws import markets, repealed

TODAY = date(2026, 11, 30)
ONE, TWO, THREE = (RegulationId(f"ley-{n}") for n in (30001, 30002, 30003))


def console() -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    return Console(file=out, width=160, no_color=True), out


def shown(run: Run) -> str:
    screen, out = console()
    print_run(screen, run)
    return out.getvalue()


def listed(*norms: str) -> str:
    screen, out = console()
    print_norms(screen, [summary_of({"markets": markets, "repealed": repealed}[norm]()) for norm in norms], TODAY)
    return out.getvalue()


def report(outcome: Outcome, *norms: RegulationId, pages: int = 1, provisions: int = 1) -> FileReport:
    return FileReport("/datos/x.pdf", outcome, Entry("0" * 64, "r", norms, pages, provisions))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (Changes(), "El corpus no cambia."),
        (Changes(added=(ONE,)), "Normas: 1 nueva."),
        (Changes(changed=(ONE, TWO)), "Normas: 2 actualizadas."),
        (Changes(dropped=(ONE,)), "Normas: 1 retirada."),
        (Changes((ONE,), (TWO,), (THREE,)), "Normas: 1 nueva, 1 actualizada, 1 retirada."),
    ],
)
def test_a_change_is_told_in_one_sentence(changes: Changes, sentence: str) -> None:
    assert describe(changes) == sentence


def row(text: str, first: str) -> list[str]:
    line = next(line for line in text.splitlines() if first in line)
    return [cell.strip() for cell in line.replace("┃", "│").strip("│ ").split("│")]


def test_totals_are_counted_by_what_became_of_the_files() -> None:
    run = Run(
        (
            report(Outcome.READ, ONE, pages=10, provisions=1200),
            report(Outcome.READ, TWO, pages=5, provisions=34),
            report(Outcome.UNCHANGED, THREE, pages=2, provisions=7),
        ),
        Changes(added=(ONE, TWO)),
    )
    text = shown(run)
    assert row(text, "leído") == ["leído", "2", "2", "1,234", "15"]
    assert row(text, "sin cambios") == ["sin cambios", "1", "1", "7", "2"]
    assert row(text, "rechazado") == ["rechazado", "0", "0", "0", "0"]
    assert "Normas: 2 nuevas." in text


def test_a_norm_in_two_files_counts_once() -> None:
    text = shown(Run((report(Outcome.READ, ONE), report(Outcome.READ, ONE)), Changes()))
    assert row(text, "leído")[:3] == ["leído", "2", "1"]


def test_a_refused_file_is_told_by_name_with_its_reason_and_remedy() -> None:
    refusal = Refusal("/datos/escaneo [1].pdf", RefusalReason.SCAN, "Páselo por un OCR.")
    refused = FileReport(refusal.path, Outcome.REFUSED, Entry("0" * 64, "r", refusal=refusal))
    text = " ".join(shown(Run((refused,), Changes())).split())
    assert "escaneo [1].pdf" in text
    assert "/datos/" not in text
    assert "Páselo por un OCR." in text
    assert "es un escaneo sin capa de texto" in text


def test_without_refusals_there_is_no_table_of_them() -> None:
    assert "Qué hacer" not in shown(Run((report(Outcome.READ, ONE),), Changes()))


def test_a_norm_in_force_and_a_repealed_one_say_so() -> None:
    lines = listed("markets", "repealed").splitlines()
    assert lines[0].strip() == "Ley N° 99001  27/05/2003 · 6 disposiciones · vigente  ley-99001"
    assert lines[1].strip() == "Ley de Mercados de Prueba"
    assert lines[2].strip() == "Ley N° 88001  sin fecha · 1 disposición · derogada por la Ley N° 99001  ley-88001"
    assert lines[-1].strip() == "2 normas."


def test_a_norm_repealed_by_nobody_known_is_just_repealed() -> None:
    screen, out = console()
    print_norms(screen, [summary_of(regulation("ley-77001", {"art_1": "Uno."}, repealed_on=date(2020, 1, 1)))], TODAY)
    assert out.getvalue().splitlines()[0].strip().endswith("· derogada  ley-77001")


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({"effective": date(2027, 1, 1)}, "aún no vigente: rige desde el 01/01/2027"),
        ({"effective": date(2026, 11, 30)}, "vigente"),
        ({"repealed_on": date(2027, 1, 1)}, "derogada desde el 01/01/2027"),
        ({"repealed_on": date(2026, 11, 30)}, "derogada"),
    ],
)
def test_a_norm_is_in_force_between_its_days(days: dict[str, date], state: str) -> None:
    screen, out = console()
    norm = replace(summary_of(regulation("ley-77001", {"art_1": "Uno."})), **days)
    print_norms(screen, [norm], TODAY)
    assert out.getvalue().splitlines()[0].strip().endswith(f"· {state}  ley-77001")


def test_brackets_in_a_title_are_shown_and_not_taken_for_colours() -> None:
    screen, out = console()
    print_norms(screen, [summary_of(regulation("ley-77001", {"art_1": "Uno."}, title="Ley [red] de prueba"))], TODAY)
    assert "Ley [red] de prueba" in out.getvalue()


def test_doubts_that_were_settled_are_only_counted() -> None:
    doubtful = FileReport("/datos/x.pdf", Outcome.READ, Entry("0" * 64, "r", doubts=("Solo el 3 %.", "Solo el 4 %.")))
    screen, out = console()
    print_run(screen, Run((doubtful,), Changes()), {("/datos/x.pdf", "0" * 64, "Solo el 3 %.")})
    assert "Por revisar: Solo el 4 %." in out.getvalue()
    assert "Solo el 3 %." not in out.getvalue()
    assert "Dudas ya dadas por revisadas: 1." in out.getvalue()
