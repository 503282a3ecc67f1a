"""Our ranking figures are those of a well-known library, where a question's provisions have no equals."""

import random

import pytest

from evals.metrics import ndcg_at, recall_at

measures = pytest.importorskip("ir_measures")


@pytest.mark.parametrize("seed", range(20))
def test_recall_and_ndcg_agree_with_ir_measures(seed: int) -> None:
    draw = random.Random(seed)
    articles = [f"ley-{number}#art_1" for number in range(60)]
    ranked, wanted = draw.sample(articles, 50), draw.sample(articles, draw.randint(1, 12))
    run = [measures.ScoredDoc("q", article, float(-place)) for place, article in enumerate(ranked)]
    truth = [measures.Qrel("q", article, 1) for article in wanted]
    theirs = measures.calc_aggregate([measures.nDCG @ 10, measures.R @ 5, measures.R @ 50], truth, run)
    places = [ranked.index(article) if article in ranked else 10**6 for article in wanted]
    assert ndcg_at(10, places) == pytest.approx(theirs[measures.nDCG @ 10])
    assert recall_at(5, places) == pytest.approx(theirs[measures.R @ 5])
    assert recall_at(50, places) == pytest.approx(theirs[measures.R @ 50])
