"""Answer memory: a released answer for a question like one asked now, for as long as all that it rests on holds.

What is offered was reviewed for another's question. So it is offered only where nothing that decides differs, and it is
compared with the index served at that moment; nothing of who asked, or in which words, is in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select

from corpus.errors import Conflict, InvalidInput
from corpus.identifiers import ProvisionId, RegulationId, article_of
from corpus.model import Place
from desk import approvals, consultations, deadlines, drafts, releases, workflow
from desk.asking import outside
from desk.checks import checked
from desk.consultations import fresh_id
from desk.drafts import Kept
from desk.matters import matter_of
from desk.model import Account, Consultation, Municipality, State
from desk.notes import Kind
from desk.permissions import Action, require
from desk.questions import understood
from desk.release import Answer, Review, digest, moved
from desk.releases import Released
from desk.service import Desk
from desk.sparing import spared
from desk.tables import agreement, cited, consultation, note, release, taken
from index.model import Searcher
from ingest.folding import fold
from library.anonymity import tells, title_of
from library.likeness import Reading, Vector, alike, reading_of
from qa_service.batch import checked as fit
from qa_service.model import Question, Understanding

Encode = Callable[[str], Vector]

MOST = 3
HITS = 10  # an answer is looked at only if it cites one of the articles found first for the question
_POOL = 2_000


@dataclass(frozen=True, slots=True)
class Offer:
    """A released answer under a neutral title. `on` is the day for which all that it cites was just compared."""

    id: str
    title: str
    answer: Released
    on: date
    source: str


def offers(desk: Desk, account: Account, encode: Encode, question: str, as_of: date | None = None) -> tuple[Offer, ...]:
    """The answers that the account can take for a question, the nearest first; raises `InvalidQuestion`."""
    require(account, Action.ASK)
    if account.municipality is None:
        return ()
    searcher, today = desk.searcher(), desk.today()
    asked = Question("offer", fit(question), as_of, account.municipality.place)
    read = understood(asked, searcher, today)
    if read.refusal:
        return ()
    with desk.database.reading() as connection:
        rows = _candidates(connection, account.municipality, read, searcher)
    near = _nearest(rows, read, encode, searcher, today)
    found = (_offer(one, read, searcher, account.municipality, row, today) for row, one in near)
    return tuple(one for one in found if one)[:MOST]


def take(
    desk: Desk,
    account: Account,
    encode: Encode,
    question: str,
    offer: str,
    as_of: date | None = None,
    omit: bool = False,
) -> Consultation:
    """A consultation answered at once by an offered answer; raises `Conflict` when it is offered no more.

    Raises `PersonalData` for a question that has some, unless they are to be omitted.
    """
    asked = spared(fit(question), omit)
    found = next((one for one in offers(desk, account, encode, asked, as_of) if one.id == offer), None)
    if found is None:
        raise Conflict("Esa respuesta ya no se ofrece para su pregunta. Haga la consulta para que la vea un asesor.")
    made, now = _asked(desk, account, asked, as_of), desk.now()
    with desk.database.writing() as connection:
        last = releases.last(connection, found.source)
        if last is None or last.stale_at or digest(last.draft) != found.id:
            raise Conflict("Esa respuesta acaba de cambiar. Pida otra vez las que se ofrecen.")
        return outside(_keep(connection, desk, made, found, now))


def _asked(desk: Desk, account: Account, text: str, as_of: date | None) -> Consultation:
    if account.municipality is None:
        raise InvalidInput("Su cuenta no tiene municipalidad. Pídale a quien administra el servicio que la complete.")
    matter, id = matter_of(text), fresh_id()
    due = deadlines.due(desk.terms, matter, desk.today())
    return Consultation(
        id, account.id, account.municipality, text, desk.now(), due, as_of=as_of, thread=id, matter=matter
    )


def _keep(connection: Connection, desk: Desk, made: Consultation, offer: Offer, now: datetime) -> Consultation:
    """The answer again under the approvals that made it, counted apart: its entry in the record is `taken`."""
    given = offer.answer
    received = consultations.add(connection, made, [], now)
    kept = drafts.add(connection, Kept(made.id, "memory", given.draft, given.generation, now))
    before = approvals.of(connection, offer.source)
    yes = tuple(a for a in before if (a.digest, a.generation) == (kept.digest, given.generation))
    for one in yes:
        approvals.add(connection, made.id, kept.number, one)
    review = Review(made.id, given.draft, given.sources, offer.on, given.office, yes, len({one.by for one in yes}))
    told = {"draft": kept.number, "digest": kept.digest, "generation": given.generation, "source": offer.source}
    done = consultations.save(
        connection, received, workflow.taken(received, kept.number), made.asker, "taken", now, told
    )
    mark = releases.checked_on(desk.searcher().generation, desk.today())
    releases.add(connection, Answer(review, now, given.generation), 1, kept.number, given.dated, mark)
    values = {"consultation": made.id, "source": offer.source, "release": given.number, "at": now}
    connection.execute(insert(taken).values(**values))
    return done


def _candidates(
    connection: Connection, mine: Municipality, read: Understanding, searcher: Searcher
) -> tuple[tuple[Row[Any], Released], ...]:
    """The questions, not follow-ups nor with facts of their own, whose answers cite what is found first for this one.

    A municipality's own rules are asked about at home only.
    """
    found = {article(hit.wording.provision) for hit in searcher.search(read.query, HITS)[:HITS]}
    agreed = select(agreement.c.ubigeo).where(agreement.c.shares)
    near = consultation.c.ubigeo == mine.ubigeo
    reach = near if read.local else or_(near, consultation.c.ubigeo.in_(agreed))
    facts = select(note.c.consultation).where(note.c.kind == Kind.FACTS.value)
    query = (
        select(consultation, cited.c.regulation.label("norm"), cited.c.eid)
        .join(release, (release.c.consultation == consultation.c.id) & (release.c.number == consultation.c.released))
        .join(cited, (cited.c.consultation == consultation.c.id) & (cited.c.release == release.c.number))
        .where(
            consultation.c.state == State.RELEASED.value, consultation.c.parent.is_(None), release.c.stale_at.is_(None)
        )
        .where(reach, consultation.c.id.not_in(facts), consultation.c.id.not_in(select(taken.c.consultation)))
        .where(cited.c.regulation.in_(sorted({norm for norm, _ in found})))
        .order_by(release.c.released_at.desc())
        .limit(_POOL)
    )
    rows = {row.id: row for row in connection.execute(query) if (row.norm, article_of(row.eid)) in found}
    with_answers = ((row, releases.last(connection, id)) for id, row in rows.items())
    return tuple((row, answer) for row, answer in with_answers if answer)


def article(provision: ProvisionId) -> tuple[str, str]:
    """The norm and the article that a provision is part of."""
    return provision.regulation.slug, article_of(provision.eid)


def _nearest(
    rows: Sequence[tuple[Row[Any], Released]], read: Understanding, encode: Encode, searcher: Searcher, today: date
) -> Iterator[tuple[Row[Any], Released]]:
    """Those whose questions ask the same, the nearest first."""
    mine, vector = reading_of(read), None
    scored = []
    for row, answer in rows:
        other = _reading(row, searcher, today)
        if other is None or (mine.kind, mine.numbers, mine.norms) != (other.kind, other.numbers, other.norms):
            continue
        vector = encode(mine.text) if vector is None else vector
        cosine = float(vector @ encode(other.text))
        if alike(mine, other, cosine):
            scored.append((cosine, row.id, row, answer))
    yield from ((row, answer) for _, _, row, answer in sorted(scored, key=lambda one: one[:2], reverse=True))


def _reading(row: Row[Any], searcher: Searcher, today: date) -> Reading | None:
    one = consultations.of(row)
    read = understood(Question(one.id, one.question, one.as_of, one.municipality.place), searcher, today)
    return None if read.refusal else reading_of(read)


def _offer(
    answer: Released, read: Understanding, searcher: Searcher, mine: Municipality, row: Row[Any], today: date
) -> Offer | None:
    """The answer if it holds on the day asked about, in the asker's place, and tells nothing of anybody."""
    on = read.query.as_of
    if answer.dated != (on < today) or (answer.dated and answer.on != on):
        return None
    if moved(answer.sources, searcher, on) or not checked(answer.draft, searcher, on).grounded:
        return None
    cards = searcher.cards()
    places = [card.place for one in answer.sources if (card := cards.get(RegulationId(one.regulation)))]
    if not all(fits(place, mine.place) for place in places):
        return None
    source = consultations.of(row).municipality
    if source.ubigeo != mine.ubigeo and tells(answer.draft.text, source):
        return None
    return Offer(digest(answer.draft), title_of(answer), answer, on, answer.consultation)


def fits(place: Place, mine: Place) -> bool:
    """Whether a norm of a place binds where somebody works: national, or of the own region, province or district."""
    pairs = zip(
        (place.region, place.province, place.district), (mine.region, mine.province, mine.district), strict=True
    )
    return all(wanted is None or fold(wanted) == fold(own or "") for wanted, own in pairs)
