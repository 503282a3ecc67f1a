"""All that people, workers, editors and crashes may do to a desk, in any order, with what must hold after each."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection, func, select

from corpus.errors import AbsuelveError
from corpus.model import Regulation
from corpus.validity import Status
from desk import (
    approvals,
    asking,
    claims,
    consultations,
    decisions,
    edits,
    releases,
    reviewing,
    staleness,
    triage,
    worker,
)
from desk.database import Database
from desk.edits import Quoted, Written
from desk.lists import Filters
from desk.model import Account, Consultation, DeclineReason, EditReason, Matter, Role, State
from desk.release import digest
from desk.releases import Released
from desk.reviewing import Sheet
from desk.service import Desk, Terms
from desk.tables import audit as audit_table
from desk.tables import consultation as table
from desk.verification import Verified, verify
from index.model import Searcher
from qa_service.citing import Citer
from qa_service.model import Abstention, Result, Statement
from tests.desk.gazette import amended, corrected, ended, shelf_with, without_article_5
from tests.desk.world import Clock, Shelf, open_desk, settle
from tests.qa_service.laws import markets

QUESTIONS = (
    "¿En qué plazo se apela una multa del mercado?",
    "¿Qué requisitos tiene el permiso de comercio ambulatorio?",
    "¿Puede la autoridad imponer dos multas por el mismo hecho según la Ley de Mercados?",
    "¿Cuántas veces al mes sesiona el concejo según el artículo 7 de la Ley de Mercados?",
    "¿Qué pastilla tomo para el dolor de cabeza?",
)
PAST = date(2021, 6, 1)
SECRET = re.compile(r"RESERVADO-\d+")  # what stands in every draft, refusal and hand-over, and nowhere else
OFFICIALS = ("official", "colleague", "stranger")
REVIEWERS = ("advisor", "second", "senior", "other_senior")
STEPS = ("approve", "approve", "edit", "return", "extend", "give back")
APPROVALS = {Matter.TASK: (1, False), Matter.APPLICATION: (1, False), Matter.LEGAL: (2, True)}
WAITING = (State.DRAFTED, State.IN_REVIEW, State.STALE)

MOST = 5  # consultations; more of them only get less far

who_asks, who_reviews = st.sampled_from(OFFICIALS), st.sampled_from(REVIEWERS)
which = st.integers(0, 1_000)
seldom = st.sampled_from((False, False, False, False, True))
crashes = st.sampled_from((None, None, None, None, (1, "before"), (1, "after"), (2, "before"), (2, "after")))


def some(*states: State) -> Callable[["Traffic"], bool]:
    """Whether a consultation is in one of these states."""
    return lambda traffic: any(one.state in states for one in traffic.seen.values())


T = TypeVar("T")
Doom = tuple[int, str] | None


class Crash(BaseException):
    """The process died."""


class Dying(Database):
    """A database whose process may die right before or right after its n-th commit from now.

    `meanwhile` is what somebody else does just before the next transaction that writes.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.doom: Doom = None
        self.meanwhile: Callable[[], object] | None = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, the process's last one where it is doomed."""
        other, self.meanwhile = self.meanwhile, None
        if other:
            other()
        count, moment = self.doom or (0, "")
        self.doom = (count - 1, moment) if count > 1 else None
        with super().writing() as connection:
            yield connection
            if count == 1 and moment == "before":
                raise Crash
        if count == 1 and moment == "after":
            raise Crash


