"""A web page's text, block by block: scripts, menus and forms left out, rows joined, headings and bold remembered."""

import re
from typing import Any

from ingest.clean import clean
from ingest.printed import PrintedLine

_WORD = re.compile(r"\w+")
_DROPPED = frozenset(
    _WORD.findall(
        "script style nav aside footer form noscript template iframe svg button select object head canvas math"
    )
)
_INLINE = frozenset(
    _WORD.findall(
        "a abbr b bdi bdo cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u "
        "var wbr"
    )
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_BOLD = frozenset({"b", "strong"})
_CELL = " | "
_MOST = 100  # columns or rows that one cell may span


def page_lines(text: str) -> tuple[dict[str, str], list[PrintedLine]]:
    """The hints of a page's head (`title` and named `meta` tags) and the lines of its body."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.ParserError:  # nothing but a comment or white space
        return {}, []
    writer = _Writer()
    writer.walk(root)
    return _hints(root), writer.lines


def _hints(root: Any) -> dict[str, str]:  # noqa: ANN401
    """`<title>` and `<meta name content>`, as strings."""
    facts = {}
    for meta in root.iter("meta"):
        name, content = meta.get("name"), meta.get("content")
        if name and content:
            facts[name.strip().lower()] = clean(content)
    title = clean(root.findtext(".//title") or "").replace("\n", " ")
    return {"title": title, **facts} if title else facts


class _Columns:
    """The columns of one table while its cells pass by: those that cells above still span stay empty in a row."""

    def __init__(self) -> None:
        self._open: dict[int, int] = {}
        self._at = 0  # the next free column
        self.written = 0  # edges between cells that the row has so far

    def begin(self) -> None:
        """A row begins."""
        self._at = self.written = 0

    def enter(self, cell: Any) -> int:  # noqa: ANN401
        """How many edges stand before a cell."""
        self._pass_spanned()
        edges = self._at - self.written
        self.written = self._at
        wide, deep = _spans(cell, "colspan"), _spans(cell, "rowspan")
        self._open.update(dict.fromkeys(range(self._at, self._at + wide), deep - 1))
        self._at += wide
        return edges

    def end(self) -> int:
        """How many edges stand behind the last cell of a row."""
        while any(at >= self._at and rows for at, rows in self._open.items()):
            self._pass_spanned()
            self._at += any(at >= self._at and rows for at, rows in self._open.items())
        return max(0, self._at - 1 - self.written)

    def _pass_spanned(self) -> None:
        while rows := self._open.get(self._at, 0):
            self._open[self._at] = rows - 1
            self._at += 1


def _spans(cell: Any, name: str) -> int:  # noqa: ANN401
    """A cell's `colspan` or `rowspan`; 1 where it says none or nonsense."""
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), _MOST)) if value.isascii() and value.isdigit() else 1


class _Writer:
    """Collects characters into lines while the elements pass by."""

    def __init__(self) -> None:
        self.lines: list[PrintedLine] = []
        self._parts: list[tuple[str, bool]] = []
        self._level = 0
        self._bold = 0
        self._row = 0
        self._tables: list[_Columns] = []

    def walk(self, root: Any) -> None:  # noqa: ANN401
        """All elements in document order, without recursion: pages can be nested thousands deep."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, closing = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if closing:
                self._close(tag)
            elif tag and tag not in _DROPPED and not _hidden(element):
                self._open(tag, element)
                self._say(element.text)
                stack.append((element, True))
                stack += [(child, False) for child in reversed(element)]
                continue
            self._say(element.tail)
        self._end()

    def _open(self, tag: str, element: Any) -> None:  # noqa: ANN401
        self._bold += tag in _BOLD
        if tag == "table" or (tag == "tr" and not self._tables):
            self._tables.append(_Columns())
        if tag == "tr":
            self._end()
            self._row += 1
            self._tables[-1].begin()
        elif tag in _CELLS and self._row and self._tables:
            begun = self._tables[-1].written
            edges = self._tables[-1].enter(element)
            if self._parts or not begun:  # what a nested table left behind begins anew
                self._parts += [(_CELL, False)] * edges
        elif (tag == "br" and self._row) or (tag not in _INLINE and self._row):
            self._parts.append((" ", False))
        elif tag not in _INLINE:
            self._end()
        self._level = _HEADINGS.get(tag, self._level)

    def _close(self, tag: str) -> None:
        self._bold -= tag in _BOLD
        if tag == "table" and self._tables:
            self._tables.pop()
        if tag == "tr":
            if self._parts and self._tables:
                self._parts += [(_CELL, False)] * self._tables[-1].end()
            self._end()
            self._row = max(0, self._row - 1)
        elif tag not in _INLINE and not self._row:
            self._end()
        elif tag not in _INLINE and tag not in _CELLS:
            self._parts.append((" ", False))
        if tag in _HEADINGS:
            self._level = 0

    def _say(self, text: str | None) -> None:
        if text:
            self._parts.append((text, self._bold > 0))

    def _end(self) -> None:
        """What was said since the last line becomes one, white space single, bold where it was."""
        text, spans = "", []
        for part, bold in self._parts:
            if part == _CELL:
                text = (text if text.endswith("| ") else text.rstrip() + " ").lstrip() + "| "
                continue
            piece = clean(" " + part.replace("\n", " ").replace("\r", " ") + " x")[:-1] if part.strip() else " "
            piece = piece.rstrip() if not part[-1:].isspace() else piece
            lead = " " if part[:1].isspace() and text and not text.endswith(" ") else ""
            piece = lead + piece.lstrip()
            if bold and piece.strip():
                spans.append((len(text) + len(lead), len(text) + len(piece.rstrip())))
            text += piece
        text = text.rstrip()
        if text.strip(" |"):
            self.lines.append(PrintedLine(text, bold=tuple(spans), joint="\n", level=self._level))
        self._parts = []


def _hidden(element: Any) -> bool:  # noqa: ANN401
    """Whether a page says that an element is not shown."""
    return "hidden" in element.attrib or "display:none" in (element.get("style") or "").replace(" ", "")
