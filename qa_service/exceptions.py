"""The exception that a quoted rule leaves to another article of its norm: "salvo lo dispuesto en el artículo 20"."""

import re
from collections.abc import Sequence

from corpus.identifiers import ProvisionId
from corpus.model import Span
from corpus.validity import Status
from index.model import Wording
from qa_service import attribution
from qa_service.citing import Citer
from qa_service.evidence import Matter
from qa_service.limits import Limits
from qa_service.model import Statement
from qa_service.quotation import quotation
from qa_service.quoting import answer_in

# Up to the article's number; one of another law, decree or code is not followed.
_LINK = re.compile(
    r"\b(?:salvo|excepto|con\s+excepci[óo]n\s+de|a\s+excepci[óo]n\s+de|a\s+menos\s+que)\b[^.;:«»]{0,60}?"
    r"\bart[íi]culo\s+(?P<number>\d+(?:-[A-Z])?)(?!\d|\.\d|[°º]?\s+del?\s+(?:la\s+|el\s+)?"
    r"(?:ley|decreto|reglamento|c[óo]digo|constituci[óo]n|tuo|texto)\b)",
    re.IGNORECASE,
)


def linked_exception(
    wording: Wording, spans: Sequence[Span], matter: Matter, citer: Citer, limits: Limits
) -> Statement | None:
    """The article to which the quoted spans leave an exception, what of it bears on the question; or None."""
    links = (_LINK.search(span.of(wording.text)) for span in spans)
    number = next((found["number"].upper() for found in links if found), None)
    eid = f"{wording.provision.eid.rpartition('__')[0]}__art_{number}".removeprefix("__")
    target = citer.wording(ProvisionId(wording.provision.regulation, eid)) if number else None
    if target is None or target.provision == wording.provision or citer.status(target) is not Status.IN_FORCE:
        return None
    quoted = answer_in(target, limits.second, matter.points)
    if not quoted:
        return None
    named = attribution.cite(target.provision, citer.card(target), with_title=False)
    said = quotation(target, quoted).rstrip(" .,;:")
    return Statement(f"La excepción está en {named}: «{said}».", tuple(citer.cite(target, span) for span in quoted))
