"""Deterministic checks that every drafter's statements pass: quotes are spans, figures and polarity come from them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from corpus.validity import Status
from index.model import Searcher
from ingest.cardinals import CARDINAL
from ingest.folding import fold
from qa_service.attribution import provision_name
from qa_service.dates import MONTHS, last_day, written
from qa_service.model import Check, CheckKind, Citation, Draft, Statement
from qa_service.recognition import doubtful, recognition_note
from qa_service.values import Bound, Value, values_in
from qa_service.words import squeeze

# "15", "1 000,50", "20 %", the number of article 49-A
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:-[a-z](?!\w)|\s*%)?")
# "cuarenta y cinco", "tercera parte", "diciembre"; "uno" and "primero" say too little to be looked up
_NUMBER_WORDS = re.compile(
    rf"\b(?!(?:un|uno|primero?)\b){CARDINAL}|\b(?:mitad|tercios?|tercera|cuarta|quinta|decima|{'|'.join(MONTHS)}|septiembre)\b"
)
_ACCENTED = {"habiles": "hábiles", "utiles": "útiles"}
_QUOTED = re.compile(r"«[^»]*»")
_DENIES = re.compile(
    r"\bno\b|\bprohib\w+|\bimpedid\w+|\bnul[oa]s?\b|\bnulidad\b|\bningun[oa]?\b|\bjamas\b|\bnunca\b|\btampoco\b|\bsin\b|\bni\b|\bexcept\w+|\bsalvo\b|\binafect\w+|\bimproceden\w+"
)
_OPENS_NO = re.compile(r"^\W*no\b")
_OPENS_YES = re.compile(r"^\W*si\b(?!\s+(?:el|la|los|las|un|una|se|no)\b)")
_PERMITS = re.compile(
    r"(?<!no\s)(?<!no\sse\s)\b(?:pued[ea]n?|podran?|procede|se\s+permite|(?:esta|es)n?\s+permitid\w*)\b"
)
_FORBIDS = re.compile(r"\bno\s+(?:se\s+)?(?:pued|podra|proced|permit)\w*|\bprohib\w*|\bimpedid\w*")
_NEVER_CURRENT = {Status.SUPERSEDED, Status.REPEALED, Status.NOT_YET}


def ground(draft: Draft, searcher: Searcher, on: date) -> Draft:
    """The draft with every statement checked; what failed is marked, never dropped."""
    return replace(draft, statements=tuple(check(statement, searcher, on) for statement in draft.statements))


def check(statement: Statement, searcher: Searcher, on: date) -> Statement:
    """The statement with the checks it failed; a conflict that its drafter marked stays marked."""
    marked = [found for found in statement.failed if found.kind is CheckKind.CONFLICT]
    failed = [found for test in _CHECKS for found in test(statement, searcher, on)]
    return replace(statement, failed=tuple(dict.fromkeys((*marked, *failed))))


def _has_citation(statement: Statement, _searcher: Searcher, _on: date) -> list[Check]:
    return [] if statement.citations else [Check(CheckKind.CITATION, "No se apoya en ninguna disposición.")]


def _quotes_are_spans(statement: Statement, searcher: Searcher, _on: date) -> list[Check]:
    """Each citation's quote is the span it says of a wording of the provision it names."""
    return [
        Check(CheckKind.QUOTE, f"El texto citado no está en esa disposición ({citation.label}).")
        for citation in statement.citations
        if not any(
            wording.text[citation.start : citation.end] == citation.quote and wording.valid_from == citation.valid_from
            for wording in searcher.wordings(citation.provision)
        )
    ]


def _figures_are_quoted(statement: Statement, searcher: Searcher, on: date) -> list[Check]:
    """Every figure and number word stands in a quote; names and dates of norms come from the citation."""
    said = _without_attribution(statement, searcher, on)
    quoted = fold(" ".join(squeeze(citation.quote) for citation in statement.citations))
    known = {_bare(figure) for figure in _FIGURE.findall(quoted)} | set(_NUMBER_WORDS.findall(quoted))
    stated = [_bare(figure) for figure in _FIGURE.findall(said)] + _NUMBER_WORDS.findall(said)
    return [
        Check(CheckKind.NUMBER, f"«{figure}» no aparece en el texto citado.")
        for figure in dict.fromkeys(stated)
        if figure not in known
    ]


def _bare(figure: str) -> str:
    return figure.replace(" ", "")


def _without_attribution(statement: Statement, searcher: Searcher, on: date) -> str:
    """The folded text without what citations supply: names of norms and provisions, dates, the day asked."""
    said = fold(squeeze(statement.text))
    names = {name for citation in statement.citations for name in _names(citation, searcher)} | {written(on)}
    for name in sorted(names, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(fold(name))}(?!\w|\.\d)", " ", said)
    return said


