"""A wording cut into what can be quoted: sentences, list items with the words that lead into them, clauses."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Span
from index.sentences import begins
from qa_service.leaning import leans
from qa_service.openings import WORD, first_words
from qa_service.outline import Outline, mark_of

_MARKS = '"“”«»'
# "… de la numeración” .", the mark of which closes an amendment's text
_CLOSED = re.compile(rf"(\.?)\s*[{_MARKS}][{_MARKS}\s.]*$")
_GAP = re.compile(r"\s+")
_SAID = re.compile(r"\w+")
# The mark of an item that hangs on the words before it: "deben ser publicadas: "1. En el diario …", or begins a line
# after a quotation mark; not "a las 16:00."
_HANGING = re.compile(r"(?:(?<=:)[\s\"“”]+|(?<=[;.])\s*\n\s*[\"“]|^[\s\"“”]*)((?:\d{1,2}|[a-z])[.)])$")
# A line of its own that opens a list within one: "son los siguientes:\nPara la modalidad A:"
_CASE = re.compile(r":\s*\n\s*[A-ZÁÉÍÓÚÑ][^\n:]{0,120}:[ \t]*(?:\n|$)")
_LETTERS = re.compile(r"[^\W\d_]{2}")
# A row of a table: "11 | Certificado de numeración | 31,90"
CELL = " | "
_ROW = re.compile(r"^(?:[^\n]*\S )?\|(?: [^\n]*)?$", re.MULTILINE)
_HEAD = re.compile(
    r"\W*(?:art[íi]culo|disposici[óo]n|anexo)\s+(?:[\w°º'’”%*]+(?:-[A-Z])?\*?)(?:\s*[.°º]?\s*[-–—:.]+|\s*\n)|"
    r"[^\w\n]*(?:primera?|segund[ao]|tercera?|[úu]nica?)\s*[.\-–]+",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:[\s\"“”]*")
_LOOK = 12  # characters in which an item's mark stands
# A title in capitals on a line of its own, where the text was read without it as its heading.
_CAPITALS = re.compile(r"(?=[^\n]*[A-ZÁÉÍÓÚÑ]{4})[^a-zñáéíóú\n|]{4,}\n\s*(?=[A-ZÁÉÍÓÚÑ])")
# What an editor put in: "(Texto según el artículo 127 de la Ley Nº 27444)", "Artículo modificado por …"
_NOTE = re.compile(
    r"\W*(?:texto\s+(?:según|modificado)|concordancias?\b|confrontar\b|"
    r"(?:art[íi]culo|numeral|literal|p[áa]rrafo|inciso)\s+(?:\S+\s+)?(?:modificado|incorporado|sustituido|agregado)\s+por)",
    re.IGNORECASE,
)
# The most words, its mark among them, of a sentence that is the title of its item.
_TITLE = 4
# Where a long sentence may be cut: after a comma, a semicolon or a colon.
_CUT = re.compile(r"[;:,]\s+")
# A run of clauses that leaves the beginning of its sentence out must bear this much more on the question.
_MIDWAY = 0.75
# A run of clauses tells nothing in fewer words beside the beginning of its sentence, and in fewer words alone.
_FEWEST, _ALONE = 3, 6
# Two runs of a sentence read worse than one: together they must bear this much more on the question.
_GAIN = 0.2


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, list item or row; `leads` are the words that lead into it, those of the outermost list first."""

    span: Span
    leads: tuple[Span, ...] = ()

    @property
    def lead(self) -> Span | None:
        """The words that introduce the list in which an item stands, or None."""
        return self.leads[-1] if self.leads else None

    @property
    def spans(self) -> tuple[Span, ...]:
        """What must be quoted to understand the piece."""
        return (*self.leads, self.span)


@lru_cache(maxsize=2048)
def pieces(text: str, heading: str | None) -> tuple[Piece, ...]:
    """The sentences, items and rows of a wording in order, its label and title and the heads of tables left out."""
    found: list[Piece] = []
    outline, heads = Outline(), table_heads(text)
    for span in sentences(text, body_start(text, heading)):
        said = span.of(text)
        if _NOTE.match(said) or not _LETTERS.search(said):
            continue
        if span in heads:
            if heads[span] != span:
                found.append(Piece(span, (*outline.opened, heads[span])))
            continue
        if found and _is_title(found[-1].span, span, text):
            found[-1] = Piece(Span(found[-1].span.start, span.end), found[-1].leads)
            outline.open(found[-1].span, said, found[-1].leads)
            continue
        leads = outline.leads(span, said)
        leaning = found and not leads and not mark_of(said) and leans(said)
        found.append(Piece(span, _before(found[-1], text) if leaning else leads))
    return tuple(found)


