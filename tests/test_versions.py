"""How the benchmark of wordings in time tells a life that can be from one that can't."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.versions import faults
from corpus.identifiers import RegulationId
from corpus.model import Provision, ProvisionKind, Regulation, Span, Version
from tests.factories import regulation

LAW = RegulationId("ley-32000")
FIRST, SECOND, THIRD = date(2020, 1, 2), date(2021, 1, 2), date(2022, 1, 2)
TEXT = "uno dos tres"
WHOLE = Span(0, len(TEXT))


def norm(*provisions: Provision) -> Regulation:
    made = regulation("ley-1", {"art_1": TEXT}, published=date(2020, 1, 1))
    return replace(made, effective=FIRST, provisions=provisions)


def article(*versions: Version, eid: str = "art_1") -> Provision:
    kind = ProvisionKind.PARAGRAPH if "__" in eid else ProvisionKind.ARTICLE
    return Provision(eid, kind, eid, None, (), versions)


def wording(
    start: date | None, end: date | None = None, by: RegulationId | None = None, span: Span = WHOLE, gone: bool = False
) -> Version:
    return Version(0, (span,), start, end, by, LAW if end else None, gone)


def rules(*provisions: Provision) -> list[str]:
    return [fault.rule for fault in faults(norm(*provisions))]


@pytest.mark.parametrize(
    ("versions", "found"),
    [
        ([wording(FIRST)], []),
        ([wording(FIRST, SECOND), wording(SECOND, by=LAW)], []),
        ([wording(FIRST, SECOND, gone=True), wording(THIRD, by=LAW)], []),
        ([wording(FIRST, SECOND), wording(THIRD, by=LAW)], ["gap"]),
        ([wording(FIRST, THIRD), wording(SECOND, by=LAW)], ["overlap"]),
        ([wording(FIRST), wording(SECOND, by=LAW)], ["open before the last"]),
        ([wording(SECOND, SECOND)], ["empty"]),
        ([wording(date(2019, 1, 1))], ["before publication"]),
        ([wording(FIRST, SECOND), wording(SECOND)], ["brought by no norm"]),
        ([wording(FIRST, SECOND, span=Span(4, 7)), wording(SECOND, by=LAW, span=Span(0, 3))],
         ["newer wording printed above"]),
    ],
)  # fmt: skip
def test_each_rule_is_told_by_its_name(versions: list[Version], found: list[str]) -> None:
    assert rules(article(*versions)) == found


def test_a_part_must_stand_in_the_wording_around_it_on_each_of_its_days() -> None:
    around = article(wording(FIRST, SECOND, span=Span(0, 3)), wording(SECOND, by=LAW, span=Span(4, 12)))
    assert rules(around, article(wording(FIRST, SECOND, span=Span(0, 2)), eid="art_1__para_1")) == []
    assert rules(around, article(wording(FIRST, span=Span(0, 2)), eid="art_1__para_1")) == [
        "not in the wording around it"
    ]
    ended = article(wording(FIRST, SECOND, gone=True))
    assert rules(ended, article(wording(FIRST), eid="art_1__para_1")) == ["in force alone"]
    late = article(wording(SECOND))
    assert rules(late, article(wording(FIRST), eid="art_1__para_1")) == ["in force alone"]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=5))
def test_a_chain_of_wordings_without_gaps_has_no_fault(lengths: list[int]) -> None:
    edges = [FIRST]
    for length in lengths:
        edges.append(date.fromordinal(edges[-1].toordinal() + length))
    versions = [wording(a, b, LAW if a > FIRST else None) for a, b in zip(edges, [*edges[1:-1], None], strict=False)]
    assert rules(article(*versions)) == []
