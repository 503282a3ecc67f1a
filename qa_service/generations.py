"""How people are told of a generation: as a publication, by its number, its day and its hour in Peru."""

import re
from typing import TYPE_CHECKING

from qa_service.settings import PERU

if TYPE_CHECKING:
    from index.generations import Bundles
    from index.publications import Publication

_NAME = re.compile(r"gen-0*(\d+)-")


def number_of(generation: str) -> str | None:
    """The number in a generation's name: "12" of `gen-000012-3f9ac1`; None for a name of another form."""
    found = _NAME.match(generation)
    return found[1] if found else None


def numbered(generation: str) -> str:
    """A generation by its number: "publicación 12"; by its name where that has none."""
    number = number_of(generation)
    return f"publicación {number}" if number else generation


def told(bundles: "Bundles", generation: str) -> str:
    """A generation and when it was published: "publicación 12, del 30/11/2026 a las 10:24"."""
    one = bundles.publication(generation)
    return f"{numbered(generation)}, del {moment(one)}" if one else numbered(generation)


def moment(publication: "Publication", between: str = " a las ") -> str:
    """When it was published: "30/11/2026 a las 10:24"."""
    return f"{publication.when.astimezone(PERU):%d/%m/%Y{between}%H:%M}"
