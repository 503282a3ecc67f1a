"""Drafts with a language model beside the extractive ones: who wrote them, why not, and how long they took.

    absuelve export provisions --out PROVISIONS.jsonl
    python -m benchmarks.drafters QUESTIONS.jsonl --llm MODEL@http://127.0.0.1:8080/v1 --out FOLDER [--rewrite]
    score.py QUESTIONS.jsonl FOLDER/model.jsonl --provisions PROVISIONS.jsonl     # and FOLDER/extractive.jsonl
    python -m benchmarks.figures HOME PROVISIONS.jsonl FOLDER/model.jsonl

`ABSUELVE_HOME` holds the norms. A question is answered by both drafters from the same passages. With
`--first N` only so many questions are answered.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from drafters.bootstrap import model_drafter, patience_of
from drafters.drafter import NAME
from drafters.endpoint import connect
from drafters.rewriting import rewriter
from qa_service.answering import answer
from qa_service.batch import read_questions
from qa_service.bootstrap import Application, bootstrap
from qa_service.drafting import extract
from qa_service.exchange import to_json
from qa_service.model import Draft


def main() -> None:
    """Write the answers of both drafters and print what became of the model's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--llm", required=True, metavar="MODEL@URL")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rewrite", action="store_true")
    parser.add_argument("--first", type=int, metavar="N")
    given = parser.parse_args()
    run(bootstrap(), given.questions, given.llm, given.out, given.rewrite, given.first)


def run(
    application: Application, questions: Path, llm: str, out: Path, rewrites: bool, first: int | None = None
) -> None:
    """Answer every question twice into `out`, a line each as it is done."""
    patience = replace(patience_of(application.settings), first=120.0, total=180.0)
    model = model_drafter(connect(llm, application.settings.llm_key, patience), patience)
    reword = rewriter(model) if rewrites else None
    searcher, today = application.searcher, application.today
    out.mkdir(parents=True, exist_ok=True)
    drafts: list[Draft] = []
    seconds: list[float] = []
    with (out / "extractive.jsonl").open("w") as plain, (out / "model.jsonl").open("w") as modelled:
        for question in islice(read_questions(questions), first):
            plain.write(json.dumps(to_json(answer(question, searcher, extract, today)), ensure_ascii=False) + "\n")
            began = perf_counter()
            made = answer(question, searcher, model, today, rewrite=reword)
            modelled.write(json.dumps(to_json(made), ensure_ascii=False) + "\n")
            modelled.flush()
            if made.draft:
                drafts.append(made.draft)
                seconds.append(perf_counter() - began)
    print(json.dumps(summary(drafts, seconds), ensure_ascii=False, indent=2))


def summary(drafts: Sequence[Draft], seconds: Sequence[float]) -> dict[str, object]:
    """The shares of drafts by who wrote them and why, and the seconds a draft took."""
    ordered = sorted(seconds) or [0.0]
    written = sum(draft.drafter == NAME for draft in drafts)
    return {
        "drafts": len(drafts),
        "by_model": written,
        "fell_back": len(drafts) - written,
        "why": dict(Counter(draft.note for draft in drafts if draft.note).most_common()),
        "unsound": sum(not draft.grounded for draft in drafts),
        "seconds_p50": round(median(ordered), 2),
        "seconds_p95": round(ordered[int(0.95 * (len(ordered) - 1))], 2),
    }


if __name__ == "__main__":
    main()
