"""Which pages must be recognised (pictures, scanners' faulty layers, garbage), and what is mended without that."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from operator import eq
from typing import Protocol

from ingest.legibility import legible
from ingest.ocr import Picture, Recognition
from ingest.printed import PrintedPage, Rule, Word, turned
from ingest.shifts import unshifted

FEW = 20  # characters: less on a page is no text layer
SURE = 0.6  # confidence from which a recognition is worth more than a faulty layer
DOUBTFUL = 0.8  # confidence below which a recognised text must be compared with the picture
_SURE_ENOUGH = 0.35  # below, what was recognised on a picture is guesswork: a photograph, a drawing
_SOUND_LAYER = 0.97  # share of well-formed words in a good layer; measured in docs/experiments.md
_SHAPE = re.compile(r"[«\"'“(¿¡\[]*(?:[A-ZÁÉÍÓÚÑÜ]?[a-záéíóúñü]+|[A-ZÁÉÍÓÚÑÜ]+)[,.;:)\"'”»?!\]-]*")
_VOWEL = re.compile(r"[aeiouyáéíóúü]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")  # UTF-8 read as Windows-1252: "ArtÃ­culo"
_MANY = 40  # words from which a page's habits can be judged
_SPACED = 0.6  # share of tokens of one or two characters on a page that is set "A r t í c u l o"
_DOUBLED = 0.8  # share of words whose every letter stands twice
_LIGATURES = ("ff", "fi", "fl")
_TOUCHING = 0.08  # line heights between the parts of one word; a space has some 0.2
_SIDEWAYS = 2.0  # times as high as wide: a word of four letters that stands on its end
_TURNED = 0.5  # share of its words on their end that makes a page a turned one


class Reader(Protocol):
    """What recognises pictures of pages."""

    def recognise(self, picture: Picture) -> Recognition | None:
        """The words on a picture, or None when it can't be read in time."""
        ...

    def turn_of(self, picture: Picture) -> int:
        """By how many degrees clockwise a picture must be turned to stand upright."""
        ...


Render = Callable[[int], Picture]  # a page's picture, turned clockwise by so many degrees


def soundness(words: Sequence[Word]) -> float:
    """The share, by length, of words that are shaped as words: small letters after the first, a vowel, no odd signs."""
    judged = [word.text for word in words if len(word.text) > 1 and not _DIGIT.search(word.text)]
    sound = sum(len(text) for text in judged if _SHAPE.fullmatch(text) and _VOWEL.search(text))
    return sound / max(sum(map(len, judged)), 1)


def needs_recognition(page: PrintedPage) -> bool:
    """Whether a page is a picture without text, carries a scanner's faulty layer, or a layer that is noise."""
    if sum(len(word.text) for word in page.words) < FEW:
        return page.image
    if page.scanned and soundness(page.words) < _SOUND_LAYER:
        return True
    return not legible(" ".join(word.text for word in page.words))


def recognised(page: PrintedPage, render: Render, reader: Reader) -> PrintedPage:
    """The page as the reader sees it, where that is better than its own layer; else the page as it is."""
    found, turn = reader.recognise(render(0)), 0
    sideways = found is not None and len(_upended(found.words)) > _TURNED * len(_long(found.words))
    if found is None or found.confidence < SURE or sideways:
        turns = (90, 270) if sideways else tuple(filter(None, (reader.turn_of(render(0)),)))
        tried = [(again, by) for by in turns if (again := reader.recognise(render(by)))]
        best, by = max(tried, key=lambda one: one[0].confidence, default=(None, 0))
        if best and (sideways or found is None or best.confidence > found.confidence):
            found, turn = best, by
    if found is None or not found.words or not _better(found, page):
        return page
    width, height = (page.height, page.width) if turn % 180 else (page.width, page.height)
    rules = page.rules if not turn else ()
    return replace(
        page, words=found.words, width=width, height=height, turn=turn, rules=rules, confidence=found.confidence
    )


def _better(found: Recognition, page: PrintedPage) -> bool:
    """Whether a recognition beats the page's own layer."""
    own = sum(len(word.text) for word in page.words)
    if own < FEW:
        return found.confidence >= _SURE_ENOUGH and sum(len(word.text) for word in found.words) > own
    return found.confidence >= SURE and soundness(found.words) > soundness(page.words)


def mended(page: PrintedPage) -> PrintedPage:
    """The page with letters set apart put together, letters and words printed twice taken once, encodings undone."""
    words = page.words
    for step in (_unspaced, _once, _undoubled, _unmixed, unshifted, _ligated):
        words = step(words)
    return page if words is page.words else replace(page, words=words)


