"""The ledger remembers what each file gave, and says when it must be read again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import StorageFailure
from corpus.identifiers import RegulationId
from ingest.applications import Application
from ingest.ledger import Entry, Ledger, load_ledger, reader_version, save_ledger, stamp_of
from ingest.model import Refusal, RefusalReason

LAW = RegulationId("ley-27972")
READ = Entry("ab" * 8, reader_version(), (LAW,), pages=3, provisions=40)
REFUSED = Entry("cd" * 8, reader_version(), refusal=Refusal("b.pdf", RefusalReason.SCAN, "Instale tesseract."))


def test_an_absent_ledger_is_empty(tmp_path: Path) -> None:
    assert load_ledger(tmp_path / "ledger.json") == Ledger()


def test_a_ledger_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    ledger = Ledger().with_entry("/a.md", READ).with_entry("/b.pdf", REFUSED).without(RegulationId("ley-1"))
    save_ledger(ledger, tmp_path / "ledger.json")
    assert load_ledger(tmp_path / "ledger.json") == ledger


def test_a_damaged_ledger_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "ledger.json").write_text("{")
    with pytest.raises(StorageFailure, match="vuelva a leer"):
        load_ledger(tmp_path / "ledger.json")


def test_a_file_is_fresh_while_its_content_and_the_reader_are_the_same() -> None:
    ledger = Ledger().with_entry("/a.md", READ)
    assert ledger.fresh("/a.md", READ.sha256)
    assert not ledger.fresh("/a.md", "other")
    assert not ledger.fresh("/new.md", READ.sha256)
    assert not Ledger({"/a.md": Entry(READ.sha256, "an older reader")}).fresh("/a.md", READ.sha256)


def test_a_removed_norm_stays_out_until_its_file_is_read_again() -> None:
    ledger = Ledger().with_entry("/a.md", READ).without(LAW)
    assert ledger.removed == (LAW,)
    assert ledger.with_entry("/a.md", READ).removed == ()


def test_the_mark_moves_with_contents_and_removals_only() -> None:
    ledger = Ledger().with_entry("/a.md", READ)
    assert ledger.with_entry("/b.pdf", REFUSED).mark() == ledger.mark()
    assert ledger.with_entry("/c.md", Entry("ef" * 8, reader_version(), (LAW,))).mark() != ledger.mark()
    assert ledger.without(LAW).mark() != ledger.mark()


def test_only_files_that_gave_norms_are_put_together_each_content_once() -> None:
    ledger = Ledger().with_entry("/z.md", READ).with_entry("/a.md", READ).with_entry("/b.pdf", REFUSED)
    assert ledger.readings() == (READ.sha256,)


def test_an_amendment_undone_stays_so_and_changes_what_the_corpus_is(tmp_path: Path) -> None:
    law, by = RegulationId("ley-1"), RegulationId("ley-2")
    one = Application("a1b2", law, "art_2", by, None, date(2024, 1, 1), "Diez.", "Once.", "Ley N° 2 modifica art_2.")
    undone = Ledger().rejecting(one).rejecting(one)
    save_ledger(undone, tmp_path / "ledger.json")
    assert load_ledger(tmp_path / "ledger.json").rejected == (one,)
    assert undone.mark() != Ledger().mark() == undone.accepting("a1b2").mark()


SECOND = 1_000_000_000


@pytest.mark.parametrize(
    ("after", "trusted"),
    [(0, False), (SECOND, False), (2 * SECOND, False), (2 * SECOND + 1, True), (-3600 * SECOND, False)],
)
def test_a_stamp_counts_once_its_file_can_no_longer_change_within_the_same_tick(
    tmp_path: Path, after: int, trusted: bool
) -> None:
    (tmp_path / "a.md").write_text("uno")
    status = (tmp_path / "a.md").stat()
    stamp = stamp_of(status, max(status.st_mtime_ns, status.st_ctime_ns) + after)
    assert stamp == ((3, status.st_mtime_ns, status.st_ctime_ns) if trusted else None)


def test_a_file_is_known_by_its_stamp_only_while_it_is_the_same() -> None:
    ledger = Ledger().with_entry("/a.md", replace(READ, stamp=(3, 5, 5))).with_entry("/b.md", READ)
    assert ledger.known("/a.md", (3, 5, 5)) == READ.sha256
    assert [ledger.known("/a.md", other) for other in ((4, 5, 5), (3, 6, 5), (3, 5, 6), None)] == [None] * 4
    assert ledger.known("/b.md", None) is None
    assert ledger.known("/new.md", (3, 5, 5)) is None


def test_a_stamp_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    ledger = Ledger().with_entry("/a.md", replace(READ, stamp=(3, 5, 6)))
    save_ledger(ledger, tmp_path / "ledger.json")
    assert load_ledger(tmp_path / "ledger.json") == ledger
