"""The pipeline from a question to a draft or a named refusal, as a visible list of steps."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from time import perf_counter
from typing import cast

from index.model import Hit, Query, Searcher
from ingest.model import unrecognised
from qa_service import abstention, elsewhere, injection
from qa_service.confidence import doubt
from qa_service.drafting import Drafter, extract
from qa_service.grounding import ground
from qa_service.model import Abstention, Draft, Question, Result, Timings, Understanding
from qa_service.shown import Shown, shown
from qa_service.understanding import Scope, understand

PASSAGES = 50
Clock = Callable[[], float]
Rewrite = Callable[[Query, str], Query]  # a query and its question to the query with more words


def answer(
    question: Question,
    searcher: Searcher,
    drafter: Drafter = extract,
    today: date | None = None,
    clock: Clock = perf_counter,
    rewrite: Rewrite | None = None,
) -> Result:
    """Answer a question: understand, search, weigh, draft, check. `today` is the day when none is asked about."""
    started = clock()
    understood = understand(question, scope_of(searcher), today or date.today())
    if rewrite and not understood.refusal:
        understood = replace(understood, query=rewrite(understood.query, understood.text))
    read = clock()
    hits = searcher.search(understood.query, PASSAGES)
    found = clock()
    outcome = decide(understood, hits, searcher, drafter)
    done = clock()
    timings = Timings(retrieve=(found - read) * 1000, draft=(done - found + read - started) * 1000)
    return Result(question, understood, hits, outcome, timings, searcher.generation)


def look_up(
    question: Question, searcher: Searcher, today: date
) -> tuple[Understanding, tuple[Shown, ...], Abstention | None]:
    """What an asker sees at once: how the question was read, the provisions found, and the refusal if there is one."""
    understood = understand(question, scope_of(searcher), today)
    hits = searcher.search(understood.query, PASSAGES)
    _, refusal, _ = weigh(understood, hits, searcher)
    return understood, shown(hits, refusal, searcher, understood.query.as_of), refusal


def decide(
    understood: Understanding, hits: tuple[Hit, ...], searcher: Searcher, drafter: Drafter
) -> Draft | Abstention:
    """The refusal that the question or the evidence calls for, else the draft with its checks and how sure it is."""
    chosen, refusal, sure = weigh(understood, hits, searcher)
    if refusal:
        return refusal
    draft = ground(drafter(understood, chosen, searcher), searcher, understood.query.as_of)
    doubtful = doubt(sure) is not None
    hint = elsewhere.hint(understood, chosen, searcher) if doubtful else ""
    return replace(draft, confidence=sure, note=draft.note or hint)


def weigh(
    understood: Understanding, hits: tuple[Hit, ...], searcher: Searcher
) -> tuple[tuple[Hit, ...], Abstention | None, float]:
    """The hits that a draft may rest on, the refusal that question or evidence call for, how sure a draft would be."""
    if understood.refusal:
        return hits, understood.refusal, 0.0
    hits = tuple(hit for hit in hits if not injection.planted(hit.wording.text))
    norms = _of_norms(hits, searcher)
    sure = abstention.weigh(understood, norms, searcher)
    refusal = abstention.refuse(understood, norms, searcher, sure)
    if norms != hits and (refusal or not abstention.speaks(understood, norms)):
        norms, sure = hits, abstention.weigh(understood, hits, searcher)
        refusal = abstention.refuse(understood, hits, searcher, sure)
    return norms, refusal, sure.value


def _of_norms(hits: tuple[Hit, ...], searcher: Searcher) -> tuple[Hit, ...]:
    """The hits in recognised norms: texts kept without a norm in them speak only where no norm answers."""
    cards = searcher.cards()
    others = {id for id, card in cards.items() if unrecognised(card.notice)}
    return tuple(hit for hit in hits if hit.wording.provision.regulation not in others) if others else hits


def scope_of(searcher: Searcher) -> Scope:
    """The norms of an index and their names, read once an index."""
    return _scope(cast("Hashable", searcher))


@lru_cache(maxsize=4)
def _scope(searcher: Hashable) -> Scope:
    return Scope.of(cast("Searcher", searcher))
