"""What lists tell of a norm is the same from its value and from its stored bytes."""

import json
from dataclasses import replace
from datetime import date

from corpus.codec import decode
from corpus.identifiers import RegulationId
from corpus.model import Source
from corpus.store import encode_regulation
from corpus.summary import Summary, summarise, summary_of
from tests.factories import regulation

OTHER = RegulationId("ley-77002")
NORM = replace(
    regulation("ley-77001", {"art_1": "Uno.", "art_2": "Dos."}, title="Ley de prueba", published=date(2020, 1, 1)),
    repealed_on=date(2024, 5, 6),
    repealed_by=OTHER,
    editions=(Source("segunda.pdf", "0" * 64, "pdf"),),
    warnings=("Falta el artículo 3.",),
)


def test_a_summary_counts_provisions_and_names_every_file() -> None:
    found = summary_of(NORM)
    assert (found.id.slug, found.title, found.published) == ("ley-77001", "Ley de prueba", date(2020, 1, 1))
    assert found.provisions == len(NORM.provisions)
    assert found.sources == (NORM.documents[0].source.path, "segunda.pdf")
    assert (found.repealed_on, found.repealed_by, found.warnings) == (date(2024, 5, 6), OTHER, NORM.warnings)


def test_the_stored_bytes_say_the_same() -> None:
    assert decode(Summary, summarise(json.loads(encode_regulation(NORM)))) == summary_of(NORM)
