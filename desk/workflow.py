r"""The states of a consultation and every step between them, as pure functions over values.

    received -> drafted -> in_review -> released -> stale -> in_review
                                    \-> returned -> received
                                    \-> declined
A claim that runs out, or that its advisor gives back, leads to where the consultation was: drafted, or stale.
A released answer comes from `desk.release.release` alone; `published` only records that it was made.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from corpus.errors import Conflict
from desk.model import Claim, Consultation, Matter, State

_SAID = {
    State.RECEIVED: "está en preparación",
    State.DRAFTED: "espera a un asesor",
    State.IN_REVIEW: "está en revisión",
    State.RELEASED: "ya tiene respuesta",
    State.RETURNED: "espera datos de quien preguntó",
    State.DECLINED: "no se atendió",
    State.STALE: "tiene una respuesta desactualizada",
}


def drafted(
    consultation: Consultation, number: int, matter: Matter, risk: int, confidence: float, due_at: datetime
) -> Consultation:
    """A draft, or the refusal to write one, is there for an advisor."""
    _need(consultation, State.RECEIVED)
    found = {"draft": number, "matter": matter, "risk": risk, "confidence": confidence, "due_at": due_at}
    return _step(consultation, State.DRAFTED, approvals=(), **found)


def claimed(consultation: Consultation, by: str, until: datetime, now: datetime) -> Consultation:
    """An advisor takes it, or takes it longer; one whose lease ran out can be taken by another."""
    if consultation.state is State.IN_REVIEW:
        claim = consultation.claim
        if claim and claim.by != by and now < claim.until:
            raise Conflict("Otro asesor la está revisando. Pídale que se la pase o espere a que venza su reserva.")
    else:
        _need(consultation, State.DRAFTED, State.STALE)
    return _step(consultation, State.IN_REVIEW, claim=Claim(by, until))


def handed(consultation: Consultation, by: str, to: str, until: datetime, now: datetime) -> Consultation:
    """The advisor who holds it gives it to another."""
    held(consultation, by, now)
    return _step(consultation, State.IN_REVIEW, claim=Claim(to, until))


def given_back(consultation: Consultation, by: str, now: datetime) -> Consultation:
    """The advisor who holds it leaves it to whoever comes."""
    held(consultation, by, now)
    return _step(consultation, _waiting(consultation), claim=None)


def lapsed(consultation: Consultation, now: datetime) -> Consultation:
    """The lease ran out: it waits again."""
    _need(consultation, State.IN_REVIEW)
    if consultation.claim and now < consultation.claim.until:
        raise Conflict("La reserva del asesor no ha vencido.")
    return _step(consultation, _waiting(consultation), claim=None)


def edited(consultation: Consultation, by: str, number: int, now: datetime) -> Consultation:
    """A new draft counts; approvals of the one before are void."""
    held(consultation, by, now)
    return _step(consultation, State.IN_REVIEW, draft=number, approvals=())


def triaged(consultation: Consultation, by: str, matter: Matter, as_of: date | None, now: datetime) -> Consultation:
    """The advisor read the question otherwise than the program: its matter, or its day. Approvals are void."""
    held(consultation, by, now)
    return _step(consultation, State.IN_REVIEW, matter=matter, as_of=as_of, approvals=())


def approved(consultation: Consultation, by: str, standing: Collection[str], now: datetime) -> Consultation:
    """One more approves the draft and another must still do so: it waits. `standing` approved the same before."""
    held(consultation, by, now)
    if by in standing:
        raise Conflict("Ya la aprobó usted. La segunda revisión corresponde a otro asesor.")
    return _step(consultation, _waiting(consultation), claim=None, approvals=(*standing, by))


def published(consultation: Consultation, by: str, now: datetime) -> Consultation:
    """The answer was released."""
    held(consultation, by, now)
    return _step(consultation, State.RELEASED, claim=None, released=consultation.released + 1, note="")


def taken(consultation: Consultation, number: int) -> Consultation:
    """Its asker took an answer that was released for a like question: nobody reviews it a second time."""
    _need(consultation, State.RECEIVED)
    return _step(consultation, State.RELEASED, draft=number, released=1)


def returned(consultation: Consultation, by: str, asked: str, now: datetime) -> Consultation:
    """The advisor asks for facts."""
    held(consultation, by, now)
    return _step(consultation, State.RETURNED, claim=None, approvals=(), note=asked)


def informed(consultation: Consultation, due_at: datetime) -> Consultation:
    """The asker gave the facts: it is drafted anew."""
    _need(consultation, State.RETURNED)
    return _step(consultation, State.RECEIVED, note="", due_at=due_at)


def declined(consultation: Consultation, by: str, said: str, now: datetime) -> Consultation:
    """The advisor won't answer, and says why."""
    held(consultation, by, now)
    return _step(consultation, State.DECLINED, claim=None, approvals=(), note=said)


def withdrawn(consultation: Consultation, said: str) -> Consultation:
    """Its asker took back what was asked before it was over."""
    if consultation.state in (State.RELEASED, State.DECLINED):
        _need(consultation, State.RECEIVED)
    return _step(consultation, State.DECLINED, claim=None, approvals=(), note=said)


def outdated(consultation: Consultation, due_at: datetime) -> Consultation:
    """What a released answer cites has changed."""
    _need(consultation, State.RELEASED)
    return _step(consultation, State.STALE, approvals=(), due_at=due_at)


def held(consultation: Consultation, by: str, now: datetime) -> None:
    """Pass when the advisor holds it now, else raise `Conflict`."""
    _need(consultation, State.IN_REVIEW)
    claim = consultation.claim
    if claim is None or claim.by != by or claim.until <= now:
        raise Conflict("No la tiene reservada. Tómela de la cola antes de cambiarla.")


def _waiting(consultation: Consultation) -> State:
    return State.STALE if consultation.released else State.DRAFTED


def _need(consultation: Consultation, *states: State) -> None:
    if consultation.state not in states:
        raise Conflict(f"La consulta {_SAID[consultation.state]}: ese paso no corresponde. Vuelva a abrirla.")


def _step(consultation: Consultation, state: State, **changes: object) -> Consultation:
    return replace(consultation, state=state, version=consultation.version + 1, **changes)  # type: ignore[arg-type]
