"""Precision and recall of the citation finder on passages labelled by hand, half of them kept for measuring.

`python benchmarks/citations.py --shared ../shared FOLDER… [--show]`

`citations.jsonl` holds a passage a line: the file it stands in, how its paragraph begins, the article it is of, and
every citation as a quoted string with the provision meant: `slug#eid`, `slug`, or `?` where the text alone leaves it
open. The texts themselves are read from the folders. A span is found when it and the quotation share most characters of
the shorter one. `wrong` are the worst: resolved, but to something else.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.identifiers import RegulationId  # noqa: E402
from corpus.model import Span  # noqa: E402
from ingest.files import read_file  # noqa: E402
from ingest.identity import identify  # noqa: E402
from ingest.names import NameIndex  # noqa: E402
from ingest.references import Reference, find_references  # noqa: E402

LABELS = Path(__file__).with_suffix(".jsonl")
SHARE = 0.5


@dataclass(frozen=True)
class Passage:
    """A labelled paragraph; `labels` are (quotation, meant) in reading order."""

    half: str
    file: str
    home: str
    article: str
    begins: str
    labels: tuple[tuple[str, str], ...]


def passages() -> Iterator[Passage]:
    """Every labelled passage."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        yield Passage(**{**data, "labels": tuple(map(tuple, data["labels"]))})


def paragraph(passage: Passage, files: dict[str, Path]) -> str | None:
    """The passage's text, or None where its file is not at hand."""
    reading = read_file(files[passage.file]) if passage.file in files else None
    lines = (line for norm in getattr(reading, "norms", ()) for line in norm.document.text.split("\n"))
    stripped = (line.strip(" _*\t") for line in lines)
    return next((line for line in stripped if line.startswith(passage.begins)), None)


def expected(text: str, labels: tuple[tuple[str, str], ...]) -> list[tuple[Span, str]]:
    """The labels as spans; each quotation is looked for behind the one before."""
    found, position = [], 0
    for quotation, meant in labels:
        start = text.index(quotation, position)
        found.append((Span(start, start + len(quotation)), meant))
        position = start + 1
    return found


def shares(one: Span, other: Span) -> bool:
    """True when two spans share most characters of the shorter one."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > SHARE * min(one.end - one.start, other.end - other.start)


def means(reference: Reference, meant: str) -> bool:
    """True when a reference says what the label says."""
    slug, _, eid = meant.partition("#")
    return str(reference.regulation) == slug and (reference.eid or "") == eid


def judge(text: str, passage: Passage, names: NameIndex, counts: Counter[str]) -> Iterator[str]:
    """Count one passage and tell what went wrong."""
    left = list(find_references(text, RegulationId(passage.home), names, passage.article))
    counts["found"] += len(left)
    for span, meant in expected(text, passage.labels):
        counts["labelled"] += 1
        counts["resolvable"] += meant != "?"
        hit = next((one for one in left if shares(one.span, span)), None)
        if hit is None:
            yield f"missed   {passage.file}: {span.of(text)} = {meant}"
            continue
        left.remove(hit)
        counts["matched"] += 1
        said = f"{hit.regulation}#{hit.eid or ''}" if hit.regulation else hit.reason
        if hit.regulation is None:
            counts["open"] += 1
            if meant != "?":
                yield f"open     {passage.file}: {hit.text} = {meant}, not «{said}»"
        elif means(hit, meant):
            counts["right"] += 1
        else:
            counts["wrong"] += 1
            yield f"WRONG    {passage.file}: {hit.text} = {meant}, not {said}"
    for one in left:
        counts["wrong"] += one.regulation is not None
        yield f"surplus  {passage.file}: {one.text} -> {one.regulation}#{one.eid}"


def summary(half: str, counts: Counter[str]) -> str:
    """One line about a half."""
    spans = counts["matched"] / max(1, counts["found"]), counts["matched"] / max(1, counts["labelled"])
    resolved = (
        counts["right"] / max(1, counts["right"] + counts["wrong"]),
        counts["right"] / max(1, counts["resolvable"]),
    )
    return (
        f"{half:8} {counts['passages']:3} passages {counts['labelled']:4} citations"
        f" | spans: precision {spans[0]:.3f} recall {spans[1]:.3f}"
        f" | resolved: precision {resolved[0]:.3f} recall {resolved[1]:.3f} wrong {counts['wrong']}"
    )


def main() -> int:
    """Print a line for each half, and with `--show` all that went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--shared", type=Path, default=ROOT / "../shared")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    norms = sorted((arguments.shared / "corpus/norms").glob("*.md"))
    names = NameIndex.of(identify(norm) for path in norms for norm in getattr(read_file(path), "norms", ())[:1])
    files = {path.stem: path for folder in arguments.folders for path in folder.rglob("*.md")}
    files |= {path.stem: path for path in norms}
    halves: dict[str, Counter[str]] = {}
    for passage in passages():
        counts = halves.setdefault(passage.half, Counter())
        text = paragraph(passage, files)
        counts["passages" if text else "absent"] += 1
        for problem in judge(text, passage, names, counts) if text else ():
            if arguments.show:
                print(passage.half, problem)
    print(*(summary(half, counts) for half, counts in halves.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
