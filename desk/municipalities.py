"""The municipalities that an account can belong to: the official list of districts, provinces and regions."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from corpus.errors import InvalidInput
from corpus.model import Place
from desk.model import Municipality
from ingest.folding import fold
from qa_service.places import numbered

_TITLE = re.compile(r"(?:muni(?:cipalidad)?|gobierno)(?: (?:distrital|provincial|regional|metropolitana))? de ")
_LEVELS = {"distrital": 6, "provincial": 4, "metropolitana": 4, "regional": 2}  # digits of its UBIGEO
_MOST = 20  # shown when a name fits several
_RANK = {4: 0, 6: 1, 2: 2}  # a province before a district, a region last
_PLACE = 100  # the longest that a name may be, in characters
_ALIKE = 0.84  # how alike a misspelt name must be, as difflib's ratio
_PREFIXES = (
    "municipalidad distrital de ",
    "municipalidad provincial de ",
    "municipalidad de ",
    "gobierno regional de ",
)


def listed(ubigeo: str) -> Municipality:
    """The municipality with that code; raises `InvalidInput` for a code that is not on the list."""
    place = numbered().get(ubigeo)
    if place is None:
        raise InvalidInput("Elija su municipalidad de la lista.")
    return Municipality(ubigeo, place)


def like(text: str) -> tuple[Municipality, ...]:
    """Those that people may mean by a name or a code, the best first; a district's capital is its province's."""
    if text.strip() in numbered():
        return (listed(text.strip()),)
    said = fold(text).strip()
    sought = _TITLE.sub("", said, count=1)
    if len(sought) < 2:
        return ()
    digits = next((digits for word, digits in _LEVELS.items() if word in said.removesuffix(sought)), None)
    ranked = [(_fit(sought, one), one) for one in _eligible() if digits in (None, len(one.ubigeo))]
    return tuple(one for fit, one in sorted(ranked, key=_order) if fit)[:_MOST]


def title(one: Municipality) -> str:
    """A municipality by its full name, with where it is."""
    place = one.place
    if place.district:
        return f"Municipalidad Distrital de {place.district} ({place.province}, {place.region})"
    if place.province:
        return f"Municipalidad Provincial de {place.province} ({place.region})"
    return f"Gobierno Regional de {place.region}"


def place_of(kept: Mapping[str, Any]) -> Place:
    """A place from its three names as they were kept."""
    return Place(kept.get("region"), kept.get("province"), kept.get("district"))


def _eligible() -> tuple[Municipality, ...]:
    """Every one that has a government: a province's capital district (01) is governed by the province."""
    return tuple(
        Municipality(code, place) for code, place in numbered().items() if len(code) < 6 or not code.endswith("01")
    )


def _fit(sought: str, one: Municipality) -> float:
    """How well a name fits: 1 the same, less the beginning, a part, and a near spelling; 0 not at all."""
    name = fold(one.name)
    whole = " ".join(fold(part) for part in (one.place.district, one.place.province, one.place.region) if part)
    if name == sought:
        return 1.0
    if name.startswith(sought):
        return 0.9
    words = sought.replace(",", " ").split()
    if all(word in whole.split() for word in words) and any(word in name.split() for word in words):
        return 0.8
    alike = SequenceMatcher(None, name, sought).ratio()
    return alike * 0.7 if alike >= _ALIKE else 0.0


def _order(ranked: tuple[float, Municipality]) -> tuple[float, int, str]:
    fit, one = ranked
    return (-fit, _RANK[len(one.ubigeo)], one.ubigeo)


def checked(given: Municipality) -> Municipality:
    """A municipality as it is kept: by the list where the code is on it and no name was given, else as told.

    Raises `InvalidInput` for a code of another form, or one that is not on the list and bears no name.
    """
    place = given.place
    if not (given.ubigeo.isdigit() and len(given.ubigeo) in (2, 4, 6)):
        raise InvalidInput(f"«{given.ubigeo}» no es un ubigeo: tiene seis cifras, o cuatro o dos.")
    if place == Place() and given.ubigeo in numbered():
        return listed(given.ubigeo)
    names = (place.region or "", place.province or "", place.district or "")
    if not place.region or any(len(name) > _PLACE or not name.isprintable() for name in names):
        raise InvalidInput("Indique la región, y la provincia y el distrito si los tiene.")
    return given
