"""Raw amending norms applied to what they amend: new wordings from the day they bind, the old ones kept as history."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from corpus.identifiers import RegulationId, parent_of
from corpus.model import Document, Provision, Regulation, Source, Span, Version
from ingest.applications import COMPOSED, application_id
from ingest.instructions import Instruction, Segmenter, Task, Wording, read_instructions
from ingest.names import NameIndex
from ingest.numbers import after_which
from ingest.orders import Act
from ingest.segment import segment


@dataclass(frozen=True, slots=True)
class Amended:
    """The corpus with its amendments in, the instructions applied now, and what an editor must do by hand.

    `rejected` are the instructions left out because an editor undid them.
    """

    regulations: tuple[Regulation, ...]
    applied: tuple[Instruction, ...] = ()
    tasks: tuple[Task, ...] = ()
    rejected: tuple[Instruction, ...] = ()


def amend(
    regulations: Iterable[Regulation],
    names: NameIndex | None = None,
    segmenter: Segmenter = segment,
    rejected: frozenset[str] = frozenset(),
) -> Amended:
    """Apply every amendment whose target is in the corpus and certain, oldest first; twice is the same as once.

    `rejected` are the ids of applications that an editor undid: the corpus is as if they had never been ordered.
    """
    corpus = {regulation.id: regulation for regulation in regulations}
    names = names or NameIndex.of(corpus.values())
    found: dict[RegulationId, list[Instruction | Task]] = {id: [] for id in corpus}
    for regulation in corpus.values():
        for one in read_instructions(regulation, names, segmenter):
            if one.target in found:
                found[one.target].append(one)
    done = [amend_one(corpus[id], aimed, lambda by: corpus[by].documents[0], rejected) for id, aimed in found.items()]
    return Amended(
        tuple(regulation for one in done for regulation in one.regulations),
        tuple(sorted((each for one in done for each in one.applied), key=lambda each: each.on)),
        tuple(task for one in done for task in one.tasks),
        tuple(each for one in done for each in one.rejected),
    )


def amend_one(
    target: Regulation,
    found: Iterable[Instruction | Task],
    document_of: Callable[[RegulationId], Document],
    rejected: frozenset[str] = frozenset(),
) -> Amended:
    """One norm with the instructions aimed at it; `document_of` gives the leading document of an amending norm."""
    found = list(found)
    applied: list[Instruction] = []
    undone: list[Instruction] = []
    tasks = [one for one in found if isinstance(one, Task)]
    for one in sorted((one for one in found if isinstance(one, Instruction)), key=lambda each: each.on):
        document = document_of(one.by)
        if id_of(one, document) in rejected:
            undone.append(one)
            continue
        done = apply_instruction(one, target, document)
        if isinstance(done, Task):
            tasks.append(done)
        elif done != target:
            target = done
            applied.append(one)
    for task in tasks:
        target = _warned(target, task.message)
    return Amended((target,), tuple(applied), tuple(tasks), tuple(undone))


def id_of(one: Instruction, document: Document) -> str:
    """The id under which an editor lists and undoes the application of an instruction."""
    head = next((wording for wording in one.wordings if wording.eid == one.eid), one.wordings[0])
    new = "\n".join(span.of(document.text) for span in head.spans)
    return application_id(one.target, one.eid, one.by, one.on, new)


def apply_instruction(one: Instruction, target: Regulation, document: Document) -> Regulation | Task:
    """The target with one amendment in it; unchanged when it has it already, a task when the place is not certain."""
    provision = target.provision(one.eid)
    if provision and _has(provision, one):
        return target
    if provision is None and one.act is Act.REPLACE:
        return _task(one, "no se halló esa disposición")
    if provision is not None and one.act is Act.INSERT:
        return _task(one, "esa disposición ya existe")
    index, target = _with_document(target, document)
    old = provision.latest if provision else None
    target = replace(target, provisions=_worded(target.provisions, one, index))
    return _recomposed(target, one, old) if old and parent_of(one.eid) else target


def _has(provision: Provision, one: Instruction) -> bool:
    """True when the provision has this amendment or a later wording already, as a consolidated text has."""
    brought = any(version.amended_by == one.by for version in provision.versions)
    newest = provision.latest.valid_from
    return brought or (newest is not None and newest >= one.on)


def _task(one: Instruction, doubt: str) -> Task:
    message = (
        f"Tarea para el editor: {one.by.label} ({one.origin}) cambia {one.eid} de {one.target.label}, pero {doubt}."
    )
    return Task(one.target, one.by, one.origin, message)


def _with_document(target: Regulation, document: Document) -> tuple[int, Regulation]:
    """The place of a document among the target's, which it joins when it is not there."""
    if document in target.documents:
        return target.documents.index(document), target
    return len(target.documents), replace(target, documents=(*target.documents, document))


