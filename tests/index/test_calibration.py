"""The lexical index on Spanish question sets that others made: a large gap to plain BM25 would be a bug of ours."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest

from index.lexical import LexicalIndex
from index.spelling import Speller
from index.tokens import fold, stems, words

pytestmark = [pytest.mark.shared, pytest.mark.slow]


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ndcg(folder: Path, change: object = str) -> float:
    """Mean nDCG@10 of questions with one right paragraph each."""
    corpus, questions = rows(folder / "corpus.jsonl"), rows(folder / "queries.jsonl")
    index = LexicalIndex.build([stems(row["text"]) for row in corpus], [[] for _ in corpus])
    places = {row["_id"]: place for place, row in enumerate(corpus)}
    with (folder / "qrels.tsv").open(encoding="utf-8") as file:
        right = {row["query-id"]: places[row["corpus-id"]] for row in csv.DictReader(file, delimiter="\t")}
    gains = []
    for question in questions:
        scores = index.scores(dict.fromkeys(stems(change(question["text"])), 1.0))  # type: ignore[operator]
        rank = int(np.sum(scores > scores[right[question["_id"]]]))
        gains.append(1 / math.log2(rank + 2) if rank < 10 else 0.0)
    return sum(gains) / len(gains)


def test_paragraphs_of_xquad_are_found(shared: Path) -> None:
    assert ndcg(shared / "gold/third-party/xquad-es") > 0.95


def test_paragraphs_of_squad_are_found(shared: Path) -> None:
    assert ndcg(shared / "gold/third-party/squad-es") > 0.81


def test_accents_dropped_change_nothing(shared: Path) -> None:
    folder = shared / "gold/third-party/xquad-es"
    assert ndcg(folder, fold) == pytest.approx(ndcg(folder))


def test_most_single_slips_are_put_right(shared: Path) -> None:
    """One letter is taken out of every long word of the questions that the corpus knows."""
    corpus, questions = (rows(shared / f"gold/third-party/squad-es/{name}.jsonl") for name in ("corpus", "queries"))
    counts: dict[str, int] = {}
    for row in corpus:
        for word in words(row["text"]):
            counts[word] = counts.get(word, 0) + 1
    speller = Speller(counts)
    asked = {w for row in questions[:400] for w in words(row["text"]) if len(w) > 6 and counts.get(w, 0) > 1}
    slips = [(word, word[:3] + word[4:]) for word in sorted(asked) if word[:3] + word[4:] not in counts]
    assert len(slips) > 100
    assert sum(speller.correct(typed) == meant for meant, typed in slips) / len(slips) > 0.9
