"""What of a regulation goes into an export: the wordings of one day, in characters that XML can hold."""

import re
from dataclasses import replace
from datetime import date

from corpus.model import Regulation
from corpus.validity import version_on

_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def at(regulation: Regulation, day: date) -> Regulation:
    """The norm with only the wordings in force on a day."""
    found = ((provision, version_on(provision, day)) for provision in regulation.provisions)
    kept = tuple(replace(provision, versions=(version,)) for provision, version in found if version)
    return replace(regulation, provisions=kept)


def writable(regulation: Regulation) -> Regulation:
    """The norm without characters that XML forbids, each replaced by one other, so that spans hold."""
    documents = tuple(replace(document, text=_legal(document.text)) for document in regulation.documents)
    provisions = tuple(
        replace(p, label=_legal(p.label), heading=p.heading and _legal(p.heading), path=tuple(map(_legal, p.path)))
        for p in regulation.provisions
    )
    title, issuer = _legal(regulation.title), regulation.issuer and _legal(regulation.issuer)
    return replace(regulation, documents=documents, provisions=provisions, title=title, issuer=issuer)


def _legal(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
