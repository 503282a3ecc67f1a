"""The `meta` block of an Akoma Ntoso document: who a norm is, its life, what it changes and what changed it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from corpus.aknnames import version_id
from corpus.codec import encode
from corpus.frbr import COUNTRY, LANGUAGE, expression_uri, work_uri, year_of
from corpus.identifiers import RegulationId, slugify
from corpus.model import Provision, Regulation, Relation, RelationKind
from corpus.timegroups import Timetable, period_of

EDITOR = "#absuelve"
ORIGINAL = "#original"
IN_FORCE = "#inForce"
_UNKNOWN_DAY = date(1, 1, 1)
_MODIFIES = {RelationKind.AMENDS: "substitution", RelationKind.REPEALS: "repeal"}

Published = Mapping[RegulationId, date]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an export needs besides the norm: its times, the `day` it shows (None is all), other norms' dates."""

    times: Timetable
    day: date | None = None
    published: Published = field(default_factory=lambda: MappingProxyType({}))

    def uri(self, id: RegulationId) -> str:
        """The URI of another norm."""
        return work_uri(id, self.published.get(id))


def meta_of(regulation: Regulation, setting: Setting, component: str = "") -> Element:
    """The whole block; that of a `component` (an annex by its eId) only identifies it."""
    meta = Element("meta")
    _identification(meta, regulation, setting, component)
    if component:
        return meta
    if regulation.published:
        attributes = {"date": regulation.published.isoformat(), "name": "Publicación", "showAs": "Publicación"}
        SubElement(meta, "publication", attributes)
    _lifecycle(meta, setting)
    _analysis(meta, regulation, setting)
    _temporal(meta, setting)
    _references(meta, regulation, setting)
    proprietary = SubElement(meta, "proprietary", {"source": EDITOR})
    SubElement(proprietary, "abs:norma").text = json.dumps(facts_of(regulation), ensure_ascii=False)
    return meta


def facts_of(regulation: Regulation) -> dict[str, object]:
    """What the standard has no place for, as data."""
    return {
        "id": regulation.id.slug,
        "title": regulation.title,
        "issuer": regulation.issuer,
        "published": encode(regulation.published),
        "effective": encode(regulation.effective),
        "place": encode(regulation.place),
        "aliases": encode(regulation.aliases),
        "relations": encode(regulation.relations),
        "repealed_on": encode(regulation.repealed_on),
        "repealed_by": encode(regulation.repealed_by),
        "notice": regulation.notice,
        "warnings": encode(regulation.warnings),
        "sources": [encode(document.source) for document in regulation.documents],
    }


def _identification(meta: Element, regulation: Regulation, setting: Setting, component: str) -> None:
    id, published = regulation.id, regulation.published
    work, expression = work_uri(id, published), expression_uri(id, published, _shown_day(setting))
    block = SubElement(meta, "identification", {"source": EDITOR})
    year = year_of(id, published)
    known = (published, "Publicación") if published else (_first_day(year), "Año" if year else "Desconocida")
    made = _shown_day(setting) or known[0]
    for name, uri, suffix, day, what in (
        ("FRBRWork", work, "", *known),
        ("FRBRExpression", expression, "", made, "Texto"),
        ("FRBRManifestation", expression, ".xml", made, "Archivo"),
    ):
        level = SubElement(block, name)
        SubElement(level, "FRBRthis", {"value": f"{uri}/!{component or 'main'}{suffix}"})
        SubElement(level, "FRBRuri", {"value": uri + suffix})
        if name == "FRBRWork":
            SubElement(level, "FRBRalias", {"value": regulation.title or id.label, "name": "título"})
        SubElement(level, "FRBRdate", {"date": day.isoformat(), "name": what})
        SubElement(level, "FRBRauthor", {"href": "#issuer" if name == "FRBRWork" and regulation.issuer else EDITOR})
        _level(level, id)


def _level(level: Element, id: RegulationId) -> None:
    """What only one of work, expression and manifestation says."""
    if level.tag == "FRBRWork":
        SubElement(level, "FRBRcountry", {"value": COUNTRY})
        SubElement(level, "FRBRsubtype", {"value": id.kind.value})
        SubElement(level, "FRBRnumber", {"value": id.number or id.slug})
        SubElement(level, "FRBRname", {"value": id.label})
    elif level.tag == "FRBRExpression":
        SubElement(level, "FRBRlanguage", {"language": LANGUAGE})
    else:
        SubElement(level, "FRBRformat", {"value": "application/akn+xml"})


def _shown_day(setting: Setting) -> date | None:
    """The day whose wording is shown; with all wordings, that of the last event."""
    return setting.day or (setting.times.events[-1].on if setting.times.events else None)


