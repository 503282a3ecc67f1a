"""What ends a review: approve, which may release the answer, send back with a question, or decline with a reason."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from desk import approvals, audit, consultations, drafts, notes, releases, workflow
from desk.checklists import open_points
from desk.drafts import Kept
from desk.model import Account, Consultation, DeclineReason, ReturnReason, Role
from desk.notes import Kind
from desk.permissions import Action
from desk.questions import day_of, question_of
from desk.release import Answer, Approval, Hindrance, Refused, Review, release, sources_of
from desk.service import Desk, Terms
from desk.texts import remark, said
from index.model import Searcher

LONGEST_MESSAGE = 2_000
# What the asker reads, before the advisor's own words.
_DECLINED: Mapping[DeclineReason, str] = {
    DeclineReason.OUT_OF_SCOPE: "Este servicio no atiende consultas sobre ese asunto.",
    DeclineReason.OTHER_AUTHORITY: "Ese asunto lo resuelve otra entidad: consúltelo con ella.",
    DeclineReason.PERSONAL_DATA: "La consulta contiene datos personales. Hágala de nuevo sin ellos.",
    DeclineReason.NOT_LEGAL: (
        "La consulta no es sobre normas. Si su duda es legal, escríbala otra vez: qué pasó y qué quiere decidir."
    ),
    DeclineReason.DUPLICATE: "La consulta ya se respondió o está en revisión. Búsquela en «Mis consultas».",
}


def approve(
    desk: Desk, account: Account, id: str, version: int, digest: str, generation: str, checklist: Collection[str]
) -> Consultation | Refused:
    """Say yes to the draft with that digest, as read against that generation of the corpus.

    Where no other approval is needed the answer is released at once, else it waits for one. `Refused` says what keeps
    it from being released; nothing changes then.
    """
    with desk.database.reading() as connection:
        before = consultations.at(connection, account, Action.APPROVE, id, version)
        kept, question = drafts.get(connection, id, before.draft), question_of(connection, before)
        earlier = approvals.of(connection, id)
    now, searcher = desk.now(), desk.searcher()
    workflow.held(before, account.id, now)
    yes = Approval(account.id, digest, generation, now, account.role is Role.SENIOR)
    binding = _binding(earlier, before, kept, searcher.generation, account.id)
    on, dated = day_of(desk, before, question, searcher)
    review = _review(desk.terms, account, before, kept, (*binding, yes), searcher, on)
    outcome = _decide(review, before, checklist, searcher, now)
    if isinstance(outcome, Answer):
        return _released(desk, account, before, outcome, yes, dated)
    if outcome.hindrance in (Hindrance.FEW, Hindrance.SENIOR):
        return _waiting(desk, account, before, yes, [one.by for one in binding])
    return _refused(desk, account, before, outcome)


def send_back(
    desk: Desk, account: Account, id: str, version: int, asked: str, reason: ReturnReason = ReturnReason.FACTS
) -> Consultation:
    """Ask the asker for facts without which there is no answer."""
    wanted, now = said(asked, "qué datos faltan", LONGEST_MESSAGE), desk.now()
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.RETURN, id, version)
        after = workflow.returned(before, account.id, wanted, now)
        notes.add(connection, id, account.id, Kind.ASKED, wanted, now)
        return consultations.save(connection, before, after, account.id, "return", now, {"reason": reason.value})


def decline(
    desk: Desk, account: Account, id: str, version: int, reason: DeclineReason, message: str = ""
) -> Consultation:
    """Say that the service won't answer, and why."""
    why = f"{_DECLINED[reason]} {remark(message, 'el motivo', LONGEST_MESSAGE)}".strip()
    now = desk.now()
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.DECLINE, id, version)
        after = workflow.declined(before, account.id, why, now)
        notes.add(connection, id, account.id, Kind.DECLINED, why, now)
        told = {"reason": reason.value}
        return consultations.save(connection, before, after, account.id, "decline", now, told)


def _binding(
    earlier: Collection[Approval], before: Consultation, kept: Kept, generation: str, but: str
) -> tuple[Approval, ...]:
    """The approvals of others that still count: of this very draft and generation, and not void since."""
    standing = [one for one in earlier if one.by in before.approvals and one.by != but]
    same = [one for one in standing if (one.digest, one.generation) == (kept.digest, generation)]
    return tuple({one.by: one for one in same}.values())


def _review(
    terms: Terms,
    account: Account,
    before: Consultation,
    kept: Kept,
    given: tuple[Approval, ...],
    searcher: Searcher,
    on: date,
) -> Review:
    needed, senior = terms.approvals(before.matter)
    return Review(
        consultation=before.id,
        draft=kept.draft,
        sources=sources_of(kept.draft, searcher),
        on=on,
        office=account.office,
        approvals=given,
        needed=needed,
        senior=senior,
    )


def _decide(
    review: Review, before: Consultation, checklist: Collection[str], searcher: Searcher, now: datetime
) -> Answer | Refused:
    outcome = release(review, searcher, now)
    left = open_points(before.matter, checklist)
    passed = isinstance(outcome, Answer) or outcome.hindrance in (Hindrance.FEW, Hindrance.SENIOR)
    return Refused(Hindrance.UNCHECKED, open=left) if passed and left else outcome


def _released(
    desk: Desk, account: Account, before: Consultation, answer: Answer, yes: Approval, dated: bool
) -> Consultation:
    now = answer.released_at
    after = workflow.published(before, account.id, now)
    with desk.database.writing() as connection:
        done = consultations.save(connection, before, after, account.id, "release", now, _told(yes, before))
        approvals.add(connection, before.id, before.draft, yes)
        checked = releases.checked_on(answer.generation, desk.today())
        releases.add(connection, answer, after.released, before.draft, dated, checked)
    return done


def _waiting(
    desk: Desk, account: Account, before: Consultation, yes: Approval, standing: Collection[str]
) -> Consultation:
    after = workflow.approved(before, account.id, standing, yes.at)
    with desk.database.writing() as connection:
        approvals.add(connection, before.id, before.draft, yes)
        return consultations.save(connection, before, after, account.id, "approve", yes.at, _told(yes, before))


def _refused(desk: Desk, account: Account, before: Consultation, outcome: Refused) -> Refused:
    told = {"hindrance": outcome.hindrance.name, "read": before.version}
    with desk.database.writing() as connection:
        audit.append(connection, account.id, "refused", before.id, desk.now(), told)
    return outcome


def _told(yes: Approval, before: Consultation) -> dict[str, object]:
    return {"draft": before.draft, "digest": yes.digest, "generation": yes.generation}
