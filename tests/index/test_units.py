from collections.abc import Iterable
from datetime import date

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Place
from index.model import Query
from index.passages import card_of
from index.units import Unit, Units, binds_in
from tests.factories import regulation

D2000, D2010, D2020, TODAY = date(2000, 1, 1), date(2010, 1, 1), date(2020, 1, 1), date(2026, 11, 23)
LIMA = Place("Lima", "Lima", None)
SURCO = Place("Lima", "Lima", "Santiago de Surco")
MIRAFLORES = Place("Lima", "Lima", "Miraflores")
CUSCO = Place("Cusco", "Cusco", None)

CARDS = {
    0: card_of(regulation("ley-1", {})),
    1: card_of(regulation("ley-2", {}, repealed_on=D2020)),
    2: card_of(regulation("ordenanza-3-mss", {}, place=SURCO)),
}
UNITS = Units.build(
    [
        Unit(row=0, norm=0, article=0, valid_from=None, valid_to=D2010),
        Unit(row=1, norm=0, article=0, valid_from=D2010, valid_to=None),
        Unit(row=2, norm=0, article=1, valid_from=D2000, valid_to=D2010),
        Unit(row=3, norm=1, article=2, valid_from=D2000, valid_to=D2020),
        Unit(row=4, norm=2, article=3, valid_from=D2000, valid_to=None),
    ],
    owners=[0, 1, 1, 2, 3, 4],
)


def bearing(as_of: date, place: Place | None = None, named: Iterable[str] = ()) -> list[int]:
    query = Query("", as_of, place, frozenset(RegulationId(slug) for slug in named))
    return UNITS.bearing(query, CARDS).tolist()


def test_today_only_what_is_in_force_bears() -> None:
    assert bearing(TODAY) == [1, 4]


def test_another_day_has_its_own_wordings() -> None:
    assert bearing(date(2005, 6, 1)) == [0, 2, 3, 4]
    assert bearing(date(1999, 6, 1)) == [0]


def test_a_wording_ends_the_day_before_its_end() -> None:
    assert 0 in bearing(date(2009, 12, 31))
    assert bearing(D2010)[0] == 1


def test_a_repealed_norm_bears_when_it_is_named() -> None:
    assert 3 in bearing(TODAY, named=["ley-2"])


def test_a_norm_named_gives_its_last_wordings_too() -> None:
    assert bearing(TODAY, named=["ley-1"]) == [1, 2, 4]


def test_a_named_norm_that_had_not_begun_gives_nothing() -> None:
    assert bearing(date(1999, 6, 1), named=["ley-2"]) == [0]


def test_a_neighbour_s_norms_stay_out_unless_named() -> None:
    assert bearing(TODAY, MIRAFLORES) == [1]
    assert bearing(TODAY, SURCO) == [1, 4]
    assert bearing(TODAY, MIRAFLORES, ["ordenanza-3-mss"]) == [1, 4]


def test_of_overlapping_wordings_the_newest_in_force_bears() -> None:
    units = Units.build([Unit(0, 0, 0, None, None), Unit(1, 0, 0, D2000, D2010)], owners=[])
    assert units.bearing(Query("", TODAY), CARDS).tolist() == [0]
    assert units.bearing(Query("", D2000), CARDS).tolist() == [1]


def test_no_units_bear_on_nothing() -> None:
    assert Units.build([], []).bearing(Query("", TODAY), {}).size == 0


@pytest.mark.parametrize(
    ("norm", "asked", "binds"),
    [
        (Place(), SURCO, True),
        (Place(), None, True),
        (SURCO, None, True),
        (SURCO, SURCO, True),
        (SURCO, Place(district="SANTIAGO DE SURCO"), True),
        (SURCO, MIRAFLORES, False),
        (SURCO, LIMA, False),
        (LIMA, SURCO, True),
        (LIMA, CUSCO, False),
        (Place("Cusco"), CUSCO, True),
        (Place("Áncash"), Place("Ancash", "Huaraz", "Huaraz"), True),
        (Place("Junín", "Huancayo", "San Jerónimo"), Place("Cusco", "Cusco", "San Jerónimo"), False),
    ],
)
def test_a_norm_binds_its_own_place_and_what_lies_inside(norm: Place, asked: Place | None, binds: bool) -> None:
    assert binds_in(norm, asked) is binds


def test_a_norm_left_out_never_bears_not_even_when_named() -> None:
    query = Query("", TODAY, named=frozenset({RegulationId("ley-1")}), without=frozenset({RegulationId("ley-1")}))
    assert UNITS.bearing(query, CARDS).tolist() == [4]
