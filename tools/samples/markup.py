"""The small line markup that the sample texts are written in, and its parser.

A text file is a head of `key: value` lines, a line `---`, and a body. In the body a line is a block:

    @norm SLUG, @title T, @published DATE, @rank R, @fragment tail|head, @effect TARGET#EID ACTION DATE
    !banner, !title, !designation, !center, !sign NAME | OFFICE, !code, !stamp, !small, !pagebreak
    !approved               what follows is the approved text; articles before it become approval__…
    !annex 1 | NAME         an annex;  !table WIDTHS opens a table whose rows are the lines beginning with |
    = , == , ===            title, chapter, section headings ( | breaks the line)
    # LABEL.- NAME          a provision with its heading on a line of its own
    #> LABEL.- text         a provision whose text goes on in the heading's line
    #= I. NAME              a section of a directive that has text of its own
    > text                  wording quoted from another norm; any other line is a paragraph
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tools.samples.eids import disposition_kind, provision_eid

HEADINGS = {"=": "titulo", "==": "capitulo", "===": "seccion"}
PROVISIONS = {"#": "provision", "#>": "inline", "#=": "part"}


@dataclass(frozen=True)
class Block:
    """One block of a text: its kind, its words, and the eid that it opens or belongs to."""

    kind: str
    text: str
    eid: str | None = None
    opens: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Effect:
    """What a norm does to another one: `action` is replace, insert or repeal; `eid` is * for the whole norm."""

    regulation: str
    eid: str
    action: str
    date: str


@dataclass(frozen=True)
class Norm:
    """A norm (or the part of one) that stands in a file."""

    slug: str
    title: str
    published: str
    rank: str
    fragment: str | None
    effects: tuple[Effect, ...]
    blocks: tuple[Block, ...]

    def eids(self) -> tuple[str, ...]:
        """The eids of its article-level provisions, in reading order."""
        return tuple(block.eid for block in self.blocks if block.opens and block.eid)

    def text_of(self, eid: str) -> str:
        """The wording of a provision: its heading and everything under it, a line a block."""
        return "\n".join(line for block in self.blocks if block.eid == eid for line in _lines(block))


@dataclass(frozen=True)
class Sample:
    """A file of the sample corpus: its name, its layout, the head's other values, and its norms."""

    file: str
    layout: str
    head: dict[str, str]
    norms: tuple[Norm, ...]


def read_samples(folder: Path) -> list[Sample]:
    """Parse every text of the folder, in the order of their names."""
    return [parse(path.read_text(encoding="utf8")) for path in sorted(folder.glob("*.txt"))]


def parse(source: str) -> Sample:
    """Parse one text file of the markup described above."""
    head_text, body = source.split("\n---\n", 1)
    head = dict(line.split(": ", 1) for line in head_text.strip().splitlines())
    parts = re.split(r"^@norm ", body, flags=re.M)[1:]
    return Sample(head.pop("file"), head.pop("layout"), head, tuple(_norm(part) for part in parts))


def _lines(block: Block) -> list[str]:
    return [block.text] if block.kind != "table" else [" | ".join(row) for row in block.rows]


def _norm(part: str) -> Norm:
    slug, *lines = [line.strip() for line in part.splitlines() if line.strip()]
    data = [line[1:].split(" ", 1) for line in lines if line.startswith("@")]
    facts = {key: value for key, value in data if key != "effect"}
    effects = tuple(_effect(value) for key, value in data if key == "effect")
    blocks = tuple(_numbered([line for line in lines if not line.startswith("@")]))
    return Norm(slug, facts["title"], facts["published"], facts["rank"], facts.get("fragment"), effects, blocks)


def _effect(value: str) -> Effect:
    target, action, date = value.split()
    regulation, eid = target.split("#")
    return Effect(regulation, eid, action, date)


def _numbered(lines: list[str]) -> Iterator[Block]:
    """Give each block the eid of the provision that it opens or stands in."""
    prefix = "approval__" if "!approved" in lines else ""
    kind, eid = "", None
    for block in _blocks(lines):
        if block.kind == "approved":
            prefix, kind, eid = "", "", None
        elif block.kind in HEADINGS.values():
            kind, eid = disposition_kind(block.text), None
        elif block.kind == "annex":
            kind, eid = "", "annex_" + block.text.split(" | ")[0]
        elif block.kind in PROVISIONS.values():
            eid = prefix + provision_eid(block.text, kind)
        elif block.kind in ("sign", "center", "banner"):
            eid = None
        opens = block.kind == "annex" or block.kind in PROVISIONS.values()
        yield replace(block, eid=eid, opens=opens)


def _blocks(lines: list[str]) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    widths = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        mark, _, text = line.partition(" ")
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line[1:].split(" | ")))
            if not following.startswith("|"):
                yield Block("table", widths, rows=tuple(rows))
                rows = []
        elif mark == "!table":
            widths = text
        elif mark in HEADINGS or mark in PROVISIONS:
            yield Block((HEADINGS | PROVISIONS)[mark], text)
        elif mark == ">":
            yield Block("quoted", text)
        elif mark.startswith("!"):
            yield Block(mark[1:], text)
        else:
            yield Block("paragraph", line)
