"""Typesets the sample corpus: `python -m tools.samples.build [FOLDER]` (default corpus/samples)."""

import hashlib
import json
import sys
from pathlib import Path

from tools.samples import expected, markup, scan, typeset, webtext

TEXTS = Path(__file__).with_name("texts")
TARGET = Path(__file__).parents[2] / "corpus" / "samples"
SCAN_SEED = 20240415


def bytes_of(sample: markup.Sample) -> bytes:
    """The file of one sample, in the layout that its head names."""
    if sample.layout == "markdown":
        return webtext.markdown_of(sample.norms[0]).encode("utf8")
    if sample.layout == "html":
        return webtext.html_of(sample.norms[0]).encode("utf8")
    if sample.layout == "scan":
        return scan.scanned_pdf(typeset.pictures_of(sample, scan.DPI), SCAN_SEED)
    return typeset.pdf_of(sample)


def build(target: Path) -> dict[str, str]:
    """Write every sample, expected.json and manifest.json; returns the SHA-256 of each sample by file name."""
    samples = markup.read_samples(TEXTS)
    hashes = {}
    for sample in samples:
        content = bytes_of(sample)
        (target / sample.file).write_bytes(content)
        hashes[sample.file] = hashlib.sha256(content).hexdigest()
    write_json(target / "expected.json", expected.expected_of(samples))
    write_json(target / "manifest.json", dict(sorted(hashes.items())))
    return hashes


def write_json(path: Path, value: object) -> None:
    """Write readable UTF-8 JSON that ends in a line break."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
