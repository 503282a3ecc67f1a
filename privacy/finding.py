"""Personal data in a text: found, and left out."""

from collections.abc import Iterator

from privacy.model import Finding, Kind
from privacy.numbers import is_ruc
from privacy.patterns import PATTERNS, PROVED


def find(text: str) -> tuple[Finding, ...]:
    """The personal data of a text in order, none overlapping another: the surer kinds take their place first."""
    found: list[Finding] = []
    for one in _candidates(text):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def redact(text: str, public: str = "") -> str:
    """The text with what kind of thing stood there in the place of each; what `public` has too is left."""
    for one in reversed(find(text)):
        if text[one.start : one.end] in public:
            continue
        text = f"{text[: one.start]}{_left(one.kind)}{text[one.end :]}"
    return text


def bare(text: str) -> str:
    """The text without personal data and without what `redact` puts in its place: what is left to search by."""
    kept = left = redact(text)
    for kind in Kind:
        left = left.replace(_left(kind), " ")
    return left.strip() or kept


def omitted(text: str) -> tuple[Kind, ...]:
    """What kinds of things were left out of a text by `redact`."""
    return tuple(kind for kind in Kind if _left(kind) in text)


def _left(kind: Kind) -> str:
    return f"[{kind} omitido]"


def named(found: tuple[Finding, ...]) -> str:
    """What was found, in words and without it: "DNI, teléfono"."""
    return ", ".join(dict.fromkeys(one.kind.value for one in found))


def _candidates(text: str) -> Iterator[Finding]:
    for kind, patterns in PATTERNS.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                digits = match["data"].replace("-", "").replace(" ", "")
                if pattern not in PROVED or is_ruc(digits):
                    yield Finding(kind, *match.span("data"))
