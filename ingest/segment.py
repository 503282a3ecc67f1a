"""NormText -> Segmentation: every provision, once, in order, with its wordings in time."""

from dataclasses import dataclass
from datetime import date, timedelta

from corpus.model import Provision, ProvisionKind, Span, Version
from ingest import patterns
from ingest.items import Item, Itemizer, MarkKind
from ingest.lines import Line, split_lines
from ingest.model import NormText, Segmentation
from ingest.outline import Container, read_outline
from ingest.roles import Roles
from ingest.timeline import Life, Timeline


@dataclass(slots=True)
class Draft:
    """A provision while the lines of all its printings are gathered."""

    kind: ProvisionKind
    eid: str
    label: str
    heading: str | None
    path: tuple[str, ...]
    lines: list[int]


def segment(norm: NormText, published: date | None) -> Segmentation:
    """Read a norm's structure and history from its text; `published` dates the first wording (the day after)."""
    base = published + timedelta(days=1) if published else None
    lines = split_lines(norm)
    roles = Roles(lines)
    outline = read_outline(lines, roles)
    containers = list(outline.containers)
    items = [_items(container, lines, roles) for container in containers]
    timeline = Timeline(lines, roles, base)
    timeline.apply(containers, items)
    drafts = _drafts(containers, items, lines)
    provisions = tuple(_provision(draft, lines, timeline.lives, base) for draft in drafts)
    return Segmentation(tuple(p for p in provisions if p.versions), (*outline.warnings, *timeline.warnings))


def _items(container: Container, lines: list[Line], roles: Roles) -> list[Item]:
    if container.kind is ProvisionKind.PREFACE:
        return []
    body = [lines[i] for i in container.lines]
    fresh = {i for i in container.lines if roles.announced(i)}
    number = container.eid.rpartition("_")[2].split("-")[0]
    return Itemizer(body[1:] if body else body, number, fresh, container.kind is ProvisionKind.ANNEX).run()


def _drafts(containers: list[Container], items: list[list[Item]], lines: list[Line]) -> list[Draft]:
    drafts: dict[str, Draft] = {}
    for container, own in zip(containers, items, strict=True):
        _add(drafts, container.kind, container.eid, container.label, container.heading, container.path, list(container.lines))
        path = (*container.path, container.label if not container.heading else f"{container.label}. {container.heading}")
        for item in own:
            kind = ProvisionKind.POINT if item.mark.kind in (MarkKind.LETTER, MarkKind.ROMAN) else ProvisionKind.PARAGRAPH
            _add(drafts, kind, f"{container.eid}__{item.eid}", item.mark.label, None, path, item.lines)
    return list(drafts.values())


def _add(drafts: dict[str, Draft], kind: ProvisionKind, eid: str, label: str, heading: str | None, path: tuple[str, ...], lines: list[int]) -> None:
    known = drafts.get(eid)
    if known is None:
        drafts[eid] = Draft(kind, eid, label, heading, path, list(lines))
    else:
        known.lines = sorted({*known.lines, *lines})
        known.heading = heading or known.heading


def _provision(draft: Draft, lines: list[Line], lives: list[Life], base: date | None) -> Provision:
    return Provision(draft.eid, draft.kind, draft.label, draft.heading, draft.path, tuple(_versions(draft, lines, lives, base)))


def _versions(draft: Draft, lines: list[Line], lives: list[Life], base: date | None) -> list[Version]:
    """One version for each stretch of time in which the same lines were in force."""
    own = [(i, lives[i]) for i in draft.lines]
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
        by = next((life.by for _, life in own if start and life.start == start and life.by), None)
        ended = next((life for _, life in own if end and life.end == end), None) or next((life for _, life in own if end and life.start == end), None)
        gone = end is not None and not any(life.end is None or life.end > end for _, life in own if True)
        found.append(Version(0, spans, start or base, end, by, (ended.ended_by or ended.by) if ended else None, gone))
    return found


def _alive(life: Life, start: date | None, end: date | None) -> bool:
    begun = life.start is None or (start is not None and life.start <= start)
    return begun and (life.end is None or (end is not None and end <= life.end) )


def _spans(alive: list[int], lines: list[Line]) -> tuple[Span, ...]:
    """The characters of lines, joined where nothing stands between them, without marks of notes."""
    spans: list[Span] = []
    last = -2
    for index in alive:
        line = lines[index]
        end = line.end
        marker = patterns.MARKER.search(line.text)
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
