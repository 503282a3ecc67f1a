"""Segmentation of the real norms beside the checkout: every article once, in order; gold wordings on their day."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.dates import first_date
from ingest.files import read_file
from ingest.model import Reading, Segmentation
from ingest.segment import segment

pytestmark = pytest.mark.shared
ROOT = Path(__file__).parents[2]


def articles(parts: Segmentation, prefix: str) -> list[str]:
    """The numbers of the articles whose eId begins so."""
    kinds = ("article", "disposition")
    eids = [p.eid for p in parts.provisions if p.kind.value in kinds and "__" not in p.eid.removeprefix(prefix)]
    return [eid.removeprefix(prefix) for eid in eids if eid.startswith(prefix)]


def parts_of(shared: Path, name: str) -> Segmentation:
    """One norm, segmented."""
    reading = read_file(shared / "corpus/norms" / f"{name}.md")
    assert isinstance(reading, Reading)
    norm = reading.norms[0]
    return segment(norm, first_date(norm.front_matter.get("publication_date", "")))


def expected(text: str) -> list[str]:
    """`1-13 13-A 14-16` -> every number."""
    found: list[str] = []
    for part in text.split():
        first, _, last = part.partition("..")
        found += [str(n) for n in range(int(first), int(last) + 1)] if last else [part]
    return found


# Made by hand from the texts: the numbers that each prints, in order.
ARTICLES = {
    "LEY-ORGANICA-27972-2003": "1..13 13-A 14..52 52-A 52-B 53..119 119-A 120..166",
    "LEY-27972-2003": "1..119 119-A 120..166",
    "LEY-30057-2013": "1..49 49-A 50..98",
    "LEY-29090-2007": "1..24 24-A 24-B 24-C 25 25-A 26 27 27-A 28 28-A 28-B 29..42",
    "LEY-28056-2003": "1..12",
    "LEY-27506-2001": "1..16",
    "DS-156-2004-EF": "1..13 13-A 14..30 30-A 31..65 65-A 66..69 69-A 69-B 70..79 81..93",
    "DS-009-2025-EF": "1..389",
    "LEY-28976-2007": "1..18",
    "LEY-26979-1998": "1..38",
    "LEY-32069-CONTRATACIONES-2024": "1..100",
    "DS-021-2019-JUS-TUO-27806-2019": "1..6 6-A 6-B 7..40",
    "DLEG-1057-2008": "1..6 6-A 6-B 7..12",
    "LEY-29029-2007": "1..5 5-A 5-B 5-C 6..11",
    "DS-004-2019-JUS-TUO-27444-2019": "1..265",
    "DS-082-2019-EF": "1..62",
    "CON-1993": "1..7 7-A 8..14 14-A 15..34 34-A 35..39 39-A 40..90 90-A 91..102 102-A 102-B 103..206",
}
DISPOSITIONS = {
    ("LEY-ORGANICA-27972-2003", "dc_"): "1..25",
    ("LEY-30057-2013", "dcf_"): "1..15",
    ("LEY-30057-2013", "dct_"): "1..14",
    ("DS-009-2025-EF", "dcf_"): "1..14",
    ("DS-009-2025-EF", "dct_"): "1..22",
    ("LEY-32069-CONTRATACIONES-2024", "dcf_"): "1..29",
    ("DS-156-2004-EF", "dct_"): "1..19",
    ("DS-156-2004-EF", "dcf_"): "1..5",
    ("CON-1993", "dcf_"): "1..16",
    ("DS-082-2019-EF", "dcd_"): "1",
    ("LEY-28976-2007", "dcf_"): "1..9",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_comes_once_and_in_order(shared: Path, name: str) -> None:
    assert articles(parts_of(shared, name), "art_") == expected(ARTICLES[name])


@pytest.mark.parametrize(("name", "prefix"), DISPOSITIONS)
def test_every_disposition_comes_once_and_in_order(shared: Path, name: str, prefix: str) -> None:
    assert articles(parts_of(shared, name), prefix) == expected(DISPOSITIONS[name, prefix])


def test_two_columns_out_of_order_lose_no_article(shared: Path) -> None:
    found = articles(parts_of(shared, "DLEG-1440-2018"), "art_")
    assert sorted(map(int, found)) == [
        n for n in range(1, 84) if n != 23
    ]  # two columns tore 23's heading apart and put it above 22


def test_no_norm_is_empty_and_every_eid_is_unique(shared: Path) -> None:
    for path in sorted((shared / "corpus/norms").glob("*.md")):
        parts = parts_of(shared, path.stem)
        eids = [p.eid for p in parts.provisions]
        assert len(eids) == len(set(eids)), path.stem
        assert len(eids) > 2, path.stem


def test_the_gold_wordings_stand_where_and_when_they_should(shared: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks/articles.py"), "--shared", str(shared), "--gold"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    misses = [line for line in done.stdout.splitlines() if line.startswith(("MISSING", "QUOTE", "DECOY"))]
    # LEY-27972-2003.md is an edition of law 27972 that never took in some amendments: the fuller edition leads.
    assert [line for line in misses if "LEY-27972-2003" not in line] == []
