"""Drafts and released answers as kept: nothing is changed, and only an answer that was approved is kept as one."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId
from desk import drafts, releases
from desk.consultations import fresh_id
from desk.drafts import EMPTY, Kept
from desk.model import EditReason
from desk.release import Change, Moved, moved
from desk.service import Desk
from tests.desk.world import NOON, People, Shelf, answer_of, draft_of, drafted, released
from tests.qa_service.laws import markets, ordinance, repealed

GENERATION = "gen-000001-prueba"


def test_a_draft_comes_back_with_every_citation_and_check(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.reading() as connection:
        found = drafts.get(connection, one.id, 1)
    assert found == Kept(one.id, "extractive", draft_of(desk), GENERATION, NOON, number=1)
    assert found.draft.citations
    assert found.digest == replace(found, number=0).digest


def test_drafts_are_numbered_and_none_takes_the_place_of_another(desk: Desk, people: People) -> None:
    one, other = drafted(desk, people.official), drafted(desk, people.stranger)
    refused = Kept(one.id, "extractive", EMPTY, GENERATION, NOON, "no_evidence", "No hay norma.", (EditReason.STYLE,))
    with desk.database.writing() as connection:
        assert drafts.add(connection, refused).number == 2
        assert drafts.add(connection, replace(refused, consultation=other.id)).number == 2
        assert drafts.history(connection, one.id) == (drafts.get(connection, one.id, 1), replace(refused, number=2))


def test_a_draft_not_there_yet_is_not_found(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.reading() as connection, pytest.raises(NotFound, match="Todavía"):
        drafts.get(connection, one.id, 2)


def test_a_released_answer_keeps_whole_copies_of_what_it_cites(desk: Desk, people: People) -> None:
    one = released(desk, people.official, people.advisor)
    with desk.database.reading() as connection:
        found = releases.last(connection, one.id)
    assert found is not None
    assert (found.number, found.draft, found.office) == (1, draft_of(desk), "Oficina de Asesoría")
    assert (found.on, found.released_at, found.generation) == (desk.today(), NOON, GENERATION)
    (source,) = found.sources
    texts = [wording.text for wording in desk.searcher().wordings(source.provision)]
    assert source.text in texts
    assert all(citation.quote in source.text for citation in found.draft.citations)


def test_a_consultation_without_an_answer_has_none(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.reading() as connection:
        assert releases.last(connection, one.id) is None
        assert releases.all_of(connection, one.id) == ()
        assert releases.citing(connection) == ()


def test_an_answer_without_kept_approvals_is_not_kept(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.writing() as connection:
        answer = answer_of(desk, one, drafts.get(connection, one.id, 1), people.advisor)
        with pytest.raises(ValueError, match="approvals"):
            releases.add(connection, answer, 1, 1, False, "x")
    with desk.database.reading() as connection:
        assert releases.last(connection, one.id) is None


def test_an_answer_cannot_be_made_of_a_draft_that_nobody_approved(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.reading() as connection:
        kept = drafts.get(connection, one.id, 1)
    other = replace(kept, draft=replace(kept.draft, caveats=("Otra cosa.",)))
    answer = answer_of(desk, one, other, people.advisor)
    with pytest.raises(ValueError, match="UNAPPROVED"):
        replace(answer, review=replace(answer.review, draft=kept.draft))


def test_answers_are_found_by_what_they_cite_until_they_are_stale(desk: Desk, people: People) -> None:
    one = released(desk, people.official, people.advisor)
    with desk.database.writing() as connection:
        cited = releases.citing(connection)
        assert cited
        assert {(id, provision.regulation.slug) for id, provision in cited} == {(one.id, "ley-99001")}
        found = releases.last(connection, one.id)
        assert found
        assert {provision for _, provision in cited} == {source.provision for source in found.sources}
        releases.mark_stale(connection, found, "x", NOON, ())
        assert releases.citing(connection) == ()


def test_answers_not_compared_today_come_oldest_first(desk: Desk, people: People) -> None:
    first = released(desk, people.official, people.advisor)
    second = released(desk, people.stranger, people.advisor)
    today = f"{GENERATION}:{desk.today()}"
    with desk.database.writing() as connection:
        assert releases.unchecked(connection, today, 10) == ()
        waiting = releases.unchecked(connection, "otro", 10)
        assert {one.consultation for one in waiting} == {first.id, second.id}
        assert len(releases.unchecked(connection, "otro", 1)) == 1
        releases.mark_sound(connection, [waiting[0]], "otro")
        assert releases.unchecked(connection, "otro", 10) == waiting[1:]


def test_what_moved_comes_back_with_both_wordings(desk: Desk, people: People, shelf: Shelf) -> None:
    one = released(desk, people.official, people.advisor)
    shelf.publish([ordinance(), repealed()])
    with desk.database.writing() as connection:
        found = releases.last(connection, one.id)
        assert found
        gone = moved(found.sources, desk.searcher(), found.on)
        assert [change.change for change in gone] == [Change.GONE]
        told = (*gone, Moved(found.sources[0], Change.ENDED, "Texto nuevo.", "la Ley 99002", date(2026, 12, 1)))
        releases.mark_stale(connection, found, "x", NOON, told)
        again = releases.last(connection, one.id)
    assert again == replace(found, checked="x", stale_at=NOON, moved=told)


def test_nothing_moved_while_the_law_stays(desk: Desk, people: People, shelf: Shelf) -> None:
    one = released(desk, people.official, people.advisor)
    shelf.publish([markets(), ordinance(), repealed()])
    with desk.database.reading() as connection:
        found = releases.last(connection, one.id)
    assert found
    assert moved(found.sources, desk.searcher(), found.on) == ()


def test_an_unknown_consultation_has_no_history(desk: Desk) -> None:
    with desk.database.reading() as connection:
        assert drafts.history(connection, fresh_id()) == ()
        assert releases.last(connection, fresh_id()) is None


def test_a_cited_provision_is_an_identifier_again(desk: Desk, people: People) -> None:
    released(desk, people.official, people.advisor)
    with desk.database.reading() as connection:
        assert all(isinstance(provision, ProvisionId) for _, provision in releases.citing(connection))
