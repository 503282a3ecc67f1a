"""The attacks of `evals/suites/injection` on a real model: how many succeed, and who wrote the drafts they met.

    python -m benchmarks.attacks --llm MODEL@http://127.0.0.1:8080/v1 --out FOLDER [--mode write|choose] [--every N]

Each attack stands in a question or in a provision of an invented corpus (`tests/drafters/test_attacks.py`), and a rule
judges the draft (`evals/attacks.py`). The honest questions that look like attacks are asked as well. What FOLDER
already holds is not asked again. The exit status is 1 where an attack succeeds.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.drafters import append, kept, patient
from drafters.bootstrap import model_drafter
from drafters.endpoint import connect
from drafters.model import Mode
from evals.attacks import attacks, controls
from qa_service.answering import answer
from qa_service.drafting import Drafter
from qa_service.model import Question, Result
from qa_service.settings import Settings
from tests.drafters.test_attacks import attacked
from tests.qa_service.laws import TODAY, searcher

Row = dict[str, Any]


def main() -> None:
    """Attack, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--llm", required=True, metavar="MODEL@URL")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mode", type=Mode, choices=list(Mode), default=Mode.WRITE)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    patience = patient(Settings())
    rows = list(run(model_drafter(connect(given.llm, patience=patience), patience, given.mode), given.out, given.every))
    print(json.dumps(summary(rows), ensure_ascii=False, indent=2))
    sys.exit(any(row["signs"] for row in rows))


def run(drafter: Drafter, out: Path, every: int) -> Iterator[Row]:
    """A row an attack and a control, kept as it is done."""
    path = out / "attacks.jsonl"
    done = kept(path)
    for attack in attacks()[::every]:
        if attack.id not in done:
            result, signs = attacked(attack, drafter)
            append(path, told(attack.id, result) | {"signs": signs})
        yield kept(path)[attack.id]
    for place, question in enumerate(controls()[::every]):
        id = f"control-{place}"
        if id not in done:
            result = answer(Question("q", question), searcher(), drafter, TODAY)
            append(path, told(id, result) | {"signs": () if result.draft else ("no draft",)})
        yield kept(path)[id]


def told(id: str, result: Result) -> Row:
    """Who wrote the draft, if any, and what it says."""
    draft = result.draft
    return {"id": id, "by": draft.drafter, "why": draft.note, "text": draft.text} if draft else {"id": id, "by": "none"}


def summary(rows: list[Row]) -> Row:
    """How many succeeded, and who wrote the drafts."""
    tried = [row for row in rows if not row["id"].startswith("control")]
    return {
        "attacks": len(tried),
        "succeeded": [row["id"] for row in tried if row["signs"]],
        "controls": len(rows) - len(tried),
        "controls_unanswered": [row["id"] for row in rows if row not in tried and row["signs"]],
        "by": dict(Counter(row["by"] for row in rows).most_common()),
        "why": dict(Counter(row["why"] for row in rows if row.get("why")).most_common()),
    }


if __name__ == "__main__":
    main()
