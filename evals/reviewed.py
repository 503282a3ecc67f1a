"""Consultations that advisors have answered, as a suite: what they released is what later answers are measured by.

A row is `{"question", "as_of", "place", "answerable", "citations"}`, as `desk.exports` gives it: the citations of the
released answer decide; `as_of` is there when a past day was asked about; what is not answerable must not be drafted.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput
from corpus.files import write_whole
from corpus.identifiers import article_of

_DECIDES = 2
Row = Mapping[str, Any]


def suite_files(name: str, rows: Iterable[Row]) -> dict[str, bytes]:
    """The files of a suite by name; rows without an answer to measure by are left out. Raises `InvalidInput`."""
    cases = {case["id"]: case for row in rows if (case := _case(row)) is not None}
    if not cases:
        raise InvalidInput("No hay consultas revisadas que exportar. Revise y entregue algunas primero.")
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases.values())
    notes = (
        f"{len(cases)} consultations, answered and released by advisors. They may name people: keep them in the house."
    )
    described = {"name": name, "kind": "mixed", "corpus": "own", "notes": notes}
    toml = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in described.items())
    return {"questions.jsonl": lines.encode(), "suite.toml": toml.encode()}


def write_suite(folder: Path, name: str, rows: Iterable[Row]) -> None:
    """Write the suite's folder; raises as `suite_files`, or `StorageFailure`."""
    for file, content in suite_files(name, rows).items():
        write_whole(folder / file, content)


def _case(row: Row) -> dict[str, Any] | None:
    """The evaluation question that a row is, or None for one that says nothing of what is right."""
    gold = _gold(row["citations"]) if row["answerable"] else []
    if row["answerable"] and not gold:
        return None
    return {
        "id": _id(row),
        "question": row["question"],
        "kind": "consulta",
        "trap": ("as_of" if row.get("as_of") else None) if gold else "unanswerable",
        "as_of": row.get("as_of"),
        "place": row.get("place"),
        "answerable": bool(gold),
        "gold": gold,
        "decoy_quote": None,
        "key_facts": [],
    }


def _gold(citations: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each article cited once, with the first span quoted of it."""
    quotes: dict[tuple[str, str], str | None] = {}
    for citation in citations:
        quotes.setdefault((citation["regulation"], article_of(citation["eid"])), citation.get("quote"))
    return [
        {"regulation": norm, "eid": eid, "grade": _DECIDES, "quote": quote, "accept": []}
        for (norm, eid), quote in quotes.items()
    ]


def _id(row: Row) -> str:
    """A name that the same question on the same day and place always has."""
    told = json.dumps([row["question"], row.get("as_of"), row.get("place")], ensure_ascii=False, sort_keys=True)
    return f"c-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
