"""Which norm “dicha Ley” or “la citada norma” is: the only fitting one named before it, or none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.identifiers import RegulationId, RegulationKind
from ingest.expressions import BACK
from ingest.mentions import Mention
from ingest.names import Resolution

_ANY = ("norma", "norma legal", "dispositivo")


def resolve_antecedents(mentions: Iterable[Mention], folded: str) -> tuple[Mention, ...]:
    """The mentions with each “dicha Ley” resolved; those that point back count alone, as any norm named does."""
    done: list[Mention] = []
    for mention in mentions:
        back = (
            BACK.pattern.search(folded, max(0, mention.span.start - 16), mention.span.start)
            if not mention.alone
            else None
        )
        done.append(_resolved(mention, folded, done) if back else mention)
    return tuple(done)


def _resolved(mention: Mention, folded: str, before: Sequence[Mention]) -> Mention:
    """The mention with its antecedent, looked for in its own paragraph first, then in all the text before."""
    word = mention.span.of(folded)
    paragraph = folded.rfind("\n", 0, mention.span.start) + 1
    for start in (paragraph, 0):
        fitting = {one.meant for one in _fitting(before, word, folded, start) if one.meant.regulation}
        norms = {meant.regulation for meant in fitting}
        if len(norms) == 1:
            return replace(mention, meant=next(iter(fitting)), alone=True)
        if norms:
            labels = " o ".join(sorted(norm.label for norm in norms if norm))
            return replace(mention, meant=Resolution(None, tuple(sorted(filter(None, norms))), f"puede ser {labels}"))
    return replace(mention, meant=Resolution(None, (), f"no hay antecedente de «{word}»"))


def _fitting(before: Sequence[Mention], word: str, folded: str, start: int) -> Iterator[Mention]:
    for one in before:
        if one.span.start >= start and one.meant.regulation and _fits(one.meant.regulation, one.span.of(folded), word):
            yield one


def _fits(regulation: RegulationId, named: str, word: str) -> bool:
    """True when a norm can be called by a word: by what kind it is or by what the text called it."""
    plain = re.sub(r"\s+", " ", word)
    if plain in _ANY:
        return True
    if re.search(rf"(?<![a-z]){plain}(?![a-z])", re.sub(r"\s+", " ", named)):
        return True
    return regulation.kind is not RegulationKind.DOCUMENT and regulation.label.lower().startswith(plain)
