"""From a parsed sample to the bytes of its PDF (or page pictures), by the typst package."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tools.samples.markup import Block, Sample

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATE = Path(__file__).with_name("template.typ")
YEARS = {
    "2019": "Año de la Lucha contra la Corrupción y la Impunidad",
    "2021": "Año del Bicentenario del Perú: 200 años de Independencia",
    "2022": "Año del Fortalecimiento de la Soberanía Nacional",
    "2023": "Año de la unidad, la paz y el desarrollo",
    "2024": "Año del Bicentenario, de la consolidación de nuestra Independencia",
    "2025": "Año de la recuperación y consolidación de la economía peruana",
}
CALLS = {
    "banner": "banner",
    "title": "sumilla",
    "designation": "designation",
    "center": "centred",
    "provision": "titled",
    "part": "titled",
    "quoted": "quoted",
    "code": "code",
    "small": "small",
    "stamp": "stamp",
}
SIZES = {"titulo": "1.08em", "capitulo": "1em", "seccion": ".96em"}
LEVELS = ((r"\d+\.\d+\.\d+\.? ", 3), (r"\d+\.\d+\.? ", 1), (r"\d+\. ", 1), (r"[a-zñ]\) ", 2), (r"[ivx]+\) ", 3))


def source_of(sample: Sample) -> str:
    """The typst source of a sample, to be compiled beside the template."""
    body = "\n\n".join(_call(block, sample.layout) for norm in sample.norms for block in norm.blocks)
    return f'#import "template.typ": *\n#show: {_layout(sample)}\n\n{body}\n'


def pdf_of(sample: Sample) -> bytes:
    """The PDF of a sample; the same sample always gives the same bytes."""
    return _compile(source_of(sample), "pdf")[0]


def pictures_of(sample: Sample, ppi: float) -> list[bytes]:
    """A PNG of each page, in order."""
    return _compile(source_of(sample), "png", ppi)


def literal(words: str) -> str:
    """A typst string literal."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def _fonts() -> "Fonts":
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _compile(source: str, kind: Literal["pdf", "png"], ppi: float | None = None) -> list[bytes]:
    from typst import Compiler

    compiler = Compiler(source.encode("utf8"), root=TEMPLATE.parent, font_paths=_fonts())
    result = compiler.compile(format=kind, ppi=ppi, pdf_tags=False)
    return result if isinstance(result, list) else [result or b""]


def _layout(sample: Sample) -> str:
    if sample.layout == "gazette":
        date, year = literal(sample.head["date"]), literal(sample.head["volume"])
        return f"gazette.with(date: {date}, first: {sample.head['first_page']}, year: {year})"
    year = literal(YEARS[sample.head["year"]])
    if sample.layout == "tupa":
        return f'letter.with(year: {year}, flipped: true, font: "New Computer Modern", size: 8.8pt)'
    return f"letter.with(year: {year})"


def _call(block: Block, layout: str) -> str:
    words = literal(block.text)
    if block.kind in SIZES:
        return f"#heading-block({words}, {SIZES[block.kind]})"
    if block.kind == "annex":
        number, name = block.text.split(" | ", 1)
        return f"#heading-block({literal(f'ANEXO {number} | {name}')}, 1.08em)"
    if block.kind == "sign":
        return "#signature({}, {})".format(*map(literal, block.text.split(" | ")))
    if block.kind == "inline":
        label, rest = block.text.split(".- ", 1)
        return f"#inline({literal(label + '.-')}, {literal(rest)})"
    if block.kind == "table":
        return _table(block, {"gazette": "6.6pt", "tupa": "8.3pt"}.get(layout, "8.4pt"))
    if block.kind in ("approved", "pagebreak"):
        return "#pagebreak(weak: true)" if layout != "gazette" or block.kind == "pagebreak" else "#v(6pt)"
    if block.kind == "paragraph":
        level = next((level for pattern, level in LEVELS if re.match(pattern, block.text)), 0)
        return f"#item({level}, {words})" if level else f"#plain({words})"
    return f"#{CALLS[block.kind]}({words})"


def _table(block: Block, size: str) -> str:
    head, *rows = block.rows
    cells = ", ".join(literal(cell.replace(" // ", " | ")) for row in rows for cell in row)
    heads = ", ".join(map(literal, head))
    return f"#sheet(({block.text},), {size}, ({heads},), {cells})"
