"""Our lexical index on public Spanish paragraph retrieval: a figure far from a plain BM25's means a bug.

    python benchmarks/calibration.py ../shared/gold/third-party/xquad-es

reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` in the usual form and prints nDCG@10, recall@10 and hit@1.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from evals.metrics import ndcg_at, recall_at
from index.lexical import LexicalIndex
from index.tokens import stems

DEPTH = 10


def rows(path: Path) -> Iterator[Mapping[str, str]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def relevant(path: Path) -> dict[str, set[str]]:
    """The paragraphs that answer each question."""
    found: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        query, paragraph, grade = line.split("\t")
        if int(grade) > 0:
            found.setdefault(query, set()).add(paragraph)
    return found


def places(ranked: list[str], wanted: set[str]) -> list[int]:
    """Where each wanted paragraph stands, from 0; far behind when it is not among those ranked."""
    return [ranked.index(paragraph) if paragraph in ranked else 10**6 for paragraph in sorted(wanted)]


def measure(folder: Path) -> dict[str, float]:
    """The means over the questions of a set."""
    paragraphs = list(rows(folder / "corpus.jsonl"))
    names = [row["_id"] for row in paragraphs]
    texts = [stems(f"{row.get('title', '')} {row['text']}") for row in paragraphs]
    index = LexicalIndex.build(texts, [()] * len(texts))
    wanted, found = relevant(folder / "qrels.tsv"), []
    for query in rows(folder / "queries.jsonl"):
        scores = index.scores(dict.fromkeys(stems(query["text"]), 1.0))
        best = [names[place] for place in np.argsort(-scores, kind="stable")[:DEPTH]]
        if query["_id"] in wanted:
            found.append(places(best, wanted[query["_id"]]))
    figures = {
        "ndcg_10": [ndcg_at(DEPTH, row) for row in found],
        "recall_10": [recall_at(DEPTH, row) for row in found],
        "hit_1": [float(min(row) == 0) for row in found],
    }
    return {"questions": len(found), **{name: sum(values) / len(values) for name, values in figures.items()}}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    for each in parser.parse_args().folders:
        told = "  ".join(f"{name} {value:.4g}" for name, value in measure(each).items())
        print(f"{each.name}: {told}")