def _names(citation: Citation, searcher: Searcher) -> list[str]:
    card = searcher.cards().get(citation.regulation)
    parts = citation.eid.removeprefix("approval__").split("__")
    above = [provision_name("__".join(parts[:depth])) for depth in range(1, len(parts) + 1)]
    days = [
        citation.valid_from,
        citation.valid_to,
        card.repealed_on if card else None,
        card.published if card else None,
    ]
    norms = [citation.regulation, citation.amended_by, card.repealed_by if card else None]
    named = [
        citation.label,
        citation.title,
        *above,
        *(norm.label for norm in norms if norm),
        *(written(day) for day in days if day),
        *([last_day(citation.valid_to)] if citation.valid_to else []),
    ]
    return [name for name in named if name]


def _polarity_agrees(statement: Statement, _searcher: Searcher, _on: date) -> list[Check]:
    """A yes needs a quote that does not deny, a no one that does; free text denies exactly when its quotes do."""
    said = fold(_QUOTED.sub(" ", statement.text))
    quoted = fold(" ".join(citation.quote for citation in statement.citations))
    denies = bool(_DENIES.search(quoted))
    if _OPENS_NO.search(said) and not denies:
        return [Check(CheckKind.POLARITY, "Dice que no, y el texto citado no niega ni prohíbe.")]
    if _OPENS_YES.search(said) and re.search(r"\bno\s+(?:se\s+)?(?:pued|podra|proced)|\bprohibid|\bimpedid", quoted):
        return [Check(CheckKind.POLARITY, "Dice que sí, y el texto citado niega o prohíbe.")]
    forbids = re.search(r"\bno\s+(?:se\s+)?(?:pued|podra|proced)\w*|\bprohibid\w*", said)
    if forbids and not denies:
        return [Check(CheckKind.POLARITY, f"Dice «{forbids.group()}», y el texto citado no niega ni prohíbe.")]
    permits = _PERMITS.search(said)
    if permits and _FORBIDS.search(quoted) and not _PERMITS.search(quoted):
        return [Check(CheckKind.POLARITY, f"Dice «{permits.group()}», y el texto citado niega o prohíbe.")]
    return []


def _values_agree(statement: Statement, _searcher: Searcher, _on: date) -> list[Check]:
    """A value said outside quotation marks is one of the quotes', unit and all; what is the most is not the least."""
    quoted = [value for citation in statement.citations for value in values_in(citation.quote)]
    said = _QUOTED.sub(lambda found: " " * len(found.group()), squeeze(statement.text))
    return [check for value in values_in(said) if (check := _unlike(value, value.span.of(said), quoted))]


def _unlike(value: Value, printed: str, quoted: Sequence[Value]) -> Check | None:
    """What is wrong with a value that a statement gives, if its quotes hold none like it."""
    same = [one for one in quoted if one.measure == value.measure]
    if not same:
        return Check(CheckKind.NUMBER, f"«{printed}» no aparece en el texto citado.")
    if value.qualifier and not any(_days(one) == _days(value) for one in same):
        kind = _ACCENTED.get(value.qualifier, value.qualifier)
        return Check(CheckKind.NUMBER, f"Dice «{printed}», y el texto citado no los cuenta en días {kind}.")
    bounds = {one.bound for one in same}
    if value.bound in (Bound.MOST, Bound.LEAST) and value.bound not in bounds:
        return Check(CheckKind.POLARITY, f"Da «{printed}» como el {value.bound}, y el texto citado no lo fija así.")
    return None


def _days(value: Value) -> str:
    """How a value's days are counted; what the law calls natural days are calendar days."""
    return {"naturales": "calendario", "utiles": "habiles"}.get(value.qualifier, value.qualifier)


def _is_in_force(statement: Statement, _searcher: Searcher, on: date) -> list[Check]:
    """A wording that did not bind on the day is told apart in the text ("derogada", "texto anterior")."""
    said = fold(statement.text)
    marked = bool(re.search(r"derogad|texto\s+anterior|hoy\s+el\s+texto|aun\s+no\s+vigente", said))
    return [
        Check(CheckKind.IN_FORCE, f"No regía el {written(on)}: {citation.label} ({citation.status}).")
        for citation in statement.citations
        if not marked and (citation.status in _NEVER_CURRENT or not _binds(citation, on))
    ]


def _binds(citation: Citation, on: date) -> bool:
    started = citation.valid_from is None or citation.valid_from <= on
    return started and (citation.valid_to is None or on < citation.valid_to)


def _is_surely_read(statement: Statement, _searcher: Searcher, _on: date) -> list[Check]:
    """What was recognised on a picture below the threshold must be compared with the picture before it is sent."""
    return [
        Check(CheckKind.RECOGNITION, f"{citation.title or citation.regulation.label}, {citation.label}. {note}")
        for citation in statement.citations
        if doubtful(citation.confidence) and (note := recognition_note(citation.confidence))
    ]


_CHECKS: tuple[Callable[[Statement, Searcher, date], list[Check]], ...] = (
    _has_citation,
    _quotes_are_spans,
    _figures_are_quoted,
    _values_agree,
    _polarity_agrees,
    _is_in_force,
    _is_surely_read,
)
