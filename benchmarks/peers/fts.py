"""SQLite FTS5. It has no Spanish stemmer: tuned matches words by their stem as a beginning, without function words."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.peers.material import Document, Open, folded
from benchmarks.peers.port import Search
from index.tokens import WORD, stems

_SHIPPED = "unicode61"
_TUNED = "unicode61 remove_diacritics 2"
_DEPTH = 400
Terms = Callable[[str], Sequence[str]]


def shipped(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """The default tokeniser, all columns alike; a question's words are joined by OR, as with AND hardly any matches."""
    return _search(_filled(documents, folder, _SHIPPED), _exact, "bm25(passage)")


def tuned(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """Accents folded, function words left out, words matched by their stem, the context at half the text's weight."""
    return _search(_filled(documents, folder, _TUNED), _beginnings, "bm25(passage, 0, 0.5, 1)")


def _exact(question: str) -> list[str]:
    return [f'"{word}"' for word in WORD.findall(question)]


def _beginnings(question: str) -> list[str]:
    return [f'"{beginning}"*' for beginning in dict.fromkeys(stems(question))]


def _filled(documents: Sequence[Document], folder: Path, tokenizer: str) -> sqlite3.Connection:
    database = sqlite3.connect(folder / "passages.sqlite")
    database.execute(
        f"CREATE VIRTUAL TABLE passage USING fts5(article UNINDEXED, context, text, tokenize = '{tokenizer}')"
    )
    rows = ((document.article, document.context, document.text) for document in documents)
    database.executemany("INSERT INTO passage VALUES (?, ?, ?)", rows)
    database.commit()
    return database


def _search(database: sqlite3.Connection, terms: Terms, rank: str) -> Search:
    query = f"SELECT article FROM passage WHERE passage MATCH ? ORDER BY {rank} LIMIT {_DEPTH}"

    def search(question: str, day: date) -> Sequence[str]:
        asked = " OR ".join(terms(question))
        return folded(article for (article,) in database.execute(query, (asked,))) if asked else []

    return search
