"""Answer memory: a released answer for a question like one asked now, for as long as all that it rests on holds.

What is offered was reviewed for another's question, or written by advisors for questions like it. So it is offered only
where nothing that decides differs, and it is compared with the index served at that moment; nothing of who asked, or in
which words, is in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert

from corpus.errors import Conflict, InvalidInput, NotFound
from corpus.identifiers import RegulationId
from corpus.model import Place
from desk import approvals, consultations, deadlines, drafts, releases, workflow
from desk.asking import outside
from desk.checks import checked
from desk.consultations import fresh_id
from desk.drafts import Kept
from desk.matters import matter_of
from desk.model import Account, Consultation, Municipality
from desk.permissions import Action, require
from desk.questions import understood
from desk.release import Answer, Approval, Review, digest, moved
from desk.releases import Released
from desk.service import Desk
from desk.sparing import Wish, spared
from desk.tables import taken
from index.model import Searcher
from ingest.folding import fold
from library import candidates, curated
from library.anonymity import tells
from library.candidates import HITS, Candidate, article
from library.likeness import Reading, Vector, alike, reading_of
from privacy.finding import bare
from qa_service.batch import checked as fit
from qa_service.model import Question, Understanding

Encode = Callable[[str], Vector]

MOST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A released answer under a neutral title. `on` is the day for which all that it cites was just compared.

    `source` is the consultation that it was given to, or the curated answer that it is.
    """

    id: str
    title: str
    answer: Released
    on: date
    source: str
    curated: bool = False


def offers(desk: Desk, account: Account, encode: Encode, question: str, as_of: date | None = None) -> tuple[Offer, ...]:
    """The answers that the account can take for a question, the nearest first; raises `InvalidQuestion`."""
    require(account, Action.ASK)
    if account.municipality is None:
        return ()
    mine, searcher, today = account.municipality, desk.searcher(), desk.today()
    read = understood(Question("offer", bare(fit(question)), as_of, mine.place), searcher, today)
    if read.refusal:
        return ()
    found = {article(hit.wording.provision) for hit in searcher.search(read.query, HITS)[:HITS]}
    with desk.database.reading() as connection:
        there = (
            *candidates.prepared(connection, found),
            *candidates.released(connection, mine, read.local, found),
        )
    near = _nearest(there, read, encode, searcher, today)
    offered = (_offer(one, read, searcher, mine, today) for one in near)
    once = {one.id: one for one in offered if one}
    return tuple(once.values())[:MOST]


def take(
    desk: Desk,
    account: Account,
    encode: Encode,
    question: str,
    offer: str,
    as_of: date | None = None,
    wish: Wish = Wish.TOLD,
) -> Consultation:
    """A consultation answered at once by an offered answer; raises `Conflict` when it is offered no more.

    Raises `PersonalData` for a question that has some, unless `wish` says what to do with them.
    """
    asked = spared(fit(question), wish, desk.terms.keeps)
    found = next((one for one in offers(desk, account, encode, asked, as_of) if one.id == offer), None)
    if found is None:
        raise Conflict("Esa respuesta ya no se ofrece para su pregunta. Haga la consulta para que la vea un asesor.")
    made, now = _asked(desk, account, asked, as_of), desk.now()
    with desk.database.writing() as connection:
        return outside(_keep(connection, desk, made, found, _standing(connection, found), now))


def _asked(desk: Desk, account: Account, text: str, as_of: date | None) -> Consultation:
    if account.municipality is None:
        raise InvalidInput("Su cuenta no tiene municipalidad. Pídale a quien administra el servicio que la complete.")
    matter, id = matter_of(text), fresh_id()
    due = deadlines.due(desk.terms, matter, desk.today())
    return Consultation(
        id, account.id, account.municipality, text, desk.now(), due, as_of=as_of, thread=id, matter=matter
    )