class Traffic(RuleBasedStateMachine):
    """A desk in use. `yes` is the machine's own record of who approved which text, kept apart from the database."""

    def __init__(self, open_database: Callable[[], Dying], drop: Callable[[Dying], None]) -> None:
        super().__init__()
        self.database, self.drop = open_database(), drop
        self.clock, self.shelf, self.secrets, self.numbers = Clock(), Shelf(), 0, 0
        self.desk: Desk = open_desk(self.database, self.clock, self.shelf)
        plain = self.desk.answer
        self.desk = replace(
            self.desk,
            answer=lambda question, searcher: self._marked(plain(question, searcher)),
            terms=Terms(tries=2),
        )
        with self.database.writing() as connection:
            self.people = settle(connection)
        self.asked: dict[str, str] = {}
        self.yes: dict[str, set[tuple[str, str]]] = {}
        self.sheets: dict[tuple[str, str], Sheet] = {}
        self.seen: dict[str, Consultation] = {}
        self.frozen: dict[tuple[str, int], Released] = {}
        self.audited = -1

    def teardown(self) -> None:
        """Give the database back."""
        self.drop(self.database)

    @initialize(who=who_asks, questions=st.lists(st.sampled_from(QUESTIONS[:4]), min_size=2, max_size=2))
    def open(self, who: str, questions: list[str]) -> None:
        """The first questions come in and are drafted."""
        for question in questions:
            self.asked[asking.ask(self.desk, self._person(who), question, id=self._fresh()).id] = who
        while worker.step(self.desk, "w0"):
            pass

    # What people do. `wrong` makes it something that they may not, on what is not theirs, or as it was before.

    @precondition(lambda self: len(self.asked) < MOST)
    @rule(who=who_asks, question=st.sampled_from(QUESTIONS), as_of=st.sampled_from((None, None, PAST)), doom=crashes)
    def ask(self, who: str, question: str, as_of: date | None, doom: Doom) -> None:
        """An official asks; where the server dies the same is sent again, under the same number."""
        id = self._fresh()
        if self._try(lambda: asking.ask(self.desk, self._person(who), question, as_of, id=id), doom) is None:
            asking.ask(self.desk, self._person(who), question, as_of, id=id)
        self.asked[id] = who

    @precondition(lambda self: 0 < len(self.asked) < MOST)
    @rule(who=who_asks, one=which)
    def follow_up(self, who: str, one: int) -> None:
        """An official asks further, also on what is not theirs."""
        parent = list(self.asked)[one % len(self.asked)]
        person, id = self._person(who), self._fresh()
        made = self._try(lambda: asking.ask(self.desk, person, "¿Y si es feriado?", parent=parent, id=id))
        assert (made is not None) == (self.asked[parent] == who)
        if made:
            self.asked[made.id] = who

    @precondition(some(State.RECEIVED))
    @rule(name=st.sampled_from(("w1", "w2")), doom=crashes)
    def draft(self, name: str, doom: Doom) -> None:
        """A worker drafts all that it can, or dies on the first."""
        self._try(lambda: worker.step(self.desk, name), doom)
        while doom is None and worker.step(self.desk, name):
            pass

    @precondition(some(*WAITING))
    @rule(who=who_reviews, one=which, wrong=seldom)
    def claim(self, who: str, one: int, wrong: bool) -> None:
        """An advisor takes one, or one as it was before."""
        id, version = self._pick(one, *WAITING)
        self._try(lambda: claims.claim(self.desk, self._person(who), id, version - wrong))

    @precondition(some(*WAITING))
    @rule(who=who_reviews)
    def claim_next(self, who: str) -> None:
        """An advisor takes the most urgent one."""
        self._try(lambda: claims.claim_next(self.desk, self._person(who)))

    @precondition(some(State.IN_REVIEW))
    @rule(who=who_reviews, one=which, wrong=seldom, how=st.sampled_from(("extend", "hand_over", "give_back")))
    def hold(self, who: str, one: int, wrong: bool, how: str) -> None:
        """An advisor keeps one longer, hands it over or gives it back."""
        id, version = self._pick(one, State.IN_REVIEW)
        person = self._person(who) if wrong else self._holder(id)
        steps = {
            "extend": lambda: claims.extend(self.desk, person, id, version),
            "hand_over": lambda: claims.hand_over(self.desk, person, id, version, who, self._secret()),
            "give_back": lambda: claims.give_back(self.desk, person, id, version),
        }
        self._try(steps[how])

    @precondition(some(State.IN_REVIEW))
    @rule(who=st.sampled_from((*REVIEWERS, *OFFICIALS)), one=which, wrong=seldom)
    def read(self, who: str, one: int, wrong: bool) -> None:
        """Somebody opens a draft; no official can."""
        id, _ = self._pick(one, State.IN_REVIEW)
        person = self._person(who) if wrong else self._holder(id)
        sheet = self._try(lambda: reviewing.open_draft(self.desk, person, id))
        assert (sheet is None) == (person.role is Role.OFFICIAL)
        if sheet:
            self.sheets[person.username, id] = sheet

    @precondition(lambda self: self.sheets)
    @rule(one=which, wrong=seldom, how=st.sampled_from(("shorter", "false", "uncited", "by hand", "by hand")))
    def edit(self, one: int, wrong: bool, how: str) -> None:
        """An advisor changes what they read, for better or worse."""
        person, sheet = self._sheet(one, wrong)
        written = [_written(beside.statement) for beside in sheet.statements] or [_by_hand()]
        changed = {
            "shorter": written[:1],
            "false": [replace(written[0], text=f"{written[0].text} El plazo es de noventa (90) años.")],
            "uncited": [replace(written[0], citations=())],
            "by hand": [_by_hand()],
        }[how]
        id, version = sheet.consultation.id, sheet.consultation.version
        caveat = [self._secret()]
        self._try(lambda: edits.edit(self.desk, person, id, version, changed, [EditReason.STYLE], caveat))

    @precondition(lambda self: self.sheets)
    @rule(one=which, wrong=seldom, checked=st.integers(0, 9), doom=crashes)
    def approve(self, one: int, wrong: bool, checked: int, doom: Doom) -> None:
        """An advisor approves what they read, perhaps long ago, or before it changed."""
        self._approve(*self._sheet(one, wrong), checked > 0, doom)

    @precondition(some(*WAITING))
    @rule(who=who_reviews, then=who_reviews, one=which, doom=crashes)
    def review(self, who: str, then: str, one: int, doom: Doom) -> None:
        """An advisor, and then another, does all that a release may take without delay."""
        id, _ = self._pick(one, *WAITING)
        for name in (who, then):
            if self._now(id).state in WAITING and self._takes(self._person(name), id):
                sheet = reviewing.open_draft(self.desk, self._person(name), id)
                self._approve(self._person(name), sheet, True, doom)

    @precondition(some(State.IN_REVIEW))
    @rule(one=which, first=st.sampled_from(STEPS), second=st.sampled_from(STEPS))
    def race(self, one: int, first: str, second: str) -> None:
        """The holder takes two steps at once, in two windows: one of them is too late, whatever they are."""
        id, _ = self._pick(one, State.IN_REVIEW)
        person = self._holder(id)
        sheet = reviewing.open_draft(self.desk, person, id)
        done: list[bool] = []
        self.database.meanwhile = lambda: done.append(self._step(second, person, sheet))
        done.append(self._step(first, person, sheet))
        self.database.meanwhile = None
        assert sum(done) <= 1

    @precondition(lambda self: self.sheets)
    @rule(one=which, wrong=seldom, how=st.sampled_from(("return", "return", "decline", "closer", "eased", "redate")))
    def decide(self, one: int, wrong: bool, how: str) -> None:
        """An advisor sends one back, declines it, or reads the question otherwise."""
        person, sheet = self._sheet(one, wrong)
        id, version = sheet.consultation.id, sheet.consultation.version
        steps = {
            "return": lambda: decisions.send_back(self.desk, person, id, version, "¿De qué fecha es la multa?"),
            "decline": lambda: decisions.decline(self.desk, person, id, version, DeclineReason.OUT_OF_SCOPE),
            "closer": lambda: triage.reclassify(self.desk, person, id, version, Matter.LEGAL),
            "eased": lambda: triage.reclassify(self.desk, person, id, version, Matter.TASK),
            "redate": lambda: triage.redate(self.desk, person, id, version, PAST),
        }
        self._try(steps[how])

    @precondition(some(State.RETURNED))
    @rule(who=who_asks, one=which)
    def inform(self, who: str, one: int) -> None:
        """An asker gives facts; nobody else can."""
        id, version = self._pick(one, State.RETURNED)
        done = self._try(lambda: asking.inform(self.desk, self._person(who), id, version, "La multa es de ayer."))
        assert (done is not None) == (self.asked[id] == who)

    @precondition(some(State.RELEASED, State.STALE))
    @rule(who=who_asks, one=which, score=st.integers(0, 6))
    def rate(self, who: str, one: int, score: int) -> None:
        """An asker says what they think; nobody else can."""
        id, _ = self._pick(one, State.RELEASED, State.STALE)
        done = self._try(lambda: asking.rate(self.desk, self._person(who), id, score, "Clara."))
        assert (done is not None) == (self.asked[id] == who and 1 <= score <= 5)

    # What happens around them.

    @rule(law=st.sampled_from(("same", "same", "amended", "amended soon", "corrected", "cut", "gone", "ended")))
    def publish(self, law: str) -> None:
        """An editor publishes a generation."""
        today = self.clock.today()
        laws: dict[str, Callable[[], list[Regulation]]] = {
            "same": lambda: [markets()],
            "amended": lambda: [amended(today)],
            "amended soon": lambda: [amended(today + timedelta(days=2))],
            "corrected": lambda: [corrected()],
            "cut": lambda: [without_article_5()],
            "gone": lambda: [],
            "ended": lambda: [ended(today)],
        }
        self.shelf.publish(shelf_with(*laws[law]()))

    @rule(minutes=st.sampled_from((1, 1, 2, 31, 24 * 60)))
    def wait(self, minutes: int) -> None:
        """Time passes: leases end, days begin."""
        self.clock.move(minutes=minutes)

    @rule()
    def lapse(self) -> None:
        """Those whose lease ran out go back to the queue."""
        claims.lapse(self.desk)

    @rule()
    def sweep(self) -> None:
        """Answers are compared with the law until none is left: what still counts as sound is the law."""
        while staleness.pending(self.desk, self.desk.searcher()):
            staleness.sweep(self.desk, limit=2)
        searcher = self.desk.searcher()
        for one in self._consultations():
            answer = self._releases(one.id)[-1:]
            if answer and answer[0].stale_at is None:
                assert one.state is State.RELEASED
                self._assert_is_law(answer[0], searcher)

    # What must hold after each of these.

    @invariant()
    def all_is_well(self) -> None:
        """Looked at again only after something was recorded."""
        with self.database.reading() as connection:
            last = connection.execute(select(func.max(audit_table.c.sequence))).scalar_one() or 0
            if last == self.audited:
                return
            self.audited = last
            verified = verify(connection)
            assert isinstance(verified, Verified) and not verified.faults
        found = self._consultations()
        self._nothing_is_lost(found)
        for one in found:
            self._moves_on(one)
            self._releases_are_reviewed(one)
        for name in OFFICIALS:
            self._sees_nothing_unreviewed(self._person(name))

    def _nothing_is_lost(self, found: tuple[Consultation, ...]) -> None:
        assert {one.id for one in found} == set(self.asked)
        queued = {one.id for one in self._queue()}
        assert queued == {one.id for one in found if one.state in WAITING}
        for one in found:
            assert (one.claim is not None) == (one.state is State.IN_REVIEW)
            assert (one.draft == 0) <= (one.state is State.RECEIVED)
        for name in OFFICIALS:
            own = {one.id for one in self._mine(self._person(name))}
            assert {id for id, asker in self.asked.items() if asker == name} <= own

    def _moves_on(self, one: Consultation) -> None:
        before = self.seen.get(one.id)
        if before and before != one:
            assert one.version > before.version
            assert one.released - before.released in (0, 1)
        if before and one.released > before.released:
            self._was_due(before, one)
        self.seen[one.id] = one

    def _was_due(self, before: Consultation, one: Consultation) -> None:
        """A release came of the hold of somebody who may release it, with all the approvals that its matter needs."""
        assert before.state in WAITING and one.state is State.RELEASED
        needed, senior = APPROVALS[before.matter]
        answer = self._releases(one.id)[-1]
        people = {by for by, approved in self.yes.get(one.id, ()) if approved == digest(answer.draft)}
        seniors = {self._person("senior").id, self._person("other_senior").id}
        assert len(people) >= needed
        assert not senior or people & seniors
        self._assert_is_law(answer, self.desk.searcher())

    def _releases_are_reviewed(self, one: Consultation) -> None:
        """Each release has its number once, its approvals, and never changes in what it says."""
        found = self._releases(one.id)
        assert [answer.number for answer in found] == list(range(1, one.released + 1))
        assert [answer.number for answer in found if answer.stale_at is None] in ([], [one.released])
        assert (one.state is State.RELEASED) == bool(found and found[-1].stale_at is None)
        with self.database.reading() as connection:
            given = approvals.of(connection, one.id)
        for answer in found:
            wanted = digest(answer.draft), answer.generation
            assert any((yes.digest, yes.generation) == wanted for yes in given)
            first = self.frozen.setdefault((one.id, answer.number), answer)
            assert (answer.draft, answer.sources, answer.on) == (first.draft, first.sources, first.on)

    def _sees_nothing_unreviewed(self, who: Account) -> None:
        """Of all that an official can list and open, nothing was ever said by a draft that nobody approved."""
        for one in self._mine(who):
            assert one.municipality == who.municipality
            view = asking.view(self.desk, who, one.id)
            allowed = set(SECRET.findall(view.answer.draft.text)) if view.answer else set()
            assert set(SECRET.findall(repr((one, view)))) <= allowed
            if view.answer:
                kept = self.frozen[one.id, view.answer.number].draft
                assert view.answer.draft.text == kept.text
                assert digest(kept) in {approved for _, approved in self.yes[one.id]}

    def _assert_is_law(self, answer: Released, searcher: Searcher) -> None:
        """Every text that the answer gives as in force is what the index serves for its day."""
        day = staleness.day_for(answer, self.clock.today())
        for source in answer.sources:
            ruling = searcher.wording(source.provision, day)
            rules = ruling is not None and Citer(searcher, day).status(ruling) is Status.IN_FORCE
            if source.status is Status.IN_FORCE:
                assert rules and ruling.text == source.text

    # How the machine does it.

    def _try(self, step: Callable[[], T], doom: Doom = None) -> T | None:
        """What the step gives, or None where it was refused or died."""
        self.database.doom = doom
        try:
            return step()
        except (AbsuelveError, Crash):
            return None
        finally:
            self.database.doom = None

    def _marked(self, made: Result) -> Result:
        """The drafter's result with a mark by which it is known wherever it turns up."""
        if isinstance(made.outcome, Abstention):
            return replace(made, outcome=replace(made.outcome, message=self._secret()))
        return replace(made, outcome=replace(made.outcome, caveats=(*made.outcome.caveats, self._secret())))

    def _fresh(self) -> str:
        """A consultation's id that is the same whenever the same steps are taken again."""
        self.numbers += 1
        return f"{self.numbers:032x}"

    def _secret(self) -> str:
        self.secrets += 1
        return f"RESERVADO-{self.secrets}"

    def _person(self, name: str) -> Account:
        person: Account = getattr(self.people, name)
        return person

    def _pick(self, one: int, *states: State) -> tuple[str, int]:
        """One of the consultations in these states, and its version."""
        found = [consultation for consultation in self.seen.values() if consultation.state in states]
        chosen = found[one % len(found)]
        return chosen.id, chosen.version

    def _step(self, name: str, person: Account, sheet: Sheet) -> bool:
        """Whether a step of an advisor's, on what they read, was done."""
        id, version = sheet.consultation.id, sheet.consultation.version
        steps: dict[str, Callable[[], object]] = {
            "approve": lambda: self._approve(person, sheet, True, None),
            "edit": lambda: self._try(
                lambda: edits.edit(self.desk, person, id, version, [_by_hand()], [EditReason.STYLE], [self._secret()])
            ),
            "return": lambda: self._try(lambda: decisions.send_back(self.desk, person, id, version, "¿De cuándo es?")),
            "extend": lambda: self._try(lambda: claims.extend(self.desk, person, id, version)),
            "give back": lambda: self._try(lambda: claims.give_back(self.desk, person, id, version)),
        }
        return bool(steps[name]())

    def _now(self, id: str) -> Consultation:
        with self.database.reading() as connection:
            return consultations.get(connection, id)

    def _takes(self, person: Account, id: str) -> bool:
        return self._try(lambda: claims.claim(self.desk, person, id, self._now(id).version)) is not None

    def _holder(self, id: str) -> Account:
        claim = self.seen[id].claim
        assert claim
        return next(person for person in self.people.all() if person.id == claim.by)

    def _sheet(self, one: int, wrong: bool) -> tuple[Account, Sheet]:
        """What somebody read: the last thing that still stands, or, where it is to be wrong, anything."""
        found = [(self._person(who), sheet) for (who, _), sheet in self.sheets.items()]
        fresh = [(who, sheet) for who, sheet in found if self._stands(who, sheet)]
        chosen = found if wrong or not fresh else fresh
        return chosen[one % len(chosen)]

    def _stands(self, who: Account, sheet: Sheet) -> bool:
        now = self.seen[sheet.consultation.id]
        return now.version == sheet.consultation.version and now.claim is not None and now.claim.by == who.id

    def _approve(self, person: Account, sheet: Sheet, checked: bool, doom: Doom) -> bool:
        points = [point.key for point in sheet.checklist][: None if checked else 1]
        id, version = sheet.consultation.id, sheet.consultation.version
        self.yes.setdefault(id, set()).add((person.id, sheet.kept.digest))
        said = sheet.kept.digest, sheet.generation, points
        done = self._try(lambda: decisions.approve(self.desk, person, id, version, *said), doom)
        return isinstance(done, Consultation)

    def _consultations(self) -> tuple[Consultation, ...]:
        with self.database.reading() as connection:
            return tuple(consultations.of(row) for row in connection.execute(select(table).order_by(table.c.id)))

    def _releases(self, id: str) -> tuple[Released, ...]:
        with self.database.reading() as connection:
            return releases.all_of(connection, id)

    def _queue(self) -> Iterator[Consultation]:
        yield from _pages(lambda cursor: reviewing.queue(self.desk, self.people.advisor, Filters(), cursor, 3))

    def _mine(self, who: Account) -> list[Consultation]:
        return list(_pages(lambda cursor: asking.mine(self.desk, who, Filters(), cursor, 3)))


def _pages(page: Callable[[str | None], Any]) -> Iterator[Consultation]:
    cursor: str | None = None
    while True:
        found = page(cursor)
        yield from found.items
        if (cursor := found.next) is None:
            return


def _written(statement: Statement) -> Written:
    quotes = (Quoted(str(one.provision), one.valid_from, one.quote) for one in statement.citations)
    return Written(statement.text, tuple(quotes))


def _by_hand() -> Written:
    """A statement about the permit, which no generation changes but the one that lacks the law."""
    quote = "b) Copia del carné de sanidad vigente."
    return Written("Se presenta una copia del carné de sanidad vigente.", (Quoted("ley-99001#art_6", None, quote),))
