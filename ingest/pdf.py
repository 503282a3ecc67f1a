"""PDF pages through PDFium: words with boxes in the file's order, and rules. Native code: run it in the sandbox."""

import ctypes
import re
import struct
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial
from itertools import islice, repeat
from typing import Any

from ingest.model import RefusalReason
from ingest.ocr import Picture
from ingest.printed import PrintedPage, Rule, Word
from ingest.scans import Reader, mended, needs_recognition, recognised, upright

# Controls that Python takes for spaces are letters of a layer whose codes are shifted; cleaning drops the others.
_TOKEN = re.compile(r"(?:[^\s\x00\ufffe]|[\x0b\x0c\x1c-\x1f])+\ufffe?|\ufffe")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_END_HYPHENS = (
    "\ufffe\u00ad"  # PDFium's mark for a hyphen that ends a printed line; a soft one, as scanners write it
)
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi|negrita|[-,]bd\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_DRAWN = (_PATH, _IMAGE, _FORM)
_INVISIBLE = 3  # the text rendering mode of a scanner's layer
_DPI = 300.0
_MAX_PIXELS = 12_000_000
_MAX_SIDE = 8_000  # pixels
_THIN, _SHORT = 2.5, 6.0
_MAX_OBJECTS = 20_000
_PICTURE_PAGE = 0.5
_BLOCK = 1024  # words whose boxes are asked for at a time
_RECTANGLES = struct.Struct("8f")
_new = tuple.__new__  # what a named tuple's own constructor calls, at half its price

Place = Callable[[float, float, float, float], tuple[float, float, float, float]]


def open_pages(
    data: bytes, reader: Reader | None = None, numbers: Collection[int] | None = None
) -> Iterator[PrintedPage] | RefusalReason:
    """The pages of a PDF, or those numbered from 1, read as they are asked for; or why it does not open.

    The reader is for pages without text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        return RefusalReason.ENCRYPTED if locked else RefusalReason.DAMAGED
    every = range(len(document))
    return _pages(document, reader, [index for index in every if numbers is None or index + 1 in numbers])


def render_page(data: bytes, number: int, width: int, turn: int = 0) -> tuple[int, int, bytes] | None:
    """A page (from 1) so many pixels wide: width, height and a byte of grey a pixel; None where it can't be drawn.

    `turn` is by how many degrees clockwise it is shown; rows go from the top. Native code: run it in a child only.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        page = document[number - 1]
        across = page.get_height() if turn % 180 else page.get_width()
        bitmap = page.render(scale=width / across, rotation=turn, grayscale=True)
    except (pypdfium2.PdfiumError, IndexError, ZeroDivisionError):
        return None
    raw, stride = bytes(bitmap.buffer), bitmap.stride
    rows = (raw[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))
    return bitmap.width, bitmap.height, b"".join(rows)


def _pages(document: Any, reader: Reader | None, indexes: Sequence[int]) -> Iterator[PrintedPage]:  # noqa: ANN401
    """The pages that load; a page that doesn't is left out, and its number is missing."""
    import pypdfium2

    for index in indexes:
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue
        found = upright(mended(_page(page, text, index + 1)))
        if reader and needs_recognition(found):
            found = recognised(found, partial(_picture, page), reader)
        yield found
        text.close()
        page.close()


def _page(page: Any, text: Any, number: int) -> PrintedPage:  # noqa: ANN401
    """One page's words, rules and whether a picture fills it."""
    width, height = page.get_size()
    place = _placer(page.get_bbox(), page.get_rotation())
    rules, image, hidden = _drawings(page.raw, place, width * height)
    return PrintedPage(number, width, height, tuple(_words(text.raw, place)), rules, image, image and hidden)


def _picture(page: Any, turn: int) -> Picture:  # noqa: ANN401
    """The page as a viewer shows it, turned clockwise, in grey; large sheets with fewer dots to the inch."""
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MAX_PIXELS / max(width * height, 1.0)) ** 0.5, _MAX_SIDE / max(width, height, 1.0))
    bitmap = page.render(scale=scale, rotation=turn, grayscale=True)
    return Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, scale * 72)


