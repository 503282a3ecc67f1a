"""Figures against tables worked out by hand."""

from collections.abc import Iterable
from datetime import datetime

import pytest

from desk.deadlines import PERU
from desk.model import Matter
from insight.cases import Case, Collected
from insight.figures import By, overview, served, table
from insight.gaps import gaps
from insight.intervals import share
from insight.mending import Mend
from insight.periods import Period, Quarter
from insight.reviews import Of, mended, reviewed
from insight.suppression import Threshold
from qa_service.places import districts

LIMA, CUSCO = ("Lima", "Lima", "Lince"), ("Cusco", "Cusco", "Wanchaq")
MORNING = datetime(2026, 2, 2, 9, 15, tzinfo=PERU)  # a Monday
LAW = ("ley-27972", "art_9")


def case(number: int = 0, **more: object) -> Case:
    told = {"asker": f"p{number}", "asked": MORNING, "place": LIMA, "ubigeo": "150116", "matter": Matter.TASK}
    return Case(**{**told, "drafter": "extractive", **more})  # type: ignore[arg-type]


def found(cases: Iterable[Case], decided: dict[str, int] | None = None) -> Collected:
    return Collected(Period(Quarter(2026, 1), Quarter(2026, 3)), tuple(cases), decided or {})


def many(count: int, **more: object) -> list[Case]:
    return [case(number, **more) for number in range(count)]


def rows(cases: Iterable[Case], by: By) -> dict[str, int]:
    return {"/".join(line.key): line.service.cases for line in table(found(cases), by, Threshold()).lines}


def test_places_are_counted_at_each_level() -> None:
    cases = many(6) + many(7, place=("Lima", "Lima", "Comas"), ubigeo="150110") + many(5, place=CUSCO, ubigeo="080108")
    assert rows(cases, By.DEPARTMENT) == {"Lima": 13, "Cusco": 5}
    assert rows(cases, By.DISTRICT) == {"Lima/Lima/Comas": 7, "Lima/Lima/Lince": 6, "Cusco/Cusco/Wanchaq": 5}


def test_a_small_district_and_its_neighbour_are_told_as_a_sum() -> None:
    cases = many(2) + many(7, place=("Lima", "Lima", "Comas")) + many(9, place=("Lima", "Lima", "Ate"))
    made = table(found(cases), By.DISTRICT, Threshold())
    assert [(line.key[-1], line.service.cases) for line in made.lines] == [("Ate", 9)]
    assert (made.total, made.withheld) == (18, 9)


def test_topics_kinds_and_hours() -> None:
    late = MORNING.replace(hour=16)
    cases = many(6, topic="tributos", asked=late) + many(8, topic="personal", matter=Matter.LEGAL)
    assert rows(cases, By.TOPIC) == {"personal": 8, "tributos": 6}
    assert rows(cases, By.MATTER) == {"legal": 8, "tramite": 6}
    assert rows(cases, By.HOUR) == {"09:00": 8, "16:00": 6}
    assert rows(cases, By.WEEKDAY) == {"lunes": 14}
    assert rows(cases, By.MONTH) == {"2026-02": 14}


def test_norms_overlap_so_nothing_is_left_of_a_total() -> None:
    cases = many(6, articles=frozenset({LAW, ("ley-27444", "art_3")})) + many(5, articles=frozenset({LAW}))
    assert rows(cases, By.NORM) == {"ley-27972": 11, "ley-27444": 6}
    assert rows(cases, By.ARTICLE) == {"ley-27972/art_9": 11, "ley-27444/art_3": 6}
    assert table(found(cases), By.NORM, Threshold()).withheld is None


def test_a_row_small_in_one_quarter_is_not_told_of_the_period() -> None:
    summer = datetime(2026, 5, 4, 9, tzinfo=PERU)
    cases = many(6, topic="tributos") + many(9, topic="personal") + many(2, topic="tributos", asked=summer)
    cases += many(9, topic="personal", asked=summer) + many(9, topic="ambiente", asked=summer)
    assert rows(cases, By.TOPIC) == {"personal": 18}


