"""How raw amending norms would be applied, against consolidated editions of the norms they amend.

    python -m benchmarks.amendments FOLDER [--targets 120] [--least 0.9]

Of the files of the folder that print amended wordings («cuyo texto es el siguiente»), so many are read, those with
most such notes first, and of every norm that brought a wording there, its own file where the folder has one. A pair
is an article of a consolidated norm and a norm that worded it anew or inserted it. What our instructions for that
article would apply is compared with the wording that the consolidated text prints under that norm: *right* when each
is in its place (eId) and as alike as `--least` (F1 of character 5-grams), *wrong* when one is not, *left* when there
is none and an editor has the task. An instruction for an article that the consolidation never changed is wrong too,
unless this does not print the article at all: nothing can then be told.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from corpus.identifiers import RegulationId, article_of
from corpus.model import ProvisionKind, Regulation
from ingest.assembly import read_regulations
from ingest.files import find_files
from ingest.folding import fold
from ingest.instructions import Instruction, read_instructions
from ingest.model import Refusal
from ingest.names import NameIndex

_NOTE = "cuyo texto es el siguiente"
_GRAM = 5
_REMARK = re.compile(r"^\(\d+\) De conformidad con .*$", re.MULTILINE)  # an editor's, printed among the words

Corpus = dict[RegulationId, Regulation]
Key = tuple[RegulationId, RegulationId, str]  # amending norm, amended norm, article


@dataclass(frozen=True, slots=True)
class Pair:
    """One article and the norm that changed it: what became of it, how alike the texts are, and which eId is worst."""

    key: Key
    outcome: str
    alike: float = 0.0
    eid: str = ""


def consolidated(paths: Iterable[Path], most: int) -> list[Path]:
    """The files with most amended wordings."""
    counts = {path: path.read_text(encoding="utf-8", errors="replace").count(_NOTE) for path in paths}
    return sorted((path for path in counts if counts[path]), key=lambda path: (-counts[path], path.name))[:most]


def named_like(paths: Iterable[Path], ids: Iterable[RegulationId]) -> list[Path]:
    """The files named after one of the norms: «LEY-31433-2022» for `ley-31433`."""
    wanted = {id.slug for id in ids}
    return [path for path in paths if any(stem in wanted for stem in _beginnings(path.stem.lower()))]


def _beginnings(stem: str) -> Iterator[str]:
    parts = stem.split("-")
    return ("-".join(parts[:count]) for count in range(2, len(parts) + 1))


def changed(norm: Regulation) -> Iterator[tuple[RegulationId, str]]:
    """Which norm brought a wording of which article, as a consolidated text tells it."""
    for provision in norm.provisions:
        if provision.kind is not ProvisionKind.PREFACE:
            for version in provision.versions:
                if version.amended_by:
                    yield version.amended_by, article_of(provision.eid)


def judge(norms: Corpus, least: float, printed: Corpus) -> list[Pair]:
    """Every pair with what became of it; `printed` are the consolidated norms among `norms`."""
    names = NameIndex.of(norms.values())
    wanted = {(by, norm.id, eid) for norm in printed.values() for by, eid in changed(norm) if by in norms}
    brought = {(by, target) for by, target, _ in wanted}
    found: dict[Key, list[tuple[float, str]]] = {key: [] for key in wanted}
    for by in sorted({by for by, _ in brought}):
        for one in read_instructions(norms[by], names):
            if isinstance(one, Instruction) and (by, one.target) in brought and printed[one.target].provision(one.eid):
                found.setdefault((by, one.target, article_of(one.eid)), []).append(
                    (likeness(one, norms[by], printed[one.target]), one.eid)
                )
    return [_pair(key, alike, least) for key, alike in sorted(found.items())]


def _pair(key: Key, alike: Sequence[tuple[float, str]], least: float) -> Pair:
    if not alike:
        return Pair(key, "left")
    worst, eid = min(alike)
    return Pair(key, "right" if worst >= least else "wrong", worst, eid)


def likeness(one: Instruction, by: Regulation, target: Regulation) -> float:
    """How alike an instruction's wording is to the one the consolidated text prints in its place; 0 for none there."""
    provision = target.provision(one.eid)
    head = next((wording for wording in one.wordings if wording.eid == one.eid), one.wordings[0])
    new = "\n".join(span.of(by.documents[0].text) for span in head.spans)
    versions = provision.versions if provision else ()
    printed = (_REMARK.sub("", target.text_of(version)) for version in versions if version.amended_by == one.by)
    return max((alike(new, text) for text in printed), default=0.0)


def alike(one: str, other: str) -> float:
    """F1 of character 5-grams, letters and digits alone."""
    first, second = _grams(one), _grams(other)
    return 2 * (first & second).total() / max(first.total() + second.total(), 1)


def _grams(text: str) -> Counter[str]:
    letters = "".join(filter(str.isalnum, fold(text)))
    return Counter(letters[i : i + _GRAM] for i in range(max(len(letters) - _GRAM + 1, 1)))


def read(paths: Iterable[Path]) -> Corpus:
    """The norms of the files, by id; of two with one id the longer."""
    found: Corpus = {}
    for path in paths:
        norms = read_regulations(path)
        for norm in () if isinstance(norms, Refusal) else norms:
            if norm.id not in found or len(norm.provisions) > len(found[norm.id].provisions):
                found[norm.id] = norm
    return found


def main() -> int:
    """Read the command line, measure, print; 1 when something would be applied wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--targets", type=int, default=120, help="read so many consolidated files")
    parser.add_argument("--least", type=float, default=0.9)
    options = parser.parse_args()
    paths = sorted(path for path in find_files([options.folder]) if path.suffix == ".md")
    printed = read(consolidated(paths, options.targets))
    norms = read(named_like(paths, {by for norm in printed.values() for by, _ in changed(norm)})) | printed
    console = Console(width=200, highlight=False)
    pairs = judge(norms, options.least, printed)
    for pair in sorted(pairs, key=lambda one: (one.outcome, one.alike)):
        by, target, article = pair.key
        console.print(f"{pair.outcome} {pair.alike:.2f} {by} -> {target}#{pair.eid or article}", markup=False)
    counts = Counter(pair.outcome for pair in pairs)
    console.print(f"{len(printed)} consolidated norms, {len(pairs)} pairs: {dict(counts)}", markup=False)
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
