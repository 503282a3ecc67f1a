"""Akoma Ntoso over norms as they are: the shipped samples and the real norms beside the checkout."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.aknreader import read_akn
from corpus.akomantoso import write_akn
from corpus.model import Regulation
from ingest.assembly import read_regulations
from ingest.model import Refusal
from tests.corpus.akn import complaints, facts

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def norms(paths: Iterator[Path]) -> Iterator[Regulation]:
    """Every norm in some files."""
    for path in paths:
        found = read_regulations(path)
        yield from () if isinstance(found, Refusal) else found


def lost(found: Iterator[Regulation]) -> list[str]:
    """Norms that do not come back, or that the standard's schema refuses."""
    wrong = []
    for norm in found:
        data = write_akn(norm)
        if complaints(data) or facts(read_akn(data)) != facts(norm):
            wrong.append(norm.id.slug)
    return wrong


@pytest.mark.slow
def test_every_sample_is_valid_and_comes_back() -> None:
    assert lost(norms(path for path in sorted(SAMPLES.iterdir()) if path.suffix in {".pdf", ".md", ".html"})) == []


@pytest.mark.slow
@pytest.mark.shared
def test_every_real_norm_is_valid_and_comes_back(shared: Path) -> None:
    assert lost(norms(iter(sorted((shared / "corpus/norms").glob("*.md"))))) == []
