"""Personal data that people write: told to them, then left out or, where that is sealed, kept for advisors alone."""

from enum import StrEnum

from corpus.errors import PersonalData
from privacy.finding import find, named, redact


class Wish(StrEnum):
    """What a writer wants done with personal data: to be told of them, to leave them out, to keep them."""

    TOLD = "told"
    OMIT = "omit"
    KEEP = "keep"


def wish_of(omit: bool, keep: bool) -> Wish:
    """The wish of two answers; who says both leaves them out."""
    return Wish.OMIT if omit else Wish.KEEP if keep else Wish.TOLD


def spared(text: str, wish: Wish, keeps: bool = False) -> str:
    """The text as it may be kept; raises `PersonalData` where it has some and its writer's wish does not settle it.

    `keeps` says whether the installation keeps personal data at all: only where texts are sealed.
    """
    found = find(text)
    if not found or (keeps and wish is Wish.KEEP):
        return text
    if wish is Wish.OMIT:
        return redact(text)
    raise PersonalData(_told(named(found), keeps), tuple((one.kind.value, one.start, one.end) for one in found))


def _told(kinds: str, keeps: bool) -> str:
    if keeps:
        return (
            f"Lo escrito tiene datos personales ({kinds}). Quítelos, confirme que se omitan o, si el asesor los "
            "necesita, que se guarden cifrados: no se usan para buscar ni redactar."
        )
    return (
        f"Lo escrito tiene datos personales ({kinds}). Quítelos, o confirme que se omitan: "
        "para responder no hacen falta."
    )
