"""Drafters: from an understood question and the provisions found to a draft. The default needs no language model."""

from collections.abc import Callable, Sequence

from index.model import Hit, Searcher
from qa_service import places
from qa_service.citing import Citer
from qa_service.composing import compose
from qa_service.evidence import Evidence, Matter, gather
from qa_service.heeding import of_norms, remarks
from qa_service.limits import USUAL, Limits
from qa_service.model import Draft, Statement, Understanding

Drafter = Callable[[Understanding, Sequence[Hit], Searcher], Draft]


def extract(understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> Draft:
    """Draft from the deciding sentences alone, quoted word for word."""
    matter = Matter(understanding, hits)
    return composed(understanding, gather(understanding, hits, matter), matter, searcher, "extractive")


def composed(
    understanding: Understanding,
    evidence: Sequence[Evidence],
    matter: Matter,
    searcher: Searcher,
    name: str,
    limits: Limits = USUAL,
) -> Draft:
    """Draft from the best of the evidence, quoted word for word; `name` is the drafter's."""
    statements = compose(understanding, evidence, matter, Citer(searcher, understanding.query.as_of), limits)
    return Draft(understanding.kind, statements, caveats(statements, understanding, searcher), name)


def caveats(statements: Sequence[Statement], understanding: Understanding, searcher: Searcher) -> tuple[str, ...]:
    """What an official must know beside the rule.

    That an article or a norm which the question names is not what the draft rests on; that a norm is invented or a
    fragment, or binds one place only.
    """
    cards = searcher.cards()
    cited = [cards[c.regulation] for statement in statements for c in statement.citations if c.regulation in cards]
    notices = [card.notice for card in cited if card.notice]
    local = [
        f"{card.label} rige solo en {places.name_of(card.place)}."
        for card in cited
        if not card.place.national and card.place != understanding.query.place
    ]
    used, query = [one for statement in statements for one in statement.citations], understanding.query
    heeded = remarks(query.cited, [one.provision for one in used], searcher, query.as_of)
    named = of_norms(query.named, used, understanding.text, searcher, query.as_of, bool(heeded))
    return tuple(dict.fromkeys([*heeded, *named, *notices, *local]))
