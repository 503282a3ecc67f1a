"""Optical recognition through Tesseract: a grey picture of a page becomes words with boxes and a confidence.

Native code, one engine a process: run it in the sandbox. The library brings Tesseract itself; the Spanish data come
from the system (Debian's `tesseract-ocr-spa`), and without them there is no engine.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.printed import Word

LANGUAGE = "spa"
INSTALL = (
    "Instale Tesseract con sus datos de español (en Debian y Ubuntu: apt install tesseract-ocr tesseract-ocr-spa) "
    "y vuelva a ingerir el archivo."
)
_ORIENTATION = "osd"
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_NUMBER_SIGN = re.compile(r"^[Nn][*”“\"'’?º°]{1,2}$")  # how the engine reads "N°" and "Nº" in small print
_PATIENCE = 40_000  # milliseconds by the clock for one page; the sandbox counts the processor's
_SURE_TURN = 2.0  # Tesseract's own scale, on which 15 is very sure
_HEIGHT = 0.2  # of a line's height: a word much lower or higher than its line's row keeps its own box


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey, a byte a pixel in rows of `stride` bytes, at `dpi` pixels an inch."""

    pixels: bytes
    width: int
    height: int
    stride: int
    dpi: float


@dataclass(frozen=True, slots=True)
class Recognition:
    """The words of a picture in points from its top left, and how sure of them the engine is, 0-1."""

    words: tuple[Word, ...]
    confidence: float


def tessdata(environment: Mapping[str, str] | None = None) -> Path | None:
    """The folder with Tesseract's Spanish data, or None. `TESSDATA_PREFIX`, where it is set, decides alone."""
    named = (os.environ if environment is None else environment).get("TESSDATA_PREFIX")
    for folder in map(Path, (named, f"{named}/tessdata") if named else _FOLDERS):
        if (folder / f"{LANGUAGE}.traineddata").is_file():
            return folder
    return None


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Recognises Spanish with the data of a folder."""

    folder: Path

    def recognise(self, picture: Picture) -> Recognition | None:
        """The words on a picture, or None when it can't be read in time."""
        engine = _engine(f"{self.folder}/", LANGUAGE)
        _show(engine, picture)
        try:
            return _weighed(_words(engine, 72 / picture.dpi)) if engine.Recognize(_PATIENCE) else None
        finally:
            engine.Clear()

    def turn_of(self, picture: Picture) -> int:
        """By how many degrees clockwise a picture must be turned to stand upright: 0 where that is not known."""
        if not (self.folder / f"{_ORIENTATION}.traineddata").is_file():
            return 0
        engine = _engine(f"{self.folder}/", _ORIENTATION)
        _show(engine, picture)
        try:
            found = engine.DetectOrientationScript()
        finally:
            engine.Clear()
        return int(-found["orient_deg"] % 360) if found and found["orient_conf"] > _SURE_TURN else 0


def available() -> bool:
    """True when pages that are pictures can be read on this machine."""
    return tessdata() is not None


def find_engine() -> Tesseract | None:
    """The engine of this machine, or None where its data are missing."""
    folder = tessdata()
    return Tesseract(folder) if folder else None


@cache
def _engine(folder: str, language: str) -> Any:  # noqa: ANN401
    """The process's engine: loading it costs as much as a tenth of a page."""
    import tesserocr

    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    mode = tesserocr.PSM.OSD_ONLY if language == _ORIENTATION else tesserocr.PSM.AUTO
    return tesserocr.PyTessBaseAPI(path=folder, lang=language, psm=mode)


def _show(engine: Any, picture: Picture) -> None:  # noqa: ANN401
    engine.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.stride)
    engine.SetSourceResolution(round(picture.dpi))


def _words(engine: Any, scale: float) -> Iterator[tuple[Word, float]]:  # noqa: ANN401
    """Words with their confidences, 0-1, line by line in the engine's reading order."""
    import tesserocr

    level = tesserocr.RIL.WORD
    for item in tesserocr.iterate_level(engine.GetIterator(), level):
        if item.Empty(level):
            continue
        text, box = (item.GetUTF8Text(level) or "").strip(), item.BoundingBox(level)
        if not text or box is None:
            continue
        text = _NUMBER_SIGN.sub("N°", text)
        x0, y0, x1, y1 = (side * scale for side in _row_box(item, box))
        sure = min(max(item.Confidence(level) / 100, 0.0), 1.0)
        for part, left, right in _parts(text, x0, x1):
            yield Word(part, left, y0, right, y1), sure


def _parts(text: str, x0: float, x1: float) -> Iterator[tuple[str, float, float]]:
    """A word that holds spaces falls apart, each part as wide as it is long."""
    width = (x1 - x0) / len(text)
    position = 0
    for part in text.split():
        start = text.index(part, position)
        position = start + len(part)
        yield part, x0 + start * width, x0 + position * width


def _row_box(item: Any, box: tuple[int, int, int, int]) -> tuple[float, float, float, float]:  # noqa: ANN401
    """A word's box as high as its row: PDFium's are so, and what is built on them compares heights."""
    import tesserocr

    row, base = item.RowAttributes(), item.Baseline(tesserocr.RIL.WORD)
    x0, y0, x1, y1 = box
    if not row or base is None or row["row_height"] <= 0:
        return x0, y0, x1, y1
    floor = (base[0][1] + base[1][1]) / 2 - row["descenders"]
    top = floor - row["row_height"]
    slack = _HEIGHT * row["row_height"]
    if y0 < top - 2 * slack or y1 > floor + 2 * slack:
        return x0, y0, x1, y1
    return x0, min(top, y0), x1, max(floor, y1)


def _weighed(found: Iterator[tuple[Word, float]]) -> Recognition:
    """The words, and the mean of their confidences, each as heavy as it is long."""
    pairs = list(found)
    letters = sum(len(word.text) for word, _ in pairs)
    sure = sum(len(word.text) * one for word, one in pairs)
    return Recognition(tuple(word for word, _ in pairs), sure / letters if letters else 0.0)
