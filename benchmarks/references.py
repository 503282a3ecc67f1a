"""How well PDFs are read, against the same norms' texts from another source.

    python -m benchmarks.references ../shared/corpus

For each PDF that has a reference text: precision and recall of articles and dispositions by eId, and the similarity of
their bodies (F1 over the character 5-grams of both, blanks as one). What differs because the two files are different
editions of the norm is left out by name, in the table `EDITIONS`, each with its reason.
"""

import argparse
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.model import ProvisionKind, Regulation
from ingest.assembly import read_regulations
from ingest.model import Refusal

NATIVE, SCANNED = 0.99, 0.95
BODIES = 0.985
GRAM = 5
_COUNTED = (ProvisionKind.ARTICLE, ProvisionKind.DISPOSITION)


@dataclass(frozen=True, slots=True)
class Pair:
    """A PDF, by how its name begins, and the stem of its reference; `body` is the similarity wanted, if any."""

    pdf: str
    reference: str
    wanted: float = NATIVE
    body: float | None = None


PAIRS = (
    Pair("Codigo-Tributario-Sunat", "DS-133-2013-EF-CODIGO-TRIBUTARIO-2013"),
    Pair("2019-04-25 - D.S. 005-2019-MC", "DS-005-2019-MC", body=BODIES),
    Pair("2019-08-09 - D.S. 009-2019-MC", "DS-009-2019-MC"),
    Pair("2018-10-31 - D.S. 010-2018-MC", "DS-010-2018-MC"),
    Pair("2021-01-04 - D.S. 019-2020-MC", "DS-019-2020-MC-2021"),
    Pair("2016-07-24 - D.S. 007-2016-MC", "DS-007-2016-MC"),
    Pair("2022-05-13 - D.S. 004-2022-MC", "DS-004-2022-MC"),
    Pair("DOC-016", "DS-003-2017-MINAM", body=BODIES),
    Pair("DOC-017", "DS-004-2017-MINAM", body=BODIES),
    Pair("DOC-006", "RM-415-2012-MINSA", wanted=SCANNED),
    Pair("ley_violencia_contra_mujer", "LEY-30364-2015"),
)

_EXCERPT = "the reference is a leaflet's excerpt of fourteen articles; the PDF has the law as amended"
_DECREE = "the reference leaves out the decree that approves the code; the PDF begins with it"
_LATER = "the PDF prints, beside the wording in force, the one of D.Leg. 1533 that takes effect with its regulations"
_EXCERPTED = """
art_4 art_7 art_11 art_12 art_13 art_15-A art_15-B art_15-C art_16-A art_16-B art_16-C art_16-D art_16-E art_17 art_17-A
art_18 art_19 art_20 art_20-A art_21 art_22-A art_22-B art_23 art_23-A art_23-B art_23-C art_24 art_25 art_26 art_28
art_29 art_31 art_32 art_33 art_34 art_35 art_36 art_37 art_38 art_39 art_40 art_41 art_42 art_43 art_44 art_45 art_46
art_47 dcf_1 dcf_2 dcf_3 dcf_4 dcf_5 dcf_6 dct_1 dct_2 dct_3 dct_4 dct_5 dct_6 dcm_1 dcm_2 dcm_3 dcm_4 dcd_1 dcd_2
"""
# Differences of the editions, each looked up in both files: PDF, eId, reason.
EDITIONS: Mapping[str, Mapping[str, str]] = {
    "Codigo-Tributario-Sunat": {
        "approval__art_1": _DECREE,
        "approval__art_2": _DECREE,
        "approval__art_3": _DECREE,
        "art_39_2": _LATER,
    },
    "ley_violencia_contra_mujer": dict.fromkeys(_EXCERPTED.split(), _EXCERPT),
}


