"""Printed lines -> flowing text: which lines are one paragraph, which hyphens only end a line, where each line went.

The text has one paragraph per text line. `document.text[line.span]` is what that printed line
shows, less a hyphen that fell away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Line, Span
from ingest.folding import fold
from ingest.printed import PrintedLine

# Line beginnings that always open a paragraph, over folded text.
_ARTICLE = re.compile(
    r"(?:\((?:\*+|\d{1,3})\)\s*)?(?:norma\s+[ivxl]+\s?[:.]|[\"“«']?\s*art(?:[ií]|')?\s?culo\s+(?:[0-9]+|[ivxlc]+|unico|primero|segundo|tercero|cuarto|quinto|sexto|septimo|octavo|noveno|decimo\w*)"
    r"[°º]?(?:\s?-\s?[a-z])?\s?[°º.]{0,3}\s?[-.:–])"
)
_LABEL = re.compile(
    r"(?:titulo|capitulo|subcapitulo|seccion|libro|anexo|parte)\s+(?:preliminar|unic[oa]|[ivxlc]+|\d+|[a-z]*(?:er|und|cer|art|int|ext|tim|tav|ven|cim)[oa])\s*[.:°º]?"
    r"|anexo|titulo preliminar|considerandos?:?|decreta:?|se resuelve:?|resuelve:?|ordena:?|acuerda:?|se acuerda:?"
)
_CHAPTER = re.compile(
    r"(?:titulo|capitulo|subcapitulo|seccion|libro|anexo)\s+(?:preliminar|unic[oa]|[ivxlc]+|n?[°º.]*\s?\d+)\b"
)
_DISPOSITIONS = re.compile(r"disposici(?:on|ones)\s+(?:complementari|final|transitori|derogatori|modificatori)")
# Line beginnings that open a paragraph where the line before lets them.
_ITEM = re.compile(
    r"[\"“«']?(?:\d{1,3}(?:\.\d{1,3}){1,4}\.?\s|\d{1,2}\s?[.)°](?:[-)]|\s)|[a-zñ]{1,2}(?:\.\d{1,2})?\s?\)\s|[a-z]\.(?:\d{1,2}\.?)?\s|[ivx]{1,5}\s?[.)]-?\s|[•▪●○■➢✓·–—-]\s|\((?:[a-z]|[ivx]{1,4}|\d{1,3}|\*+)\)\s)"
)
_ORDINAL = re.compile(
    r"(?:unica|primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena|(?:decim|(?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)gesim)[oa]?\s?\w*)\s?[.:-]"
)
_QUE = re.compile(r"que,|visto|estando a|de conformidad con|dado en|registrese|comuniquese|por tanto|mando se")
_ENDS = re.compile(r"[.;:][\"”»')]*$|[;,]\s[yoe]/?o?$")
_NUMBER_LINE = re.compile(r"n(?:[°º.]|ro|um)")
_ACT = re.compile(r"(?:decreto|resolucion|ordenanza|acuerdo|ley|directiva)\b(?: [a-z]+){0,5}")
_DESIGNATION = re.compile(_ACT.pattern + r" n(?:[°º.]+|ro\.?|um\.?)\s?[\w./-]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"[^\W_][-/]$")
_TAIL = 24  # characters: longer than what any of these patterns matches at a line's end
# A line that ends so goes on: "conforme al numeral" / "6.1 del artículo 5", "Modificación de la" / "Ordenanza N° 4".
_AWAITS = re.compile(
    r"\b(?:numeral(?:es)?|literal(?:es)?|incisos?|articulos?|ley|n[°º.]+|y|e|o|u|del?|el|los?|las?|al|en|a|con|por|que|anexo|parrafo)$|,$"
)
_SPACE = 0.7  # line heights above a paragraph
_EM = 0.5  # a character's width in line heights, about


@dataclass(frozen=True, slots=True)
class Flow:
    """Flowing text, the printed lines in it with boxes, their spans in order, the spans that are bold or former."""

    text: str
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    bold: tuple[Span, ...]
    former: tuple[Span, ...] = ()


def flow(lines: Sequence[PrintedLine], words: frozenset[str] | None = None) -> Flow:
    """The lines as paragraphs. `words` are folded words known to exist, for hyphens; by default those of the lines."""
    known = words if words is not None else vocabulary(lines)
    parts: list[str] = []
    spans: list[Span] = []
    position = 0
    for index, line in enumerate(lines):
        joint = _joint(lines, index) if index else ""
        if joint == " " and index and _BROKEN.search(lines[index - 1].text[-_TAIL:]):
            cut = 1 if breaks_a_word(lines[index - 1].text, line.text, known) else 0
            parts[-1] = parts[-1][: len(parts[-1]) - cut]
            spans[-1] = Span(spans[-1].start, spans[-1].end - cut)
            position, joint = position - cut, ""
        parts += [joint, line.text]
        start = position + len(joint)
        position = start + len(line.text)
        spans.append(Span(start, position))
    boxed = tuple(Line(span, line.box) for span, line in zip(spans, lines, strict=True) if line.box)
    former = tuple(span for line, span in zip(lines, spans, strict=True) if line.former)
    return Flow("".join(parts), boxed, tuple(spans), _bold(lines, spans), former)


def _bold(lines: Sequence[PrintedLine], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Bold spans in the text, those of consecutive lines joined across the space between them."""
    found: list[Span] = []
    for line, span in zip(lines, spans, strict=True):
        for start, end in line.bold:
            here = Span(span.start + start, min(span.start + end, span.end))
            if found and here.start - found[-1].end <= 1 and start == 0 and line.joint is None:
                here = Span(found.pop().start, here.end)
            found.append(here)
    return tuple(span for span in found if span.start < span.end)


