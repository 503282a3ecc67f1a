"""Our lexical index on public paragraph retrieval: a figure far from a plain BM25's means a bug.

A set is a folder in the usual form: `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`. No published index is needed.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.metrics import ndcg_at, recall_at
from evals.runs import Progress, as_lines, json_rows, write_figures
from evals.subject import Subject
from evals.suites import Suite

DEPTH = 10
Row = Mapping[str, Any]


def measure(suite: Suite, subject: Subject, out: Path, progress: Progress) -> Mapping[str, Any]:
    """Index a set's paragraphs, search its questions and write the run's folder."""
    queries, rows = ranked(suite.questions, progress)
    metrics = means(rows)
    write_figures(out, subject.program(suite), as_lines(queries), rows, metrics)
    return metrics


def ranked(folder: Path, progress: Progress) -> tuple[list[Row], list[Row]]:
    """The questions of a set that have an answer, and for each its nDCG@10, recall@10 and hit@1."""
    import numpy as np

    from index.lexical import LexicalIndex
    from index.tokens import stems

    paragraphs = json_rows(folder / "corpus.jsonl")
    names = [row["_id"] for row in paragraphs]
    texts = [stems(f"{row.get('title', '')} {row['text']}") for row in paragraphs]
    index = LexicalIndex.build(texts, [()] * len(texts))
    wanted, found = relevant(folder / "qrels.tsv"), []
    queries = [row for row in json_rows(folder / "queries.jsonl") if row["_id"] in wanted]
    for done, query in enumerate(queries, start=1):
        scores = index.scores(dict.fromkeys(stems(query["text"]), 1.0))
        best = [names[place] for place in np.argsort(-scores, kind="stable")[:DEPTH]]
        found.append(_figures(query["_id"], places(best, wanted[query["_id"]])))
        progress(done, len(queries))
    return [{"id": row["_id"], "question": row["text"]} for row in queries], found


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


def means(rows: Sequence[Row]) -> dict[str, Any]:
    """The means over the questions of a set, to four places."""
    names = ("ndcg_10", "recall_10", "hit_1")
    return {
        "questions": len(rows),
        **{name: round(sum(row[name] for row in rows) / len(rows), 4) for name in names},
    }


def _figures(id: str, found: list[int]) -> Row:
    best = float(min(found) == 0)
    return {"id": id, "ndcg_10": ndcg_at(DEPTH, found), "recall_10": recall_at(DEPTH, found), "hit_1": best}
