"""Provisions that a question cites by number, held against what the index has of their norms and what a draft cites."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from corpus.identifiers import ProvisionId, RegulationId
from corpus.validity import Status
from index.model import Card, Searcher
from ingest.references import Reference
from qa_service.attribution import cite, of_norm, with_article
from qa_service.dates import written
from qa_service.model import Citation
from qa_service.words import stems, without

_MOST = 3  # of which a draft says so
_SAYING = frozenset(
    stems(
        "artículo literal numeral texto vigencia vigente decir dispone dispuesto establece establecido explica "
        "explíqueme indica manda ordena prescribe prescrito regula regulado rige señala señalado"
    )
)
_LAW_NUMBER = re.compile(r"\b\d{5}\b")
LACKED = "La consulta cita {named}, que no está en el texto de este servicio: compruebe el número y el texto."
ABOUT = "La consulta cita {named}, que trata de «{heading}» y no está entre lo citado arriba: compárelo."
ENDED = "La consulta nombra {named}, derogad{o} desde el {day}{by}."
UNCITED = "Nada de lo citado es {named}, la norma que la consulta nombra o su texto único."
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


def of_norms(
    named: Collection[RegulationId],
    used: Sequence[Citation],
    asked: str,
    searcher: Searcher,
    on: date,
    heeded: bool = False,
) -> tuple[str, ...]:
    """What a draft closes with where it does not begin with the norm that a question names, or cites nothing of it.

    `named` has the norm's law or TUO too: the one whose number the question writes is the one told. `heeded` says that
    an article of it is spoken of already.
    """
    cards = searcher.cards()
    if not used or not named or used[0].regulation in named:
        return ()
    ended = [cards[norm] for norm in sorted(named) if norm.number in asked.upper() and _has_ended(cards[norm], on)]
    if ended:
        return tuple(_ended(card) for card in ended[:_MOST])
    apart = not heeded and not _draws_on(named, used, asked, cards)
    return (UNCITED.format(named=of_norm(_told(named, asked))),) if apart else ()


def _draws_on(
    named: Collection[RegulationId], used: Sequence[Citation], asked: str, cards: Mapping[RegulationId, Card]
) -> bool:
    """Whether a citation is of a norm that the question names by its number, or of one whose title names it."""
    numbers = {*_LAW_NUMBER.findall(asked), *(norm.number for norm in named if norm.number in asked.upper())}
    titles = " ".join(f"{cards[one.regulation].title} {' '.join(cards[one.regulation].aliases)}" for one in used)
    return not numbers or any(one.regulation in named for one in used) or any(number in titles for number in numbers)


def _told(named: Collection[RegulationId], asked: str) -> RegulationId:
    """The norm named whose number the question writes; else, of a law and its TUO, the higher one."""
    return min(named, key=lambda norm: (norm.number not in asked.upper(), norm.rank, norm))


def _has_ended(card: Card, on: date) -> bool:
    return card.standing(on) is Status.REPEALED


def _ended(card: Card) -> str:
    by = f" por {with_article(card.repealed_by)}" if card.repealed_by else ""
    named = with_article(card.id)
    day = written(card.repealed_on) if card.repealed_on else ""
    return ENDED.format(named=named, o="a" if named.startswith("la ") else "o", day=day, by=by)


def _remark(article: ProvisionId, searcher: Searcher, on: date) -> str:
    named = cite(article, searcher.cards().get(article.regulation), with_title=False)
    wording = searcher.wording(article, on)
    if wording is None:
        return LACKED.format(named=named)
    return ABOUT.format(named=named, heading=wording.heading) if wording.heading else BESIDE.format(named=named)
