"""Frozen values go to JSON and come back the same."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.codec import decode, encode
from corpus.identifiers import RegulationId
from corpus.model import Place, Provision, ProvisionKind, Regulation, Span, Version
from ingest.ledger import Entry
from ingest.model import Refusal, RefusalReason
from tests.factories import regulation

DAYS = st.none() | st.dates()
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10_000), st.integers(0, 500))
VERSIONS = st.builds(
    Version,
    document=st.integers(0, 3),
    spans=st.lists(SPANS, max_size=3).map(tuple),
    valid_from=DAYS,
    valid_to=DAYS,
    amended_by=st.none() | st.just(RegulationId("ley-27972")),
    repealed=st.booleans(),
)


@given(VERSIONS)
def test_a_version_comes_back_the_same_through_json(version: Version) -> None:
    assert decode(Version, json.loads(json.dumps(encode(version)))) == version


@given(st.lists(VERSIONS, max_size=3).map(tuple), st.sampled_from(ProvisionKind), st.none() | st.text(max_size=20))
def test_a_provision_comes_back_the_same(versions: tuple[Version, ...], kind: ProvisionKind, title: str | None) -> None:
    provision = Provision("art_1", kind, "Artículo 1", title, ("Título I",), versions)
    assert decode(Provision, json.loads(json.dumps(encode(provision)))) == provision


@pytest.mark.parametrize(
    "whole",
    [
        regulation("ley-30001", {"art_1": "Uno.", "art_2": "Dos."}, published=date(2020, 1, 2)),
        regulation("ordenanza-012-2024-mdsj", {"art_1": "Uno."}, place=Place("Lima", "Lima", "San Jacinto")),
        regulation("ley-30002", {"art_1": "Uno."}, repealed_on=date(2021, 5, 6), repealed_by="ley-30001"),
        regulation("ley-30003", {"art_1": "Uno. " * 50}, page_length=40, aliases=("Ley Uno",), notice="Inventada."),
    ],
    ids=lambda whole: str(whole.id),
)
def test_a_regulation_comes_back_the_same(whole: Regulation) -> None:
    assert decode(Regulation, json.loads(json.dumps(encode(whole)))) == whole


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (Span(3, 7), [3, 7]),
        (RegulationId("ley-27972"), "ley-27972"),
        (date(2003, 5, 27), "2003-05-27"),
        ((1, 2), [1, 2]),
        ({"a": Span(0, 1)}, {"a": [0, 1]}),
        (None, None),
    ],
)
def test_small_values_have_a_small_form(value: object, data: object) -> None:
    assert encode(value) == data


def test_fields_that_hold_their_default_are_left_out() -> None:
    assert encode(Version(0, (Span(0, 4),))) == {"document": 0, "spans": [[0, 4]]}


def test_a_refusal_keeps_its_reason() -> None:
    entry = Entry("0" * 64, "r", refusal=Refusal("x.pdf", RefusalReason.SCAN, "Páselo por un OCR."))
    back = decode(Entry, json.loads(json.dumps(encode(entry))))
    assert back == entry
    assert back.refusal is not None
    assert back.refusal.reason is RefusalReason.SCAN


@pytest.mark.parametrize(
    "data",
    [
        {"spans": [[0, 4]]},
        {"document": 0, "spans": [[0]]},
        {"document": 0, "spans": [[0, 4]], "valid_from": "ayer"},
        {"document": 0, "spans": [[0, 4]], "color": "rojo"},
        [],
        [0, 4],
        "texto",
        5,
        None,
    ],
)
def test_data_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(Version, data)
