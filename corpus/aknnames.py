"""Names in an Akoma Ntoso document: its namespaces, the elements of our kinds and headings, and eIds, each once."""

import re
from collections.abc import Iterable

from corpus.headlines import group_parts
from corpus.model import Provision, ProvisionKind

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN_NAMESPACE = "urn:absuelve:akn:1"
APPROVAL = "approval"

# Provisions that the standard has an element for; the others are `hcontainer`s named by their kind.
ELEMENTS = {
    ProvisionKind.ARTICLE: "article",
    ProvisionKind.PARAGRAPH: "paragraph",
    ProvisionKind.POINT: "point",
    ProvisionKind.SECTION: "section",
}
# Headings above provisions, by their first word without accents: element and the start of its eId.
_GROUPS = {
    "LIBRO": ("book", "book"),
    "TITULO": ("title", "title"),
    "CAPITULO": ("chapter", "chp"),
    "SUBCAPITULO": ("subchapter", "subchp"),
    "SECCION": ("section", "sec"),
    "SUBSECCION": ("subsection", "subsec"),
    "PARTE": ("part", "part"),
}
_PLAIN = str.maketrans("ÁÉÍÓÚ", "AEIOU", "-|")
_UNNAMEABLE = re.compile(r"[^\w.-]+")


class Names:
    """Gives eIds out; those of provisions are theirs alone."""

    def __init__(self, reserved: Iterable[str]) -> None:
        self._reserved = set(reserved)
        self._used: set[str] = set()

    def free(self, wanted: str) -> str:
        """An eId like the one wanted that no provision and no other element has."""
        name, number = wanted, 1
        while name in self._used or name in self._reserved:
            number += 1
            name = f"{wanted}_{number}"
        self._used.add(name)
        return name

    def own(self, wanted: str) -> str:
        """The eId of a wording: the provision's own where no wording has it yet."""
        if wanted in self._used or wanted not in self._reserved:
            return self.free(wanted)
        self._used.add(wanted)
        return wanted


def group_names(heading: str) -> tuple[str, str]:
    """The element of a heading above provisions and the eId it would like: "TÍTULO II LAS RENTAS" is a `title_II`."""
    number, _ = group_parts(heading)
    word = heading.upper().translate(_PLAIN).split()
    tag, short = _GROUPS.get(word[0] if word and number else "", ("hcontainer", "hcontainer"))
    part = _UNNAMEABLE.sub("", number.split()[-1]) if number else ""
    return tag, f"{short}_{part or 1}"


def version_id(provision: Provision, number: int) -> str:
    """The eId of a wording that stands alone: the provision's own for the newest, `art_9__ver_1` for older ones."""
    newest = number == len(provision.versions) - 1
    return provision.eid if newest else f"{provision.eid}__ver_{number + 1}"
