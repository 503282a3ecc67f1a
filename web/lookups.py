"""The law looked up for anybody: what bears on a question, and a provision in time. Nothing is kept of it."""

from dataclasses import replace
from datetime import date

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId
from privacy.finding import bare, omitted, redact
from qa_service.answering import look_up
from qa_service.model import Question
from web.schemas.corpus import ProvisionOut, SearchOut
from web.site import Site
from web.views import passage_out, provision_out


def searched(site: Site, question: Question) -> SearchOut:
    """The provisions that bear on a question, looked for without the personal data in it."""
    shown = redact(question.text)
    question = replace(question, text=bare(shown))
    with site.slots:
        searcher = site.desk.searcher()
        understood, found, refusal = look_up(question, searcher, site.desk.today())
    return SearchOut(
        question=shown,
        as_of=understood.query.as_of,
        generation=searcher.generation,
        message=refusal.message if refusal else None,
        notice=notice_of(shown),
        passages=[passage_out(one) for one in found],
    )


def notice_of(text: str) -> str | None:
    """What is told of a question from which personal data was left out; None where there was none."""
    kinds = ", ".join(kind.value for kind in omitted(text))
    return f"Su pregunta tenía datos personales ({kinds}): se quitaron. No los necesita para buscar." if kinds else None


def provision_on(site: Site, id: str, as_of: date | None) -> ProvisionOut:
    """A provision with its wordings; raises `NotFound` when the index has none of that name."""
    found = provision_out(ProvisionId.parse(id), site.desk.searcher(), as_of or site.desk.today())
    if found is None:
        raise NotFound("Esa disposición no está en este servicio. Búsquela preguntando por su norma y artículo.")
    return found
