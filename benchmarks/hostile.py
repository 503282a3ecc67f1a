"""Every hostile PDF through the real reader: read or refused and why, seconds, peak memory, files left behind.

    python -m benchmarks.hostile FOLDER [--rows]

Each file is read in a process of its own with an empty folder for everything temporary. The peak is the largest
resident memory of that process or of the child that reads for it, recognition included. "Has text": pypdfium2 or pypdf
opens the file and gives a word of two letters from its first pages, or twenty letters in all.
"""

import argparse
import json
import logging
import re
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

SECONDS, MEMORY = 20.0, 1 << 30
PATIENCE = 300.0
LOOKED_AT = 5  # pages
LETTERS = 20
CHILD = "import sys; from benchmarks.hostile import one; one(sys.argv[1])"
ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Result:
    """One file; `kept` is what the whole pipeline keeps of it: norms, or the reason for none."""

    name: str
    outcome: str
    kept: str
    seconds: float
    peak: int
    letters: int
    left: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether a library of the two gives text for the file."""
        return self.letters >= LETTERS


def one(path: str) -> None:
    """In the child: read one file and print what became of it as a line of JSON."""
    from ingest.assembly import read_regulations
    from ingest.model import Refusal
    from ingest.sandbox import close_children

    start = time.perf_counter()
    found = read_regulations(Path(path))
    seconds = time.perf_counter() - start
    close_children()
    peak = 1024 * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    kept = found.reason.name if isinstance(found, Refusal) else "KEPT"
    print(json.dumps({"kept": kept, "seconds": seconds, "peak": peak}))


def measure(path: Path) -> Result:
    """Read one file in a fresh process with its own temporary folder and an empty folder to work in."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**ENVIRONMENT, "TMPDIR": folder, "HOME": folder}
        run = subprocess.run(
            [sys.executable, "-c", CHILD, str(path.resolve())], check=False, cwd=folder,
            capture_output=True, timeout=PATIENCE, env=environment,
        )  # fmt: skip
        left = tuple(sorted(file.name for file in Path(folder).rglob("*")))
    said = json.loads(run.stdout.splitlines()[-1]) if run.stdout else {"kept": "CRASH", "seconds": 0.0, "peak": 0}
    refused = said["kept"] not in ("KEPT", "NOT_LEGAL")
    return Result(path.name, said["kept"] if refused else "READ", **said, letters=letters(path), left=left)


def letters(path: Path) -> int:
    """The most letters that either library gives for the first pages, in a process that may die."""
    code = "import sys; from benchmarks.hostile import extracted; print(extracted(sys.argv[1]))"
    try:
        run = subprocess.run(
            [sys.executable, "-c", code, str(path)], check=False, capture_output=True, timeout=30, env=ENVIRONMENT
        )
    except subprocess.TimeoutExpired:
        return 0
    return int(run.stdout.split()[-1]) if run.returncode == 0 and run.stdout else 0


def extracted(path: str) -> int:
    """Letters by the better of the two libraries; a lone word of two letters counts as enough."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    most = 0
    for texts in (_pdfium, _pypdf):
        text = ""
        try:
            for page in texts(path):
                text += page
        except Exception:  # noqa: BLE001 - whatever a library throws at a hostile file, it gives no more text
            pass
        found = sum(map(str.isalpha, text))
        most = max(most, LETTERS if WORD.search(text) else 0, found)
    return most


def _pdfium(path: str) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for index in range(min(len(document), LOOKED_AT)):
        yield document[index].get_textpage().get_text_range()


def _pypdf(path: str) -> Iterator[str]:
    import pypdf

    for page in pypdf.PdfReader(path).pages[:LOOKED_AT]:
        yield page.extract_text()


def show(results: Sequence[Result], rows: bool) -> None:
    """Outcomes, limits and the share of files with text that are read."""
    console = Console()
    table = Table("outcome", "files", "kept as norms", "slowest s", "largest MiB")
    for outcome, count in Counter(result.outcome for result in results).most_common():
        these = [result for result in results if result.outcome == outcome]
        kept = sum(result.kept == "KEPT" for result in these)
        figures = (f"{max(r.seconds for r in these):.1f}", f"{max(r.peak for r in these) / (1 << 20):.0f}")
        table.add_row(outcome, str(count), str(kept), *figures)
    console.print(table)
    over = [r.name for r in results if r.seconds > SECONDS or r.peak > MEMORY or r.outcome == "CRASH"]
    texts = [r for r in results if r.has_text]
    read = sum(r.outcome == "READ" for r in texts)
    console.print(f"over {SECONDS:.0f} s or 1 GiB, or crashed: {len(over)} {over}")
    console.print(f"files left behind: {[(r.name, r.left) for r in results if r.left]}")
    console.print(f"with text {len(texts)}, read {read} ({read / max(len(texts), 1):.1%})")
    console.print(f"kept as norms or documents {sum(r.kept == 'KEPT' for r in texts) / max(len(texts), 1):.1%}")
    for result in results:
        if rows or (result.has_text and result.outcome != "READ"):
            console.print_json(json.dumps(asdict(result)))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Read hostile PDFs within limits.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", action="store_true", help="a line for every file")
    options = parser.parse_args()
    show([measure(path) for path in sorted(options.folder.glob("*.pdf"))], options.rows)


if __name__ == "__main__":
    main()
