"""What is told of a norm where many are listed: no text, so that a list of thousands is read in a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.codec import decode, encode
from corpus.identifiers import RegulationId
from corpus.model import Regulation

_SAME = ("id", "title", "issuer", "published", "effective", "repealed_on", "repealed_by", "warnings")


@dataclass(frozen=True, slots=True)
class Summary:
    """A norm's facts; `provisions` counts them, `sources` are the paths of its files, the leading one first."""

    id: RegulationId
    title: str
    issuer: str | None
    published: date | None
    effective: date | None
    provisions: int
    sources: tuple[str, ...]
    repealed_on: date | None = None
    repealed_by: RegulationId | None = None
    warnings: tuple[str, ...] = ()


def summarise(data: Mapping[str, Any]) -> dict[str, Any]:
    """The summary of an encoded regulation, encoded too; raises KeyError or TypeError on data of another shape."""
    sources = [data["documents"][0]["source"], *data.get("editions", ())]
    counted = {"provisions": len(data["provisions"]), "sources": [source["path"] for source in sources]}
    return {name: data[name] for name in _SAME if name in data} | counted


def summary_of(regulation: Regulation) -> Summary:
    """The summary of a regulation at hand."""
    return decode(Summary, summarise(encode(regulation)))
