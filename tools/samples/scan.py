"""Turns page pictures into a PDF that looks scanned: grey, slightly turned, noisy, and without a text layer."""

import io
import random

DPI = 200
TURNS = (0.7, -0.5, 0.4)
NOISE = 0.1
QUALITY = 28


def scanned_pdf(pages: list[bytes], seed: int) -> bytes:
    """The PDF of the PNG pages after a scanner's harm; the seed fixes the noise."""
    from PIL import Image

    noise = random.Random(seed)
    harmed = []
    for number, page in enumerate(pages):
        grey = Image.open(io.BytesIO(page)).convert("L")
        turned = grey.rotate(TURNS[number % len(TURNS)], resample=Image.Resampling.BICUBIC, fillcolor=246)
        speckle = Image.frombytes("L", turned.size, noise.randbytes(turned.width * turned.height))
        harmed.append(Image.blend(turned, speckle, NOISE))
    out = io.BytesIO()
    harmed[0].save(
        out, "PDF", save_all=True, append_images=harmed[1:], resolution=DPI, quality=QUALITY,
        creationDate=None, modDate=None, title="escaneo",
    )  # fmt: skip
    return out.getvalue()