def _worded(provisions: tuple[Provision, ...], one: Instruction, index: int) -> tuple[Provision, ...]:
    """The provisions with the new wordings; those inside the old wording that the new one lacks end with it."""
    fresh = {wording.eid: wording for wording in one.wordings}
    found = [_renewed(provision, one, fresh.pop(provision.eid, None), index) for provision in provisions]
    for wording in fresh.values():
        place = after_which([provision.eid for provision in found], wording.eid)
        found.insert(place, _born(wording, one, index, _path(found, place, wording)))
    return tuple(found)


def _path(found: list[Provision], place: int, wording: Wording) -> tuple[str, ...]:
    """The headings above a new provision: its neighbour's, when that stands at the same level."""
    neighbours = [one for one in found[:place] if parent_of(one.eid) == parent_of(wording.eid)]
    return neighbours[-1].path if neighbours else wording.path


def _renewed(provision: Provision, one: Instruction, wording: Wording | None, index: int) -> Provision:
    """The provision with its new wording, ended when it stood in what was replaced, or as it was."""
    if wording is None and not provision.eid.startswith(f"{one.eid}__"):
        return provision
    versions = tuple(_ended(version, one, gone=wording is None) for version in provision.versions)
    if wording is None:
        return replace(provision, versions=versions)
    heading = wording.heading or provision.heading
    return replace(provision, heading=heading, versions=(*versions, _version(wording.spans, one, index)))


def _born(wording: Wording, one: Instruction, index: int, path: tuple[str, ...]) -> Provision:
    return Provision(
        wording.eid, wording.kind, wording.label, wording.heading, path, (_version(wording.spans, one, index),)
    )


def _version(spans: tuple[Span, ...], one: Instruction, index: int) -> Version:
    return Version(index, spans, one.on, amended_by=one.by, amended_by_eid=one.origin)


def _ended(version: Version, one: Instruction, gone: bool = False) -> Version:
    if version.valid_to is not None and version.valid_to <= one.on:
        return version
    return replace(version, valid_to=one.on, ended_by=one.by, repealed=gone, ended_by_eid=one.origin)


def _recomposed(target: Regulation, one: Instruction, old: Version) -> Regulation:
    """The target with every provision above the changed one worded anew: its old text with the new part in place.

    Such a wording comes from two documents, so it gets one of its own, marked as composed.
    """
    new = target.provision(one.eid)
    above = parent_of(one.eid)
    while new is not None and above and (parent := target.provision(above)):
        text = composed(target, parent.latest, old, target.text_of(new.latest))
        if text is None:
            return _warned(target, _task(one, f"no se pudo recomponer {above}").message)
        source = Source(target.documents[new.latest.document].source.path, sha256(text.encode()).hexdigest(), COMPOSED)
        index, target = _with_document(target, Document(source, text))
        versions = (*(_ended(version, one) for version in parent.versions), _version((Span(0, len(text)),), one, index))
        renewed = replace(parent, versions=versions)
        target = replace(target, provisions=tuple(renewed if p.eid == above else p for p in target.provisions))
        above = parent_of(above)
    return target


def composed(target: Regulation, whole: Version, part: Version, wording: str) -> str | None:
    """The text of `whole` with `wording` where `part` stood in it; None when the part is not in it once and whole."""
    old, inner = target.text_of(whole), target.text_of(part)
    before, found, after = old.partition(inner)
    return before + wording + after if found and inner not in after else None


def _warned(target: Regulation, warning: str) -> Regulation:
    return target if warning in target.warnings else replace(target, warnings=(*target.warnings, warning))


def amended_by(regulation: Regulation) -> tuple[RegulationId, ...]:
    """The norms that brought some wording of a regulation, in the order of its provisions."""
    return tuple(dict.fromkeys(v.amended_by for _, _, v in regulation.wordings() if v.amended_by))
