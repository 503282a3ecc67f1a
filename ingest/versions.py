"""The wordings of a provision in time, from the lines that print it and the days on which each was in force."""

from dataclasses import replace
from datetime import date

from corpus.identifiers import parent_of
from corpus.model import Provision, Span, Version
from ingest import patterns
from ingest.lines import Line
from ingest.lives import Life


def versions_of(places: list[int], lines: list[Line], lives: list[Life], base: date | None) -> tuple[Version, ...]:
    """One version for each stretch of time in which the same lines were in force."""
    own = [(i, lives[i]) for i in places]
    edges = sorted({edge for _, life in own for edge in (life.start, life.end) if edge})
    starts: list[date | None] = [None, *edges]
    found: list[Version] = []
    for start, end in zip(starts, [*edges, None], strict=True):
        alive = [i for i, life in own if _alive(life, start, end)]
        if not alive:
            continue
        spans = _spans(alive, lines)
        if not spans:
            continue
        by = next((life.by for _, life in own if start and life.start == start and life.by), None) or next(
            (life.ended_by for _, life in own if start and life.end == start),
            None,  # what it took away made the rest new
        )
        ended = next((life for _, life in own if end and life.end == end), None) or next(
            (life for _, life in own if end and life.start == end), None
        )
        gone = end is not None and not any(_alive_on(life, end) for _, life in own)
        found.append(Version(0, spans, start or base, end, by, (ended.ended_by or ended.by) if ended else None, gone))
    return tuple(_since(found, base))


def _since(found: list[Version], base: date | None) -> list[Version]:
    """The wordings a norm really had: what was replaced before its first day never bound, and like follows like."""
    if base and any(version.valid_to is None or version.valid_to > base for version in found):
        found = [version for version in found if version.valid_to is None or version.valid_to > base]
        found[0] = replace(found[0], valid_from=max(found[0].valid_from or base, base))
    elif base:
        found = [replace(version, valid_from=None) for version in found[-1:]]
    kept: list[Version] = []
    for version in found:
        goes_on = kept and (kept[-1].spans, kept[-1].valid_to) == (version.spans, version.valid_from)
        before = kept.pop() if goes_on else version
        kept.append(replace(version, valid_from=before.valid_from, amended_by=before.amended_by))
    return kept


def _alive(life: Life, start: date | None, end: date | None) -> bool:
    begun = life.start is None or (start is not None and life.start <= start)
    return begun and (life.end is None or (end is not None and end <= life.end))


def _alive_on(life: Life, day: date) -> bool:
    return (life.start is None or life.start <= day) and (life.end is None or life.end > day)


def _spans(alive: list[int], lines: list[Line]) -> tuple[Span, ...]:
    """The characters of lines, joined where nothing stands between them, without marks of notes."""
    spans: list[Span] = []
    last = -2
    for index in alive:
        line = lines[index]
        end = line.end
        marker = patterns.MARKER.search(line.text) if ")" in line.text else None
        if marker:
            end = line.start + marker.start()
        if end <= line.start:
            continue
        if last == index - 1 and spans and spans[-1].end == lines[last].end and lines[last].end == line.start - 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(line.start, end))
        last = index
    return tuple(spans)


def bound(provisions: list[Provision]) -> tuple[Provision, ...]:
    """The provisions, without the wordings of items that ended before the norm's first day and that no text holds.

    A consolidated text prints what was repealed before it; the article that held it is there in its newer wording.
    """
    known = {provision.eid: provision for provision in provisions}

    def holds(parent: Provision, version: Version) -> bool:
        places = [place for other in parent.versions for place in other.spans]
        return all(any(place.holds(span) for place in places) for span in version.spans)

    for provision in provisions:
        parent = known.get(parent_of(provision.eid) or "")
        if parent and any(version.valid_from is None for version in provision.versions):
            kept = tuple(v for v in provision.versions if v.valid_from or not v.valid_to or holds(parent, v))
            known[provision.eid] = replace(provision, versions=kept)
    return tuple(known[provision.eid] for provision in provisions)
