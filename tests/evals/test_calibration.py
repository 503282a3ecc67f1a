"""Our lexical index does on a public set what a plain Spanish BM25 does."""

import json
from pathlib import Path

import pytest

from evals.calibration import means, places, ranked


def test_what_was_not_ranked_is_far_behind() -> None:
    assert places(["b", "a"], {"a"}) == [1]
    assert places(["b"], {"a", "b"}) == [10**6, 0]


def test_a_set_of_two_questions_is_measured_by_hand(tmp_path: Path) -> None:
    texts = ["El alcalde firma las ordenanzas", "El regidor fiscaliza la gestión", "La tesorería paga las planillas"]
    corpus = [{"_id": f"p{number}", "title": "", "text": text} for number, text in enumerate(texts)]
    asked = [{"_id": "q0", "text": "¿Quién fiscaliza?"}, {"_id": "q1", "text": "¿Quién firma y quién paga planillas?"}]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), "utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, asked)), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq0\tp1\t1\nq1\tp0\t1\nq1\tp1\t0\n", "utf-8")
    queries, rows = ranked(tmp_path, lambda _done, _total: None)
    assert [query["id"] for query in queries] == [row["id"] for row in rows] == ["q0", "q1"]
    found = means(rows)
    assert (found["questions"], found["recall_10"], found["hit_1"]) == (2, 1.0, 0.5)
    assert found["ndcg_10"] == pytest.approx((1 + 0.6309) / 2, abs=1e-4)
