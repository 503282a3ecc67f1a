"""A norm or a provision found by what an editor typed, or the nearest ones named."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from corpus.errors import InvalidInput, NotFound
from corpus.identifiers import ProvisionId, RegulationId, parent_of, slugify
from corpus.model import Provision, Regulation
from corpus.store import Store

_NEAR = 4


def find_norm(store: Store, text: str) -> Regulation:
    """The norm of that id or designation; raises `NotFound` with the nearest ids, `InvalidInput` when it is neither."""
    known = store.ids()
    id = _designated(text, known) if " " in text.strip() else RegulationId(text)
    if id is not None and id in known:
        return store.read(id)
    near = near_norms(_plain(text), [one.slug for one in known])
    hint = f"Lo más parecido: {', '.join(near)}." if near else "Vea las que hay con «absuelve norms»."
    raise NotFound(f"La norma {text} no está en el corpus. {hint}")


def _designated(text: str, known: Iterable[RegulationId]) -> RegulationId | None:
    """The norm that people call so: "Ley N° 27972"."""
    wanted = _plain(text)
    return next((one for one in known if _plain(one.label) == wanted), None)


def _plain(designation: str) -> str:
    """A designation however it is written: "Ley Nº 27972", "ley 27972" -> "ley-27972"."""
    return re.sub(r"-no?-(?=\d)", "-", slugify(designation))


def near_norms(slug: str, known: Iterable[str]) -> tuple[str, ...]:
    """The ids that share the number of a norm or are spelt alike, the most alike first."""
    slugs, number = list(known), re.search(r"\d{2,}", slug)
    same = [one for one in slugs if number and number[0].lstrip("0") in (part.lstrip("0") for part in one.split("-"))]
    found = {*same, *get_close_matches(slug, slugs, n=_NEAR, cutoff=0.75)}
    return tuple(sorted(found, key=lambda one: (-SequenceMatcher(None, slug, one).ratio(), one)))[:_NEAR]


def find_provision(store: Store, text: str) -> tuple[Regulation, Provision]:
    """The provision of an id like `ley-27972#art_20`, with its norm; raises `NotFound` or `InvalidInput`."""
    id = ProvisionId.parse(text)
    regulation = find_norm(store, id.regulation.slug)
    provision = regulation.provision(id.eid)
    if provision is None:
        near = near_provisions(id.eid, [one.eid for one in regulation.provisions])
        hint = f"Lo más parecido: {', '.join(f'{id.regulation}#{eid}' for eid in near)}." if near else ""
        rest = f"Vea lo que tiene con «absuelve show {id.regulation}»."
        raise NotFound(" ".join(filter(None, (f"{regulation.label} no tiene «{id.eid}».", hint, rest))))
    return regulation, provision


def near_provisions(eid: str, known: Iterable[str]) -> tuple[str, ...]:
    """The eIds nearest to one that is not there.

    First what holds it (`art_20` for `art_20__para_99`), then the same article elsewhere (`annex_1__art_20`), then
    its neighbours by number, then those spelt alike.
    """
    eids = list(known)
    last = eid.rpartition("__")[2]
    above = _known_above(eid, set(eids))
    same = [one for one in eids if one != above and one.rpartition("__")[2] == last]
    alike = get_close_matches(eid, eids, n=_NEAR)
    found = dict.fromkeys((*([above] if above else []), *same, *_neighbours(eid, eids), *alike))
    return tuple(found)[:_NEAR]


def _known_above(eid: str, known: set[str]) -> str | None:
    above = parent_of(eid)
    while above and above not in known:
        above = parent_of(above)
    return above


def _neighbours(eid: str, eids: Iterable[str]) -> list[str]:
    """The siblings of the same kind whose numbers are next to the one asked for."""
    head, number = _numbered(eid)
    if number is None:
        return []
    distance = {one: abs(other - number) for one in eids for name, other in [_numbered(one)] if name == head and other}
    return [one for one in sorted(distance, key=lambda each: distance[each]) if distance[one] <= 2][:2]


def _numbered(eid: str) -> tuple[str, int | None]:
    found = re.fullmatch(r"(.*_)(\d+)(?:-.*)?", eid)
    return (found[1], int(found[2])) if found else (eid, None)


def either(text: str) -> tuple[str, str | None]:
    """The norm and, after `#`, the provision that a text names; raises `InvalidInput` for nothing after `#`."""
    slug, mark, eid = text.partition("#")
    if mark and not eid:
        raise InvalidInput(f"Falta la disposición en «{text}». Use la forma ley-27972#art_20.")
    return slug, eid or None
