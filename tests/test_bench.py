"""What the benchmark counts and how it sums up."""

import json
import subprocess
from pathlib import Path

import pytest

from tools.bench import files_of, milliseconds, pages_of, percentile, run, sample_questions, size_of

SAMPLES = Path(__file__).parents[1] / "corpus/samples"


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.5, 7.0),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0, 3.0, 4.0], 0.5, 2.0),
        ([float(n) for n in range(1, 101)], 0.95, 95.0),
        ([1.0, 2.0, 3.0], 1.0, 3.0),
    ],
)
def test_a_percentile_is_one_of_the_values(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == expected


def test_files_are_counted_in_folders_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside/one.md").write_text("uno", encoding="utf-8")
    (tmp_path / "two.md").write_text("dos", encoding="utf-8")
    assert files_of([tmp_path / "inside", tmp_path / "two.md"]) == [tmp_path / "inside/one.md", tmp_path / "two.md"]


def test_pages_are_those_of_pdfs_that_open(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"not a PDF")
    (tmp_path / "text.md").write_text("texto", encoding="utf-8")
    ordinance = SAMPLES / "Ordenanza-007-2019-MDQ.pdf"
    assert pages_of([ordinance]) > 0
    assert pages_of([ordinance, tmp_path / "broken.pdf", tmp_path / "text.md"]) == pages_of([ordinance])


def test_a_folders_size_counts_what_lies_below(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below/file").write_bytes(b"x" * 2**19)
    (tmp_path / "file").write_bytes(b"x" * 2**19)
    assert size_of(tmp_path) == 1.0


def test_times_are_read_from_the_answers(tmp_path: Path) -> None:
    rows = [{"id": "1", "ms": {"retrieve": 10, "draft": 2.5}}, {"id": "2", "ms": {"retrieve": 12, "draft": 3}}]
    answers = tmp_path / "answers.jsonl"
    answers.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert milliseconds(answers) == {"retrieve": [10.0, 12.0], "draft": [2.5, 3.0]}


def test_the_demonstrations_questions_make_a_file_to_ask(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in sample_questions(tmp_path / "q.jsonl").read_text("utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == 3
    assert all(row["question"].startswith("¿") for row in rows)


@pytest.mark.slow
def test_a_run_tells_time_and_memory(tmp_path: Path) -> None:
    step = run(tmp_path / "home", "--help")
    assert 0 < step.seconds < 60
    assert 5 < step.peak < 20_000  # MiB: a child counts what pytest held when it forked


@pytest.mark.slow
def test_a_run_that_fails_stops_the_benchmark(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run(tmp_path / "home", "show", "no-such-norm#art_1")
    assert "no-such-norm" in caught.value.stderr
