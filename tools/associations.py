"""Learn which words of the law go with which words of lay questions: writes qa_service/associations.tsv.

usage: python -m tools.associations QUESTIONS.jsonl [--out FILE]

QUESTIONS: an article a line, `{"file", "title", "text", "questions": […]}`. Norms whose file name's SHA-1 is a multiple
of eight are left out, so that the result can be measured on their questions (`python -m benchmarks.lay`). A pair of
stems is kept when they stand together at least three times as often as chance has it, and Dunning's log-likelihood
ratio (Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19(1), 1993) says that
this is no accident. What a pair weighs is the share of the questions with the one stem whose article has the other, as
in Berger and Lafferty's translation model (Information Retrieval as Statistical Translation, SIGIR 1999).
"""

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from index.tokens import stems

OUT = Path(__file__).parents[1] / "qa_service" / "associations.tsv"
HEAD = "# stem of a lay word\tstems of the law's words, each with its share (tools/associations.py)\n"
APART = 8  # one norm in so many is kept apart
LEAST_LAY, LEAST_LAW, LEAST_PAIR = 4, 5, 4  # questions that must hold a stem, or both
MOST = 0.12  # a law stem that a larger share of all articles hold tells them apart too little
LIFT, RATIO, KEPT = 3.0, 15.0, 3

Pair = tuple[frozenset[str], frozenset[str]]


def main(arguments: list[str] | None = None) -> None:
    """Read the questions, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args(arguments)
    rows = [json.loads(line) for line in chosen.questions.read_text("utf-8").splitlines() if line]
    table = learn(list(pairs(rows)))
    lines = ("\t".join((lay, " ".join(f"{law}:{share:.2f}" for law, share in found))) for lay, found in table.items())
    chosen.out.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(table)} stems in {chosen.out}")


def kept_apart(file: str) -> bool:
    """Whether a norm, by its file's name, is left for measuring."""
    return int(hashlib.sha1(file.encode()).hexdigest(), 16) % APART == 0


def pairs(rows: Iterable[Mapping[str, object]]) -> Iterator[Pair]:
    """The stems of each question with those of its article, norms kept apart left out."""
    for row in rows:
        if not kept_apart(str(row["file"])):
            law = frozenset(stem for stem in stems(f"{row['title']} {row['text']}") if stem.isalpha() and len(stem) > 2)
            yield from ((frozenset(stems(question)), law) for question in row["questions"])  # type: ignore[attr-defined]


def learn(seen: list[Pair]) -> dict[str, list[tuple[str, float]]]:
    """Lay stems in alphabetical order, each with the law's stems that go with it and their share, surest first."""
    lay = Counter(stem for question, _ in seen for stem in question)
    law = Counter(stem for _, article in seen for stem in article)
    telling = {stem for stem, count in law.items() if LEAST_LAW <= count <= MOST * len(seen)}
    both = Counter(
        (one, other)
        for question, article in seen
        for one in question
        if lay[one] >= LEAST_LAY and one.isalpha()
        for other in article & telling
        if one != other
    )
    found: defaultdict[str, list[tuple[float, str, float]]] = defaultdict(list)
    for (one, other), count in both.items():
        lift = count * len(seen) / (lay[one] * law[other])
        ratio = log_likelihood_ratio(count, lay[one], law[other], len(seen))
        if count >= LEAST_PAIR and lift >= LIFT and ratio > RATIO:
            found[one].append((-ratio, other, count / lay[one]))
    return {one: [(other, share) for _, other, share in sorted(found[one])[:KEPT]] for one in sorted(found)}


def log_likelihood_ratio(both: int, one: int, other: int, total: int) -> float:
    """Dunning's -2 log lambda for two words that `both` of `total` hold, the first in `one`, the second in `other`."""
    together, apart, chance = both / one, (other - both) / (total - one), other / total
    likelier = _log_likelihood(both, one, together) + _log_likelihood(other - both, total - one, apart)
    return 2 * (likelier - _log_likelihood(both, one, chance) - _log_likelihood(other - both, total - one, chance))


def _log_likelihood(hits: int, tries: int, p: float) -> float:
    """The log of p^hits (1-p)^(tries-hits), where 0 log 0 is 0."""
    missed = tries - hits
    return (hits * math.log(p) if hits else 0.0) + (missed * math.log(1 - p) if missed else 0.0)


if __name__ == "__main__":
    main()