def _before(piece: Piece, text: str) -> tuple[Span, ...]:
    """What a sentence leans on that follows upon a piece: this one, with its lead, or what it leans on itself."""
    itself = piece.lead is not None and not piece.lead.of(text).endswith(":")
    return piece.leads if itself else piece.spans


def _is_title(item: Span, then: Span, text: str) -> bool:
    """Whether an item's sentence only names what the next one on its line says: "c) Renuncia. En este caso, …"."""
    named = item.of(text)
    short = mark_of(named) and named.endswith(".") and _count(named) <= _TITLE
    return bool(short) and "\n" not in text[item.end : then.start] and not mark_of(then.of(text))


@lru_cache(maxsize=2048)
def table_heads(text: str) -> Mapping[Span, Span]:
    """The rows of the tables in a text, each with the row that heads its table; that one heads itself.

    A single row with a bar is no table: "el Subcapítulo | del Capítulo II".
    """
    heads: dict[Span, Span] = {}
    before: Span | None = None
    for row in _rows(text):
        follows = before is not None and not text[before.end : row.start].strip()
        heads[row] = heads[before] if follows and before else row
        before = row
    tables = {head for row, head in heads.items() if row != head}
    return {row: head for row, head in heads.items() if head in tables}


def _rows(text: str) -> list[Span]:
    """The rows of the tables in a text; one that begins with empty cells goes on with the row before."""
    rows: list[Span] = []
    for found in _ROW.finditer(text):
        if rows and found.group().startswith("|") and not text[rows[-1].end : found.start()].strip():
            rows[-1] = Span(rows[-1].start, found.end())
        else:
            rows.append(Span(*found.span()))
    return rows


def sentences(text: str, start: int) -> Iterator[Span]:
    """Spans of the sentences from `start` on, without the blanks around them; a row of a table is one."""
    begin = start
    for row in (row for row in table_heads(text) if row.start >= start):
        yield from _sentences(text, begin, row.start)
        yield row
        begin = row.end
    yield from _sentences(text, begin, len(text))


def _sentences(text: str, start: int, stop: int) -> Iterator[Span]:
    """Spans of the sentences between two places of a text without tables."""
    end = start + len(text[start:stop].rstrip())
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    for gap in _GAP.finditer(text, begin, end):
        if gap.start() > begin and (begins(text, gap.start(), gap.end()) or _CASE.match(text, gap.start() - 1)):
            hanging = _hanging(text, Span(begin, gap.start()))
            if hanging is None or hanging.start > begin:
                yield unquoted(text, Span(begin, _last(text, hanging.start) if hanging else gap.start()))
            begin = hanging.start if hanging else gap.end()
    if begin < end:
        yield unquoted(text, Span(begin, end))


def _hanging(text: str, span: Span) -> Span | None:
    """The mark of an item at the end of a sentence, which belongs to the next one."""
    found = _HANGING.search(span.of(text))
    return Span(span.start + found.start(1), span.end) if found else None


def _last(text: str, end: int) -> int:
    """The end of what is said before `end`, blanks and quotation marks left out."""
    return len(text[:end].rstrip(_MARKS + " \n\t"))


def unquoted(text: str, span: Span) -> Span:
    """The span without the quotation mark of a longer quotation that only begins or only ends in it."""
    inner = span.of(text)
    if sum(mark in _MARKS for mark in inner) % 2 == 0 or not inner.strip(_MARKS + " "):
        return span
    if inner[0] in _MARKS:
        return Span(span.end - len(inner.lstrip(_MARKS + " ")), span.end)
    bare = inner.rstrip(_MARKS + " .")
    closes = any(mark in _MARKS for mark in inner[len(bare) :])
    return Span(span.start, span.start + len(_CLOSED.sub(r"\1", inner) if closes else inner))


