"""Misspelt words of a question put right by the words of the corpus."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpus.files import write_whole

_SHORTEST = 4  # shorter words have too many neighbours to guess among
_RARE = 2  # a word seen less often may itself be a misprint


class Speller:
    """Corrects words that the corpus does not know to the likeliest word it does; words are folded."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._frequent = [word for word, count in counts.items() if count >= _RARE and len(word) >= _SHORTEST - 1]

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def correct(self, word: str) -> str | None:
        """The nearest frequent word within one slip (two from eight letters on), or None when no word is near.

        A slip is a letter missing, added, changed or swapped with its neighbour (Damerau, 1964). Among words equally
        near, one with the same first letter, then the most frequent.
        """
        if len(word) < _SHORTEST or not word.isalpha() or word in self._counts:
            return None
        return self._nearest(word)

    @lru_cache(maxsize=4096)  # noqa: B019 - a speller lives as long as its bundle
    def _nearest(self, word: str) -> str | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < 8 else 2
        near = process.extract(word, self._frequent, scorer=OSA.distance, score_cutoff=slips, limit=None)
        ranked = min(near, key=lambda one: (one[1], one[0][0] != word[0], -self._counts[one[0]], one[0]), default=None)
        return str(ranked[0]) if ranked else None

    def save(self, path: Path) -> None:
        """Write one `word count` a line."""
        lines = (f"{word} {count}" for word, count in sorted(self._counts.items()))
        write_whole(path, "\n".join(lines).encode())

    @classmethod
    def load(cls, path: Path) -> "Speller":
        """Read what `save` wrote."""
        pairs = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
        return cls({word: int(count) for word, count in pairs})
