"""Badly cut quotes: a count apart from the drafter's own rules, over the answers of a run or of `absuelve ask`.

    python -m benchmarks.cuts HOME ANSWERS.jsonl…

Told of each statement: words that lead into a list without an item of it; an item without them, also where the mark of
something left out says so; an item under the words of another list; an end in the middle of a sentence without a mark;
a quotation mark that closes nothing; a quote that is the heading alone; a list announced and not all named.
HOME is the one that answered: quotes are looked up in its index.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.identifiers import ProvisionId, article_of
from corpus.model import Span
from index.model import Searcher, Wording
from qa_service.bootstrap import Application
from qa_service.clauses import CELL, Piece, cut_short, pieces
from qa_service.settings import Settings

Row = Mapping[str, Any]

MARK = "[…]"
UNMATCHED = re.compile(r"[“”\"]\s*\.?\s*»")
QUOTES = re.compile(r"[“”\"]")
ANNOUNCED = re.compile(r"^(?:Los requisitos son los|Son los) siguientes\.")


def defects(statement: Row, wording: Wording, spans: Sequence[Span]) -> Iterator[str]:
    """The kinds of bad cut in what a statement quotes of a wording, each once."""
    text, said = wording.text, statement["text"]
    found = pieces(text, wording.heading)
    items = {piece.span: _items(piece.span, found, text) for piece in found if piece.span.of(text).endswith(":")}
    opened = [lead for lead in items if items[lead] and _holds(lead, spans)]
    if any(not any(_holds(item.span, spans) for item in items[lead]) for lead in opened):
        yield "lead without item"
    astray = [piece for piece in found if piece.lead in items and _holds(piece.span, spans)]
    astray = [piece for piece in astray if piece.lead and not _holds(piece.lead, spans)]
    if astray:
        marked = any(said.count(mark) for mark in (f"«{MARK}", "«…", f"{MARK}\n", f"{MARK} "))
        yield f"item without lead, {'marked' if marked else 'not marked'}"
    if any(lead < piece.span for piece in astray for lead in opened):
        yield "item under another lead"
    if cut_short(text, wording.heading, spans[-1]) and f"{MARK}»" not in said:
        yield "end not marked"
    if UNMATCHED.search(said) and len(QUOTES.findall(said)) % 2:
        yield "mark that closes nothing"
    if wording.heading and [span.of(text).strip() for span in spans] == [wording.heading.strip()]:
        yield "heading alone"
    if ANNOUNCED.match(said) and any(not _holds(item.span, spans) for lead in opened for item in items[lead]):
        yield "announced list not whole"


def _items(lead: Span, found: Sequence[Piece], text: str) -> list[Piece]:
    """The items of a list, the rows of a table that stands under its lead among them."""
    return [piece for piece in found if lead in piece.leads[-2 if CELL in piece.span.of(text) else -1 :]]


def _holds(span: Span, quoted: Sequence[Span]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in quoted)


def quoted(statement: Row, searcher: Searcher) -> Iterator[tuple[Wording, list[Span]]]:
    """The wordings that a statement quotes, whole articles, each with the quoted spans in order."""
    found: dict[ProvisionId, tuple[Wording, list[Span]]] = {}
    for citation in statement["citations"]:
        article = ProvisionId.parse(f"{citation['regulation']}#{article_of(citation['eid'])}")
        for wording in searcher.wordings(article):
            began = wording.valid_from.isoformat() if wording.valid_from else None
            start = _start(citation, wording, searcher)
            if began == citation["valid_from"] and start >= 0:
                found.setdefault(article, (wording, []))[1].append(Span(start, start + len(citation["quote"])))
                break
    yield from ((wording, sorted(spans)) for wording, spans in found.values())


def _start(citation: Row, wording: Wording, searcher: Searcher) -> int:
    """Where a citation's quote begins in the text of its article, -1 for nowhere."""
    held = searcher.wordings(ProvisionId(wording.provision.regulation, citation["eid"]))
    inside = (wording.text.find(part.text) for part in held if citation["quote"] in part.text)
    around = max(inside, default=-1)
    start: int = around + citation["start"]
    at = start if wording.text.startswith(citation["quote"], start) and around >= 0 else -1
    return at if at >= 0 else wording.text.find(citation["quote"])


def main(arguments: list[str] | None = None) -> None:
    """Count the kinds of bad cut among the statements of answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("answers", type=Path, nargs="+")
    chosen = parser.parse_args(arguments)
    searcher = Application(replace(Settings(), home=chosen.home)).searcher
    for path in chosen.answers:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
        statements = [statement for row in rows for statement in row["statements"]]
        counts = Counter(
            defect
            for one in statements
            for wording, spans in quoted(one, searcher)
            for defect in defects(one, wording, spans)
        )
        print(f"{path}: {len(statements)} statements; {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main()
