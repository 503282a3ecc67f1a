"""How often an answer given before is offered for its question in other words, and how often for another question.

usage: ABSUELVE_HOME=HOME python -m benchmarks.memory_of_answers QUESTIONS.jsonl…

Every answerable question stands for a released answer that cites its deciding articles. Each is asked again in the
variants of `evals/perturbations.py`: found where its own answer is offered. Then each is asked with the answers to all
others in memory: wrong where the one offered cites none of the articles that decide it.
"""

import argparse
import math
from dataclasses import dataclass
from pathlib import Path

from evals.cases import Case, load_cases
from evals.perturbations import PERTURBATIONS
from library.candidates import HITS, article
from library.likeness import Reading, Vector, alike, reading_of
from qa_service.answering import scope_of
from qa_service.bootstrap import Application, bootstrap
from qa_service.model import Question
from qa_service.understanding import understand


@dataclass(frozen=True)
class Asked:
    """A question as memory sees it: read, as a vector, with the articles found first; None where it is refused."""

    reading: Reading
    vector: Vector
    found: frozenset[tuple[str, str]]


def asked(application: Application, text: str) -> Asked | None:
    """A question read and searched."""
    searcher = application.searcher
    read = understand(Question("q", text), scope_of(searcher), application.today)
    if read.refusal:
        return None
    reading = reading_of(read)
    found = frozenset(article(hit.wording.provision) for hit in searcher.search(read.query, HITS))
    return Asked(reading, application.embedder.query(reading.text), found)


def offered(one: Asked, other: Asked, deciding: frozenset[tuple[str, str]]) -> bool:
    """Whether the answer to `other`, which cites `deciding`, is offered for `one`."""
    return bool(one.found & deciding) and alike(one.reading, other.reading, float(one.vector @ other.vector))


def interval(count: int, of: int) -> str:
    """A share with Wilson's 95 % interval."""
    z, p = 1.96, count / of
    middle, half = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    low, high = (max(0.0, (middle - half) / (1 + z * z / of)), (middle + half) / (1 + z * z / of))
    return f"{count} of {of} = {p:.3f} ({low:.3f} to {high:.3f})"


def main() -> None:
    """Print both shares for each suite."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", type=Path, nargs="+")
    application = bootstrap()
    for suite in parser.parse_args().suites:
        cases = [case for case in load_cases(suite) if case.answerable]
        gold = [deciding_of(case) for case in cases]
        kept = [asked(application, case.question) for case in cases]
        print(suite.name, f"{len(cases)} questions, {sum(one is None for one in kept)} refused")
        for name, change in PERTURBATIONS.items():
            again = [asked(application, change(case.question)) for case in cases]
            hits = sum(bool(a and k and offered(a, k, g)) for a, k, g in zip(again, kept, gold, strict=True))
            print(f"  {name}: {interval(hits, len(cases))}")
        wrong, same = set(), set()
        for i, one in enumerate(kept):
            for j, other in enumerate(kept):
                if i != j and one and other and offered(one, other, gold[j]):
                    (same if gold[i] & gold[j] else wrong).add(i)
        print(f"  offered another question's answer, same article: {len(same)}")
        print(f"  wrong: {interval(len(wrong), len(cases))}", *(cases[i].question for i in wrong), sep="\n    ")


def deciding_of(case: Case) -> frozenset[tuple[str, str]]:
    """The articles that decide a case, the same rule elsewhere included."""
    keys = (key.partition("#") for gold in case.deciding for key in gold.articles)
    return frozenset((norm, eid) for norm, _, eid in keys)


if __name__ == "__main__":
    main()
