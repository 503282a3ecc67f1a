"""Warnings settled and opened again: what they rest on decides whether they stay so."""

import fcntl
import json
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from corpus.errors import Conflict, InvalidInput, NotFound, StorageFailure
from corpus.home import Home
from corpus.model import Regulation, Source
from corpus.store import Store
from ingest.ledger import Entry, Ledger, save_ledger
from ingest.model import Refusal, RefusalReason
from privacy.sealing import NO_KEYS, Keyring, Seals
from qa_service.docket import Docket, Item, WarningState, by_kind, by_subject, narrowed, settled_at, settled_doubts
from qa_service.grounds import Ground
from qa_service.reviewing import WarningKind
from qa_service.settlements import Decision, SettlementReason, append, load, rotate, usage
from tests.factories import regulation
from tests.privacy.keys import KEY, OTHER

AT = datetime(2026, 11, 30, 15, tzinfo=UTC)
MARK = "Artículo 2, literal l): la marca impresa («I») se corrigió por la secuencia."
EDITIONS = "Se hallaron 2 ediciones; rige «a.md»."
TASK = "Tarea para el editor: Ley N° 2 (Artículo 1) modifica art_1 de Ley N° 1, pero no se halló su nuevo texto."
TEXTS = {"art_1": "Artículo 1.- Objeto", "art_2": "Artículo 2.- l) uno"}
DOUBT = Entry("1" * 64, "r", doubts=("Ley N° 9: solo el 3 % se reconoció.",))
REFUSED = Entry("0" * 64, "r", refusal=Refusal("/d/x.pdf", RefusalReason.SCAN, "Páselo por un OCR."))
FILES = {"/d/x.pdf": REFUSED, "/d/y.pdf": DOUBT}
OLD, NEW, ALONE = Keyring((OTHER,)), Keyring((KEY, OTHER)), Keyring((KEY,))
CHECKED, MENDED = SettlementReason.CHECKED, SettlementReason.MENDED
DECIDED = Decision(WarningKind.WARNING, "ley-1", "Aviso.", AT.isoformat(), "ana", Ground("a", "b"), "c", CHECKED, "Vi.")


def law(texts: Mapping[str, str] | None = None, sha256: str = "a" * 64, number: str = "1") -> Regulation:
    made = regulation(f"ley-{number}", dict(texts or TEXTS))
    leading = made.documents[0]
    documents = (replace(leading, source=replace(leading.source, sha256=sha256)), *made.documents[1:])
    return replace(made, documents=documents, warnings=(MARK, EDITIONS, TASK) if number == "1" else ())


