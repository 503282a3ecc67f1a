"""Drafts with a language model beside the extractive ones: who wrote them, why not, and how long they took.

    absuelve export provisions --out PROVISIONS.jsonl
    python -m benchmarks.drafters QUESTIONS.jsonl --llm MODEL@http://127.0.0.1:8080/v1 --out FOLDER
        [--mode write|choose|none] [--rewrite] [--every N]
    score.py FOLDER/questions.jsonl FOLDER/model.jsonl --provisions PROVISIONS.jsonl     # and FOLDER/extractive.jsonl
    python -m benchmarks.figures HOME PROVISIONS.jsonl FOLDER/model.jsonl

`ABSUELVE_HOME` holds the norms. Each question is answered by both drafters from the same norms; with `--mode none` the
extractive one answers twice, so that `--rewrite` is measured alone. With `--every N` only each Nth question is asked,
the first one among them; what FOLDER already holds is not asked again. The time limits are generous, and no failure
rests the server: what is measured is the model, on a machine that may be crowded.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from drafters.bootstrap import model_drafter, patience_of
from drafters.drafter import NAME
from drafters.endpoint import connect
from drafters.model import Chat, Mode, Patience, Schema
from drafters.rewriting import rewriter
from qa_service.answering import answer
from qa_service.batch import read_questions
from qa_service.bootstrap import Application, bootstrap
from qa_service.drafting import Drafter, extract
from qa_service.exchange import to_json
from qa_service.model import Draft, Question
from qa_service.settings import Settings

Row = dict[str, Any]


def main() -> None:
    """Write the answers of both drafters and print what became of the model's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--llm", required=True, metavar="MODEL@URL")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mode", choices=[*Mode, "none"], default=Mode.WRITE)
    parser.add_argument("--rewrite", action="store_true")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    rows = list(run(bootstrap(), given))
    print(json.dumps(summary(rows), ensure_ascii=False, indent=2))


def run(application: Application, given: argparse.Namespace) -> Iterator[Row]:
    """Answer the questions twice into the folder, a line each as it is done; a row a draft of the model's drafter."""
    patience = patient(application.settings)
    mode = Mode.WRITE if given.mode == "none" else Mode(given.mode)
    chat = Recorded(connect(given.llm, application.settings.llm_key, patience))
    model = model_drafter(chat, patience, mode)
    drafter: Drafter = extract if given.mode == "none" else model
    reword = rewriter(model) if given.rewrite else None
    searcher, today = application.searcher, application.today
    done = kept(given.out / "drafts.jsonl")
    for line, question in islice(asked(given.questions), 0, None, given.every):
        if question.id not in done:
            append(given.out / "extractive.jsonl", to_json(answer(question, searcher, extract, today)))
            began = perf_counter()
            made = answer(question, searcher, drafter, today, rewrite=reword)
            seconds = perf_counter() - began
            append(given.out / "model.jsonl", to_json(made))
            append(given.out / "questions.jsonl", line)
            done[question.id] = {"id": question.id, "seconds": seconds, "asked": chat.taken()} | drawn(made.draft)
            append(given.out / "drafts.jsonl", done[question.id])
        yield done[question.id]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A chat whose prompts and answers are kept, to see what a model made of what it was shown."""

    chat: Chat
    kept: list[dict[str, str]] = field(default_factory=list)

    def stream(self, system: str, user: str, schema: Schema) -> Iterator[str]:
        """The chat's answer, noted as it comes."""
        noted = {"user": user, "written": ""}
        self.kept.append(noted)
        for piece in self.chat.stream(system, user, schema):
            noted["written"] += piece
            yield piece

    def taken(self) -> list[dict[str, str]]:
        """What was kept since it was last taken."""
        taken = list(self.kept)
        self.kept.clear()
        return taken


def drawn(draft: Draft | None) -> Row:
    """Who wrote a draft, and why not the model."""
    if draft is None:
        return {"drafted": False}
    return {"drafted": True, "by": draft.drafter, "why": draft.note, "sound": draft.grounded}


def patient(settings: Settings) -> Patience:
    """Limits for a machine that does other things meanwhile."""
    return replace(patience_of(settings), first=600.0, total=900.0, failures=10_000)


def asked(path: Path) -> Iterator[tuple[Row, Question]]:
    """Each question with its line of the file."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return zip(lines, read_questions(path), strict=True)


def kept(path: Path) -> dict[str, Row]:
    """The rows that an earlier run left, by question."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return {row["id"]: row for row in map(json.loads, lines)}


def append(path: Path, row: Mapping[str, Any]) -> None:
    """Add a line to a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def summary(rows: Sequence[Row]) -> Row:
    """The shares of drafts by who wrote them and why, and the seconds that a draft took."""
    drafted = [row for row in rows if row["drafted"]]
    ordered = sorted(row["seconds"] for row in drafted) or [0.0]
    written = sum(row["by"] == NAME for row in drafted)
    return {
        "questions": len(rows),
        "drafts": len(drafted),
        "by_model": written,
        "fell_back": len(drafted) - written,
        "why": dict(Counter(row["why"] for row in drafted if row["why"]).most_common()),
        "unsound": sum(not row["sound"] for row in drafted),
        "seconds_p50": round(median(ordered), 2),
        "seconds_p95": round(ordered[int(0.95 * (len(ordered) - 1))], 2),
    }


if __name__ == "__main__":
    main()
