"""PDF pages through PDFium: words with boxes in the file's order, and rules. Native code: run it in the sandbox."""

import ctypes
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ingest.model import RefusalReason
from ingest.ocr import Picture
from ingest.printed import PrintedPage, Rule, Word
from ingest.scans import Reader, mended, needs_recognition, recognised, upright

_TOKEN = re.compile(r"[^\s\x00\ufffe]+\ufffe?|\ufffe")
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

Place = Callable[[float, float, float, float], tuple[float, float, float, float]]


def open_pages(data: bytes, reader: Reader | None = None) -> Iterator[PrintedPage] | RefusalReason:
    """The pages of a PDF, read as they are asked for; or why it does not open. The reader is for pages without text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        return RefusalReason.ENCRYPTED if locked else RefusalReason.DAMAGED
    return _pages(document, reader)


def render_page(data: bytes, number: int, width: int) -> tuple[int, int, bytes] | None:
    """A page (from 1) so many pixels wide: width, height and a byte of grey a pixel; None where it can't be drawn.

    Rows go from the top. Native code: run it in a child process only.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        page = document[number - 1]
        bitmap = page.render(scale=width / page.get_width(), grayscale=True)
    except (pypdfium2.PdfiumError, IndexError, ZeroDivisionError):
        return None
    raw, stride = bytes(bitmap.buffer), bitmap.stride
    rows = (raw[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))
    return bitmap.width, bitmap.height, b"".join(rows)


def _pages(document: Any, reader: Reader | None) -> Iterator[PrintedPage]:  # noqa: ANN401
    """Every page that loads; a page that doesn't is left out, and its number is missing."""
    import pypdfium2

    for index in range(len(document)):
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

    def place(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        if rotation == 90:
            a, b, c, d = y0 - bottom, x0 - left, y1 - bottom, x1 - left
        elif rotation == 180:
            a, b, c, d = right - x1, y0 - bottom, right - x0, y1 - bottom
        elif rotation == 270:
            a, b, c, d = top - y1, right - x1, top - y0, right - x0
        else:
            a, b, c, d = x0 - left, top - y1, x1 - left, top - y0
        return (a, b, c, d) if a <= c and b <= d else (min(a, c), min(b, d), max(a, c), max(b, d))

    return place


def _characters(raw: Any) -> str:  # noqa: ANN401
    """The page's UTF-16 units, one for each of PDFium's character indexes; a pair of surrogates stays two."""
    from pypdfium2 import raw as c

    count = c.FPDFText_CountChars(raw)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    if c.FPDFText_GetText(raw, 0, count, buffer) - 1 == count:
        return "".join(map(chr, buffer[:count]))
    return "".join(chr(c.FPDFText_GetUnicode(raw, i) or 32) for i in range(count))


def _paired(text: str) -> str:
    """A word with its surrogates put together; half a pair becomes the sign for what can't be read."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _words(raw: Any, place: Place) -> Iterator[Word]:  # noqa: ANN401
    """Words in the file's order; a hyphen that PDFium knows to end a line is an ordinary hyphen again."""
    characters = _characters(raw)
    glyphs = _Glyphs(raw)
    for match in _TOKEN.finditer(characters):
        start, end = match.span()
        x0, y0, x1, y1 = glyphs.box(start)
        if end - start > 1:
            left, bottom, right, top = glyphs.box(end - 1)
            x0, x1 = (x0, right) if right > x0 else (left, x1)
            y0, y1 = (bottom if bottom < y0 else y0), (top if top > y1 else y1)
        text = match.group()
        if text[-1] in _LINE_END_HYPHENS:
            text = text[:-1] + "-"
        if not text.isascii() and _SURROGATE.search(text):
            text = _paired(text)
        yield Word(text, *place(x0, y0, x1, y1), glyphs.bold(start))


class _Glyphs:
    """Character boxes and fonts of one page, through buffers and prototypes made once: calls are most of the cost."""

    def __init__(self, raw: Any) -> None:  # noqa: ANN401
        from pypdfium2 import raw as c

        self._raw = raw
        self._fonts: dict[int, bool] = {}  # addresses are reused once a page is closed
        self._address = ctypes.cast(raw, ctypes.c_void_p)
        self._loose_box = c.FPDFText_GetLooseCharBox
        self._text_object = _returning_address(c.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int)
        self._font = _returning_address(c.FPDFTextObj_GetFont, ctypes.c_void_p)
        self._rect = c.FS_RECTF()
        self._by = ctypes.byref(self._rect)
        self._object, self._bold = None, False

    def box(self, index: int) -> tuple[float, float, float, float]:
        """A character's loose box (as high as its line) in user space: left, bottom, right, top."""
        self._loose_box(self._raw, index, self._by)
        rect = self._rect
        return rect.left, rect.bottom, rect.right, rect.top

    def bold(self, index: int) -> bool:
        """Whether the character's font is a bold one; the words of one text object ask once."""
        found = self._text_object(self._address, index)
        if found and found != self._object:
            self._object = found
            font = self._font(found)
            if font not in self._fonts:
                self._fonts[font] = bool(font) and _is_bold(font)
            self._bold = self._fonts[font]
        return self._bold


def _returning_address(function: Any, *arguments: Any) -> Any:  # noqa: ANN401
    """A PDFium function whose pointer comes back as a plain integer, which costs a fraction of a typed pointer."""
    return ctypes.CFUNCTYPE(ctypes.c_void_p, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


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

    rules: list[Rule] = []
    pictures, texts, hidden = 0.0, 0, 0
    sides = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(side) for side in sides]
    type_of = c.FPDFPageObj_GetType
    for index in range(min(c.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = c.FPDFPage_GetObject(page, index)
        kind = type_of(item)
        if kind == _TEXT:
            texts += 1
            hidden += pictures > 0 and c.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
            continue
        if kind not in _DRAWN or not c.FPDFPageObj_GetBounds(item, *references):
            continue
        x0, y0, x1, y1 = place(*(side.value for side in sides))
        if kind == _PATH:
            rules += _edges(x0, y0, x1, y1)
        elif kind == _IMAGE or _holds_picture(item):
            pictures += (x1 - x0) * (y1 - y0)
            hidden = texts if (x1 - x0) * (y1 - y0) > _PICTURE_PAGE * area else hidden  # drawn over what came before
    return tuple(rules), pictures > _PICTURE_PAGE * area, 2 * hidden > texts


def _holds_picture(form: Any) -> bool:  # noqa: ANN401
    """Whether a group of objects has a picture in it, one level down."""
    from pypdfium2 import raw as c

    count = min(max(c.FPDFFormObj_CountObjects(form), 0), _MAX_OBJECTS)
    return any(c.FPDFPageObj_GetType(c.FPDFFormObj_GetObject(form, index)) == _IMAGE for index in range(count))


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