class Office:
    """A home whose corpus is what a test says."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root)
        self.seals: Seals = NO_KEYS
        self.put(law(), law({"art_1": "Artículo 1.- Modifícase"}, "b" * 64, "2"))
        self.files(FILES)

    def put(self, *norms: Regulation) -> None:
        """Put norms in, or in the place of what is there."""
        for norm in norms:
            Store(self.home.norms).write(norm)

    def files(self, entries: Mapping[str, Entry]) -> None:
        """What became of the files."""
        save_ledger(Ledger(entries), self.home.ledger)

    @property
    def docket(self) -> Docket:
        """As it is now."""
        return Docket(self.home, Store(self.home.norms), self.seals)

    def one(self, what: str) -> Item:
        """The item whose words begin so."""
        return next(item for item in self.docket.items if item.warning.what.startswith(what))

    def settle(self, what: str, reason: SettlementReason = CHECKED, note: str = "") -> None:
        """Settle that one."""
        docket = self.docket
        docket.settle([docket.key(self.one(what))], reason, note, "ana", AT)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_home_without_norms_has_nothing_to_look_at(tmp_path: Path) -> None:
    assert Docket(Home(tmp_path), Store(Home(tmp_path).norms), NO_KEYS).items == ()


def test_everything_is_open_at_first(office: Office) -> None:
    assert by_kind(narrowed(office.docket.items, WarningState.OPEN)) == {
        WarningKind.REFUSED: 1, WarningKind.DOUBT: 1, WarningKind.TASK: 1, WarningKind.WARNING: 2,
    }  # fmt: skip
    assert by_subject(office.docket.items) == {"ley-1": 3, "/d/x.pdf": 1, "/d/y.pdf": 1}


def test_one_that_is_settled_tells_why_by_whom_and_when(office: Office) -> None:
    office.settle(MARK, note="  Página 3,\nlínea 2. ")
    (item,) = narrowed(office.docket.items, WarningState.SETTLED)
    assert item.warning.what == MARK
    assert item.last
    assert (item.last.reason, item.last.note, item.last.by, item.last.at) == (
        CHECKED, "Página 3, línea 2.", "ana", "2026-11-30T15:00:00+00:00",
    )  # fmt: skip


@pytest.mark.parametrize(
    "norm",
    [
        law(),
        law(sha256="c" * 64),  # another file that says the same of it
        law({**TEXTS, "art_1": "Artículo 1.- Otra cosa"}),  # what changed is elsewhere
        law({**TEXTS, "art_2": "Artículo 2.-\n l)  uno"}),  # its lines are broken otherwise
    ],
    ids=["same", "other file", "elsewhere", "lines"],
)
def test_it_stays_settled_when_the_norm_is_read_again_and_nothing_changed_there(
    office: Office, norm: Regulation
) -> None:
    office.settle(MARK)
    before = office.one(MARK).id
    office.put(norm)
    assert (office.one(MARK).settled, office.one(MARK).id) == (True, before)


def test_it_comes_back_as_open_when_what_it_speaks_of_changed(office: Office) -> None:
    office.settle(MARK)
    office.put(law({**TEXTS, "art_2": "Artículo 2.- l) dos"}))
    item = office.one(MARK)
    assert (item.settled, item.lapsed) == (False, True)
    assert item.last
    assert item.last.by == "ana"


def test_it_comes_back_when_the_days_of_what_it_speaks_of_changed(office: Office) -> None:
    office.settle(MARK)
    norm = law()
    first, second = norm.provisions
    later = replace(second.latest, valid_from=AT.date())
    office.put(replace(norm, provisions=(first, replace(second, versions=(later,)))))
    assert not office.one(MARK).settled


def test_one_of_the_whole_norm_holds_for_the_files_it_was_settled_on(office: Office) -> None:
    office.settle(EDITIONS)
    office.put(law({**TEXTS, "art_1": "Artículo 1.- Leído mejor"}))
    assert office.one(EDITIONS).settled
    office.put(replace(law(), editions=(Source("b.md", "d" * 64, "text/markdown"),)))
    assert not office.one(EDITIONS).settled


def test_what_was_mended_in_the_source_comes_back_if_the_source_still_says_it(office: Office) -> None:
    office.settle(MARK, MENDED)
    assert office.one(MARK).settled
    office.put(law(sha256="c" * 64))
    assert office.one(MARK).lapsed


def test_a_task_can_be_mended_in_the_norm_that_orders_it(office: Office) -> None:
    office.settle(TASK, MENDED)
    office.put(law({"art_1": "Artículo 1.- Modifícase así"}, "e" * 64, "2"))
    assert office.one(TASK).lapsed


@pytest.mark.parametrize("what", ["escaneo", "Ley N° 9"])
def test_one_of_a_file_holds_while_the_file_is_the_same(office: Office, what: str) -> None:
    one = next(item for item in office.docket.items if item.warning.kind.of_file and what in item.warning.what)
    office.settle(one.warning.what)
    office.files(dict(FILES))
    assert office.one(one.warning.what).settled
    office.files({path: replace(entry, sha256="9" * 64) for path, entry in FILES.items()})
    assert office.one(one.warning.what).lapsed


def test_settled_doubts_are_known_by_the_content_they_were_settled_on(office: Office) -> None:
    office.settle("Ley N° 9")
    assert settled_doubts(office.home) == {("/d/y.pdf", "1" * 64, DOUBT.doubts[0])}
    docket = office.docket
    docket.reopen([office.one("Ley N° 9").id], "eva", AT)
    assert settled_doubts(office.home) == frozenset()


def test_one_is_opened_again_and_its_history_stays(office: Office) -> None:
    office.settle(MARK)
    office.docket.reopen([office.one(MARK).id], "eva", AT)
    item = office.one(MARK)
    assert (item.settled, item.lapsed, [one.by for one in item.history]) == (False, False, ["ana", "eva"])
    office.settle(MARK)
    assert office.one(MARK).settled


def test_many_are_settled_at_once_by_the_beginning_of_their_numbers(office: Office) -> None:
    docket = office.docket
    done = docket.settle([one.id[:8] for one in docket.items], SettlementReason.HARMLESS, "", "ana", AT)
    assert len(done) == 5
    assert narrowed(office.docket.items, WarningState.OPEN) == ()


def test_what_changed_while_it_was_looked_at_is_not_settled(office: Office) -> None:
    keys = [office.docket.key(one) for one in office.docket.items]
    office.put(law({**TEXTS, "art_2": "Artículo 2.- l) dos"}))
    with pytest.raises(Conflict, match="El texto de 1 "):
        office.docket.settle(keys, CHECKED, "", "ana", AT)
    assert narrowed(office.docket.items, WarningState.SETTLED) == ()


@pytest.mark.parametrize(
    ("keys", "error"),
    [
        ([], InvalidInput),
        (["0000"], NotFound),
        (["zzz"], NotFound),
        (["ley-1"], NotFound),
        (["0000"] * 501, InvalidInput),
    ],
)
def test_what_can_not_be_chosen_is_said(office: Office, keys: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        office.docket.settle(keys, CHECKED, "", "ana", AT)


@pytest.mark.parametrize(("reason", "note"), [(SettlementReason.OTHER, " "), (CHECKED, "x" * 501)])
def test_a_note_may_be_missing_or_too_long(office: Office, reason: SettlementReason, note: str) -> None:
    with pytest.raises(InvalidInput, match="nota"):
        office.settle(MARK, reason, note)


def test_a_note_keeps_no_personal_data_and_nothing_that_can_not_be_seen(office: Office) -> None:
    office.settle(MARK, note="Lo vio DNI 40123456\x1b[2J \udce1")
    last = office.one(MARK).last
    assert last
    assert last.note == "Lo vio DNI [DNI omitido] [2J"


def test_no_reason_is_written_over_another(office: Office) -> None:
    office.settle(MARK)
    with pytest.raises(Conflict, match="Ya se dio por revisado"):
        office.settle(MARK, SettlementReason.HARMLESS)
    docket = office.docket
    done = docket.settle([one.id for one in docket.items], SettlementReason.HARMLESS, "", "eva", AT)
    assert MARK not in {one.warning.what for one in done}
    last = office.one(MARK).last
    assert last
    assert (last.reason, last.by) == (CHECKED, "ana")


def test_what_is_open_can_not_be_opened(office: Office) -> None:
    with pytest.raises(Conflict):
        office.docket.reopen([office.one(MARK).id], "ana", AT)


def test_a_line_that_was_written_in_part_is_passed_over_and_spoils_no_other(office: Office) -> None:
    office.settle(MARK)
    path = settled_at(office.home)
    path.write_bytes(path.read_bytes() + b'{"kind":"aviso","of":"ley-1"')
    office.settle(EDITIONS)
    assert len(load(path, NO_KEYS)) == 2
    assert [len(narrowed(office.docket.items, state)) for state in WarningState] == [3, 2, 5]


def test_the_file_is_one_line_a_decision(office: Office) -> None:
    office.settle(MARK)
    (line,) = settled_at(office.home).read_text(encoding="utf-8").splitlines()
    assert {"kind", "of", "what", "at", "by", "ground", "content", "reason"} == json.loads(line).keys()


def test_with_keys_a_note_is_sealed_in_the_file_and_read_with_them_alone(office: Office) -> None:
    office.seals = OLD
    office.settle(MARK, note="Se ve la zarzamora.")
    assert b"zarzamora" not in settled_at(office.home).read_bytes()
    item = office.one(MARK)
    assert item.last
    assert (item.settled, item.last.note) == (True, "Se ve la zarzamora.")
    office.seals = ALONE
    with pytest.raises(StorageFailure, match=OTHER.id):
        _ = office.docket


def test_what_reads_no_note_needs_no_key(office: Office) -> None:
    office.seals = OLD
    office.settle(DOUBT.doubts[0], note="Así es.")
    assert settled_doubts(office.home) == {("/d/y.pdf", "1" * 64, DOUBT.doubts[0])}


def test_rotating_seals_every_note_with_the_first_key_and_changes_nothing_else(office: Office) -> None:
    office.settle(MARK, note="Antes de las claves.")
    path = settled_at(office.home)
    path.write_bytes(path.read_bytes() + b'{"kind":"aviso","of":"ley-1"')
    path.chmod(0o640)
    office.seals = OLD
    office.settle(EDITIONS, note="Con la primera.")
    office.settle(TASK)
    before = load(path, OLD)
    assert usage(path) == {"": 1, OTHER.id: 1}
    assert (rotate(path, NEW), rotate(path, NEW)) == (2, 0)
    assert (usage(path), load(path, ALONE)) == ({KEY.id: 2}, before)
    assert (len(path.read_bytes().splitlines()), stat.S_IMODE(path.stat().st_mode)) == (4, 0o640)


def test_a_home_without_decisions_has_no_note_to_seal(tmp_path: Path) -> None:
    path = settled_at(Home(tmp_path))
    assert (rotate(path, NEW), usage(path), path.exists()) == (0, {}, False)


def test_a_decision_is_not_lost_where_notes_are_sealed_anew_between_its_opening_and_its_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, lock = tmp_path / "settled.jsonl", fcntl.flock
    append(path, [DECIDED], NO_KEYS)

    def late(file: BinaryIO, how: int) -> None:
        """The lock, got only after another process wrote the file anew."""
        monkeypatch.setattr(fcntl, "flock", lock)
        assert rotate(path, NEW) == 1
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    append(path, [replace(DECIDED, what="Otro aviso.")], NEW)
    assert {one.what for history in load(path, NEW).values() for one in history} == {"Aviso.", "Otro aviso."}


def test_the_place_and_its_words_are_shown_beside_it(office: Office) -> None:
    norm = regulation("ley-1", TEXTS, page_length=20)
    office.put(replace(norm, warnings=(MARK, EDITIONS)))
    docket = office.docket
    (spot,) = docket.survey(office.one(MARK)).spots
    assert (spot.eid, spot.label, spot.text, spot.page) == ("art_2", "Artículo 2", "Artículo 2.- l) uno", 2)
    assert docket.survey(office.one(EDITIONS)).spots == ()
