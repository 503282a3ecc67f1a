"""What an editor types is found, or the nearest is named."""

from pathlib import Path

import pytest

from corpus.errors import InvalidInput, NotFound
from corpus.store import Store
from qa_service.lookup import either, find_norm, find_provision, near_norms, near_provisions
from tests.qa_service.laws import markets, ordinance

EIDS = ["preface", "art_1", "art_2", "art_19", "art_20", "art_20__para_1", "art_21", "annex_1__art_22", "dcf_1"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path)
    for norm in (markets(), ordinance()):
        made.write(norm)
    return made


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("art_20__para_99", "art_20"),
        ("art_20__para_1__point_b", "art_20__para_1"),
        ("art_22", "annex_1__art_22"),
        ("art_3", "art_2"),
        ("dcf_2", "dcf_1"),
    ],
)
def test_what_holds_it_then_the_same_number_then_the_neighbours_are_near(asked: str, first: str) -> None:
    assert near_provisions(asked, EIDS)[0] == first


def test_nothing_is_near_what_is_like_nothing() -> None:
    assert near_provisions("zzz", EIDS) == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [("27972", ("ley-27972",)), ("ley-027972", ("ley-27972",)), ("ley-27971", ("ley-27972",)), ("xyz", ())],
)
def test_norms_of_that_number_or_spelt_alike_are_near(asked: str, found: tuple[str, ...]) -> None:
    assert near_norms(asked, ["ley-27972", "ds-004-2019-jus"]) == found


def test_a_norm_and_a_provision_are_found_by_their_ids(store: Store) -> None:
    assert find_norm(store, "ley-99001") == markets()
    norm, provision = find_provision(store, "ley-99001#art_5")
    assert (norm, provision.eid) == (markets(), "art_5")


@pytest.mark.parametrize("asked", ["Ley N° 99001", "ley Nº 99001", " Ley 99001"])
def test_a_norm_is_found_by_its_designation_too(store: Store, asked: str) -> None:
    assert find_norm(store, asked) == markets()


def test_a_designation_that_is_not_there_names_the_nearest(store: Store) -> None:
    with pytest.raises(NotFound, match=r"La norma Ley N° 99002 no está en el corpus\. Lo más parecido: ley-99001"):
        find_norm(store, "Ley N° 99002")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("ley-99001#art_8", "ley-99001#art_7"),
        ("ley-99002#art_5", "Lo más parecido: ley-99001"),
        ("rm-1", "absuelve norms"),
    ],
)
def test_what_is_not_there_names_what_is(store: Store, asked: str, said: str) -> None:
    with pytest.raises(NotFound, match=said):
        find_provision(store, asked if "#" in asked else f"{asked}#art_1")


def test_a_text_names_a_norm_or_a_provision() -> None:
    assert either("ley-1") == ("ley-1", None)
    assert either("ley-1#art_2") == ("ley-1", "art_2")
    with pytest.raises(InvalidInput, match="ley-1#"):
        either("ley-1#")
