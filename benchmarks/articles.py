"""Count the provisions of every norm in a folder, or check questions' passages against them.

`python benchmarks/articles.py --shared ../shared [--gold]`

`--gold` reads the question sets and lists every gold provision that is missing, every quote that does not stand in the
wording in force on its date, and every decoy that does. Without it, one line per norm: articles, giants, seconds.
"""

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.model import Provision  # noqa: E402
from corpus.validity import version_on  # noqa: E402
from ingest.dates import first_date  # noqa: E402
from ingest.designations import read_identifier  # noqa: E402
from ingest.folding import fold  # noqa: E402
from ingest.model import NormText, Segmentation  # noqa: E402
from ingest.segment import segment  # noqa: E402

GIANT = 15_000


@dataclass(frozen=True)
class Read:
    """One norm read from one file."""

    path: Path
    slug: str
    norm: NormText
    parts: Segmentation
    seconds: float

    def text(self, provision: Provision, on: date) -> str:
        """The wording in force on a day, or nothing."""
        version = version_on(provision, on)
        return "\n".join(span.of(self.norm.document.text) for span in version.spans) if version else ""


def read_folder(folder: Path) -> Iterator[Read]:
    """Every Markdown norm of a folder."""
    from ingest.files import read_file

    for path in sorted(folder.glob("*.md")):
        reading = read_file(path)
        for norm in getattr(reading, "norms", ())[:1]:
            published = first_date(norm.front_matter.get("publication_date", ""))
            began = time.perf_counter()
            parts = segment(norm, published)
            yield Read(path, slug_of(path, norm), norm, parts, time.perf_counter() - began)


def slug_of(path: Path, norm: NormText) -> str:
    """The norm's slug by its file's name, good enough to look gold up."""
    found = read_identifier(
        re.sub(r"-ORGANICA", "", norm.front_matter.get("identifier", path.stem)), norm.front_matter.get("rank")
    )
    return str(found.id) if found else path.stem.lower()


def squeeze(text: str) -> str:
    """Letters and digits only, folded."""
    return re.sub(r"[^a-z0-9]+", "", fold(text))


def articles(read: Read) -> list[str]:
    """The eIds at article level."""
    return [p.eid for p in read.parts.provisions if p.kind.value in ("article", "disposition")]


def describe(read: Read) -> str:
    """One line about a norm."""
    own = articles(read)
    giants = [
        p.eid for p in read.parts.provisions if p.kind.value == "article" and len(read.text(p, date.today())) > GIANT
    ]
    plain = [e for e in own if e.startswith("art_")]
    counts = (
        f"{len(plain):4} art {len(own):4} all {len(read.parts.provisions):5} prov {len(read.parts.warnings):3} warn"
    )
    return f"{read.path.stem:48} {counts} {read.seconds:5.2f} s {' '.join(giants)}"


def check(question: dict, gold: dict, norms: dict[str, list[Read]], today: date) -> Iterator[str]:
    """What is wrong with one gold passage."""
    on = date.fromisoformat(question["as_of"]) if question.get("as_of") else today
    wanted = [(gold["regulation"], gold["eid"]), *map(tuple, gold.get("accept") or [])]
    found = [
        (read, p) for slug, eid in wanted for read in norms.get(slug, []) for p in read.parts.provisions if p.eid == eid
    ]
    name = f"{question['id']} {gold['regulation']}#{gold['eid']}"
    if not found:
        yield f"MISSING {name}"
        return
    texts = [squeeze(read.text(p, on)) for read, p in found]
    if gold.get("quote") and not any(squeeze(gold["quote"]) in text for text in texts):
        yield f"QUOTE   {name} on {on}: {gold['quote'][:110]}"
    decoy = question.get("decoy_quote")
    if decoy and gold["grade"] == 2:
        for (read, p), text in zip(found, texts, strict=True):
            if squeeze(decoy) in text:
                yield f"DECOY   {name} in {read.path.stem}#{p.eid} on {on}: {decoy[:90]}"


def main() -> int:
    """Print the table or the misses."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=ROOT / "../shared")
    parser.add_argument("--gold", action="store_true")
    arguments = parser.parse_args()
    norms: dict[str, list[Read]] = defaultdict(list)
    for read in read_folder(arguments.shared / "corpus/norms"):
        norms[read.slug].append(read)
        if not arguments.gold:
            print(describe(read))
    if arguments.gold:
        misses = []
        for name in ("muni-dev", "oece-dev"):
            for line in (arguments.shared / f"gold/{name}.jsonl").read_text(encoding="utf-8").splitlines():
                question = json.loads(line)
                for gold in question["gold"]:
                    misses += check(question, gold, norms, date.today())
        print("\n".join(misses), f"\n{len(misses)} misses")
        return 1 if misses else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
