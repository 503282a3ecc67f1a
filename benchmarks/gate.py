"""What the gate says of the drafter's drafts as they are, on the index served, and how long it takes.

`ABSUELVE_HOME=HOME python -m benchmarks.gate ../shared/gold/muni-dev.jsonl…`

Each draft is approved in memory by a senior advisor and put up for release: nothing cited has moved, so whatever is
refused here is refused wrongly, or was drafted wrongly.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from desk.release import Answer, Approval, Review, digest, release, sources_of
from index.model import Searcher
from qa_service.bootstrap import bootstrap
from qa_service.model import Question, Result


def main() -> None:
    """Print how many drafts pass, what hinders the rest, and the median time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path, nargs="+", help="a line a question: its id, text and day")
    application = bootstrap()
    outcomes: Counter[str] = Counter()
    times: list[float] = []
    for question in _questions(parser.parse_args().questions):
        result = application.answer(question)
        started = perf_counter()
        outcomes[_outcome(result, application.searcher)] += 1
        times += [perf_counter() - started] if result.draft else []
    for outcome, count in outcomes.most_common():
        print(f"{count:5} {outcome}")
    print(f"{1000 * sorted(times)[len(times) // 2]:.1f} ms at the gate (median)")


def _questions(paths: list[Path]) -> Iterator[Question]:
    for path in paths:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            yield Question(row["id"], row["question"], date.fromisoformat(row["as_of"]) if row.get("as_of") else None)


def _outcome(result: Result, searcher: Searcher) -> str:
    if result.draft is None:
        return "not drafted"
    now = datetime.now(UTC)
    yes = Approval("advisor", digest(result.draft), searcher.generation, now, senior=True)
    on = result.understanding.query.as_of
    review = Review("consultation", result.draft, sources_of(result.draft, searcher), on, "office", (yes,))
    found = release(review, searcher, now)
    return "released" if isinstance(found, Answer) else f"refused: {found.hindrance.name}"


if __name__ == "__main__":
    main()
