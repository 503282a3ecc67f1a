"""NormText -> Segmentation: every provision, once, in order, with its wordings in time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.identifiers import parent_of
from corpus.model import Provision, ProvisionKind
from ingest.inlays import split_inlays
from ingest.items import Item, Itemizer
from ingest.lines import Line, split_lines
from ingest.lives import Life
from ingest.marks import MarkKind
from ingest.model import NormText, Segmentation
from ingest.outline import Container, read_outline
from ingest.repeal import find_repeal
from ingest.roles import Roles
from ingest.rows import Table, find_tables, name_rows
from ingest.sections import split_sections
from ingest.timeline import Timeline
from ingest.versions import bound, versions_of

_LISTS = ("", "", "segunda", "tercera", "cuarta", "quinta", "sexta")
_LOST = (
    "Lo que se leyó de «{eid}» termina en dos puntos y no le sigue nada: parece faltar una lista, un cuadro o una "
    "fórmula. Compare con el original."
)
_AGAIN = re.compile(r"(?:^|__)(?:art|para|point|dc[a-z]?|annex|sec)_[^_]+_\d+$")


@dataclass(slots=True)
class Draft:
    """A provision while the lines of all its printings are gathered."""

    kind: ProvisionKind
    eid: str
    label: str
    heading: str | None
    path: tuple[str, ...]
    lines: list[int]
    run: int = 1  # 2 in the second list that a provision holds under the same numbers


def segment(norm: NormText, published: date | None, effective: date | None = None) -> Segmentation:
    """Read a norm's structure and history from its text.

    The first wording binds from `effective`, by default the day after the norm was `published`.
    """
    base = effective or (published + timedelta(days=1) if published else None)
    lines = split_inlays(split_lines(norm))
    roles = Roles(lines)
    outline = read_outline(lines, roles)
    containers, items, mended = _itemize(outline.containers, lines, roles)
    timeline = Timeline(lines, roles, base)
    timeline.apply(containers, items)
    first = next(
        (c.lines[0] for c in containers if c.kind is ProvisionKind.ARTICLE and not c.eid.startswith("approval")),
        len(lines) // 20,
    )
    repeal = find_repeal(lines, roles, first)
    if repeal:
        timeline.repeal(containers, repeal)
    drafts = _drafts(containers, items, lines, timeline.lives, tuple(page.span.start for page in norm.document.pages))
    provisions = bound([_provision(draft, lines, timeline.lives, base) for draft in drafts])
    whole = repeal if repeal and repeal.whole else None
    lost = _lost(provisions, norm.document.text)
    warnings = (*outline.warnings, *mended, *timeline.warnings, *_repeated(provisions, drafts), *lost)
    return Segmentation(
        tuple(p for p in provisions if p.versions), warnings, whole.on if whole else None, whole.by if whole else None
    )


def _repeated(provisions: tuple[Provision, ...], drafts: list[Draft]) -> Iterator[str]:
    """A warning for each provision that shares its printed number with another one in force, second lists apart."""
    for provision, draft in zip(provisions, drafts, strict=True):
        if _AGAIN.search(provision.eid) and not (draft.run > 1 and provision.eid.endswith(f"_{draft.run}")):
            yield f"{provision.label} está repetido en el texto: se guardó como «{provision.eid}»."


def _lost(provisions: tuple[Provision, ...], text: str) -> Iterator[str]:
    """A warning for each provision in force that leads into a list or a table of which nothing follows.

    Neither the recitals of an act do so, nor its articles that lead into the text it approves.
    """
    above = {parent_of(provision.eid) for provision in provisions}
    for provision in provisions:
        leads = provision.kind is ProvisionKind.PREFACE or provision.eid.startswith("approval")
        if leads or provision.eid in above or not provision.versions:
            continue
        wording = provision.latest
        if wording.valid_to is None and wording.spans[-1].of(text).rstrip().endswith(":"):
            yield _LOST.format(eid=provision.eid)


def _itemize(
    outlined: tuple[Container, ...], lines: list[Line], roles: Roles
) -> tuple[list[Container], list[list[Item]], list[str]]:
    """Every container with its items; texts without articles fall apart into sections first. And what was restored."""
    containers: list[Container] = []
    items: list[list[Item]] = []
    mended: list[str] = []
    for container in outlined:
        if container.eid:
            containers.append(container)
            own, warnings = _items(container, lines, roles)
            items.append(own)
            mended += [f"{container.label}, {warning[0].lower()}{warning[1:]}" for warning in warnings]
            continue
        sections, own = split_sections(container, lines)
        containers += sections
        items += [[] for _ in sections]
        if own:
            containers.append(container)
            items.append(own)
    return containers, items, mended


def _items(container: Container, lines: list[Line], roles: Roles) -> tuple[list[Item], tuple[str, ...]]:
    if container.kind is ProvisionKind.PREFACE:
        return [], ()
    body = [lines[i] for i in container.lines]
    fresh = {i for i in container.lines if roles.announced(i)}
    number = container.eid.rpartition("_")[2].split("-")[0]
    itemizer = Itemizer(body[1:] if body else body, number, fresh, container.kind is ProvisionKind.ANNEX)
    return itemizer.run(), itemizer.warnings


def _drafts(
    containers: list[Container],
    items: list[list[Item]],
    lines: list[Line],
    lives: list[Life],
    pages: tuple[int, ...] = (),
) -> list[Draft]:
    """Every provision once: printings of one eId are joined when their times do not overlap, else told apart."""
    drafts: dict[str, Draft] = {}
    for container, own in zip(containers, items, strict=True):
        base = ""
        if container.eid:
            draft = Draft(
                container.kind, container.eid, container.label, container.heading, container.path, list(container.lines)
            )
            base = _add(drafts, draft, lives) + "__"
        path = (
            *container.path,
            container.label if not container.heading else f"{container.label}. {container.heading}",
        )
        _add_items(drafts, base, own, path, lives)
        for number, table in enumerate(find_tables([lines[i] for i in container.lines], pages), 1):
            _add_table(drafts, f"{base}table_{number}", table, path, lines, lives)
    _enclose(drafts)
    return list(drafts.values())


def _enclose(drafts: dict[str, Draft]) -> None:
    """An annex and a section hold what has its eId under theirs, though it was gathered apart."""
    inside: dict[str, set[int]] = {}
    for eid, draft in drafts.items():
        above = parent_of(eid)
        while above:
            if above in drafts and drafts[above].kind in (ProvisionKind.ANNEX, ProvisionKind.SECTION):
                inside.setdefault(above, set()).update(draft.lines)
            above = parent_of(above)
    for eid, own in inside.items():
        drafts[eid].lines = sorted(own.union(drafts[eid].lines))


def _add_items(
    drafts: dict[str, Draft], base: str, items: list[Item], path: tuple[str, ...], lives: list[Life]
) -> None:
    """The items of one container. A second list in one place keeps its numbers: `para_1_2` is its first numeral."""
    names: dict[int, str] = {}
    apart: dict[tuple[int, MarkKind, str, int], bool] = {}
    for place, item in enumerate(items):
        mark = item.mark
        kind = ProvisionKind.POINT if mark.kind in (MarkKind.LETTER, MarkKind.ROMAN) else ProvisionKind.PARAGRAPH
        eid = f"{names[item.home]}__{mark.part}" if item.home >= 0 else f"{base}{mark.part}"
        draft = Draft(kind, eid, mark.label, None, path, list(item.lines))
        key = (item.parent, mark.kind, mark.group, item.run)
        if item.run > 1 and key not in apart:
            apart[key] = _clashes(drafts, base, items, key, names, lives)
        if apart.get(key):
            which = _LISTS[item.run] if item.run < len(_LISTS) else f"{item.run}.ª"
            draft = replace(draft, eid=f"{eid}_{item.run}", label=f"{mark.label} ({which} lista)", run=item.run)
        names[place] = _add(drafts, draft, lives)


def _clashes(
    drafts: dict[str, Draft], base: str, items: list[Item], key: tuple[int, MarkKind, str, int],
    names: dict[int, str], lives: list[Life],
) -> bool:  # fmt: skip
    """True when a second list stands beside the first; a newer wording of it stands in its place."""
    for item in items:
        if (item.parent, item.mark.kind, item.mark.group, item.run) == key:
            eid = f"{names[item.home]}__{item.mark.part}" if item.home >= 0 else f"{base}{item.mark.part}"
            known = drafts.get(eid)
            if known and _overlap(known.lines, item.lines, lives):
                return True
    return False


def _add_table(
    drafts: dict[str, Draft], eid: str, table: Table, path: tuple[str, ...], lines: list[Line], lives: list[Life]
) -> None:
    """A table and each of its rows; a row's heading names its cells by the table's header."""
    label = eid.rpartition("_")[2]
    name = _add(drafts, Draft(ProvisionKind.TABLE, eid, f"Tabla {label}", table.header, path, list(table.lines)), lives)
    names = name_rows(table.header, [[lines[i].text for i in row] for row in table.rows])
    for number, (row, named) in enumerate(zip(table.rows, names, strict=True), 1):
        _add(
            drafts,
            Draft(
                ProvisionKind.ROW,
                f"{name}__row_{number}",
                f"Fila {number}",
                named,
                (*path, f"Tabla {label}"),
                list(row),
            ),
            lives,
        )


def _add(drafts: dict[str, Draft], draft: Draft, lives: list[Life]) -> str:
    """File a draft under its eId, or under `_2`, `_3` … when another provision in force has it; returns the eId."""
    eid, number = draft.eid, 1
    while (
        (known := drafts.get(eid))
        and _overlap(known.lines, draft.lines, lives)
        and known.kind is not ProvisionKind.PREFACE
    ):
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
    return (
        last is not None
        and all(start is None or start < last for start in starts)
        and not all(lives[i].end for i in own)
    )


def _provision(draft: Draft, lines: list[Line], lives: list[Life], base: date | None) -> Provision:
    return Provision(
        draft.eid, draft.kind, draft.label, draft.heading, draft.path, versions_of(draft.lines, lines, lives, base)
    )
