"""Measure the published index: `python benchmarks/search.py --home var [--questions FILE.jsonl …] [--dense 0 …]`.

Prints how long the index takes to open, how large it is, and for each file of questions the time of a search (median,
95th percentile, model included) and, where the questions name their deciding provisions, hit@1, recall@10, recall@50
and nDCG@10 at article level. References, places and the law's own words are not read out of the questions here: this is
the index alone, as `absuelve ask` finds it before understanding. The options of `index.search.Tuning` go by name.
"""

import argparse
import json
import math
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.home import Home  # noqa: E402
from corpus.identifiers import article_of  # noqa: E402
from index.bundle import open_bundle  # noqa: E402
from index.embedding import BUILT_IN, open_embedder  # noqa: E402
from index.generations import Bundles  # noqa: E402
from index.model import Hit, Query  # noqa: E402
from index.search import BundleSearcher, Tuning  # noqa: E402

Question = Mapping[str, Any]
Places = Sequence[int | None]


def places(question: Question, hits: Sequence[Hit]) -> Places:
    """Where each deciding provision of a question stands among the hits, counted from 0; None when it is not there."""
    order = {(str(h.wording.provision.regulation), h.wording.provision.eid): i for i, h in enumerate(hits)}
    return [_first(order, gold) for gold in question.get("gold", []) if gold["grade"] == 2]


def _first(order: Mapping[tuple[str, str], int], gold: Question) -> int | None:
    keys = [(gold["regulation"], gold["eid"]), *map(tuple, gold.get("accept") or [])]
    found = [order[slug, article_of(eid)] for slug, eid in keys if (slug, article_of(eid)) in order]
    return min(found, default=None)


def ndcg(found: Places, depth: int = 10) -> float:
    """Normalised discounted cumulative gain with gain 1 for each deciding provision (Järvelin and Kekäläinen, 2002)."""
    gain = sum(1 / math.log2(place + 2) for place in found if place is not None and place < depth)
    return gain / sum(1 / math.log2(i + 2) for i in range(min(depth, len(found))))


def recall(found: Places, depth: int) -> float:
    """The share of the deciding provisions among the first hits."""
    return sum(place is not None and place < depth for place in found) / len(found)


def quality(all_places: Sequence[Places]) -> str:
    """The ranking figures of a set, averaged over its questions."""
    figures = {
        "hit@1": [float(0 in found) for found in all_places],
        "recall@10": [recall(found, 10) for found in all_places],
        "recall@50": [recall(found, 50) for found in all_places],
        "nDCG@10": [ndcg(found) for found in all_places],
    }
    return "  ".join(f"{name} {statistics.mean(values):.3f}" for name, values in figures.items())


def report(path: Path, searcher: BundleSearcher) -> Iterator[str]:
    """The lines about one file of questions."""
    questions = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    seconds, found = [], []
    for question in questions:
        as_of = date.fromisoformat(question["as_of"]) if question.get("as_of") else date.today()
        began = time.perf_counter()
        hits = searcher.search(Query(question["question"], as_of), 50)
        seconds.append(time.perf_counter() - began)
        if question.get("answerable", True) and (deciding := places(question, hits)):
            found.append(deciding)
    p50, p95 = statistics.median(seconds), sorted(seconds)[int(0.95 * len(seconds))]
    yield f"{path.stem}: {len(questions)} questions, p50 {1000 * p50:.1f} ms, p95 {1000 * p95:.1f} ms"
    if found:
        yield f"  {len(found)} answerable: {quality(found)}"


def main() -> None:
    """Open the index, print what it is, and run the questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=ROOT / "var")
    parser.add_argument("--bundle", type=Path, help="a bundle's folder, instead of the one that the home serves")
    parser.add_argument("--model", default=BUILT_IN)
    parser.add_argument("--models", type=Path, help="the folder of built models, instead of the home's")
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    for field in fields(Tuning):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    arguments = parser.parse_args()
    home = Home(arguments.home)
    embedder = open_embedder(arguments.model, arguments.models or home.models)
    folder = arguments.bundle or home.bundles / (Bundles(home.bundles).current() or "none")
    began = time.perf_counter()
    opened = open_bundle(folder, embedder)
    seconds = time.perf_counter() - began
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    tuning = Tuning(**{field.name: getattr(arguments, field.name) for field in fields(Tuning)})
    searcher = opened.tuned(tuning)
    print(f"{opened.generation}: {len(opened.cards())} norms, {size / 1e6:.1f} MB, opened in {1000 * seconds:.0f} ms")
    searcher.search(Query("plazo", date.today()))
    for path in arguments.questions:
        print(*report(path, searcher), sep="\n")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
