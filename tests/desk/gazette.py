"""What may happen to the invented law of markets that answers cite: amended, corrected, dropped, repealed."""

from dataclasses import replace
from datetime import date

from corpus.identifiers import RegulationId
from corpus.model import Regulation, Version
from tests.factories import Texts, regulation
from tests.qa_service.laws import CHANGED, MARKETS, NEW_SESSIONS, OLD_SESSIONS, REQUIREMENTS, ordinance, repealed

AMENDS = "ley-99005"


def shelf_with(*laws: Regulation) -> list[Regulation]:
    """The corpus with the law of markets as given, or without any."""
    return [*laws, ordinance(), repealed()]


def amended(on: date, days: str = "treinta (30)") -> Regulation:
    """The law with another term to appeal from that day; the wording before stays beside it."""
    new = MARKETS.replace("quince (15)", days)
    first = regulation("ley-99001", _texts([(MARKETS, None, on), (new, on, None)], on, new), **_NAMES)
    provisions = tuple(
        replace(one, versions=tuple(_by(version, on) for version in one.versions))
        if one.eid.startswith("art_5")
        else one
        for one in first.provisions
    )
    return replace(first, provisions=provisions)


def corrected() -> Regulation:
    """The law read better: what article 5 said of the term was not what the reader took it for."""
    text = MARKETS.replace("quince (15)", "quince (15) y no más")
    return regulation("ley-99001", _texts(text), **_NAMES)


def without_article_5() -> Regulation:
    """The law with its article 5 lost."""
    texts = {eid: text for eid, text in _texts(MARKETS).items() if not eid.startswith("art_5")}
    return regulation("ley-99001", texts, **_NAMES)


def ended(on: date) -> Regulation:
    """The law repealed as a whole from that day."""
    return regulation("ley-99001", _texts(MARKETS), **_NAMES, repealed_on=on, repealed_by=AMENDS)


_NAMES = {
    "title": "Ley de Mercados de Prueba",
    "headings": {"art_5": "Multas en mercados", "art_6": "Requisitos del permiso", "art_7": "Sesiones"},
    "aliases": ("Ley de Mercados",),
    "published": date(2003, 5, 27),
}


def _texts(article: Texts, on: date | None = None, new: str = "") -> dict[str, Texts]:
    text = article if isinstance(article, str) else MARKETS
    parts, later = text.split("\n"), new.split("\n")
    timed = {
        f"art_5__para_5.{number}": parts[number]
        if on is None
        else [(parts[number], None, on), (later[number], on, None)]
        for number in (1, 2, 3)
    }
    sessions = [(OLD_SESSIONS, date(2003, 5, 28), CHANGED), (NEW_SESSIONS, CHANGED, None)]
    return {"art_5": article, **timed, "art_6": REQUIREMENTS, "art_7": sessions}


def _by(version: Version, on: date) -> Version:
    brought = {"amended_by": RegulationId(AMENDS)} if version.valid_from == on else {"ended_by": RegulationId(AMENDS)}
    return replace(version, **brought)
