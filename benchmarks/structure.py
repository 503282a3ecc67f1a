"""Judge the numbering of every norm in a folder: gaps, repetitions, order, giants, texts of headings alone.

`python benchmarks/structure.py --folder ../shared/corpus/norms [--sample 400 --seed 3] [--verbose]`

A norm is clean when the articles and dispositions of each of its parts run from 1 without gap, repetition or step back.
A gap may be the text's own (an article that the publisher left out), so the share is a floor. Items (numerals and
literals) are judged the same way inside each article. `--json` writes the figures of every norm, to compare two runs.
"""

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.model import Provision  # noqa: E402
from ingest.dates import first_date  # noqa: E402
from ingest.headings import roman  # noqa: E402
from ingest.model import NormText, Segmentation  # noqa: E402
from ingest.segment import segment  # noqa: E402

GIANT = 8_000
_EID = re.compile(r"(?P<series>(?:.*__)?[a-z]+)_(?P<number>[^_]+)(?:_(?P<again>\d+))?$")
_LETTERS = "abcdefghijklmnñopqrstuvwxyz"
_PLAIN = _LETTERS.replace("ñ", "")


@dataclass(frozen=True)
class Judgement:
    """What the numbers of one norm say; each entry names the provision after which something is wrong."""

    name: str
    articles: int
    gaps: tuple[str, ...]
    repeated: tuple[str, ...]
    back: tuple[str, ...]
    giants: tuple[str, ...]
    headings_only: bool
    items: int
    item_faults: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """True when nothing is wrong with the numbers of articles and dispositions."""
        return not (self.gaps or self.repeated or self.back)


def value(number: str) -> int | None:
    """The place of a number in its series: `20-A` is 20, `iv` is 4, `unico` is 1."""
    head = number.partition("-")[0].rpartition(".")[2]
    if head.startswith("unic"):
        return 1
    return int(head) if head.isdigit() else roman(head.lower())


def judge_series(eids: list[str]) -> Iterator[tuple[str, str]]:
    """Gaps, repetitions and steps back in one series of sibling eIds, in reading order."""
    last = 0
    for eid in eids:
        match = _EID.fullmatch(eid)
        place = value(match["number"]) if match else None
        if match is None or place is None:
            continue
        if match["again"] and "_para" not in match["series"]:
            yield "repeated", eid
            continue
        if place > last + 1:
            yield "gap", f"{last}>{eid}"
        elif place < last:
            yield "back", f"{last}>{eid}"
        last = max(last, place)


def judge_points(eids: list[str]) -> Iterator[str]:
    """Letters, and roman numerals between them, of one place: skipped, repeated or out of order."""
    letters, romans = 0, 0
    for eid in eids:
        number = eid.rpartition("__point_")[2].partition("_")[0].lower()
        if "." in number or "-" in number or number in ("ch", "ll"):
            continue
        place = ordinal_letter(number)
        if place == letters or (place is not None and place == letters + 1 and number == "o"):
            letters = place + 1
        elif roman(number) in (romans + 1, 1):
            romans = roman(number) or 0
        else:
            yield eid
            letters = place + 1 if place is not None else letters


def ordinal_letter(number: str) -> int | None:
    """The place of a letter from 0, «ñ» counted; «aa» comes after «z»."""
    if len(number) == 1:
        return _LETTERS.find(number) if number in _LETTERS else None
    return len(_LETTERS) + _PLAIN.find(number[0]) if len(number) == 2 and number[0] == number[1] else None


