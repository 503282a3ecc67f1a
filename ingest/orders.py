"""Orders that a norm gives about others: "Derógase …", "Modifícase …", "Incorpórase …", with what each is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.identifiers import RegulationId
from corpus.model import Span
from ingest.folding import fold
from ingest.names import NameIndex
from ingest.references import Reference, find_references


class Act(StrEnum):
    """What an order does to a provision or a whole norm."""

    REPEAL = "repeal"
    REPLACE = "replace"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Order:
    """One order about one target. `partly` says that only a paragraph of the target is meant; `kept` survive a repeal.

    `delayed` says that its day hangs on something else ("a partir de la vigencia de la directiva").
    `at` is where the target is named and `quote` the characters after the colon that the order brings, if any.
    """

    act: Act
    target: RegulationId
    eid: str | None
    at: Span
    quote: Span | None = None
    kept: tuple[str, ...] = ()
    partly: bool = False
    delayed: bool = False


_VERBS = {
    Act.REPEAL: r"derog(?:ase|anse|uese|uense)|dej(?:a|an|ar|e|en)se\s+sin\s+efecto"
    r"|quedan?\s+(?:derogad|abrogad)[oa]s?(?:\s+expresamente)?|quedan?\s+sin\s+efecto",
    Act.REPLACE: r"modifi(?:case|canse|quese|quense)|sustitu(?:yase|yanse|yese|yense)|reempla(?:zase|zanse|cese|cense)",
    Act.INSERT: r"incorpor(?:ase|anse|ese|ense)|adicion(?:ase|anse|ese|ense)|agreg(?:ase|anse|uese|uense)",
}
_PLAIN = {  # forms that order only at the head of a sentence; elsewhere they tell or describe
    Act.REPEAL: r"(?:se\s+)?derog(?:ar|an|a)|(?:se\s+)?dejar?n?\s+sin\s+efecto|abrogar",
    Act.REPLACE: r"(?:se\s+)?modific(?:ar|an|a)|(?:se\s+)?sustitu(?:ir|yen|ye)",
    Act.INSERT: r"(?:se\s+)?incorpor(?:ar|an|a)|(?:se\s+)?adicion(?:ar|an|a)|(?:se\s+)?agreg(?:ar|an|a)",
}
_ORDER = re.compile(
    "|".join(
        rf"(?P<{act.name}>(?<![a-z])(?:{_VERBS[act]})(?![a-z])|(?:(?<=\n)|(?<=\.\s)|(?<=-\s)|(?<=\d\.\s)|\A)(?:{_PLAIN[act]})(?=\s+(?:el|la|los|las|parcialmente|a\s+partir|un|\d|l[ao]s?\s+siguientes?)\b))"
        for act in Act
    )
)
# The first letter of a verb of order, at a word's start: the pattern is tried only there.
_VERB = re.compile(
    r"(?:a(?=brog|dicion|greg)|d(?=erog|ej)|i(?=ncorpor)|m(?=odifi)|q(?=ueda)|r(?=eempla)|s(?=e\s|ustitu))(?<![a-z].)"
)
# Most provisions order nothing: a look for these is much faster than the pattern.
_STEMS = ("derog", "sin efecto", "abrog", "modifi", "sustitu", "reempla", "incorp", "adicion", "agreg")
_SENTENCE_END = re.compile(r"\.\s*(?=\n|$|[a-z])|;\s*\n|\n\s*\n")
_LIST_FOLLOWS = re.compile(r"siguientes\s+(?:[a-z]+\s*){1,4}[^:\n]{0,80}:|:\s*$")
_PARAGRAPH = (
    r"(?:(?:primer|segundo|tercer|cuarto|quinto|sexto|septimo|ultimo|penultimo)(?:\s+y\s+[a-z]+)?"
    r"\s+parrafo\s+(?:del?|de\s+la)\s+)?"
)
_MARK = r"(?:(?:\(?[a-z0-9]{1,3}[).]|-|•|·)\s*)?"
_THE = r"(?:(?:el|la|los|las)\s+)?"
_ADVERB = (
    r"(?:(?:expresamente|parcialmente|asimismo|tambien|en\s+parte|en\s+todos\s+sus\s+extremos"
    r"|a\s+partir\s+de(?:l|\s+la)\s+(?:entrada\s+en\s+)?(?:vigencia|vigor|dia)[^,:.]{0,60}),?\s*)*"
)
_FIRST_LINK = re.compile(rf"[\s,]*{_ADVERB}(?:[^.]{{0,200}}:\s*{_MARK})?{_THE}{_PARAGRAPH}", re.S)
_HEAD_LINK = re.compile(
    rf"(?:[,;:]|\by\b|\be\b|\basi\s+como\b|\n\s*{_MARK}|[;,:]\s*(?:y\s+)?{_MARK})\s*(?:y\s+)?{_ADVERB}{_THE}{_PARAGRAPH}$"
)
_NEXT_ITEM = re.compile(r"\n\s*(?:\(?[a-z0-9]{1,3}[).]|-|•|·)\s")
_DESCRIBES = re.compile(r"(?:ley|codigo|reglamento|texto|tuo|decreto\s+\w+\s+que)\b(?!\s*n?\W{0,4}\d)")
_PARTLY = re.compile(r"parrafo\s+(?:del?|de\s+la)\s*$|(?:extremo|parte)\s+de[l ]")
_SAVE = re.compile(r"[,\s(](?:salvo|excepto|con\s+excepcion\s+de)\b")
_DELAYED = re.compile(
    r"(?:a\s+partir|desde)\s+(?:de\s+)?(?:la\s+)?(?:entrada\s+en\s+)?(?:vigencia|vigor)\s+(?:de\s+|del\s+)(?!la\s+presente|presente|esta|este|la\s+misma|citad)"
)
_QUOTED = re.compile(r":\s*[“\"«](?P<quote>.*)[”\"»]", re.S)
# «… en los siguientes términos:» and, below, «Artículo 105-A. Criterios …» without marks.
_UNQUOTED = re.compile(r":\s*\n\s*(?P<quote>Art[ií]culo\s+\d[^“”\"«»]*)\Z")
_SPACE = re.compile(r"\s{2,}")  # blanked quotations leave long runs, in which a link would be tried at every length


def find_orders(text: str, home: RegulationId, names: NameIndex) -> Iterator[Order]:
    """Every order in a provision's text about other norms, in reading order; what stands between quotes is not read."""
    folded = _without_quotes(fold(text))
    if not any(stem in folded for stem in _STEMS):
        return
    matches = list(_ordering(folded))
    for number, match in enumerate(matches):
        limit = matches[number + 1].start() if number + 1 < len(matches) else len(folded)
        end = _scope_end(folded, match.end(), limit)
        yield from _orders(text, folded, Act[match.lastgroup or ""], Span(match.end(), end), limit, home, names)