def _first_day(year: str | None) -> date:
    """The standard wants a whole date: the first day of the year, or of all time."""
    return date(int(year), 1, 1) if year else _UNKNOWN_DAY


def _lifecycle(meta: Element, setting: Setting) -> None:
    if not setting.times.events:
        return
    block = SubElement(meta, "lifecycle", {"source": EDITOR})
    for event in setting.times.events:
        attributes = {"eId": setting.times.event_id(event), "date": event.on.isoformat(), "type": event.kind}
        SubElement(block, "eventRef", {**attributes, "source": reference(event.source)})


def reference(id: RegulationId | None) -> str:
    """How the block names another norm, or this one."""
    return f"#ref_{id}" if id else ORIGINAL


def referred(name: str) -> RegulationId | None:
    """The norm that `reference` named."""
    return RegulationId(name.removeprefix("#ref_")) if name.startswith("#ref_") else None


def _analysis(meta: Element, regulation: Regulation, setting: Setting) -> None:
    active = [relation for relation in regulation.relations if relation.kind in _MODIFIES]
    passive = [provision for provision in regulation.provisions if "__" not in provision.eid and _changed(provision)]
    if not active and not passive:
        return
    block = SubElement(meta, "analysis", {"source": EDITOR})
    if active:
        changes = SubElement(block, "activeModifications")
        for number, relation in enumerate(active, 1):
            _active(changes, number, relation, setting)
    if passive:
        changes = SubElement(block, "passiveModifications")
        for provision in passive:
            _passive(changes, provision, setting)


def _changed(provision: Provision) -> bool:
    return any(version.amended_by or version.repealed for version in provision.versions)


def _active(changes: Element, number: int, relation: Relation, setting: Setting) -> None:
    change = SubElement(changes, "textualMod", {"eId": f"activeMod_{number}", "type": _MODIFIES[relation.kind]})
    SubElement(change, "source", {"href": f"#{relation.origin or 'original'}"})
    target = setting.uri(relation.target)
    SubElement(change, "destination", {"href": f"{target}#{relation.target_eid}" if relation.target_eid else target})


def _passive(changes: Element, provision: Provision, setting: Setting) -> None:
    """How each wording but the first came, and how the last went."""
    for number, version in enumerate(provision.versions):
        acts: list[tuple[str, RegulationId | None, str | None]] = []
        if version.amended_by:
            acts.append(("substitution" if number else "insertion", version.amended_by, version.amended_by_eid))
        if version.repealed:
            acts.append(("repeal", version.ended_by, version.ended_by_eid))
        for kind, source, eid in acts:
            name = f"passiveMod_{len(changes) + 1}"
            change = SubElement(changes, "textualMod", {"eId": name, "type": kind})
            href = setting.uri(source) if source else ORIGINAL
            SubElement(change, "source", {"href": f"{href}#{eid}" if source and eid else href})
            SubElement(change, "destination", {"href": f"#{version_id(provision, number)}"})
            period = period_of(version)
            if period in setting.times.periods:
                SubElement(change, "force", {"period": f"#{setting.times.period_id(period)}"})


def _temporal(meta: Element, setting: Setting) -> None:
    if not setting.times.periods:
        return
    block = SubElement(meta, "temporalData", {"source": EDITOR})
    for period in setting.times.periods:
        group = SubElement(block, "temporalGroup", {"eId": setting.times.period_id(period)})
        ends = {"start": period.start, "end": period.end}
        bounds = {name: f"#{setting.times.event_id(event)}" for name, event in ends.items() if event}
        SubElement(group, "timeInterval", {"refersTo": IN_FORCE, **bounds})


def _references(meta: Element, regulation: Regulation, setting: Setting) -> None:
    """This norm, every norm that changed it or that it bears on, and who speaks here."""
    block = SubElement(meta, "references", {"source": EDITOR})
    own = {"href": work_uri(regulation.id, regulation.published), "showAs": regulation.label}
    SubElement(block, "original", {"eId": "original", **own})
    passive = {event.source for event in setting.times.events if event.source}
    active = {relation.target for relation in regulation.relations} - passive
    for tag, ids in (("passiveRef", passive), ("activeRef", active)):
        for id in sorted(ids):
            SubElement(block, tag, {"eId": f"ref_{id}", "href": setting.uri(id), "showAs": id.label})
    organisations = {"absuelve": "Absuelve", "issuer": regulation.issuer}
    for name, shown in organisations.items():
        if shown:
            href = f"/akn/ontology/organization/{COUNTRY}/{slugify(shown) or name}"
            SubElement(block, "TLCOrganization", {"eId": name, "href": href, "showAs": shown})
    concept = {"eId": "inForce", "href": "/akn/ontology/concept/vigencia", "showAs": "vigencia"}
    SubElement(block, "TLCConcept", concept)