def judge(name: str, norm: NormText, parts: Segmentation) -> Judgement:
    """Every fault in the numbers of one norm."""
    series: dict[str, list[str]] = defaultdict(list)
    lists: dict[str, list[str]] = defaultdict(list)
    for provision in parts.provisions:
        kind = provision.kind.value
        match = _EID.fullmatch(provision.eid)
        if kind in ("article", "disposition") and match:
            series[match["series"]].append(provision.eid)
        elif kind in ("paragraph", "point") and match:
            lists[_list_of(provision.eid, match["series"])].append(provision.eid)
    found = [fault for eids in series.values() for fault in judge_series(eids)]
    faults = [eid for key, eids in lists.items() if key.endswith("para") for _, eid in judge_series(eids)]
    faults += [eid for key, eids in lists.items() if key.endswith("point") for eid in judge_points(eids)]
    by_kind = {kind: tuple(eid for which, eid in found if which == kind) for kind in ("gap", "repeated", "back")}
    return Judgement(
        name, sum(map(len, series.values())), by_kind["gap"], by_kind["repeated"], by_kind["back"],
        tuple(giants(norm, parts)), all(p.kind.value in ("preface", "section") for p in parts.provisions),
        sum(map(len, lists.values())), tuple(faults),
    )  # fmt: skip


def _list_of(eid: str, series: str) -> str:
    """The list an item is in: 31.1 and 31.2 are one, 31.2 and 31.2.1 are two."""
    number = eid.rpartition("__")[2].partition("_")[2]
    number, _, run = number.partition("_")
    group = number.rpartition(".")[0]
    return f"{series.rpartition('__')[0]}#{group}#{run}#{series.rpartition('__')[2]}"


def giants(norm: NormText, parts: Segmentation) -> Iterator[str]:
    """Articles whose latest wording is longer than most articles are."""
    for provision in parts.provisions:
        size = length(norm, provision)
        if provision.kind.value in ("article", "disposition") and size > GIANT:
            yield f"{provision.eid}({size})"


def length(norm: NormText, provision: Provision) -> int:
    """Characters of a provision's latest wording."""
    return sum(span.end - span.start for span in provision.latest.spans)


def read_judgements(paths: list[Path]) -> Iterator[Judgement]:
    """One judgement a readable file."""
    from ingest.files import read_file

    for path in paths:
        for norm in getattr(read_file(path), "norms", ())[:1]:
            published = first_date(norm.front_matter.get("publication_date", ""))
            yield judge(path.stem, norm, segment(norm, published))


def describe(judgement: Judgement) -> str:
    """One line about a norm, and what is wrong with it."""
    faults = {
        "faltan": judgement.gaps, "repetidos": judgement.repeated, "atrás": judgement.back,
        "gigantes": judgement.giants, "ítems": judgement.item_faults,
    }  # fmt: skip
    told = " · ".join(f"{name} {len(eids)}: {' '.join(eids[:8])}" for name, eids in faults.items() if eids)
    return f"{judgement.name[:60]:60} {judgement.articles:4} art {judgement.items:5} ít  {told}"


def summary(found: list[Judgement]) -> str:
    """The share of clean norms, of those with articles at all."""
    own = [j for j in found if j.articles]
    listed = [j for j in found if j.items]
    return (
        f"{len(found)} normas, {len(own)} con artículos: secuencia limpia {sum(j.clean for j in own)} "
        f"({sum(j.clean for j in own) / max(1, len(own)):.1%}); huecos {sum(len(j.gaps) for j in own)}, "
        f"repetidos {sum(len(j.repeated) for j in own)}, atrás {sum(len(j.back) for j in own)}, "
        f"gigantes {sum(len(j.giants) for j in own)}; solo encabezados {sum(j.headings_only for j in found)}; "
        f"listas limpias en {sum(not j.item_faults for j in listed)} de {len(listed)} "
        f"({sum(len(j.item_faults) for j in listed)} fallas)"
    )


def main() -> int:
    """Print a line for each norm with faults, and the summary."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=ROOT / "../shared/corpus/norms")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.rglob("*.md") if arguments.only in path.name)
    if arguments.sample and arguments.sample < len(paths):
        paths = sorted(random.Random(arguments.seed).sample(paths, arguments.sample))
    found = []
    for judgement in read_judgements(paths):
        found.append(judgement)
        if arguments.verbose or not judgement.clean or judgement.giants or judgement.item_faults:
            print(describe(judgement))
    print(summary(found))
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(j) for j in found], ensure_ascii=False, indent=0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
