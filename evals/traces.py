"""How an answer came about: how the question was read, all that was found with its scores, why it was or wasn't cited.

A row a question, bounded: at most the hits of one search, the text of the first few only by how it begins.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from corpus.identifiers import ProvisionId
from evals.cases import article_key
from index.model import Hit, Searcher, Wording
from qa_service import abstention, answering, injection
from qa_service.attribution import provision_name
from qa_service.choosing import Passed, grouped, weighed
from qa_service.citing import Citer
from qa_service.evidence import Matter, gather
from qa_service.limits import USUAL
from qa_service.model import Draft, Result, Understanding
from qa_service.places import name_of

_EXTRACT = "extractive"
_SHOWN = 10  # hits whose nearest slice is told
_LONGEST = 160  # characters of it
_PLACES = 4
Row = dict[str, Any]


def trace(result: Result, searcher: Searcher) -> Row:
    """A result's trace, a row of traces.jsonl; `present` and `right` are chances, 0-1, None where none was weighed."""
    understood, draft = result.understanding, result.draft
    chosen, refusal, _ = answering.weigh(understood, result.hits, searcher)
    sure = None if understood.refusal else abstention.weigh(understood, chosen, searcher)
    passed = reasons(result, () if refusal else chosen, searcher)
    return {
        "id": result.question.id,
        "generation": result.generation,
        **_read(understood),
        "present": round(sure.present, _PLACES) if sure else None,
        "enough": sure.enough if sure else None,
        "right": round(sure.right, _PLACES) if sure else None,
        "drafter": draft.drafter if draft else None,
        "note": draft.note if draft else "",
        "found": list(_found(result, passed, searcher)),
    }


def reasons(result: Result, chosen: Sequence[Hit], searcher: Searcher) -> Mapping[ProvisionId, Passed]:
    """Why each hit is not cited, were it so; `chosen` are those that the drafter was given."""
    if result.draft is None:
        return {hit.wording.provision: Passed.REFUSED for hit in result.hits}
    given = {hit.wording.provision for hit in chosen}
    drafted = _drafted(result.draft, result.understanding, chosen)
    return {
        hit.wording.provision: drafted.get(hit.wording.provision, Passed.DEEP)
        if hit.wording.provision in given
        else _kept_out(hit.wording)
        for hit in result.hits
    }


def _kept_out(wording: Wording) -> Passed:
    return Passed.PLANTED if injection.planted(wording.text) else Passed.UNRECOGNISED


def _drafted(draft: Draft, understood: Understanding, chosen: Sequence[Hit]) -> dict[ProvisionId, Passed]:
    """The reasons for the hits whose text was read."""
    groups = grouped(gather(understood, chosen, Matter(understood, chosen)))
    if draft.drafter != _EXTRACT:
        return {group[0].wording.provision: Passed.UNUSED for group in groups}
    return {group[0].wording.provision: passed or Passed.ROOM for group, passed in weighed(groups, USUAL)}


def _read(understood: Understanding) -> Row:
    query = understood.query
    return {
        "text": understood.text,
        "kinds": list(understood.kinds),
        "as_of": query.as_of.isoformat(),
        "dated": understood.dated,
        "place": name_of(query.place) if query.place else None,
        "local": understood.local,
        "named": sorted(norm.label for norm in query.named),
        "cited": [_name(provision) for provision in query.cited],
        "expansions": list(query.expansions),
        "quoted": list(query.quoted),
        "missing": list(understood.missing),
    }


def _found(result: Result, passed: Mapping[ProvisionId, Passed], searcher: Searcher) -> Iterator[Row]:
    cited, citer = cited_in(result.draft), Citer(searcher, result.understanding.query.as_of)
    for place, hit in enumerate(result.hits):
        wording, provision = hit.wording, hit.wording.provision
        parts = {name: round(value, _PLACES) for name, value in hit.parts.items()}
        statements = cited.get(article_key(provision.regulation.slug, provision.eid), [])
        yield {
            "regulation": provision.regulation.slug,
            "eid": provision.eid,
            "label": _name(provision),
            "score": round(hit.score, _PLACES),
            **{name: parts.get(name) for name in ("lexical", "dense", "cosine", "quoted", "cited")},
            "valid_from": _day(wording.valid_from),
            "valid_to": _day(wording.valid_to),
            "status": citer.status(wording).value,
            "slices": len(hit.passages),
            "nearest": hit.passages[0].text[:_LONGEST] if hit.passages and place < _SHOWN else None,
            "statements": statements,
            "passed": None if statements else passed[provision].value,
        }


def cited_in(draft: Draft | None) -> dict[str, list[int]]:
    """The statements, from 1, that cite each article."""
    found: dict[str, list[int]] = {}
    for number, statement in enumerate(draft.statements if draft else (), start=1):
        for key in dict.fromkeys(article_key(one.regulation.slug, one.eid) for one in statement.citations):
            found.setdefault(key, []).append(number)
    return found


def _name(provision: ProvisionId) -> str:
    return f"{provision.regulation.label}, {provision_name(provision.eid)}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
