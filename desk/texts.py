"""Texts that people write, made fit to be kept: every database takes them, none is endless or names anybody."""

from corpus.errors import InvalidInput
from privacy.finding import redact


def said(text: str, what: str, longest: int) -> str:
    """What somebody wrote, without personal data; raises `InvalidInput` for nothing and for too much."""
    return redact(fit(text, what, longest))


def fit(text: str, what: str, longest: int) -> str:
    """What somebody wrote, which must be something; raises `InvalidInput` for nothing and for too much."""
    kept = clean(text)
    if not kept or len(kept) > longest:
        raise InvalidInput(f"Escriba {what}, en {longest} caracteres a lo más.")
    return kept


def remark(text: str, what: str, longest: int) -> str:
    """The same, which may be nothing."""
    return said(text, what, longest) if text.strip() else ""


def clean(text: str) -> str:
    """The text without what can't be seen; raises `InvalidInput` for what is no text at all."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise InvalidInput("El texto tiene caracteres ilegibles. Envíelo en UTF-8.")
    return "".join(char if char.isprintable() or char.isspace() else " " for char in text).strip()
