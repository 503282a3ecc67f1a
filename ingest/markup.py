"""Markdown with front matter, HTML and plain text -> `NormText`. Formatting comes off and is remembered by spans."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.model import Document, Source
from ingest.clean import clean
from ingest.designations import read_identifier
from ingest.folding import fold
from ingest.legibility import legible
from ingest.model import Heading, NormText, RefusalReason
from ingest.paragraphs import flow, vocabulary
from ingest.printed import PrintedLine
from ingest.split import Part, split_ahead, split_norms
from ingest.wrapping import join_marks, wrapped_lines

Outcome = tuple[NormText, ...] | RefusalReason

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})(?:\s+|$)(.*?)(?:\s+#+)?$")
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?:[-*_]\s*){3,}")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[((?:[^\[\]]|\\.)*)\]\((?:[^()]|\([^()]*\))*\)")
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|sup|sub|span|font|p|div|center|small|mark|table|tbody|tr|td)\b[^<>]*>|<!--.*?-->",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ITALIC = re.compile(
    r"(?<![\w*(\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*)])|(?<![\w_\\])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])"
)
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<note>\(\*+\))|(?P<bold>\*{2,}|(?<!\w)__(?=\S)|(?<=\S)__(?!\w))"
    r"|(?P<plain>[^\\(*_ ]+|.)",
    re.DOTALL,
)


def read_text(text: str, source: Source) -> Outcome:
    """Plain text; several norms in one file are told apart."""
    return _outcome(wrapped_lines(text), source, {}, split=True)


def read_markdown(text: str, source: Source) -> Outcome:
    """Markdown; a file with front matter is one norm. Broken front matter is a warning, and its text is read."""
    facts, body, warnings = front_matter(text)
    lines = join_marks(list(markdown_lines(body)))
    return _outcome(lines, source, facts, warnings, split=not facts)


def read_html(text: str, source: Source) -> Outcome:
    """A web page's text; its title and named `meta` tags are hints, as front matter is."""
    from ingest.webpage import page_lines

    facts, lines = page_lines(text)
    cleaned = [line for line in lines if line.text]
    return _outcome(cleaned, source, facts, split="identifier" not in facts)


def front_matter(text: str) -> tuple[dict[str, str], str, tuple[str, ...]]:
    """The YAML header as strings, the text below it, and a warning where the header can't be read."""
    import yaml

    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text, ()
    body = text[match.end() :]
    try:
        loaded = yaml.safe_load(match.group(1))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, body, ("El encabezado (YAML) no se pudo leer; se usó solo el texto.",)
    if not isinstance(loaded, Mapping):
        return {}, body, ("El encabezado (YAML) no tiene campos; se usó solo el texto.",) if loaded else ()
    return {str(key): _plain(value) for key, value in loaded.items() if value is not None}, body, ()


def _plain(value: object) -> str:
    """A header's value as a string, lists joined."""
    parts = value if isinstance(value, list | tuple) else [value]
    return clean(html.unescape(", ".join(str(part) for part in parts)))


def markdown_lines(body: str) -> Iterator[PrintedLine]:
    """Every line without its marks, empty ones kept; bold goes on over line ends until a paragraph ends."""
    bold = False
    for raw in _BREAK.sub("\n", _PICTURE.sub(r"\1", body)).splitlines():
        line = clean(html.unescape(raw)).strip()
        if not line or _RULE.fullmatch(line):
            bold = False
            yield PrintedLine("")
        elif not _TABLE_RULE.fullmatch(line) or "-" not in line:
            heading = _HEADING.match(line)
            level = len(heading.group(1)) if heading else 0
            text, spans, bold = strip_marks(_cells(heading.group(2) if heading else line), bold)
            yield PrintedLine(
                text, bold=spans, joint="\n" if level or " | " in text else None, level=level if text else 0
            )


def _cells(line: str) -> str:
    """A table's row with its cells joined; a quotation without its mark; any other line as it is."""
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:
        return " | ".join(cell.strip() for cell in _CELL_EDGE.split(line[1:-1]))
    return line.lstrip("> ") if line.startswith(">") else line


def strip_marks(line: str, bold: bool = False) -> tuple[str, tuple[tuple[int, int], ...], bool]:
    """A line without Markdown's marks, where it is bold, and whether bold goes on; "(*)", the sign of a note, stays."""
    line = _LINK.sub(r"\1", _TAG.sub("", line))
    line = _ITALIC.sub(lambda m: m.group(1) or m.group(2), line)
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for token in _TOKEN.finditer(line):
        if token["bold"]:
            if bold:
                spans.append((start, len(out)))
            bold, start = not bold, len(out)
            continue
        characters = token["escaped"] or token["note"] or token["plain"]
        if characters != " " or (out and out[-1] != " "):
            out += characters
    text = "".join(out).rstrip()
    spans += [(start, len(out))] if bold else []
    return text, tuple(_trimmed(text, spans)), bold


def _trimmed(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans without spaces at their ends, empty ones left out."""
    for start, end in spans:
        inside = text[start:end]
        begin = start + len(inside) - len(inside.lstrip())
        stop = start + len(inside.rstrip())
        if begin < stop:
            yield begin, stop


def _outcome(
    lines: list[PrintedLine],
    source: Source,
    facts: Mapping[str, str],
    warnings: tuple[str, ...] = (),
    *,
    split: bool = False,
) -> Outcome:
    """The norms that the lines hold."""
    if not any(character.isalnum() for line in lines for character in line.text):
        return RefusalReason.EMPTY
    if not legible("\n".join(line.text for line in lines)):
        return RefusalReason.GARBLED
    words = vocabulary(lines)
    claim = read_identifier(facts.get("identifier", ""), facts.get("rank"))
    parts = split_norms(lines) if split else split_ahead(lines, claim.id) if claim else [Part(0, len(lines))]
    notice = next((x.text for x in lines if len(x.text) < 150 and "norma inventada" in fold(x.text)), None)
    hints = {**facts, **({"notice": notice} if notice and "notice" not in facts else {})}
    return tuple(
        _norm(lines[part.start : part.end], source, {} if claim and part.fragment else hints, warnings, words, part)
        for part in parts
    )


def _norm(
    lines: Sequence[PrintedLine],
    source: Source,
    facts: Mapping[str, str],
    warnings: tuple[str, ...],
    words: frozenset[str],
    part: Part,
) -> NormText:
    first = replace(lines[0], joint=None)
    flowing = flow([first, *lines[1:]], words)
    headings = tuple(Heading(span, line.level) for span, line in zip(flowing.spans, lines, strict=True) if line.level)
    document = Document(source, flowing.text)
    return NormText(document, facts, headings, flowing.bold, part.fragment, warnings)