def _standing(connection: Connection, offer: Offer) -> tuple[Approval, ...]:
    """The approvals of what is offered; raises `Conflict` when it changed since it was looked at."""
    changed = Conflict("Esa respuesta acaba de cambiar. Pida otra vez las que se ofrecen.")
    if offer.curated:
        try:
            one = curated.get(connection, offer.source)
        except NotFound as gone:
            raise changed from gone
        if one.state is not curated.Standing.RELEASED or one.approval is None or one.digest != offer.id:
            raise changed
        return (one.approval,)
    last = releases.last(connection, offer.source)
    if last is None or last.stale_at or digest(last.draft) != offer.id:
        raise changed
    before = approvals.of(connection, offer.source)
    return tuple(a for a in before if (a.digest, a.generation) == (offer.id, offer.answer.generation))


def _keep(
    connection: Connection, desk: Desk, made: Consultation, offer: Offer, yes: tuple[Approval, ...], now: datetime
) -> Consultation:
    """The answer again under the approvals that made it, counted apart: its entry in the record is `taken`."""
    given = offer.answer
    received = consultations.add(connection, made, [], now)
    kept = drafts.add(connection, Kept(made.id, "memory", given.draft, given.generation, now))
    for one in yes:
        approvals.add(connection, made.id, kept.number, one)
    review = Review(made.id, given.draft, given.sources, offer.on, given.office, yes, len({one.by for one in yes}))
    told = {"draft": kept.number, "digest": kept.digest, "generation": given.generation, "source": offer.source}
    done = consultations.save(
        connection, received, workflow.taken(received, kept.number), made.asker, "taken", now, told
    )
    mark = releases.checked_on(desk.searcher().generation, desk.today())
    releases.add(connection, Answer(review, now, given.generation), 1, kept.number, given.dated, mark)
    source = {"curated" if offer.curated else "source": offer.source}
    connection.execute(insert(taken).values(consultation=made.id, **source, release=given.number, at=now))
    return done


def _nearest(
    there: Sequence[Candidate], read: Understanding, encode: Encode, searcher: Searcher, today: date
) -> Iterator[Candidate]:
    """Those given to questions that ask the same, the nearest first; each by the nearest of its questions."""
    mine, vector = reading_of(read), None
    scored = []
    for one in there:
        cosines = []
        for other in _readings(one, searcher, today):
            if (mine.kind, mine.numbers, mine.norms) != (other.kind, other.numbers, other.norms):
                continue
            vector = encode(mine.text) if vector is None else vector
            cosine = float(vector @ encode(other.text))
            if alike(mine, other, cosine):
                cosines.append(cosine)
        if cosines:
            scored.append((max(cosines), one.id, one))
    yield from (one for _, _, one in sorted(scored, key=lambda found: found[:2], reverse=True))


def _readings(one: Candidate, searcher: Searcher, today: date) -> Iterator[Reading]:
    for question in one.questions:
        read = understood(question, searcher, today)
        if not read.refusal:
            yield reading_of(read)


def _offer(one: Candidate, read: Understanding, searcher: Searcher, mine: Municipality, today: date) -> Offer | None:
    """The answer if it holds on the day asked about, in the asker's place, and tells nothing of anybody."""
    answer, on = one.answer, read.query.as_of
    if answer.dated != (on < today) or (answer.dated and answer.on != on):
        return None
    if moved(answer.sources, searcher, on) or not checked(answer.draft, searcher, on).grounded:
        return None
    cards = searcher.cards()
    places = [card.place for source in answer.sources if (card := cards.get(RegulationId(source.regulation)))]
    if not all(fits(place, mine.place) for place in places):
        return None
    source = one.municipality
    if source is None and read.local and all(place == Place() for place in places):
        return None  # a municipality's own rule is asked for, and this is the nation's
    if source and source.ubigeo != mine.ubigeo and tells(answer.draft.text, source):
        return None
    return Offer(digest(answer.draft), one.title, answer, on, one.id, source is None)


def fits(place: Place, mine: Place) -> bool:
    """Whether a norm of a place binds where somebody works: national, or of the own region, province or district."""
    pairs = zip(
        (place.region, place.province, place.district), (mine.region, mine.province, mine.district), strict=True
    )
    return all(wanted is None or fold(wanted) == fold(own or "") for wanted, own in pairs)