def vocabulary(lines: Sequence[PrintedLine]) -> frozenset[str]:
    """The folded words that stand whole inside lines: not the two halves of one that a hyphen breaks."""
    found: set[str] = set()
    broken = False
    for line in lines:
        words = _WORDS.findall(fold(line.text))
        first, broken = int(broken), bool(_BROKEN.search(line.text[-_TAIL:]))
        found.update(words[first : len(words) - broken])
    return frozenset(found)


def breaks_a_word(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether a line's last hyphen only breaks a word: "munici-" + "palidad", not "20-" + "A"."""
    token = before.rsplit(" ", 1)[-1][:-1]
    head = token.lstrip('“"‘(«¿¡')
    tail = re.match(r"[^\W\d_]+", after)
    if tail is None or not head.isalpha() or not (tail.group()[0].islower() or head.isupper()):
        return False
    first, second = fold(head), fold(tail.group())
    if f"{first}-{second}" in known:
        return False
    if first + second in known:
        return True
    return not (first in known and second in known and (len(second) > 3 or head.isupper()))


def _joint(lines: Sequence[PrintedLine], index: int) -> str:
    """What stands between a line and the one before: nothing known by the layout means a space or a new paragraph."""
    line = lines[index]
    if line.joint is not None:
        return line.joint
    before = lines[index - 1]
    if before.joint not in (None, "\n") or before.level or line.level or before.former is not line.former:
        return "\n"
    opener = lines[index - 2] if index > 1 else None
    return "\n" if opens(before, line, opener) else " "


def opens(before: PrintedLine, line: PrintedLine, earlier: PrintedLine | None = None) -> bool:
    """Whether a line begins a paragraph, judged by its words, its place and the two lines before it."""
    text, last = fold(line.text), fold(before.text)
    if _NUMBER_LINE.match(text) and _ACT.fullmatch(last):
        return False
    if _heads(line, text, last):
        return True
    if (_ITEM.match(text) or _ORDINAL.match(text)) and not _mid_sentence(before, line):
        return True
    if line.text[:1].islower() and not _ENDS.search(before.text[-_TAIL:]):
        return False
    if _dressed_apart(before, line, text, last):
        return True
    return _placed_apart(before, line, earlier) if line.box and before.box else _worded_apart(before, line)


def _heads(line: PrintedLine, text: str, last: str) -> bool:
    """Whether a line is an article's heading, a label ("TÍTULO I") or what follows one, or a norm's designation."""
    if _ARTICLE.match(text) or _LABEL.fullmatch(text) or _LABEL.fullmatch(last):
        return True
    if line.box is None and "articulo" in (
        text,
        last,
    ):  # a heading torn apart by OCR: its number follows
        return True
    if _CHAPTER.match(text) and (line.text.isupper() or line.all_bold):
        return True
    designation = _ACT.fullmatch(text) or _DESIGNATION.fullmatch(text)
    return bool(designation) and _set_apart(line) and not _AWAITS.search(last[-_TAIL:])


def _dressed_apart(before: PrintedLine, line: PrintedLine, text: str, last: str) -> bool:
    """Whether capitals or weight change from one line to the next: a heading, or a signatory above the office."""
    ended = bool(_ENDS.search(before.text[-_TAIL:]))
    if line.text.isupper() != before.text.isupper() and (_DISPOSITIONS.match(text) or _DISPOSITIONS.match(last)):
        return True
    if before.text.isupper() and not line.text.isupper() and " " in before.text and not _AWAITS.search(last[-_TAIL:]):
        return True
    return line.all_bold != before.all_bold and (before.all_bold or ended)


def _set_apart(line: PrintedLine) -> bool:
    """Whether a line is bold, in capitals or centred."""
    return line.all_bold or line.text.isupper() or (line.box is not None and _centred(line))


def _mid_sentence(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a number or letter at a line's start only continues a phrase: "el numeral" / "6.1 del artículo"."""
    if _ENDS.search(before.text[-_TAIL:]):
        return False
    if _AWAITS.search(fold(before.text)[-_TAIL:]):
        return True
    return line.box is not None and before.box is not None and _full(before, line) and not _indented(before, line)


def _full(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line's first word would not have fitted at the end of the line before."""
    assert before.box and line.box
    first = line.text.split(" ", 1)[0]
    width = (line.box.x1 - line.box.x0) * (len(first) + 1) / max(len(line.text), 1)
    return before.right - before.box.x1 < width


def _indent(before: PrintedLine, line: PrintedLine) -> float:
    """How much further right a line starts than the one before, each from its column's edge, in line heights."""
    assert before.box and line.box
    shift = (line.box.x0 - line.left) - (before.box.x0 - before.left)
    return shift / max(min(line.box.y1 - line.box.y0, before.box.y1 - before.box.y0), 1.0)


def _indented(before: PrintedLine, line: PrintedLine) -> bool:
    return _indent(before, line) > _EM


def _placed_apart(before: PrintedLine, line: PrintedLine, earlier: PrintedLine | None) -> bool:
    """Whether space above, indentation or a short line before says that a paragraph begins."""
    assert before.box and line.box
    height = min(line.box.y1 - line.box.y0, before.box.y1 - before.box.y0)
    same_column = line.box.page == before.box.page and line.box.y0 > before.box.y0
    if same_column and line.box.y0 - before.box.y1 > _SPACE * height:
        return True
    ended = bool(_ENDS.search(before.text[-_TAIL:]))
    if _centred(before) or _centred(line):
        return _centred(line) != _centred(before) or ended or not _full(before, line)
    indent = _indent(before, line)
    if not _full(before, line) or (indent > _EM and (ended or not _ITEM.match(fold(before.text)))):
        return True
    if indent < -_EM and ended:
        return not _hangs(earlier, before)
    return ended and bool(_QUE.match(fold(line.text)))


def _hangs(earlier: PrintedLine | None, before: PrintedLine) -> bool:
    """Whether the line before is a paragraph's indented first line, which the next one, further left, continues."""
    if earlier is None or earlier.box is None or before.box is None:
        return False
    return _indent(earlier, before) > _EM and not _ITEM.match(fold(earlier.text))


def _centred(line: PrintedLine) -> bool:
    """Whether a line stands in the middle of its column with room on both sides."""
    assert line.box
    left, right = line.box.x0 - line.left, line.right - line.box.x1
    width = line.right - line.left
    return min(left, right) > 0.08 * width and abs(left - right) < 0.12 * width


def _worded_apart(before: PrintedLine, line: PrintedLine) -> bool:
    """The same for lines without a place: by the last line's length against its block's (`right`) and its last mark."""
    first = line.text.split(" ", 1)[0]
    short = before.right and len(before.text) + len(first) + 1 < 0.85 * before.right
    ended = bool(_ENDS.search(before.text[-_TAIL:]))
    sentence = ended and (bool(short) or before.text.endswith((".", ":", ";")))
    return sentence or bool(short and not line.text[:1].islower())
