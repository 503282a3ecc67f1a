"""Files in, corpus out: what changed is read, what failed is said, what was read is kept."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import NotFound, StorageFailure
from corpus.home import Home
from corpus.identifiers import RegulationId
from corpus.model import Regulation
from corpus.store import Store
from ingest.ledger import load_ledger, save_ledger, stamp_of
from ingest.model import RefusalReason
from ingest.pipeline import Changes, FileReport, Outcome, ingest, kind_of, remove

pytestmark = pytest.mark.slow

MARKETS = RegulationId("ordenanza-001-2024-mdq")
LICENCES = RegulationId("ordenanza-002-2024-mdq")
SETTLED = Path(__file__).parents[2] / "corpus/samples/DA-006-2024-MDQ.md"  # written long before any test


def ordinance(number: str, hours: str) -> str:
    return f"""---
title: Ordenanza que regula los mercados
identifier: ORDENANZA-{number}-2024-MDQ
rank: ordenanza
publication_date: '2024-03-14'
---
# ORDENANZA N° {number}-2024-MDQ

**Artículo 1.- Objeto**

La presente ordenanza regula los mercados del distrito.

**Artículo 2.- Horario**

Los mercados atienden {hours}.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "normas"
    folder.mkdir()
    (folder / "mercados.md").write_text(ordinance("001", "de 06:00 a 18:00 horas"), "utf-8")
    (folder / "licencias.md").write_text(ordinance("002", "todo el día"), "utf-8")
    (folder / "vacio.txt").write_text("", "utf-8")
    (folder / "roto.pdf").write_bytes(b"%PDF-1.7 nada")
    (folder / "README.md").write_text("Normas del distrito.", "utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def outcomes(reports: tuple[FileReport, ...]) -> dict[str, Outcome]:
    return {Path(report.path).name: report.outcome for report in reports}


def test_every_file_has_an_outcome_and_a_bad_one_stops_nothing(folder: Path, home: Home) -> None:
    run = ingest([folder], home)
    assert outcomes(run.files) == {
        "licencias.md": Outcome.READ,
        "mercados.md": Outcome.READ,
        "roto.pdf": Outcome.REFUSED,
        "vacio.txt": Outcome.REFUSED,
    }
    reasons = {Path(r.path).name: r.entry.refusal.reason for r in run.files if r.entry.refusal}
    assert reasons == {"roto.pdf": RefusalReason.DAMAGED, "vacio.txt": RefusalReason.EMPTY}
    assert Store(home.norms).ids() == (MARKETS, LICENCES)
    assert run.changes.added == (MARKETS, LICENCES)


def test_only_a_changed_file_is_read_again_and_only_its_norm_changes(folder: Path, home: Home) -> None:
    ingest([folder], home)
    (folder / "mercados.md").write_text(ordinance("001", "de 05:00 a 17:00 horas"), "utf-8")
    run = ingest([folder], home)
    assert [name for name, outcome in outcomes(run.files).items() if outcome is Outcome.READ] == ["mercados.md"]
    assert run.changes.changed == (MARKETS,)
    article = Store(home.norms).read(MARKETS).provision("art_2")
    assert article is not None
    assert "05:00" in Store(home.norms).read(MARKETS).text_of(article.latest)


def test_a_file_changed_to_the_same_size_within_the_same_tick_is_read_again(folder: Path, home: Home) -> None:
    changed, status = folder / "mercados.md", (folder / "mercados.md").stat()
    ingest([folder], home)
    changed.write_text(changed.read_text("utf-8").replace("06:00", "07:00"), "utf-8")
    os.utime(changed, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert changed.stat().st_size == status.st_size
    assert ingest([folder], home).changes == Changes(changed=(MARKETS,))


def test_a_file_that_carries_the_stamp_it_had_is_not_opened(home: Home) -> None:
    ingest([SETTLED], home)
    ledger = load_ledger(home.ledger)
    (name, entry), another = next(iter(ledger.entries.items())), "ab" * 8
    assert entry.stamp == stamp_of(SETTLED.stat()) is not None
    save_ledger(ledger.with_entry(name, replace(entry, sha256=another, norms=())), home.ledger)
    (report,) = ingest([SETTLED], home).files
    assert (report.outcome, report.entry.sha256) == (Outcome.UNCHANGED, another)


def test_what_a_later_run_does_not_find_stays(folder: Path, home: Home) -> None:
    ingest([folder / "mercados.md"], home)
    ingest([folder / "licencias.md"], home)
    assert Store(home.norms).ids() == (MARKETS, LICENCES)


def test_a_preview_says_what_would_change_and_changes_nothing(folder: Path, home: Home) -> None:
    run = ingest([folder], home, preview=True)
    assert run.changes.added == (MARKETS, LICENCES)
    assert Store(home.norms).ids() == ()
    assert not load_ledger(home.ledger).entries


def test_a_norm_taken_out_stays_out_until_its_file_is_given_again(folder: Path, home: Home) -> None:
    ingest([folder], home)
    assert remove(MARKETS, home).dropped == (MARKETS,)
    assert Store(home.norms).ids() == (LICENCES,)
    ingest([folder / "licencias.md"], home)
    assert Store(home.norms).ids() == (LICENCES,)
    ingest([folder / "mercados.md"], home)
    assert Store(home.norms).ids() == (MARKETS, LICENCES)


def test_a_norm_that_is_not_there_cannot_be_taken_out(home: Home) -> None:
    with pytest.raises(NotFound, match="ley-1"):
        remove(RegulationId("ley-1"), home)


def test_a_second_editor_is_told_to_wait(folder: Path, home: Home) -> None:
    with home.editing(), pytest.raises(StorageFailure, match="Espere a que termine"):
        ingest([folder], home)


def test_progress_hears_of_every_file(folder: Path, home: Home) -> None:
    heard: list[tuple[int, int]] = []
    ingest([folder], home, progress=lambda _report, done, total: heard.append((done, total)))
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_each_change_is_told_as_it_was_and_as_it_will_be(folder: Path, home: Home) -> None:
    ingest([folder], home)
    (folder / "mercados.md").write_text(ordinance("001", "de 05:00 a 17:00 horas"), "utf-8")
    heard: list[tuple[Regulation | None, Regulation | None]] = []
    ingest([folder], home, preview=True, on_change=lambda before, after: heard.append((before, after)))
    [(before, after)] = heard
    assert before
    assert after
    assert "06:00" in before.documents[0].text
    assert "05:00" in after.documents[0].text


def test_a_report_carries_the_size_of_its_file(folder: Path, home: Home) -> None:
    run = ingest([folder / "mercados.md"], home)
    assert [report.size for report in run.files] == [(folder / "mercados.md").stat().st_size]


def test_a_file_that_cannot_be_read_is_refused(folder: Path, home: Home) -> None:
    run = ingest([folder / "no-existe.pdf"], home)
    assert [report.entry.refusal and report.entry.refusal.reason for report in run.files] == [RefusalReason.UNREADABLE]


def test_a_reading_lost_when_it_is_needed_says_what_to_do(folder: Path, home: Home) -> None:
    ingest([folder / "mercados.md"], home)
    for reading in home.readings.rglob("*.json"):
        reading.unlink()
    home.outlines.unlink()
    with pytest.raises(StorageFailure, match="vuelva a ingerir"):
        ingest([folder / "licencias.md"], home)


def test_what_composition_remembers_can_be_deleted(folder: Path, home: Home) -> None:
    ingest([folder / "mercados.md"], home)
    home.outlines.unlink()
    assert ingest([folder / "licencias.md"], home).changes.added == (LICENCES,)


def test_a_damaged_memory_says_what_to_do(folder: Path, home: Home) -> None:
    ingest([folder / "mercados.md"], home)
    home.outlines.write_bytes(b"nada" * 1000)
    with pytest.raises(StorageFailure, match="bórrelo y repita la orden"):
        ingest([folder / "licencias.md"], home)


def test_a_run_counts_what_was_refused_and_what_its_norms_warn_of(folder: Path, home: Home) -> None:
    doubtful = ordinance("003", "todo el día").replace("# ORDENANZA N° 003-2024-MDQ", "# ORDENANZA N° 005-2023-MDQ")
    (folder / "otra.md").write_text(doubtful, "utf-8")
    run = ingest([folder], home)
    assert run.refused == {RefusalReason.DAMAGED: 1, RefusalReason.EMPTY: 1}
    assert run.warnings.total() == sum(len(norm.warnings) for norm in Store(home.norms))


@pytest.mark.parametrize(
    ("warning", "kind"),
    [
        ("Falta el artículo 7.", "Falta el artículo …"),
        (
            "El archivo dice ser Ley N° 27972, pero el texto se titula Ley N° 27973.",
            "El archivo dice ser Ley N° …, pero el texto se titula Ley N° …",
        ),
        ("Revise desde cuándo rige: «a los quince días».", "Revise desde cuándo rige: …."),
    ],
)
def test_warnings_of_one_kind_differ_only_in_what_they_are_about(warning: str, kind: str) -> None:
    assert kind_of(warning) == kind