def body_start(text: str, heading: str | None) -> int:
    """Where the rule begins: after "Artículo 20.-" and the title, when they stand at the head of the text."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if heading:
        at = re.compile(re.escape(heading), re.IGNORECASE).search(text, start, start + len(heading) + 40)
        start = start if at is None else at.start() if _leads(text, at.end()) else at.end()
    rest = re.compile(r"[\s.:\-–—]*").match(text, start)
    begin = rest.end() if rest else start
    title = _CAPITALS.match(text, begin)
    begin = title.end() if title and not heading else begin
    return begin if begin < len(text.rstrip()) else len(text) - len(text.lstrip())


def _leads(text: str, end: int) -> bool:
    """Whether what was read as a title, up to `end`, leads into a list: "Están inafectos los predios de: a) …"."""
    found = _COLON.match(text, end if text[end - 1] != ":" else end - 1)
    return found is not None and mark_of(text[found.end() : found.end() + _LOOK]) is not None


def cut_short(text: str, heading: str | None, span: Span) -> bool:
    """Whether a span ends before the sentence does that it ends in."""
    return any(
        piece.span.start < span.end < piece.span.end and _SAID.search(text, span.end, piece.span.end)
        for piece in pieces(text, heading)
    )


def trim(text: str, span: Span, longest: int, weigh: Callable[[str], float], fewest: int = _ALONE) -> Span:
    """The run of clauses of a sentence, `fewest` to `longest` words, that weighs most; all of it when it is short."""
    if _count(span.of(text)) <= longest:
        return span
    cuts = [span.start, *(cut.end() for cut in _CUT.finditer(text, span.start, span.end)), span.end]
    runs = [
        Span(cuts[i], _without_comma(text, cuts[i], cuts[j]))
        for i in range(len(cuts) - 1)
        for j in range(i + 1, len(cuts))
        if min(fewest, longest) <= _count(text[cuts[i] : cuts[j]]) <= longest
    ]
    runs = runs or list(_windows(text, span, longest))
    return max(
        runs, key=lambda run: (weigh(run.of(text)) * (1 if run.start == span.start else _MIDWAY), -run.start, run.end)
    )


def cut(text: str, span: Span, longest: int, weigh: Callable[[str], float], begun: bool = False) -> tuple[Span, ...]:
    """A sentence within `longest` words: one run of clauses, or its beginning and a later run when both say more.

    One to be quoted `begun` keeps its beginning; a row of a table what names it, and its cells whole.
    """
    if CELL in span.of(text) and _count(span.of(text)) > longest:
        return _cut_row(text, span, longest, weigh)
    whole = trim(text, span, longest, weigh)
    if whole == span:
        return (span,)
    begin = _beginning(text, span, longest // 2)
    rest = Span(_next_clause(text, begin.end, span.end), span.end)
    late = trim(text, rest, longest - _count(begin.of(text)), weigh, _FEWEST) if rest.start < rest.end else begin
    both = weigh(f"{begin.of(text)} {late.of(text)}")
    told = _count(late.of(text)) >= _FEWEST and late.start > begin.end
    if begun and whole.start != span.start:
        return (begin, late) if told and both >= weigh(whole.of(text)) else (_beginning(text, span, longest),)
    return (begin, late) if told and both > weigh(whole.of(text)) + _GAIN else (whole,)


def _cut_row(text: str, row: Span, longest: int, weigh: Callable[[str], float]) -> tuple[Span, ...]:
    """The cells that name a row, its number and what that is of, and the run of cells after them that weighs most."""
    ends = [found.start() for found in re.finditer(re.escape(CELL), row.of(text))]
    named = next((end for end in ends if _LETTERS.search(text, row.start, row.start + end)), ends[0])
    name = first_words(text, Span(row.start, row.start + named), longest)
    starts = [row.start + end + len(CELL) for end in ends if end >= named]
    stops = [*(start - len(CELL) for start in starts[1:]), row.end]
    left = longest - _count(name.of(text))
    runs = [
        Span(start, stop)
        for place, start in enumerate(starts)
        for stop in stops[place:]
        if start < stop and _count(text[start:stop]) <= left
    ]
    best = max(runs, key=lambda run: (weigh(run.of(text)), run.end - run.start), default=None)
    return (name, best) if best else (name,)


def _beginning(text: str, span: Span, longest: int) -> Span:
    """The first clauses of a sentence, as many as fit; its first words when none does."""
    most = first_words(text, span, longest)
    ends = [found.start() for found in _CUT.finditer(text, span.start, most.end)]
    return Span(span.start, ends[-1] if ends else _without_comma(text, span.start, most.end))


def _next_clause(text: str, start: int, end: int) -> int:
    """Where the words begin again after a cut, its comma and blanks passed over."""
    gap = re.compile(r"[\s,;:]*").match(text, start)
    return min(gap.end() if gap else start, end)


def _without_comma(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip().rstrip(",;:"))


def _windows(text: str, span: Span, longest: int) -> Iterator[Span]:
    """Runs of `longest` words, each a third of that after the one before; for what has no clauses."""
    words = list(WORD.finditer(text, span.start, span.end))
    for first in range(0, max(len(words) - longest, 0) + 1, max(longest // 3, 1)):
        yield Span(words[first].start(), words[min(first + longest, len(words)) - 1].end())


def _count(text: str) -> int:
    return max(len(_SAID.findall(text)), len(text.split()))
