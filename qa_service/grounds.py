"""What a warning rests on: the wording of the provisions that it speaks of, and the files that the norm is read from.

An editor settles a warning as it is then. While its ground is the same it stays settled, however often the files are
read; when the ground moved, somebody has to look again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from corpus.files import storage_errors
from corpus.identifiers import RegulationId
from corpus.model import Provision, Regulation
from corpus.store import Store, decode_regulation
from ingest.changes import TASK
from ingest.ledger import Entry
from qa_service.reviewing import Pending, WarningKind, pending
from qa_service.situating import places_of

_EXCERPT = 400  # characters of a wording that are shown beside its warning


@dataclass(frozen=True, slots=True)
class Ground:
    """Hashes: `wording` of what the warning speaks of, with its days; `source` of the files it was read from."""

    wording: str
    source: str

    @property
    def seen(self) -> str:
        """Eight letters that are others when either of them is: what somebody says that they saw."""
        return _hash(self.wording, self.source)[:8]


@dataclass(frozen=True, slots=True)
class Spot:
    """A provision that a warning speaks of, the beginning of its latest wording, and its page where it has one."""

    eid: str
    label: str
    text: str
    document: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Survey:
    """A warning's ground and the provisions that it speaks of; of the whole norm or file where there are none.

    `drawn` says that the norm has pages of a PDF to look at.
    """

    ground: Ground
    spots: tuple[Spot, ...] = ()
    drawn: bool = False


class Grounds:
    """The grounds of what is left to look at, as the corpus and the ledger are when it is made."""

    def __init__(self, store: Store, entries: Mapping[str, Entry]) -> None:
        self._entries, self._folder = entries, store.folder
        self._held, self.pending = store.held, pending(store.summaries(), entries)
        while self._held != (held := store.held):  # changed meanwhile: both must be of one corpus
            self._held, self.pending = held, pending(store.summaries(), entries)

    def content(self, one: Pending) -> str:
        """What is cheap to know and the same only while the ground is: the names of the contents it stands in."""
        if one.kind.of_file:
            return self._entries[one.of].sha256
        return " ".join(filter(None, (self._held[RegulationId(one.of)].file, self._orderer(one))))

    def survey(self, one: Pending) -> Survey:
        """The ground itself; a norm is read for it, once for each content."""
        if one.kind.of_file:
            content = self._entries[one.of].sha256
            return Survey(Ground(content, content))
        found = _surveys(self._folder / self._held[RegulationId(one.of)].file)[one.what]
        if orderer := self._orderer(one):
            return replace(found, ground=replace(found.ground, source=_hash(found.ground.source, orderer)))
        return found

    def _orderer(self, one: Pending) -> str | None:
        """The content of the norm that orders what a task is about, where the corpus has it: it may be mended there."""
        told = one.what.removeprefix(f"{TASK}: ").partition(" (")[0]
        return self._labels.get(told) if one.kind is WarningKind.TASK else None

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {id.label: held.file for id, held in self._held.items()}


@lru_cache(maxsize=1024)
def _surveys(path: Path) -> Mapping[str, Survey]:
    """Every warning of a norm with its survey; a file's name changes with its content, so it is read once."""
    with storage_errors(path):
        regulation = decode_regulation(path.read_bytes(), path)
    return {warning: survey_of(warning, regulation) for warning in regulation.warnings}


def survey_of(warning: str, regulation: Regulation) -> Survey:
    """What a warning of a norm rests on."""
    found = [one for eid in places_of(warning, regulation) if (one := regulation.provision(eid))]
    source = _hash(regulation.documents[0].source.sha256, *sorted(one.sha256 for one in regulation.editions))
    days = (regulation.published, regulation.effective, regulation.repealed_on)
    whole = (source, *map(str, days))
    parts = [part for provision in found for part in _wordings(regulation, provision)]
    spots = tuple(_spot(regulation, one) for one in found)
    return Survey(Ground(_hash(*(parts or whole)), source), spots, bool(regulation.documents[0].pages))


def _wordings(regulation: Regulation, provision: Provision) -> Iterator[str]:
    """All that a provision says and since when; how its lines are broken counts for nothing."""
    for version in provision.versions:
        yield " ".join(regulation.text_of(version).split())
        yield f"{version.valid_from} {version.valid_to} {version.repealed}"


def _spot(regulation: Regulation, provision: Provision) -> Spot:
    version = provision.latest
    text, pages = regulation.text_of(version).strip(), regulation.pages_of(version)
    excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rsplit(maxsplit=1)[0]} …"
    return Spot(provision.eid, provision.label, excerpt, version.document, pages[0] if pages else None)


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:16]
