"""Norms with a table, typeset to PDF as municipalities print them, and read back by the real reader."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import Provision, ProvisionKind, Regulation
from ingest.assembly import read_regulations

if TYPE_CHECKING:
    from typst import Fonts

HEADS = ("N°", "Procedimiento", "Requisitos", "Derecho de trámite", "Plazo", "Autoridad que resuelve")
COLUMNS = "columns: (0.7cm, 1fr, 2fr, 1.6cm, 1.4cm, 1.7cm)"
_BEFORE = """
#set page(width: 21cm, height: 12cm, margin: 2cm, numbering: "1")
#set text(size: 9pt, lang: "es", hyphenate: false)
#align(center)[*ORDENANZA N° 014-2024-MDP*]

#align(center)[*EL ALCALDE DE LA MUNICIPALIDAD DISTRITAL DE PRUEBA*]

*Artículo 1.- Procedimientos*

Los procedimientos, sus requisitos y derechos de trámite son los siguientes:

"""
_AFTER = "\n\n*Artículo 2.- Vigencia*\n\nEsta ordenanza rige desde el día siguiente de su publicación.\n"


@cache
def _fonts() -> "Fonts":
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=True)


def cells(row: Iterable[str]) -> str:
    """A row's cells in typst's markup."""
    return "".join(f"[{cell}], " for cell in row)


def header(names: Sequence[str] = HEADS, *, again: bool = True) -> str:
    """A table's header, printed again on every page or only once."""
    return f"table.header(repeat: {str(again).lower()}, {cells(f'*{name}*' for name in names)}),"


def table(*parts: str, columns: str = COLUMNS, stroke: str = "0.5pt") -> str:
    """A table of these parts, by default with every border ruled."""
    return f"#table({columns}, stroke: {stroke}, {' '.join(parts)})"


class Typeset:
    """An ordinance whose first article holds this table, as the reader understands its PDF."""

    def __init__(self, folder: Path, markup: str) -> None:
        from typst import Compiler

        path = folder / "ordenanza.pdf"
        source = (_BEFORE + markup + _AFTER).encode("utf8")
        path.write_bytes(Compiler(source, font_paths=_fonts()).compile(format="pdf"))
        found = read_regulations(path)
        assert isinstance(found, tuple)
        (self.norm,) = found

    norm: Regulation

    @property
    def pages(self) -> int:
        """How many pages it took."""
        return len(self.norm.documents[0].pages)

    def kind(self, kind: ProvisionKind) -> list[Provision]:
        """Its provisions of one kind, in order."""
        return [provision for provision in self.norm.provisions if provision.kind is kind]

    @property
    def tables(self) -> list[str]:
        """The eIds of its tables."""
        return [provision.eid for provision in self.kind(ProvisionKind.TABLE)]

    @property
    def rows(self) -> list[dict[str, str]]:
        """Each row's cells by the names of their columns."""
        return [
            dict(cell.split(": ", 1) for cell in (row.heading or "").split("; "))
            for row in self.kind(ProvisionKind.ROW)
        ]

    def printed(self, row: int) -> list[str]:
        """What the document's text says of a row, a part of it a string."""
        provision = self.kind(ProvisionKind.ROW)[row]
        return [span.of(self.norm.documents[0].text) for span in provision.latest.spans]
