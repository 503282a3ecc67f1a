"""What drafts begin with: over the answers of a run or of `absuelve ask`, against the questions' own gold.

    python -m benchmarks.begins QUESTIONS.jsonl ANSWERS.jsonl

Of the questions that can be answered and have a draft: the share whose first citation is of a deciding article; and,
where the gold has a quote, how much of its words the first statement has, and all quotes of its article.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from evals.cases import Case, article_key, load_cases
from qa_service.batch import read_lines
from qa_service.evidence import stems_of

Row = Mapping[str, Any]


def begins(case: Case, answer: Row) -> bool:
    """Whether the first article cited is one that decides."""
    first = next((one for said in answer["statements"] for one in said["citations"]), None)
    return first is not None and any(_key(first) in gold.articles for gold in case.deciding)


def quoted(case: Case, answer: Row) -> Iterator[tuple[float, float]]:
    """Of each gold quote, the share of its words in the first statement, and in the quotes of its article."""
    cited = [one for said in answer["statements"] for one in said["citations"]]
    for gold in case.deciding:
        if gold.quote:
            own = " ".join(one["quote"] for one in cited if _key(one) in gold.articles)
            yield _share(gold.quote, answer["statements"][0]["text"]), _share(gold.quote, own)


def _key(citation: Row) -> str:
    return article_key(citation["regulation"], citation["eid"])


def _share(wanted: str, said: str) -> float:
    forms = stems_of(wanted)
    return len(forms & stems_of(said)) / max(len(forms), 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one file of answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("answers", type=Path)
    given = parser.parse_args(arguments)
    answers = {row["id"]: row for row in map(json.loads, filter(None, read_lines(given.answers)))}
    asked = [case for case in load_cases(given.questions) if case.answerable]
    drafted = [(case, answers[case.id]) for case in asked if answers.get(case.id, {}).get("statements")]
    print(f"{len(drafted)} drafts begin with a deciding article: {fmean(begins(*one) for one in drafted):.3f}")
    words = [shares for case, answer in drafted for shares in quoted(case, answer)]
    if words:
        first, own = (fmean(column) for column in zip(*words, strict=True))
        print(f"words of {len(words)} gold quotes: {first:.3f} in the first statement, {own:.3f} in their article's")


if __name__ == "__main__":
    main()
