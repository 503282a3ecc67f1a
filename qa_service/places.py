"""The municipality that a question names: a place of the corpus first, then any district or province of Peru."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from corpus.model import Place
from index.model import Card
from ingest.folding import fold

_REGION, _PROVINCE, _DISTRICT = 2, 4, 6  # digits of a UBIGEO
# Names that the official list writes otherwise, as people still write them.
_ALSO_WRITTEN = {"nazca": "nasca", "quimbiri": "kimbiri", "raymondi": "raimondi", "huaya": "hualla"}
_NAME = r"(?P<name>[a-z]+(?:\s+[a-z]+){0,4})"
# "la ordenanza de Comas", "municipalidad distrital de San Borja", "TUPA de la municipalidad de Lince"
_OWNER = re.compile(
    r"\b(?:ordenanzas?|tupa|rof|cuadro\s+de\s+infracciones|municipalidad|muni|municipio|alcaldia|distrito|provincia|concejo|"
    r"comuna|vecinos?|alcalde(?:sa)?)"
    r"(?:\s+(?:municipal|distrital|provincial|metropolitan[ao]))?\s+(?:provincial\s+|distrital\s+)?de\s+"
    r"(?!la\s+(?:municipalidad|muni)\b)" + _NAME
)
# "En Miraflores, ¿…?": only when written as a name
_INSIDE = re.compile(
    r"\b[Ee]n\s+(?:el\s+distrito\s+de\s+)?(?P<name>(?:L[ao]s?\s+|El\s+|San(?:ta|to|tiago)?\s+)?[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+(?:\s+(?:de(?:l)?(?:\s+l[ao]s?)?\s+)?[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+){0,3})"
)


def find(text: str, cards: Iterable[Card]) -> Place | None:
    """The place a question names as the one whose rules it asks about, or None. A bare region is no municipality."""
    known = _known(cards)
    for name in _candidates(text):
        place = _match(name, known)
        if place:
            return place
    return None


def _candidates(text: str) -> Iterator[tuple[str, ...]]:
    """Names that may be places, as folded words; a run can be longer than the name."""
    for found in _OWNER.finditer(fold(text)):
        yield tuple(found["name"].split())
    for found in _INSIDE.finditer(text):
        yield tuple(fold(found["name"]).split())


def _match(name: tuple[str, ...], known: dict[tuple[str, ...], Place]) -> Place | None:
    """The place whose name begins the run; the longest fits first, the corpus's own places before the gazetteer's."""
    for length in range(len(name), 0, -1):
        run = name[:length]
        place = known.get(run) or gazetteer().get(run)
        if place:
            return place
    return None


def _known(cards: Iterable[Card]) -> dict[tuple[str, ...], Place]:
    """Places of the corpus by name and by the tail of it that people use: "Santiago de Surco" is also "Surco"."""
    named: dict[tuple[str, ...], Place] = {}
    for place in {card.place for card in cards if not card.place.national}:
        full = tuple(fold(place.district or place.province or place.region or "").split())
        named[full] = place
        named.setdefault(full[-1:], place)
    return named


@cache
def gazetteer() -> dict[tuple[str, ...], Place]:
    """Provinces and districts of Peru by their folded name; districts that share one keep only the name.

    "Santiago de Surco" is also "Surco", where no other place is called so.
    """
    places: dict[tuple[str, ...], Place] = {}
    for code, place in numbered().items():
        key = tuple(fold(place.district or "").split())
        if len(code) == _DISTRICT:
            places[key] = Place(district=place.district) if key in places else place
    for code, place in numbered().items():
        if len(code) == _PROVINCE:
            places.setdefault(tuple(fold(place.province or "").split()), place)
    written = {tuple(old.split()): places[tuple(new.split())] for old, new in _ALSO_WRITTEN.items()}
    short = {key[2:]: place for key, place in places.items() if key[:2] == ("santiago", "de")}
    return short | written | places


@cache
def numbered() -> Mapping[str, Place]:
    """Every region, province and district of Peru by its UBIGEO: two, four and six digits."""
    lines = files("qa_service").joinpath("districts.tsv").read_text(encoding="utf-8").splitlines()
    listed = [line.split("\t") for line in lines if not line.startswith("#")]
    regions = {code[:_REGION]: Place(region) for code, region, _, _ in listed}
    provinces = {code[:_PROVINCE]: Place(region, province) for code, region, province, _ in listed}
    return regions | provinces | {code: Place(*names) for code, *names in listed}


def districts() -> int:
    """How many districts Peru has."""
    return sum(len(code) == _DISTRICT for code in numbered())


def holds_norms_of(place: Place, cards: Iterable[Card]) -> bool:
    """Whether the corpus has a norm of that municipality."""
    own = fold(place.district or place.province or "")
    return any(own and own == fold(card.place.district or card.place.province or "") for card in cards)


def name_of(place: Place) -> str:
    """A place as people say it."""
    return place.district or place.province or place.region or "todo el país"
