"""Words of the law that go with lay words, learned from lay questions and the articles that answer them.

`tools/associations.py` makes `associations.tsv`; no question and no article of the question sets or of the norms they
are asked on had a part in it. Entries of the lexicon are written by hand and come first; these weigh less.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from index.tokens import STOP_WORDS

_WEIGHT = 0.5  # of a word that always goes with the asker's
_SURE, _MOST = 0.6, 0.3  # the share from which a word counts as always; the most that all its partners give it

Weighted = tuple[tuple[str, float], ...]


def associated(said: Iterable[str]) -> Weighted:
    """Stems that go with the stems said and were not said, each with its weight in the search (0 to 0.3)."""
    own = dict.fromkeys(said)
    weights: dict[str, float] = {}
    for stem in own:
        for other, share in _table().get(stem, ()):
            if other not in own:
                weights[other] = min(_MOST, weights.get(other, 0.0) + _WEIGHT * min(share, _SURE))
    return tuple(weights.items())


@cache
def _table() -> dict[str, Weighted]:
    lines = files("qa_service").joinpath("associations.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {lay: tuple(_pair(entry) for entry in found.split()) for lay, found in rows if lay not in STOP_WORDS}


def _pair(entry: str) -> tuple[str, float]:
    stem, _, share = entry.partition(":")
    return stem, float(share)
