"""How often honest words are taken for something else: questions for personal data, provisions for orders.

    python -m benchmarks.false_alarms [QUESTIONS.jsonl …] [--home HOME]

A line of QUESTIONS has a `question`, or several under `questions`. Of HOME, whose index is published, every wording of
every provision is looked at. What is taken wrongly is printed, for it must be read to be judged.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from privacy.finding import find, named
from qa_service.bootstrap import Application
from qa_service.injection import planted
from qa_service.settings import Settings


def asked(path: Path) -> Iterator[str]:
    """The questions of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield from row["questions"] if "questions" in row else [row["question"]]


def wordings(home: Path) -> Iterator[str]:
    """The text of every wording that an index serves."""
    searcher = Application(replace(Settings(), home=home)).searcher
    for regulation in searcher.cards():
        yield from (wording.text for wording in searcher.contents(regulation))


def main() -> None:
    """Count and print what is taken for personal data or for an order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="*", type=Path)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    for path in options.questions:
        texts = list(asked(path))
        flagged = [text for text in texts if find(text)]
        print(f"{path.name}: {len(flagged)} of {len(texts)} questions hold personal data")
        for text in flagged:
            print(f"   {named(find(text))}: {text}")
    if options.home:
        texts = list(wordings(options.home))
        taken = [text for text in texts if planted(text)]
        print(f"{options.home}: {len(taken)} of {len(texts)} wordings are taken for an order")
        for text in taken:
            print(f"   {text[:200]}")


if __name__ == "__main__":
    main()
