"""Provisions that a question cites by number, held against what the index has of their norms and what a draft cites."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from corpus.identifiers import ProvisionId
from index.model import Searcher
from ingest.references import Reference
from qa_service.attribution import cite
from qa_service.words import stems, without

_MOST = 3  # of which a draft says so
_SAYING = frozenset(
    stems(
        "artículo literal numeral texto vigencia vigente decir dispone dispuesto establece establecido explica "
        "explíqueme indica manda ordena prescribe prescrito regula regulado rige señala señalado"
    )
)
LACKED = "La consulta cita {named}, que no está en el texto cargado de esa norma: compruebe el número."
ABOUT = "La consulta cita {named}, que trata de «{heading}» y no está entre lo citado arriba: compárelo."
BESIDE = "La consulta cita {named}, que no está entre lo citado arriba: compárelo."


def articles(cited: Iterable[ProvisionId]) -> tuple[ProvisionId, ...]:
    """The articles and dispositions in which the provisions cited stand, each once."""
    return tuple(dict.fromkeys(ProvisionId(one.regulation, one.article) for one in cited))


def lacked(cited: Iterable[ProvisionId], holds: Callable[[ProvisionId], bool]) -> tuple[ProvisionId, ...]:
    """The articles cited of norms held that these norms, as they were read, do not have."""
    return tuple(one for one in articles(cited) if not holds(one))


def asks_only(asked: str, references: Sequence[Reference]) -> bool:
    """Whether a question asks what the provisions that it cites say, and nothing else."""
    spans = [one.span for one in references if one.eid]
    return bool(spans) and not set(stems(without(asked, spans))) - _SAYING


def remarks(cited: Iterable[ProvisionId], used: Iterable[ProvisionId], searcher: Searcher, on: date) -> tuple[str, ...]:
    """What a draft closes with where it does not rest on an article that the question cites: never in silence."""
    resting = set(articles(used))
    left = [one for one in articles(cited) if one not in resting]
    return tuple(_remark(one, searcher, on) for one in left[:_MOST])


def _remark(article: ProvisionId, searcher: Searcher, on: date) -> str:
    named = cite(article, searcher.cards().get(article.regulation), with_title=False)
    wording = searcher.wording(article, on)
    if wording is None:
        return LACKED.format(named=named)
    return ABOUT.format(named=named, heading=wording.heading) if wording.heading else BESIDE.format(named=named)