def _placer(bbox: tuple[float, float, float, float], rotation: int) -> Place:
    """How user space (origin bottom left, unturned) maps to the page as shown (origin top left)."""
    left, bottom, right, top = bbox

    def turned(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        if rotation == 90:
            a, b, c, d = y0 - bottom, x0 - left, y1 - bottom, x1 - left
        elif rotation == 180:
            a, b, c, d = right - x1, y0 - bottom, right - x0, y1 - bottom
        else:
            a, b, c, d = top - y1, right - x1, top - y0, right - x0
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def place(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        if x0 <= x1 and y0 <= y1:
            return x0 - left, top - y1, x1 - left, top - y0
        return min(x0, x1) - left, top - max(y0, y1), max(x0, x1) - left, top - min(y0, y1)

    return turned if rotation in (90, 180, 270) else place


class _Handle(ctypes.c_void_p):
    """An address that PDFium gave or is given; unlike its base class it stays one when a function returns it."""

    @classmethod
    def of(cls, pointer: Any) -> "_Handle":  # noqa: ANN401
        """The address of one of the library's typed pointers."""
        return cls(ctypes.cast(pointer, ctypes.c_void_p).value)


def _unchecked(function: Any, result: Any = ctypes.c_int) -> Any:  # noqa: ANN401
    """A PDFium function that takes handles and plain integers as they are: checking them costs more than the call."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def _characters(raw: Any) -> str:  # noqa: ANN401
    """The page's UTF-16 units, one for each of PDFium's character indexes; a pair of surrogates stays two."""
    from pypdfium2 import raw as c

    count = c.FPDFText_CountChars(raw)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    if c.FPDFText_GetText(raw, 0, count, buffer) - 1 != count:
        return "".join(chr(c.FPDFText_GetUnicode(raw, i) or 32) for i in range(count))
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    return text if len(text) == count else "".join(map(chr, buffer[:count]))


def _paired(text: str) -> str:
    """A word with its surrogates put together; half a pair becomes the sign for what can't be read."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _words(raw: Any, place: Place) -> Iterator[Word]:  # noqa: ANN401
    """Words in the file's order; a hyphen that PDFium knows to end a line is an ordinary hyphen again."""
    characters = _characters(raw)
    spans = [match.span() for match in _TOKEN.finditer(characters)]
    page = _Handle.of(raw)
    for span, corners, bold in zip(spans, _corners(page, spans), _weights(page, spans), strict=True):
        text = characters[slice(*span)]
        if not text.isascii():
            text = _printable(text)
        l0, t0, r0, b0, l1, t1, r1, b1 = corners
        bottom, top = b1 if b1 < b0 else b0, t1 if t1 > t0 else t0
        box = place(l0, bottom, r1, top) if r1 > l0 else place(l1, bottom, r0, top)
        yield _new(Word, (text, *box, bold))


def _printable(text: str) -> str:
    """A word with an ordinary hyphen at the end of its line and its surrogates put together."""
    if text[-1] in _LINE_END_HYPHENS:
        text = text[:-1] + "-"
    return _paired(text) if _SURROGATE.search(text) else text


def _corners(page: _Handle, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[float, ...]]:
    """The loose boxes (as high as the line) of each word's first and last characters: left, top, right, bottom, twice.

    A million calls are most of the cost of reading, so their results go into one block of memory.
    """
    from pypdfium2 import raw as c

    loose_box = _unchecked(c.FPDFText_GetLooseCharBox)
    block, slots = _slots()
    for first in range(0, len(spans), _BLOCK):
        part = spans[first : first + _BLOCK]
        indexes = [index for start, end in part for index in (start, end - 1)]
        deque(map(loose_box, repeat(page), indexes, slots), maxlen=0)
        yield from islice(_RECTANGLES.iter_unpack(block), len(part))


@cache
def _slots() -> tuple[Any, list[_Handle]]:
    """Memory for the boxes of two characters of each word of a block, and where each box goes."""
    block = (ctypes.c_float * (8 * _BLOCK))()
    base = ctypes.addressof(block)
    return block, [_Handle(base + offset) for offset in range(0, 32 * _BLOCK, 16)]


def _weights(page: _Handle, spans: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Whether each word's font is a bold one: asked once for each font, and for the words of one text object."""
    from pypdfium2 import raw as c

    text_object = _unchecked(c.FPDFText_GetTextObject, ctypes.c_size_t)
    font_of = _unchecked(c.FPDFTextObj_GetFont, ctypes.c_size_t)
    fonts: dict[int, bool] = {}  # addresses are reused once a page is closed
    last, bold = 0, False
    for found in map(text_object, repeat(page), [start for start, _ in spans]):
        if found and found != last:
            last, font = found, font_of(_Handle(found))
            if font not in fonts:
                fonts[font] = bool(font) and _is_bold(font)
            bold = fonts[font]
        yield bold


def _is_bold(address: int) -> bool:
    """By the font's name; by its declared weight, which is unreliable, only where it has no name."""
    from pypdfium2 import raw as c

    font = ctypes.cast(ctypes.c_void_p(address), c.FPDF_FONT)
    buffer = ctypes.create_string_buffer(200)
    c.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.value.decode("latin-1")
    return bool(_BOLD_NAME.search(name)) if name else c.FPDFFont_GetWeight(font) > _BOLD_WEIGHT


def _drawings(page: Any, place: Place, area: float) -> tuple[tuple[Rule, ...], bool, bool]:  # noqa: ANN401
    """Thin straight paths and the edges of boxes; whether a picture covers half the page; whether text hides by it."""
    from pypdfium2 import raw as c

    bounds_of, mode_of = _unchecked(c.FPDFPageObj_GetBounds), _unchecked(c.FPDFTextObj_GetTextRenderMode)
    sides = (ctypes.c_float * 4)()
    references = [_Handle(ctypes.addressof(sides) + offset) for offset in range(0, 16, 4)]
    rules: list[Rule] = []
    pictures, texts, hidden = 0.0, 0, 0
    for item, kind in _objects(_Handle.of(page), c.FPDFPage_CountObjects, c.FPDFPage_GetObject):
        if kind == _TEXT:
            texts += 1
            hidden += pictures > 0 and mode_of(item) == _INVISIBLE
            continue
        if kind not in _DRAWN or not bounds_of(item, *references):
            continue
        x0, y0, x1, y1 = place(*sides)
        if kind == _PATH:
            rules += _edges(x0, y0, x1, y1)
        elif kind == _IMAGE or _holds_picture(item):
            pictures += (x1 - x0) * (y1 - y0)
            hidden = texts if (x1 - x0) * (y1 - y0) > _PICTURE_PAGE * area else hidden  # drawn over what came before
    return tuple(rules), pictures > _PICTURE_PAGE * area, 2 * hidden > texts


def _holds_picture(form: _Handle) -> bool:
    """Whether a group of objects has a picture in it, one level down."""
    from pypdfium2 import raw as c

    return any(kind == _IMAGE for _, kind in _objects(form, c.FPDFFormObj_CountObjects, c.FPDFFormObj_GetObject))


def _objects(holder: _Handle, count: Any, get: Any) -> Iterator[tuple[_Handle, int]]:  # noqa: ANN401
    """What a page or a group draws, in that order, each with its kind."""
    from pypdfium2 import raw as c

    number = min(max(_unchecked(count)(holder), 0), _MAX_OBJECTS)
    items = list(map(_unchecked(get, _Handle), repeat(holder), range(number)))
    return zip(items, map(_unchecked(c.FPDFPageObj_GetType), items), strict=True)


def _edges(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    """A thin path as one rule, a box as its four sides, a dot as nothing."""
    wide, high = x1 - x0, y1 - y0
    if wide < _SHORT and high < _SHORT:
        return []
    if high <= _THIN:
        return [Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)]
    if wide <= _THIN:
        return [Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)]
    return [Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1)]
