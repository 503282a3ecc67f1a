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
    drafts = _drafts(containers, items, timeline.lives)
    provisions = tuple(_provision(draft, lines, timeline.lives, base) for draft in drafts)
    return Segmentation(tuple(p for p in provisions if p.versions), (*outline.warnings, *timeline.warnings))


def _items(container: Container, lines: list[Line], roles: Roles) -> list[Item]:
    if container.kind is ProvisionKind.PREFACE:
        return []
    body = [lines[i] for i in container.lines]
    fresh = {i for i in container.lines if roles.announced(i)}
    number = container.eid.rpartition("_")[2].split("-")[0]
    return Itemizer(body[1:] if body else body, number, fresh, container.kind is ProvisionKind.ANNEX).run()


def _drafts(containers: list[Container], items: list[list[Item]], lives: list[Life]) -> list[Draft]:
    """Every provision once: the printings of one provision are joined when their times do not overlap, else told apart."""
    drafts: dict[str, Draft] = {}
    for container, own in zip(containers, items, strict=True):
        draft = Draft(container.kind, container.eid, container.label, container.heading, container.path, list(container.lines))
        base = _add(drafts, draft, lives)
        path = (*container.path, container.label if not container.heading else f"{container.label}. {container.heading}")
        names: dict[int, str] = {}
        for place, item in enumerate(own):
            kind = ProvisionKind.POINT if item.mark.kind in (MarkKind.LETTER, MarkKind.ROMAN) else ProvisionKind.PARAGRAPH
            eid = f"{names.get(item.parent, base)}__{item.mark.part}" if item.nested else f"{base}__{item.eid}"
            names[place] = _add(drafts, Draft(kind, eid, item.mark.label, None, path, list(item.lines)), lives)
    return list(drafts.values())


def _add(drafts: dict[str, Draft], draft: Draft, lives: list[Life]) -> str:
    """File a draft under its eId, or under `_2`, `_3` … when another provision in force has it; returns the eId."""
    eid, number = draft.eid, 1
    while (known := drafts.get(eid)) and _overlap(known.lines, draft.lines, lives) and known.kind is not ProvisionKind.PREFACE:
        number += 1
        eid = f"{draft.eid}_{number}"
    if known is None:
        draft.eid = eid
        drafts[eid] = draft
    else:
        known.lines = sorted({*known.lines, *draft.lines})
        known.heading = draft.heading or known.heading
    return eid


def _overlap(known: list[int], own: list[int], lives: list[Life]) -> bool:
    """True when two printings would be in force on one day: the second is another provision, not a new wording."""
    ends = [lives[i].end for i in known]
    starts = [lives[i].start for i in own]
    if any(end is None for end in ends) and not any(lives[i].end is not None and lives[i].start is None for i in own):
        return True
    last = max((end for end in ends if end), default=None)
    return last is not None and all(start is None or start < last for start in starts) and not all(lives[i].end for i in own)


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
