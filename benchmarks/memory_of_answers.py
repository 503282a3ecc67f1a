"""How often an answer given before is offered for its question in other words, and how often for another question.

usage: ABSUELVE_HOME=HOME python -m benchmarks.memory_of_answers QUESTIONS.jsonl… [--others QUERIES.jsonl]

Every answerable question stands for a released answer that cites its deciding articles. Each is asked again
- in the variants of `evals/perturbations.py`, and
- in the other words of `paraphrases.tsv`: with the question alone in memory, as it is after a release, and with the
  question and the other paraphrases, as an advisor's curated answer has them.
It is found where its own answer is offered.

Then each question and each paraphrase is asked with the answers to all other questions of all suites in memory, under
every wording: wrong where one offered cites none of the articles that decide it. `--others` are questions of any kind,
a retrieval set's or a file of articles, each with its `questions`: each is compared with all others and with those of
the suites by likeness alone, as if every answer cited what is found for it. So what it counts is more than memory would
offer. Bounds are those of Clopper and Pearson, 95 % on both sides.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.cases import Case, load_cases
from evals.perturbations import PERTURBATIONS
from library.candidates import HITS, article
from library.likeness import Reading, Vector, agree, alike, reading_of
from qa_service.answering import scope_of
from qa_service.bootstrap import Application, bootstrap
from qa_service.model import Question
from qa_service.understanding import Scope, understand

PARAPHRASES = Path(__file__).with_name("paraphrases.tsv")
Articles = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """A question as memory sees it: read, as a vector, with the articles found first; `refused` asks for no answer."""

    reading: Reading
    vector: Vector
    found: Articles
    refused: bool


@dataclass(frozen=True)
class Answered:
    """A case with the articles that decide it, and the wordings under which its answer is in memory, its own first."""

    case: Case
    deciding: Articles
    wordings: tuple[Asked, ...]


class Reader:
    """Reads questions against one installation."""

    def __init__(self, application: Application) -> None:
        self._application, self._searcher = application, application.searcher
        self._scope: Scope = scope_of(self._searcher)

    def asked(self, text: str, searched: bool = True) -> Asked:
        """A question read, and searched where its articles matter."""
        read = understand(Question("q", text), self._scope, self._application.today)
        reading, refused = reading_of(read), read.refusal is not None
        hits = self._searcher.search(read.query, HITS) if searched and not refused else ()
        found = frozenset(article(hit.wording.provision) for hit in hits)
        return Asked(reading, self._application.embedder.query(reading.text), found, refused)


def like(one: Asked, other: Asked) -> bool:
    """Whether two questions ask the same, by likeness alone."""
    return alike(one.reading, other.reading, float(one.vector @ other.vector))


def offered(one: Asked, answer: Answered, wordings: Iterable[Asked]) -> bool:
    """Whether an answer that is in memory under these wordings is offered for a question."""
    reached = not one.refused and bool(one.found & answer.deciding)
    return reached and any(not other.refused and like(one, other) for other in wordings)


def bound(count: int, of: int) -> str:
    """A share with Clopper and Pearson's 95 % interval."""
    low = 0.0 if count == 0 else _root(lambda p: 1 - _least(count - 1, of, p), 0.025)
    high = 1.0 if count == of else 1 - _root(lambda q: _least(count, of, 1 - q), 0.025)
    return f"{count} of {of} = {count / of:.4f} ({low:.4f} to {high:.4f})"


def _least(count: int, of: int, p: float) -> float:
    """The chance of at most `count` of `of`, each with chance `p`."""
    if p in (0.0, 1.0):
        return float(p == 0.0)
    logs = (
        math.lgamma(of + 1) - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * math.log(p) + (of - k) * math.log1p(-p)
        for k in range(count + 1)
    )
    return sum(map(math.exp, logs))


