"""Measure the main job as a user meets it: `python tools/bench.py PATH… [--questions FILE]` prints a Markdown table.

Each step is one run of the `absuelve` command in a home of its own, removed afterwards. Memory is that of the step's
largest process. Without a file of questions the sample corpus's three are asked.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

COMMAND = [sys.executable, "-c", "from qa_service.cli import main; main()"]
_KIB_PER_UNIT = 1 / 1024 if sys.platform == "darwin" else 1  # what `ru_maxrss` counts


@dataclass(frozen=True, slots=True)
class Step:
    """What one run of the command took: seconds of wall clock, and MiB at its peak."""

    seconds: float
    peak: float


def run(home: Path, *words: str) -> Step:
    """Run `absuelve` with these arguments in a home; raises `CalledProcessError` when it fails."""
    environment = {**os.environ, "ABSUELVE_HOME": str(home)}
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as notes:
        process = subprocess.Popen([*COMMAND, *words], env=environment, stdout=subprocess.DEVNULL, stderr=notes)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        notes.seek(0)
        said = notes.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, ["absuelve", *words], stderr=said)
    return Step(time.perf_counter() - start, usage.ru_maxrss * _KIB_PER_UNIT / 1024)


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files that paths and folders hold."""
    return [
        file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*"))) if file.is_file()
    ]


def pages_of(files: Iterable[Path]) -> int:
    """How many pages the PDFs among some files have; one that can't be opened counts none."""
    from pypdfium2 import PdfDocument, PdfiumError

    pages = 0
    for file in files:
        if file.suffix.lower() == ".pdf":
            try:
                with PdfDocument(file) as document:
                    pages += len(document)
            except PdfiumError:
                continue
    return pages


def size_of(folder: Path) -> float:
    """The MiB of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def tokens_of(home: Path) -> tuple[int, int]:
    """How many passages the published index holds, and how many tokens the model reads in them."""
    from corpus.home import Home
    from index.embedding import BUILT_IN, open_embedder
    from index.generations import Bundles
    from index.records import Records

    place = Home(home)
    embedder = open_embedder(BUILT_IN, place.models)
    bundles = Bundles(place.bundles)
    records = Records(bundles.folder / str(bundles.current()) / "passages.sqlite")
    lengths = [
        min(embedder.count_tokens(f"{passage.context}\n{passage.text}"), embedder.max_tokens)
        for row in range(records.counts()[1])
        for _, passage in records.passages(row, records.wording(row))
    ]
    records.close()
    return len(lengths), sum(lengths)


def sample_questions(file: Path) -> Path:
    """Write the demonstration's questions to a file."""
    from qa_service.demo import QUESTIONS

    rows = [json.dumps({"id": str(n), "question": text}, ensure_ascii=False) for n, text in enumerate(QUESTIONS)]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def milliseconds(answers: Path) -> dict[str, list[float]]:
    """How long retrieving and drafting took, answer by answer."""
    rows = [json.loads(line)["ms"] for line in answers.read_text(encoding="utf-8").splitlines()]
    return {part: [float(row[part]) for row in rows] for part in ("retrieve", "draft")}


def reading(home: Path, paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Measure reading files, again when nothing changed too."""
    files = files_of(paths)
    names = [str(path) for path in paths]
    first = run(home, "ingest", *names, "--no-index")
    again = run(home, "ingest", *names, "--no-index")
    pages = pages_of(files)
    yield "files, PDF pages", f"{len(files):,}, {pages:,}"
    yield "reading", f"{first.seconds:.1f} s, {len(files) / first.seconds:.1f} files/s, {first.peak:,.0f} MiB"
    yield "reading again, nothing changed", f"{again.seconds:.1f} s"
    yield "corpus on disk", f"{size_of(home / 'corpus'):.1f} MiB"


def pdf_reading(home: Path, paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Measure reading the PDFs alone, in a home of their own."""
    pdfs = [file for file in files_of(paths) if file.suffix.lower() == ".pdf"]
    if pdfs:
        step = run(home, "ingest", *map(str, pdfs), "--no-index")
        yield "reading the PDFs alone", f"{pages_of(pdfs) / step.seconds:.1f} pages/s, {step.peak:,.0f} MiB"


def indexing(home: Path, paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Measure building the index of what was read, with the model made ready before."""
    from corpus.home import Home
    from index.embedding import BUILT_IN, open_embedder

    start = time.perf_counter()
    open_embedder(BUILT_IN, Home(home).models)
    yield "making the model ready, once", f"{time.perf_counter() - start:.1f} s"
    step = run(home, "ingest", *map(str, paths))
    passages, tokens = tokens_of(home)
    yield "passages, tokens", f"{passages:,}, {tokens:,}"
    yield "indexing", f"{step.seconds:.1f} s, {tokens / step.seconds:,.0f} tokens/s, {step.peak:,.0f} MiB"
    yield "index on disk", f"{size_of(home / 'bundles'):.1f} MiB"


def asking(home: Path, questions: Path) -> Iterator[tuple[str, str]]:
    """Measure answering a file of questions, and one alone from a cold start."""
    answers = home / "answers.jsonl"
    many = run(home, "ask", "--questions", str(questions), "--out", str(answers))
    first = json.loads(questions.read_text(encoding="utf-8").splitlines()[0])["question"]
    alone = run(home, "ask", first)
    for part, values in milliseconds(answers).items():
        yield f"{part}, p50 / p95", f"{percentile(values, 0.5):.0f} / {percentile(values, 0.95):.0f} ms"
    yield "questions", f"{len(milliseconds(answers)['draft']):,} in {many.seconds:.1f} s, {many.peak:,.0f} MiB"
    yield "one question from a cold start", f"{alone.seconds:.1f} s"


def measure(folder: Path, paths: Sequence[Path], questions: Path | None) -> Iterator[tuple[str, str]]:
    """Every figure with its name, as they come."""
    home = folder / "home"
    yield "`absuelve --help`", f"{run(home, '--help').seconds:.2f} s"
    yield from reading(home, paths)
    yield from pdf_reading(folder / "pdf", paths)
    yield from indexing(home, paths)
    yield from asking(home, questions or sample_questions(folder / "questions.jsonl"))


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "paths", nargs="*", type=Path, default=[Path("corpus/samples")], help="files and folders to read"
    )
    parser.add_argument("--questions", type=Path, help="questions to ask, one JSON object a line")
    options = parser.parse_args()
    sys.stdout.write("| measure | value |\n| --- | --- |\n")
    with tempfile.TemporaryDirectory(prefix="absuelve-bench-") as folder:
        try:
            for name, value in measure(Path(folder), options.paths, options.questions):
                sys.stdout.write(f"| {name} | {value} |\n")
                sys.stdout.flush()
        except subprocess.CalledProcessError as error:
            sys.exit(f"{' '.join(error.cmd)} failed:\n{error.stderr}")


if __name__ == "__main__":
    main()