def test_a_quarter_with_too_few_is_not_told_at_all() -> None:
    made = table(found(many(4)), By.TOPIC, Threshold())
    assert (made.total, made.lines) == (0, ())


def test_how_a_group_was_served() -> None:
    times = [(1.0, 0, True), (5.0, 1, True), (30.0, 2, True), (100.0, 6, False)]
    cases = [case(n, hours=h, workdays=d, in_time=t) for n, (h, d, t) in enumerate(times)]
    cases += [case(8, refusal="outside_corpus"), case(9, refusal="drafting_failed")]
    told = served(cases)
    assert (told.cases, told.answered, told.hours_p50, told.hours_p90) == (6, 4, 5.0, 100.0)
    assert (told.workdays_p50, told.workdays_p90) == (1, 6)
    assert told.in_time == share(3, 4)
    assert told.abstained == share(1, 5)  # what failed was not refused


def test_coverage_counts_each_district_once() -> None:
    told = overview(
        found([*many(3), case(4, place=CUSCO, ubigeo="080108"), case(5, place=("Lima", "", ""), ubigeo="15")])
    )
    assert (told.districts, told.of_districts) == (2, districts())
    assert 1_800 < districts() < 1_950


def test_reviews_by_drafter() -> None:
    kept = many(3, hours=1.0, accepted=True, distance=0.0, score=5)
    changed = [case(n, hours=1.0, accepted=False, distance=0.5, mends=("NUMBER",), reasons=("style",)) for n in (3, 4)]
    by_hand = [case(6, hours=1.0, refusal="outside_corpus", reasons=("answered_by_hand",))]
    (told,) = reviewed(found(kept + changed + by_hand + many(3)), Of.DRAFTER, Threshold())
    assert (told.group, told.answers, told.by_hand) == ("extractive", 6, 1)
    assert told.accepted == share(3, 5)
    assert told.distance and (told.distance.value, told.distance.of) == (0.2, 5)
    assert told.rating and (told.rating.value, told.rating.of) == (5.0, 3)
    assert told.reasons == {"style": 2, "answered_by_hand": 1}


def test_what_is_mended_most_comes_first() -> None:
    changed = [case(n, accepted=False, mends=("NUMBER", "WORDING")) for n in range(2)]
    told = mended(found([*changed, case(3, accepted=False, mends=("NUMBER",)), case(4, accepted=True), case(5)]))
    assert [(one.kind, one.count, one.share) for one in told] == [
        (Mend.NUMBER, 3, share(3, 4)),
        (Mend.WORDING, 2, share(2, 4)),
    ]


@pytest.mark.parametrize(("of", "group"), [(Of.TOPIC, "tributos"), (Of.MATTER, "tramite"), (Of.NORM, "ley-27972")])
def test_reviews_of_small_groups_are_not_told(of: Of, group: str) -> None:
    answered = {"hours": 1.0, "topic": "tributos", "articles": frozenset({LAW})}
    assert reviewed(found(many(4, **answered)), of, Threshold()) == ()
    assert [one.group for one in reviewed(found(many(5, **answered)), of, Threshold())] == [group]


def test_gaps_name_national_norms_at_once_and_local_ones_when_many_ask() -> None:
    vain = {"refusal": "outside_corpus"}
    cases = [case(1, lacking=("ley-30364", "ordenanza-9-mdx"), **vain), case(2, lacking=("ds-1-2020-ef",), **vain)]
    cases += many(5, lacking=("ordenanza-7-mdy",), **vain) + many(5, topic="ambiente", **vain) + many(9, lacking=("x",))
    told = gaps(found(cases), {"ds-1-2020-ef"}, Threshold())
    assert {one.name: one.questions for one in told.norms} == {"ordenanza-7-mdy": 5, "ley-30364": 1}
    assert [(one.name, one.questions) for one in told.topics] == [("ambiente", 5)]
    assert told.questions == 12
