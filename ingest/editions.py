"""Several files of one norm become one regulation: the fuller edition leads, the others are kept as editions."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from corpus.identifiers import article_of
from corpus.model import Regulation


def merge_editions(regulations: Iterable[Regulation]) -> tuple[Regulation, ...]:
    """One regulation an id, in the order of ids."""
    ordered = sorted(regulations, key=lambda regulation: regulation.id)
    return tuple(_merge(list(group)) for _, group in groupby(ordered, key=lambda regulation: regulation.id))


def _merge(editions: list[Regulation]) -> Regulation:
    leader, *others = sorted(editions, key=_fullness, reverse=True)
    if not others:
        return leader
    sources = tuple(document.source for other in others for document in other.documents)
    known = {source.sha256 for source in (leader.documents[0].source, *sources)}
    warning = f"Se hallaron {len(known)} ediciones; rige «{leader.documents[0].source.path}»."
    aliases = tuple(dict.fromkeys(alias for edition in (leader, *others) for alias in edition.aliases))
    published = leader.published or next((other.published for other in others if other.published), None)
    return replace(
        leader,
        editions=sources,
        aliases=aliases,
        published=published,
        warnings=(*leader.warnings, warning) if len(known) > 1 else leader.warnings,
    )


def _fullness(regulation: Regulation) -> tuple[int, int, str]:
    """Articles known, then characters of law; the path decides a draw so that the order of files does not."""
    articles = {article_of(provision.eid) for provision in regulation.provisions}
    document = regulation.documents[0]
    return len(articles), len(document.text), document.source.path
