"""Ordinances as PDFs with a text planted where no reader of the page looks: white, tiny, covered, off the page."""

import io
from collections.abc import Callable, Mapping
from functools import cache

import pypdf
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_PAGE = """
#set page(width: 21cm, height: 14cm, margin: 2cm, footer: [{footer}])
#set text(size: 10pt, lang: "es", hyphenate: false)
#align(center)[*ORDENANZA N° {number}-2024-MDX*]

#align(center)[*EL ALCALDE DE LA MUNICIPALIDAD DISTRITAL DE PRUEBA*]

*Artículo 1.- Objeto*

La ordenanza regula los mercados del distrito.

*Artículo 2.- Multas en mercados*

Apelar la multa del conductor del puesto en plazo es un derecho. {body}

*Artículo 3.- Vigencia*

Esta ordenanza rige desde el día siguiente de su publicación.
"""
Way = Callable[[str, str], bytes]


@cache
def _fonts() -> object:
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _typeset(number: str, body: str = "", footer: str = "") -> bytes:
    from typst import Compiler

    source = _PAGE.format(number=number, body=body, footer=footer).encode("utf8")
    made: bytes = Compiler(source, font_paths=_fonts()).compile(format="pdf")
    return made


def _string(text: str) -> str:
    """A text as a string of typst's markup."""
    return '#"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " "))


def _saved(writer: pypdf.PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _opened(number: str) -> pypdf.PdfWriter:
    return pypdf.PdfWriter(clone_from=io.BytesIO(_typeset(number)))


def _drawn(number: str, before: str, text: str, after: str = "") -> bytes:
    """The page with a text of the viewer's own font drawn on it, between two runs of operators."""
    writer = _opened(number)
    page = writer.pages[0]
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
    page["/Resources"].setdefault(NameObject("/Font"), DictionaryObject())[NameObject("/Planted")] = font
    said = text.encode("cp1252", "ignore").hex()
    stream = DecodedStreamObject()
    stream.set_data(f"q BT /Planted 9 Tf {before} <{said}> Tj ET {after} Q\n".encode())
    own = page.get_contents()
    assert own is not None
    merged = DecodedStreamObject()
    merged.set_data(b"q\n" + own.get_data() + b"\nQ\n" + stream.get_data())
    page[NameObject("/Contents")] = writer._add_object(merged)
    return _saved(writer)


def white(number: str, text: str) -> bytes:
    return _typeset(number, f"#text(fill: white)[{_string(text)}]")


def tiny(number: str, text: str) -> bytes:
    return _typeset(number, f"#text(size: 0.4pt)[{_string(text)}]")


def footer(number: str, text: str) -> bytes:
    return _typeset(number, footer=f"#text(size: 6pt)[{_string(text)}]")


def transparent(number: str, text: str) -> bytes:
    return _typeset(number, f"#text(fill: black.transparentize(100%))[{_string(text)}]")


def unpainted(number: str, text: str) -> bytes:
    """Text in the rendering mode that paints nothing."""
    return _drawn(number, "3 Tr 60 120 Td", text)


def outside(number: str, text: str) -> bytes:
    """Text beyond the edge of the page."""
    return _drawn(number, "3000 120 Td", text)


def covered(number: str, text: str) -> bytes:
    """Text with a picture drawn over it."""
    picture = "q 500 0 0 30 50 110 cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID ffffff> EI Q"
    return _drawn(number, "60 120 Td", text, picture)


def annotation(number: str, text: str) -> bytes:
    writer = _opened(number)
    writer.add_annotation(0, FreeText(text=text, rect=(60, 60, 300, 90), font_size="1pt"))
    return _saved(writer)


def metadata(number: str, text: str) -> bytes:
    writer = _opened(number)
    writer.add_metadata({"/Title": text, "/Subject": text, "/Keywords": text, "/Author": text})
    return _saved(writer)


def attachment(number: str, text: str) -> bytes:
    writer = _opened(number)
    writer.add_attachment("instrucciones.txt", text.encode())
    return _saved(writer)


# How each hides its text, and whether PDF readers hand it on as text of the page.
WAYS: Mapping[str, tuple[Way, bool]] = {
    "white": (white, True),
    "tiny": (tiny, True),
    "footer": (footer, True),
    "transparent": (transparent, True),
    "unpainted": (unpainted, True),
    "covered": (covered, True),
    "outside": (outside, True),
    "annotation": (annotation, False),
    "metadata": (metadata, False),
    "attachment": (attachment, False),
}
