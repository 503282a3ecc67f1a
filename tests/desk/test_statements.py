"""A draft changed a statement at a time: the rest stays, in its order and to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidInput, Outdated
from desk import claims, statements
from desk.edits import Quoted, Written
from desk.model import EditReason
from desk.service import Desk
from tests.desk.world import People, Shelf, drafted
from tests.qa_service.laws import ordinance, repealed

DRAFT = tuple(Written(text) for text in ("uno", "dos", "tres"))
QUOTED = Quoted("ley-99001#art_5", None, "5.3 La multa equivale a 10% de la UIT.")
WHY = [EditReason.STYLE]


def texts(written: statements.Statements) -> list[str]:
    return [one.text for one in written]


@pytest.mark.parametrize(
    ("place", "step", "found"),
    [(1, 1, ["dos", "uno", "tres"]), (3, -1, ["uno", "tres", "dos"]), (1, -1, ["uno", "dos", "tres"]),
     (3, 1, ["uno", "dos", "tres"])],
)  # fmt: skip
def test_a_statement_moves_one_place_and_no_further_than_the_ends(place: int, step: int, found: list[str]) -> None:
    assert texts(statements.moved(place, step)(DRAFT)) == found


@given(st.integers(1, 8), st.integers(1, 8), st.sampled_from([-1, 1]))
def test_moving_loses_and_doubles_nothing(count: int, place: int, step: int) -> None:
    draft = tuple(Written(str(number)) for number in range(count))
    if place > count:
        with pytest.raises(InvalidInput):
            statements.moved(place, step)(draft)
    else:
        assert sorted(texts(statements.moved(place, step)(draft))) == sorted(texts(draft))


def test_a_statement_is_said_otherwise_cited_added_and_removed() -> None:
    assert texts(statements.said(2, "otro")(DRAFT)) == ["uno", "otro", "tres"]
    assert statements.cited(2, QUOTED)(DRAFT)[1] == Written("dos", (QUOTED,))
    assert texts(statements.added("cuatro")(DRAFT)) == ["uno", "dos", "tres", "cuatro"]
    assert texts(statements.removed(2)(DRAFT)) == ["uno", "tres"]
    assert statements.same(DRAFT) == DRAFT


def test_citations_are_taken_out_by_their_numbers() -> None:
    other = Quoted("ley-99001#art_6", None, "b)")
    (made,) = statements.said(1, "uno", {1})((Written("uno", (QUOTED, other)),))
    assert made.citations == (other,)


@pytest.mark.parametrize("place", [0, 4])
def test_a_statement_that_is_not_there_is_not_changed(place: int) -> None:
    for change in (statements.said(place, "x"), statements.cited(place, QUOTED), statements.removed(place)):
        with pytest.raises(InvalidInput):
            change(DRAFT)


def test_what_is_not_touched_keeps_its_citations_as_they_were(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    held = claims.claim(desk, people.advisor, one.id, one.version)
    kept = statements.revise(desk, people.advisor, one.id, held.version, statements.added("Otra cosa."), WHY)
    first = kept.draft.statements[0].citations
    assert first
    again = statements.revise(desk, people.advisor, one.id, held.version + 1, statements.removed(2), WHY)
    assert again.draft.statements[0].citations == first


def test_a_citation_that_the_law_moved_away_from_stays_and_is_marked(desk: Desk, people: People, shelf: Shelf) -> None:
    one = drafted(desk, people.official)
    held = claims.claim(desk, people.advisor, one.id, one.version)
    shelf.publish([ordinance(), repealed()])
    kept = statements.revise(desk, people.advisor, one.id, held.version, statements.added("Otra cosa."), WHY)
    assert kept.draft.statements[0].citations
    assert kept.draft.statements[0].failed


def test_a_change_of_what_was_changed_meanwhile_is_refused(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    claims.claim(desk, people.advisor, one.id, one.version)
    with pytest.raises(Outdated):
        statements.revise(desk, people.advisor, one.id, one.version, statements.same, WHY)