def _ordering(folded: str) -> Iterator[re.Match[str]]:
    """Every verb that orders, in reading order."""
    end = 0
    for verb in _VERB.finditer(folded):
        match = _ORDER.match(folded, verb.start()) if verb.start() >= end else None
        if match:
            yield match
            end = match.end()


def _without_quotes(folded: str) -> str:
    """The text with quoted passages blanked: a quoted article belongs to another norm."""
    blank = re.compile(r"[“\"«](?:[^”\"»]{40,}?)[”\"»]", re.S)
    return blank.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), folded)


def _scope_end(folded: str, start: int, limit: int) -> int:
    """Where an order's sentence ends; a list after a colon belongs to it whole."""
    end = _SENTENCE_END.search(folded, start, limit)
    sentence_end = end.start() if end else limit
    colon = folded.find(":", start, sentence_end + 1)
    if colon >= 0 and _LIST_FOLLOWS.search(folded, start, colon + 1):
        return limit
    return sentence_end


def _orders(
    text: str, folded: str, act: Act, scope: Span, limit: int, home: RegulationId, names: NameIndex
) -> Iterator[Order]:
    """The orders of one verb: one for each norm or provision that it heads."""
    heads = list(_heads(folded, scope, names))
    quote = _quote(text, folded, scope, limit) if act is not Act.REPEAL else None
    for number, head in enumerate(heads):
        following = heads[number + 1].span.start if number + 1 < len(heads) else scope.end
        tail = folded[head.span.end : following]
        if head.regulation is None or head.regulation == home:
            continue
        partly = _PARTLY.search(folded[max(scope.start, head.span.start - 40) : head.span.start]) is not None
        yield Order(
            act,
            head.regulation,
            head.eid,
            head.span,
            quote,
            _kept(tail, act),
            partly,
            _DELAYED.search(tail) is not None,
        )


def _heads(folded: str, scope: Span, names: NameIndex) -> Iterator[Reference]:
    """The references that the verb is about, not those that only describe one ("…, que aprueba el TUO de la Ley …")."""
    position = scope.start
    saved = _SAVE.search(folded, scope.start, scope.end)
    for reference in find_references(folded[scope.start : scope.end], None, names):
        span = Span(scope.start + reference.span.start, scope.start + reference.span.end)
        if reference.regulation is None or (saved and _saved(folded, saved.start(), span.start)):
            continue
        if _is_head(folded, position, span, first=position == scope.start):
            yield Reference(span, reference.regulation, reference.eid, "", reference.reason, reference.also)
            position = span.end


def _saved(folded: str, saved: int, start: int) -> bool:
    """True when a reference stands in the exception that begins at `saved`; the next item of a list is out of it."""
    return start > saved and not _NEXT_ITEM.search(folded, saved, start)


def _is_head(folded: str, position: int, span: Span, first: bool) -> bool:
    """True when the reference follows the verb, or a head before it, as an item of the list."""
    if first:
        return _FIRST_LINK.fullmatch(folded, position, span.start) is not None
    gap = _SPACE.sub(lambda run: "\n" if "\n" in run[0] else " ", folded[position : span.start])
    bare_comma = gap.strip() == ","
    return _HEAD_LINK.search(gap) is not None and not (bare_comma and _DESCRIBES.match(folded, span.start))


def _kept(tail: str, act: Act) -> tuple[str, ...]:
    """The provisions that "salvo …" keeps alive."""
    saved = _SAVE.search(tail) if act is Act.REPEAL else None
    if not saved:
        return ()
    return tuple(reference.eid for reference in find_references(tail[saved.end() :], None) if reference.eid)


def _quote(text: str, folded: str, scope: Span, limit: int) -> Span | None:
    """What stands in quotes after the order's colon, or unquoted as an article of its own to the provision's end."""
    end = _quote_limit(text, scope, limit)
    match = _QUOTED.search(text, scope.start, end) or (end == len(text) and _UNQUOTED.search(text, scope.start)) or None
    return Span(*match.span("quote")) if match else None


def _quote_limit(text: str, scope: Span, limit: int) -> int:
    return max(limit, scope.end)
