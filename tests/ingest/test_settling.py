"""Days that hang on other norms, and applications that an editor undoes."""
# ruff: noqa: E501 -- printed sentences stay whole

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import StorageFailure
from corpus.identifiers import RegulationId
from corpus.model import Provision, ProvisionKind, Regulation, Span, Version
from corpus.validity import in_force, orderly
from ingest.amending import amend
from ingest.applications import application_id, applications, load_rejected, save_rejected
from ingest.settling import Days, awaited, begun, day_of_law, followed, settled
from ingest.starts import DOUBT, find_beginning
from tests.factories import regulation
from tests.ingest.test_amending import DAY, OLD, amending

PUBLISHED = date(2024, 6, 24)
LAW = RegulationId("ley-32000")


def provision(*days: tuple[date | None, date | None], by: RegulationId | None = None) -> Provision:
    versions = tuple(
        Version(0, (Span(0, 1),), start, end, by if place else None, by if end else None)
        for place, (start, end) in enumerate(days)
    )
    return Provision("art_1", ProvisionKind.ARTICLE, "Artículo 1", None, (), versions)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Nada dice.", date(2024, 6, 25)),
        ("La presente Ley entra en vigencia el 1 de enero del año siguiente.", date(2025, 1, 1)),
        ("A los treinta (30) días calendario de su publicación, la presente ley entra en vigencia.", date(2024, 7, 24)),
        ("El archivo puede destruir lo que no tenga utilidad, de acuerdo a la norma que rige cuando corresponda.", date(2024, 6, 25)),
    ],
)  # fmt: skip
def test_a_norm_begins_when_it_says(sentence: str, day: date) -> None:
    assert find_beginning(sentence, PUBLISHED).on == day


def test_a_decree_does_not_begin_with_the_law_it_prints() -> None:
    text = "Esta Ley entrará en vigor a los seis meses de su publicación."
    assert find_beginning(text, PUBLISHED, law=True).on == date(2024, 12, 24)
    assert find_beginning(text, PUBLISHED, law=False).on == date(2024, 6, 25)


def test_an_exception_gives_its_articles_a_day_of_their_own() -> None:
    text = "La presente Ley entra en vigencia al día siguiente de su publicación, excepto el artículo 1, que rige desde el 1 de enero de 2025."
    found = find_beginning(text, PUBLISHED)
    assert found.parts == (("art_1", date(2025, 1, 1)),)
    (one,) = begun((provision((found.on, None)),), found.on, found.parts)
    assert one.latest.valid_from == date(2025, 1, 1)


def test_an_exception_that_is_not_understood_is_told() -> None:
    text = "La presente Ley entra en vigencia al día siguiente de su publicación, salvo el anexo, que entra en vigencia cuando se apruebe."
    assert "excepción" in find_beginning(text, PUBLISHED).warnings[0]


WAITING = "Artículo 1.- Vigencia\nLa presente Ley entra en vigencia a los noventa días calendario de la publicación de su reglamento."


def waiting() -> Regulation:
    beginning = find_beginning(WAITING, PUBLISHED)
    norm = regulation("ley-32000", {"art_1": [(WAITING, beginning.on, None)]}, published=PUBLISHED)
    return replace(norm, effective=beginning.on, warnings=beginning.warnings)


def test_a_law_that_waits_for_its_reglamento_is_told_until_that_is_known() -> None:
    assert waiting().warnings[0].startswith(DOUBT)
    assert awaited(waiting(), [None]) == waiting()


def test_a_law_that_waits_begins_a_term_after_its_first_reglamento() -> None:
    # Law 32069 and its reglamento: published 22 January 2025, in force from 22 April 2025.
    found = awaited(waiting(), [date(2025, 8, 1), date(2025, 1, 22), date(2001, 1, 1)])
    assert (found.effective, found.warnings) == (date(2025, 4, 22), ())
    assert found.provisions[0].latest.valid_from == date(2025, 4, 22)


def test_an_amendment_binds_when_its_norm_does() -> None:
    usual, late = date(2024, 6, 25), date(2025, 4, 22)
    norm = regulation("ley-1", {"art_1": "x"})
    norm = replace(
        norm, provisions=(provision((None, usual), (usual, None), by=LAW),), repealed_on=usual, repealed_by=LAW
    )
    found = settled(norm, {LAW: Days(PUBLISHED, late)})
    assert [(one.valid_from, one.valid_to) for one in found.provisions[0].versions] == [(None, late), (late, None)]
    assert found.repealed_on == late
    assert settled(found, {LAW: Days(PUBLISHED, late)}) == found