def _unspaced(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words that the file gives letter by letter, "A r t í c u l o 5": put together where the gap is a letter's."""
    if len(words) < _MANY or sum(map((2).__ge__, map(len, _texts(words)))) < _SPACED * len(words):
        return words
    gaps = sorted(gap for before, after in pairwise(words) if (gap := _gap(before, after)) is not None)
    limit = _parting(gaps)
    if limit is None:
        return words
    joined = [words[0]]
    for before, word in pairwise(words):
        gap = _gap(before, word)
        if gap is None or gap > limit:
            joined.append(word)
        else:
            last = joined[-1]
            y0, y1 = min(last.y0, word.y0), max(last.y1, word.y1)
            joined[-1] = last._replace(text=last.text + word.text, y0=y0, x1=word.x1, y1=y1)
    return tuple(joined)


def _gap(before: Word, after: Word) -> float | None:
    """The space between two words of one line in line heights; None when they don't follow each other."""
    height = max(before.height, after.height)
    level = abs(before.y1 - after.y1) < height / 2
    return (after.x0 - before.x1) / height if level and -height < after.x0 - before.x1 < 2 * height else None


def _parting(gaps: Sequence[float]) -> float | None:
    """The width that best parts narrow gaps from wide ones (Otsu, 1979); None when there are no two kinds."""
    total, count = sum(gaps), len(gaps)
    best, limit, low = 0.0, None, 0.0
    for index, gap in enumerate(gaps[:-1], start=1):
        low += gap
        near, far = low / index, (total - low) / (count - index)
        spread = index * (count - index) * (far - near) ** 2
        if spread > best and far > 2 * max(near, 0.05):
            best, limit = spread, (gap + gaps[index]) / 2
    return limit


def _once(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words without those printed again over themselves a hair aside, which looks bold."""
    texts = _texts(words)
    if not any(map(eq, texts, islice(texts, 1, None))):
        return words
    kept = [word for index, word in enumerate(words) if not index or not _over(words[index - 1], word)]
    return tuple(kept) if len(kept) < len(words) else words


def _over(before: Word, word: Word) -> bool:
    """Whether a word is the one before, printed again in the same place."""
    if before.text != word.text:
        return False
    aside = abs(before.x0 - word.x0) + abs(before.x1 - word.x1) + abs(before.y0 - word.y0)
    return aside < 0.3 * word.height


def _undoubled(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Each letter once on a page where nearly every word has all of its letters twice: "AArrttííccuulloo"."""
    long = [text for text in _texts(words) if len(text) >= 4]
    if len(long) < 4 or sum([text[0] == text[1] and _twice(text) for text in long]) < _DOUBLED * len(long):
        return words
    return tuple(word._replace(text=word.text[::2]) if _twice(word.text) else word for word in words)


def _twice(text: str) -> bool:
    return len(text) >= 2 and text[::2] == text[1::2]


def _unmixed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words whose UTF-8 was taken for Windows-1252: "ArtÃ­culo" -> "Artículo"."""
    text = " ".join(_texts(words))
    if not ("Ã" in text or "Â" in text) or not _MOJIBAKE.search(text):
        return words
    return tuple(word._replace(text=_decoded(word.text)) for word in words)


def _texts(words: Sequence[Word]) -> list[str]:
    return [word[0] for word in words]


def _decoded(text: str) -> str:
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _ligated(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words that a font's ligature cuts, "ofi" "cial": put together where they touch. No Spanish word ends so."""
    if not any(word.text.endswith(_LIGATURES) for word in words):
        return words
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        gap = _gap(last, word) if last and last.text.endswith(_LIGATURES) else None
        if last and gap is not None and abs(gap) < _TOUCHING and word.text[0].islower():
            joined[-1] = last._replace(text=last.text + word.text, x1=word.x1)
        else:
            joined.append(word)
    return tuple(joined)


def upright(page: PrintedPage) -> PrintedPage:
    """A page whose text stands on its end, turned so that it reads; `turn` says by how much it was."""
    up = _upended(page.words)
    if len(up) < 3 or len(up) <= _TURNED * len(_long(page.words)):
        return page
    steps = [after.y0 - before.y0 for before, after in pairwise(page.words) if _stacked(before, after)]
    turn = 90 if sum(step < 0 for step in steps) >= len(steps) / 2 else 270
    words = tuple(Word(word.text, *_sides(word, page, turn), word.bold) for word in page.words)
    rules = tuple(Rule(*_sides(rule, page, turn)) for rule in page.rules)
    return replace(page, words=words, rules=rules, width=page.height, height=page.width, turn=turn)


def _sides(box: Word | Rule, page: PrintedPage, turn: int) -> tuple[float, float, float, float]:
    return turned((box.x0, box.y0, box.x1, box.y1), page.width, page.height, turn)


def _stacked(before: Word, after: Word) -> bool:
    """Whether two words stand over each other, as the words of an upended line do."""
    return min(before.x1, after.x1) - max(before.x0, after.x0) > 0.5 * min(before.x1 - before.x0, after.x1 - after.x0)


def _long(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if len(word.text) >= 4]


def _upended(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if upended(word)]


def upended(word: Word) -> bool:
    """Whether a word of some length is higher than it is wide: it stands on its end."""
    text, x0, y0, x1, y1, _ = word
    return y1 - y0 > _SIDEWAYS * (x1 - x0) and len(text) >= 4