def _root(rising: Callable[[float], float], target: float) -> float:
    """Where a function that rises from 0 to 1 reaches a target."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < target else (low, middle)
    return high


def variants(reader: Reader, kept: Sequence[Answered]) -> None:
    """Print the share of the variants made by rule that are offered their own answer."""
    for name, change in PERTURBATIONS.items():
        again = [reader.asked(change(one.case.question)) for one in kept]
        hits = sum(offered(a, one, one.wordings[:1]) for a, one in zip(again, kept, strict=True))
        print(f"  {name}: {bound(hits, len(kept))}")


def paraphrased(kept: Sequence[Answered]) -> None:
    """Print the share of paraphrases that are offered their own answer, released or curated."""
    pairs = [(one, place) for one in kept for place in range(1, len(one.wordings))]
    if not pairs:
        return
    alone = sum(offered(one.wordings[place], one, one.wordings[:1]) for one, place in pairs)
    rest = [(*one.wordings[:place], *one.wordings[place + 1 :]) for one, place in pairs]
    curated = sum(offered(one.wordings[place], one, others) for (one, place), others in zip(pairs, rest, strict=True))
    reached = sum(bool(one.wordings[place].found & one.deciding) for one, place in pairs)
    print(f"  paraphrases, the question in memory: {bound(alone, len(pairs))}")
    print(f"  paraphrases, the question and its other paraphrases in memory: {bound(curated, len(pairs))}")
    same = sum(agree(one.wordings[place].reading, one.wordings[0].reading) for one, place in pairs)
    print(f"  paraphrases that agree with their question in all that must: {bound(same, len(pairs))}")
    print(f"  paraphrases whose article is among the first {HITS}: {bound(reached, len(pairs))}")


def wrong(kept: Sequence[Answered]) -> None:
    """Print how many questions, in any wording, are offered an answer to another question.

    It is wrong where it cites nothing that decides this one. Where it does it may still answer another side of it.
    """
    asks = [(one, asked) for one in kept for asked in one.wordings]
    found = [
        (bool(other.deciding & one.deciding), asked, other)
        for one, asked in asks
        for other in kept
        if other is not one and offered(asked, other, other.wordings)
    ]
    print(f"{len(kept)} answers in memory under {len(asks)} wordings, each asked:")
    for same, name in ((False, "wrong"), (True, "another question of the same article")):
        told = [(asked, other) for near, asked, other in found if near is same]
        print(f"  {name}: {bound(len({id(asked) for asked, _ in told}), len(asks))}")
        for asked, other in told:
            print(f"    {asked.reading.text}\n      <- {other.case.question}")


def strangers(reader: Reader, kept: Sequence[Answered], path: Path) -> None:
    """Print how many of some other questions are taken for another, theirs or the suites'.

    Those of one passage may ask the same; those of two can't.
    """
    texts, passages = _strangers(path)
    others = [reader.asked(text, searched=False) for text in texts]
    everything = [*others, *(asked for one in kept for asked in one.wordings)]
    agreeing: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(everything):
        r = one.reading
        agreeing[r.kind, r.numbers, r.norms, r.negated, r.deciding].append(number)
    taken = {
        (a, b) for group in agreeing.values() for a in group for b in group
        if a < len(others) and a != b and like(everything[a], everything[b])
    }  # fmt: skip
    refused, pairs = sum(one.refused for one in others), len(others) * (len(everything) - 1)
    print(f"{path.parent.name}: {len(others)} questions, {refused} of them refused by the service")
    for near, name in ((False, "of another passage"), (True, "of the same passage")):
        found = sorted((a, b) for a, b in taken if (b < len(others) and passages[a] == passages[b]) is near)
        asked = bound(len({a for a, _ in found}), len(others))
        print(f"  taken for a question {name}: {asked}; {len(found)} of {pairs} pairs")
        for a, b in found:
            print(f"    {everything[a].reading.text}\n      <- {everything[b].reading.text}")


def _strangers(path: Path) -> tuple[list[str], list[str]]:
    """The questions of a retrieval set (`qrels.tsv` beside them) or of articles, each once, and what answers each."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if "questions" in rows[0]:
        asked = {text: row["id"] for row in rows for text in row["questions"]}
        return list(asked), list(asked.values())
    lines = (path.parent / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    passage = {query: where for query, where, *_ in (line.split("\t") for line in lines)}
    once = {row["text"]: passage[row["_id"]] for row in rows}
    return list(once), list(once.values())


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", type=Path, nargs="+")
    parser.add_argument("--others", type=Path)
    given = parser.parse_args()
    reader, said = Reader(bootstrap()), _paraphrases()
    everything: list[Answered] = []
    for suite in given.suites:
        cases = [case for case in load_cases(suite) if case.answerable]
        kept = [
            Answered(case, deciding_of(case), tuple(map(reader.asked, (case.question, *said.get(case.id, ())))))
            for case in cases
        ]
        print(suite.name, f"{len(kept)} questions, {sum(one.wordings[0].refused for one in kept)} refused")
        variants(reader, kept)
        paraphrased(kept)
        everything += kept
    wrong(everything)
    if given.others:
        strangers(reader, everything, given.others)


def deciding_of(case: Case) -> Articles:
    """The articles that decide a case, the same rule elsewhere included."""
    keys = (key.partition("#") for gold in case.deciding for key in gold.articles)
    return frozenset((norm, eid) for norm, _, eid in keys)


def _paraphrases() -> dict[str, tuple[str, ...]]:
    """The other wordings by the id of their question."""
    lines = PARAPHRASES.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {id: tuple(texts) for id, *texts in rows}


if __name__ == "__main__":
    main()