def test_days_that_would_cross_stay_as_they_were() -> None:
    usual, before = date(2024, 6, 25), date(2024, 9, 1)
    crossing = provision((None, usual), (usual, before), by=LAW)
    norm = replace(regulation("ley-1", {"art_1": "x"}), provisions=(crossing,))
    assert settled(norm, {LAW: Days(PUBLISHED, date(2025, 4, 22))}).provisions == (crossing,)


def applied() -> Regulation:
    return next(one for one in amend((OLD, amending())).regulations if one.id == OLD.id)


def test_each_application_tells_old_new_and_why() -> None:
    found = applications(applied())
    assert [(one.eid, one.origin, one.on, one.old is None) for one in found] == [
        ("art_12", "art_1", DAY, False),
        ("art_12-A", "art_3", DAY, True),
        ("art_15__para_15.2", "art_2", DAY, False),
    ]
    last = found[-1]
    assert "veinte metros" in (last.old or "") and "doce metros" in last.new
    assert "modifica art_15__para_15.2" in last.why


@given(st.sets(st.integers(0, 2)))
@settings(max_examples=8, deadline=None)
def test_a_rejected_application_is_as_if_never_ordered(places: set[int]) -> None:
    found = applications(applied())
    rejected = frozenset(found[place].id for place in places)
    result = amend((OLD, amending()), rejected=rejected)
    law = next(one for one in result.regulations if one.id == OLD.id)
    assert {one.id for one in applications(law)} == {one.id for one in found} - rejected
    assert len(result.rejected) == len(places)
    assert amend(result.regulations, rejected=rejected).regulations == result.regulations
    if len(places) == 3:
        assert law == OLD


def test_no_day_has_two_wordings_after_amending() -> None:
    law = applied()
    assert all(orderly(one) for one in law.provisions)
    for one in law.provisions:
        assert sum(in_force(version, DAY) for version in one.versions) <= 1


def test_an_id_hangs_on_what_is_done() -> None:
    one = application_id(LAW, "art_1", LAW, DAY, "nuevo")
    assert one == application_id(LAW, "art_1", LAW, DAY, "nuevo")
    assert one != application_id(LAW, "art_1", LAW, DAY, "otro")


def test_rejections_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rechazos.json"
    assert load_rejected(path) == frozenset()
    save_rejected(["b", "a", "b"], path)
    assert load_rejected(path) == {"a", "b"}
    path.write_text("{", encoding="utf-8")
    with pytest.raises(StorageFailure, match="Bórrelo"):
        load_rejected(path)


DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(st.lists(DAYS, min_size=2, max_size=6, unique=True).map(sorted), DAYS)
def test_wordings_in_a_row_are_orderly_and_one_at_most_binds(days: list[date], on: date) -> None:
    row = provision(*zip([None, *days], [*days, None], strict=True))
    assert orderly(row)
    assert sum(in_force(one, on) for one in row.versions) == 1
    assert not orderly(replace(row, versions=tuple(reversed(row.versions))))


@pytest.mark.parametrize(
    ("sentence", "law", "day"),
    [
        ("Artículo 1.- Regula la Ley.", Days(PUBLISHED, date(2025, 4, 22)), date(2025, 4, 22)),
        ("Artículo 1.- Regula la Ley.", Days(PUBLISHED, date(2024, 6, 25)), date(2025, 1, 23)),
        ("Artículo 1.- Regula la Ley.", Days(date(2025, 2, 1), date(2025, 4, 22)), date(2025, 1, 23)),
        ("El presente decreto supremo entra en vigencia al día siguiente de su publicación.", Days(PUBLISHED, date(2025, 4, 22)), date(2025, 1, 23)),
    ],
)  # fmt: skip
def test_a_reglamento_that_names_no_day_binds_no_sooner_than_its_law(sentence: str, law: Days, day: date) -> None:
    # D.S. 009-2025-EF, published 22 January 2025, names no day; the law that it regulates binds from 22 April.
    own = regulation("ds-1", {"art_1": [(sentence, date(2025, 1, 23), None)]}, published=date(2025, 1, 22))
    found = followed(replace(own, effective=date(2025, 1, 23)), {LAW: law}, [LAW])
    assert (found.effective, found.provisions[0].latest.valid_from) == (day, day)


def test_of_two_laws_regulated_neither_moves_the_day() -> None:
    days = {LAW: Days(PUBLISHED, date(2025, 4, 22)), RegulationId("ley-2"): Days(PUBLISHED, date(2025, 5, 1))}
    assert day_of_law(Days(date(2025, 1, 22), date(2025, 1, 23)), days, days) is None