@dataclass(frozen=True, slots=True)
class Score:
    """One PDF against its reference: eIds found in both, in one alone, left out; similarity overall and by eId."""

    pair: Pair
    both: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    body: float = 0.0
    bodies: Mapping[str, float] = field(default_factory=dict)

    @property
    def recall(self) -> float:
        """Of the reference's articles, the share found in the PDF."""
        return len(self.both) / max(len(self.both) + len(self.missing), 1)

    @property
    def precision(self) -> float:
        """Of the articles found in the PDF, the share that the reference has."""
        return len(self.both) / max(len(self.both) + len(self.extra), 1)

    @property
    def holds(self) -> bool:
        """Whether it is as good as wanted."""
        enough = min(self.recall, self.precision) >= self.pair.wanted
        return enough and (self.pair.body is None or self.body >= self.pair.body)


def grams(text: str) -> Counter[str]:
    """The character 5-grams of a text, blanks as one."""
    plain = re.sub(r"\s+", " ", text).strip()
    return Counter(plain[i : i + GRAM] for i in range(max(len(plain) - GRAM + 1, 1)))


def similarity(one: Counter[str], other: Counter[str]) -> float:
    """F1 of two bags of grams: 1.0 for the same text."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def articles(norm: Regulation) -> dict[str, str]:
    """The latest wording of each article and disposition, by eId."""
    return {p.eid: norm.text_of(p.latest) for p in norm.provisions if p.kind in _COUNTED}


def score(pair: Pair, found: Regulation, reference: Regulation) -> Score:
    """Compare a norm as the PDF has it with its reference."""
    ours, theirs, apart = articles(found), articles(reference), EDITIONS.get(pair.pdf, {})
    both = [eid for eid in ours if eid in theirs and eid not in apart]
    left = {eid: grams(ours[eid]) for eid in both}
    right = {eid: grams(theirs[eid]) for eid in both}
    return Score(
        pair,
        tuple(both),
        tuple(eid for eid in theirs if eid not in ours and eid not in apart),
        tuple(eid for eid in ours if eid not in theirs and eid not in apart),
        tuple(eid for eid in apart if eid in ours or eid in theirs),
        similarity(sum(left.values(), Counter()), sum(right.values(), Counter())),
        {eid: similarity(left[eid], right[eid]) for eid in both},
    )


def measure(pair: Pair, corpus: Path) -> Score:
    """Read both files and compare the norm that they share; nothing found where the PDF does not hold it."""
    path = next(iter(sorted((corpus / "pdf").glob(f"{pair.pdf}*"))))
    found, known = read_regulations(path), read_regulations(corpus / "norms" / f"{pair.reference}.md")
    if isinstance(known, Refusal):
        raise SystemExit(f"{pair.reference}: {known.reason}")
    norms = () if isinstance(found, Refusal) else found
    same = next((norm for norm in norms if norm.id == known[0].id), None)
    return score(pair, same, known[0]) if same else Score(pair, missing=tuple(articles(known[0])))


def show(scores: Sequence[Score]) -> None:
    """One row a PDF, then every miss, then what was left out and why."""
    console = Console(width=160)
    table = Table("PDF", "precision", "recall", "5-gram F1", "in both", "left out", "as wanted")
    for s in scores:
        table.add_row(
            s.pair.pdf, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.body:.4f}",
            str(len(s.both)), str(len(s.left_out)), "yes" if s.holds else "NO",
        )  # fmt: skip
    console.print(table)
    for s in scores:
        low = sorted((value, eid) for eid, value in s.bodies.items())[:5]
        console.print(f"{s.pair.pdf}: least alike", ", ".join(f"{eid} {value:.3f}" for value, eid in low))
        for name, eids in (("missing", s.missing), ("extra", s.extra)):
            if eids:
                console.print(f"  {name}: {' '.join(eids)}", style="red")
        reasons = EDITIONS.get(s.pair.pdf, {})
        for reason in dict.fromkeys(reasons[eid] for eid in s.left_out):
            console.print(f"  left out: {' '.join(eid for eid in s.left_out if reasons[eid] == reason)}: {reason}")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Compare PDFs with reference texts of the same norms.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--only", default="", help="PDFs whose name begins so")
    options = parser.parse_args()
    show([measure(pair, options.corpus) for pair in PAIRS if pair.pdf.startswith(options.only)])


if __name__ == "__main__":
    main()
