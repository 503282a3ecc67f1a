"""Which words lead into a sentence of a wording: the lists open at its place, told by their marks, at any depth."""

import re
from dataclasses import dataclass

from corpus.model import Span
from ingest.headings import roman

# What an item begins with: b), (b), 3., 3.-, 25.1, iv., a dash.
MARK = re.compile(
    r"\(?(?P<label>\d{1,3}(?:\.\d{1,3})*(?:\.[a-zñ])?|[ivxl]{1,6}|[a-zñ]{1,2})(?:\)|\.-?(?=\s|\d)|-(?=\s)|(?<=\d)(?=\s))"
    r"|(?P<bullet>[-–—•●▪*])\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ALPHABETS = ("abcdefghijklmnñopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz")
_FIRST = frozenset({"a", "i", "1"})
# A repealed item leaves a gap in its list.
_GAP = 2
# "los documentos siguientes", "lo siguiente." lead into a list without a colon.
_FOLLOWING = re.compile(r"\bsiguientes?\W*$", re.IGNORECASE)
_BULLET, _DIGIT, _LETTER, _ROMANS, DOTTED, _CASE = "bullet", "digit", "letter", "roman", "dotted", "case"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an item begins with: the styles of numbering that it may be of, the likeliest first, and its label."""

    styles: tuple[str, ...]
    label: str


@dataclass(slots=True)
class _Level:
    """A list: the words that lead into it, outermost first, the style of its items and the last one's label."""

    leads: tuple[Span, ...]
    style: str = ""
    label: str = ""


class Outline:
    """The lists open at a place of a text; sentences are given to it in order."""

    def __init__(self) -> None:
        self._levels = [_Level(())]
        self._broken = False
        self._last: tuple[Span, str] | None = None

    def leads(self, span: Span, said: str) -> tuple[Span, ...]:
        """What leads into a sentence, outermost first; one that ends in a colon opens a list of its own."""
        mark = mark_of(said)
        if mark is None and not said.endswith(":"):
            self._broken = self._broken or not said[:1].islower()
            self._last = (span, said)
            return ()
        found = self._item(mark) if mark else self._case(said)
        self._last = (span, said)
        self.open(span, said, found)
        return found

    def open(self, span: Span, said: str, leads: tuple[Span, ...]) -> None:
        """Begin a list under a sentence that ends in a colon."""
        if said.endswith(":"):
            self._levels.append(_Level((*leads, span)))
            self._broken = False

    @property
    def opened(self) -> tuple[Span, ...]:
        """What leads into a table that stands here."""
        return self._levels[-1].leads if not self._broken and not self._levels[-1].style else ()

    def _item(self, mark: Mark) -> tuple[Span, ...]:
        if self._fresh(mark):
            return self._begin(self._levels[-1], mark)
        for depth in range(len(self._levels) - 1, -1, -1):
            level = self._levels[depth]
            if level.style in mark.styles and follows(level.style, level.label, mark.label):
                return self._go_on(depth, level.style, mark)
        if self._hangs(mark) and self._last:
            self._levels.append(_Level((*self._levels[-1].leads, self._last[0])))
            return self._begin(self._levels[-1], mark)
        return self._astray(mark)

    def _fresh(self, mark: Mark) -> bool:
        """Whether a list was just opened, and the mark does not go on with the one in which its lead stands."""
        top, around = self._levels[-1], self._levels[-2] if len(self._levels) > 1 else None
        if self._broken or top.style or around is None:
            return False
        inside = top.leads[:-1] == around.leads
        return not (inside and around.style in mark.styles and follows(around.style, around.label, mark.label))

    def _begin(self, level: _Level, mark: Mark) -> tuple[Span, ...]:
        level.style, level.label, self._broken = mark.styles[0], mark.label, False
        return level.leads

    def _go_on(self, depth: int, style: str, mark: Mark) -> tuple[Span, ...]:
        del self._levels[depth + 1 :]
        level, self._broken = self._levels[depth], False
        level.style, level.label = style, mark.label
        return level.leads

    def _hangs(self, mark: Mark) -> bool:
        """Whether a first item hangs on the sentence before it, though that ends in no colon."""
        return mark.label in _FIRST and self._last is not None and bool(_FOLLOWING.search(self._last[1]))

    def _astray(self, mark: Mark) -> tuple[Span, ...]:
        """An item that goes on with nothing: of the innermost list when it is numbered alike and not interrupted."""
        top = self._levels[-1]
        if self._broken or mark.styles[0] == DOTTED or mark.label in _FIRST or len(self._levels) == 1:
            return self._go_on(0, mark.styles[0], mark)
        return self._go_on(len(self._levels) - 1, top.style, mark) if top.style in mark.styles else ()

    def _case(self, said: str) -> tuple[Span, ...]:
        """What leads into a sentence without mark that opens a list: "Para la modalidad B:" within one, or nothing."""
        style = f"{_CASE}:{first_word(said)}"
        for depth in range(len(self._levels) - 1, 0, -1):
            if self._levels[depth].style == style:
                return self._go_on(depth, style, Mark((style,), ""))
        top = self._levels[-1]
        if len(self._levels) > 1 and not top.style and not self._broken:
            top.style = style
            return top.leads
        return ()


def mark_of(said: str) -> Mark | None:
    """The mark that a sentence begins with, or None."""
    found = MARK.match(said)
    if found is None:
        return None
    if found["bullet"]:
        return Mark((_BULLET + found["bullet"],), "")
    label = found["label"].lower()
    if "." in label:
        return Mark((DOTTED,), label)
    if label.isdigit():
        return Mark((_DIGIT,), label)
    case = "upper" if found["label"].isupper() else "lower"
    numeral = roman(label) is not None
    styles = (_ROMANS, _LETTER) if numeral and (len(label) > 1 or label == "i") else (_LETTER, _ROMANS)[: 1 + numeral]
    return Mark(tuple(f"{style} {case}" for style in styles), label)


def first_word(said: str) -> str:
    """The first word of a sentence after its mark, in small letters."""
    mark = MARK.match(said)
    word = _WORD.search(said, mark.end() if mark else 0)
    return word.group().lower() if word else ""


def follows(style: str, old: str, new: str) -> bool:
    """Whether a label comes after another of its style; items that were repealed may be missing in between."""
    if style.startswith((_BULLET, _CASE)):
        return True
    if style == DOTTED:
        (above, _, one), (beside, _, two) = old.rpartition("."), new.rpartition(".")
        return above == beside and follows(_DIGIT if two.isdigit() else _LETTER, one, two)
    if style == _DIGIT:
        return old.isdigit() and new.isdigit() and 0 < int(new) - int(old) <= _GAP
    if style.startswith(_ROMANS):
        return 0 < (roman(new) or 0) - (roman(old) or 0) <= _GAP
    return any(0 < one.find(new) - one.find(old) <= _GAP and old in one for one in _ALPHABETS if old and new in one)
