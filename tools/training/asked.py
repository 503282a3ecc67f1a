"""Questions written by reading articles, made ready to be shipped: as lines, and as vectors of the register."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from corpus.model import Regulation
from index.embedding import Embedder
from index.questions import Known, line
from index.register import Asked, Listed
from tools.training.examples import articles_of


def added(written: Iterable[str], norms: Iterable[Regulation], shipped: Iterable[str]) -> list[str]:
    """The lines of `index/questions.tsv`: those `shipped`, and those written anew instead of an article's own.

    A line `written` is `provision<TAB>question<TAB>question…`; it is left out where no norm holds its article in force.
    """
    asked = {provision: questions for provision, *questions in (row.split("\t") for row in written)}
    current = (article for norm in norms for article in articles_of(norm))
    new = {str(one.id): line(str(one.id), one.text, asked[str(one.id)]) for one in current if str(one.id) in asked}
    lines = {row.partition("\t")[0]: row for row in shipped} | new
    return [row for _, row in sorted(lines.items())]


def asked_of(articles: Mapping[Listed, Sequence[str]], known: Mapping[str, Known], embedder: Embedder) -> Asked:
    """The questions that the articles of a register, its norms' eIds, are known to answer."""
    provisions = [f"{norm.id}#{eid}" for norm, eids in articles.items() for eid in eids]
    pairs = [(place, text) for place, id in enumerate(provisions) if id in known for text in known[id].questions]
    vectors = [embedder.query(text) for _, text in pairs]
    return Asked([place for place, _ in pairs], np.array(vectors, np.float32).reshape(-1, embedder.dimensions))
