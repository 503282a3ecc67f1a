"""Whether the wordings of every provision make a life that a law can have.

    python -m benchmarks.versions ../shared/corpus/norms ../shared/corpus/lima
    python -m benchmarks.versions FOLDER --sample 600   # so many files of a large corpus, the same at each run

The norms of the folders are read and composed as an ingest does. Of each provision: wordings in order, each beginning
before it ends, apart from one another, without a gap unless the one before was repealed, at most one open and that
the last; none before the norm was published; a later wording names the norm that brought it; the newest wording of
those that a file prints stands last in it (unless a note says otherwise); and on every day a part's wording stands
within that of the provision around it.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from rich.console import Console

from corpus.identifiers import parent_of
from corpus.model import Provision, ProvisionKind, Regulation, Span, Version
from corpus.validity import in_force, version_on
from ingest.assembly import read_regulations
from ingest.composition import compose
from ingest.files import find_files
from ingest.model import Refusal

SEED = 20261124
_NOTE = 400  # characters that an editor's note may be long
_JUDGED = re.compile(r"inconstitucional|[Ss]entencia")
_PUT_BELOW = re.compile(
    r"[Nn]umeraci[oó]n modificada|[Ii]ncorporad|[Aa]ntes de la reforma|[Tt]exto anterior|[Tt]exto original"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One provision whose life can't be: `rule` names the invariant, `detail` the days or wordings."""

    norm: str
    eid: str
    rule: str
    detail: str


def faults(norm: Regulation) -> Iterator[Fault]:
    """What is wrong with the wordings of a norm's provisions."""
    known = {provision.eid: provision for provision in norm.provisions}
    for provision in norm.provisions:
        found = [*_days(provision), *_early(norm, provision), *_unnamed(norm, provision), *_misplaced(norm, provision)]
        found += _outside(norm, provision, known.get(parent_of(provision.eid) or ""))
        yield from (Fault(norm.id.slug, provision.eid, rule, detail) for rule, detail in found)


Found = Iterator[tuple[str, str]]


def _days(provision: Provision) -> Found:
    """Order, overlaps, gaps and open ends."""
    for version in provision.versions:
        if version.valid_from and version.valid_to and version.valid_from >= version.valid_to:
            yield "empty", life(version)
    for one, other in pairwise(provision.versions):
        both = f"{life(one)}, {life(other)}"
        if one.valid_to is None or other.valid_from is None:
            yield "open before the last", both
        elif one.valid_to > other.valid_from:
            yield "overlap", both
        elif one.valid_to < other.valid_from and not one.repealed:
            yield "gap", both


def _early(norm: Regulation, provision: Provision) -> Found:
    """A first day before the norm was published, unless the norm as a whole says so («con eficacia anticipada»)."""
    first = provision.versions[0].valid_from
    floor = min((day for day in (norm.published, norm.effective) if day), default=None)
    if first and floor and first < floor:
        yield "before publication", f"{first} < {floor}"


def _unnamed(norm: Regulation, provision: Provision) -> Found:
    """A wording that took another's place and was brought by nobody; a judgement that ends words is no norm."""
    for one, other in pairwise(provision.versions):
        if other.amended_by is None and not (one.ended_by is None and _JUDGED.search(_printed(norm, provision))):
            yield "brought by no norm", f"{life(one)}, {life(other)}"


def _misplaced(norm: Regulation, provision: Provision) -> Found:
    """A newer wording above the one it took the place of, where no note says that this was put below or renumbered."""
    for one, other in pairwise(provision.versions):
        apart = one.document == other.document and not set(one.spans) & set(other.spans)
        if apart and other.spans[-1].start < one.spans[0].start:
            text = norm.documents[one.document].text
            if not _PUT_BELOW.search(text[other.spans[0].start : one.spans[-1].end + _NOTE]):
                yield "newer wording printed above", f"{life(one)}, {life(other)}"


def _printed(norm: Regulation, provision: Provision) -> str:
    """All that a file prints from a provision's first words to the note behind its last ones."""
    places = [span for version in provision.versions if version.document == 0 for span in version.spans]
    if not places:
        return ""
    return norm.documents[0].text[min(span.start for span in places) : max(span.end for span in places) + _NOTE]


def _outside(norm: Regulation, provision: Provision, parent: Provision | None) -> Found:
    """A part in force on a day on which the provision around it was not, or not with these words."""
    if parent is None or provision.kind is ProvisionKind.PREFACE:
        return
    for version in provision.versions:
        for day in _turns(version, parent):
            around = version_on(parent, day)
            if around is None:
                yield "in force alone", f"{life(version)} on {day}"
            elif not _holds(norm, around, version):
                yield "not in the wording around it", f"{life(version)} on {day}"


def _turns(version: Version, parent: Provision) -> list[date]:
    """The days of a wording's life on which something around it may change; one day when nothing is dated."""
    edges = {version.valid_from} | {day for one in parent.versions for day in (one.valid_from, one.valid_to)}
    days = sorted(day for day in edges if day and in_force(version, day))
    return days or ([date.today()] if in_force(version, date.today()) else [])


def _holds(norm: Regulation, around: Version, part: Version) -> bool:
    """True when each piece of a wording stands in the wording around it, in the file or at least in words."""
    if around.document == part.document and all(_covered(span, around.spans) for span in part.spans):
        return True
    whole = _words(norm.text_of(around))
    text = norm.documents[part.document].text
    return all(_words(span.of(text)) in whole for span in part.spans)


def _covered(span: Span, places: Iterable[Span]) -> bool:
    return any(place.holds(span) for place in places)


def _words(text: str) -> str:
    return " ".join(text.split())


def life(version: Version) -> str:
    """The days of a wording and who brought it: «2004-01-01..2010-05-06 ley-29332»."""
    by = f" {version.amended_by}" if version.amended_by else ""
    return f"{version.valid_from or ''}..{version.valid_to or ''}{by}{' repealed' if version.repealed else ''}"


def read(folders: Sequence[Path], sample: int | None) -> tuple[Regulation, ...]:
    """Every norm of the folders, or of so many files of them, composed."""
    paths = sorted(find_files(folders))
    if sample and sample < len(paths):
        paths = sorted(random.Random(SEED).sample(paths, sample))
    found = (read_regulations(path) for path in paths)
    return compose(norm for norms in found if not isinstance(norms, Refusal) for norm in norms)


def main() -> int:
    """Print the faults by norm and a count by rule; 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, help="read so many files only")
    options = parser.parse_args()
    console = Console(width=200, highlight=False)
    norms = read(options.folders, options.sample)
    counts: Counter[str] = Counter()
    for norm in norms:
        for fault in faults(norm):
            counts[fault.rule] += 1
            console.print(f"{fault.norm}#{fault.eid}: {fault.rule} ({fault.detail})", markup=False, soft_wrap=True)
    wordings = sum(len(provision.versions) for norm in norms for provision in norm.provisions)
    console.print(f"{len(norms)} norms, {wordings} wordings, {counts.total()} faults {dict(counts)}", markup=False)
    return 1 if counts else 0


if __name__ == "__main__":
    raise SystemExit(main())
