"""What the measure of covered law text counts as held, as lost and as no law at all."""

from pathlib import Path

import pytest

from benchmarks.coverage import MANY, Row, chosen, measure
from corpus.model import Regulation
from ingest.assembly import read_regulations
from ingest.model import Refusal

HEAD = "ORDENANZA N° 001-2024-MDQ\nORDENANZA QUE REGULA LOS PUENTES\n"
ARTICLES = "\n".join(
    f"Artículo {number}.- Puente {number}\nEl puente soporta {number} toneladas{', y lo cuida el distrito' * 5}."
    for number in range(1, 13)
)


def norm(tmp_path: Path, text: str) -> Regulation:
    file = tmp_path / "norma.md"
    file.write_text(text, encoding="utf-8")
    found = read_regulations(file)
    assert not isinstance(found, Refusal)
    return found[0]


def test_a_norm_whose_articles_are_all_provisions_beside_the_preface_is_covered(tmp_path: Path) -> None:
    row = measure(norm(tmp_path, HEAD + ARTICLES), "norma.md")
    assert (row.printed, row.missed, row.provisions) == (12, 0, 13)
    assert row.share > 0.95 and row.found == 1


def row(law: int = 10_000, held: int = 10_000, printed: int = 20, missed: int = 0) -> Row:
    return Row("norma.md", "ley-99001", law, held, 20, printed, missed, "")


@pytest.mark.parametrize(
    ("measured", "share", "found", "lost"),
    [
        (row(), 1, 1, 0),
        (row(held=4_000), 0.4, 1, 6_000),
        (row(missed=15), 1, 0.25, 7_500),
        (row(printed=MANY - 1, missed=5), 1, 1, 0),
        (row(law=900, held=0), 1, 1, 900),
    ],
)
def test_what_is_lost_is_what_no_provision_holds_or_what_the_articles_passed_over_hold(
    measured: Row, share: float, found: float, lost: int
) -> None:
    assert (measured.share, measured.found, measured.lost) == (share, found, lost)


def test_a_sample_is_the_same_at_each_run(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.md" for number in range(20)]
    for number, file in enumerate(files):
        file.write_text("x" * number, encoding="utf-8")
    assert chosen(files, 5, None) == chosen(files[::-1], 5, None)
    assert chosen(files, None, 2) == [files[19], files[18]]
    assert len(chosen(files, None, None)) == 20
