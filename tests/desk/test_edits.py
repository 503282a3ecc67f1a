"""An advisor's statements and quotes become a draft: our spans, our checks, nothing of anybody's overwritten."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.errors import Conflict, Forbidden, InvalidInput, Outdated
from corpus.validity import Status
from desk.drafts import Kept
from desk.edits import Quoted, Written, cite, edit
from desk.model import Consultation, EditReason, State
from desk.reviewing import history, open_draft
from desk.service import Desk
from qa_service.differences import Change
from qa_service.model import CheckKind
from tests.desk.gazette import amended, shelf_with
from tests.desk.hands import received, take, written
from tests.desk.world import Clock, People, Shelf, drafted
from tests.qa_service.laws import CHANGED, TODAY, searcher

REASONS = [EditReason.WRONG_WORDING]
TERM = Quoted("ley-99001#art_5", None, "en el plazo de quince (15) días hábiles")
APPEAL = Written("Se apela en quince (15) días hábiles.", (TERM,))


def held(desk: Desk, people: People) -> Consultation:
    """A consultation that the advisor holds."""
    return take(desk, drafted(desk, people.official), people.advisor)


def test_what_is_quoted_gets_the_spans_of_the_law(desk: Desk, people: People) -> None:
    one = held(desk, people)
    kept = edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS)
    (citation,) = kept.draft.citations
    assert (str(citation.provision), citation.status) == ("ley-99001#art_5__para_5.2", Status.IN_FORCE)
    text = desk.searcher().wordings(citation.provision)[0].text
    assert text[citation.start : citation.end] == citation.quote == TERM.quote
    assert kept.draft.grounded


def test_the_edited_draft_is_the_one_that_counts_and_the_one_before_is_kept(desk: Desk, people: People) -> None:
    one = held(desk, people)
    edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS)
    sheet = open_draft(desk, people.advisor, one.id)
    assert (sheet.kept.number, sheet.kept.author) == (2, people.advisor.id)
    assert (sheet.consultation.draft, sheet.consultation.state) == (2, State.IN_REVIEW)
    assert [revision.kept.number for revision in history(desk, people.advisor, one.id).revisions] == [1, 2]


def test_line_breaks_that_a_screen_made_are_no_difference() -> None:
    broken = replace(TERM, quote="en el plazo\n   de quince (15)\tdías hábiles ")
    assert cite(broken, searcher(), TODAY).quote == TERM.quote


def test_an_older_wording_is_cited_by_the_day_it_began() -> None:
    old = Quoted("ley-99001#art_7", date(2003, 5, 28), "tres veces al mes")
    citation = cite(old, searcher(), TODAY)
    assert (citation.status, citation.valid_to) == (Status.SUPERSEDED, CHANGED)


WRONG = {
    "words that are not in it": (replace(TERM, quote="en el plazo de noventa (90) días"), "tal cual"),
    "words of another provision": (replace(TERM, provision="ley-99001#art_6"), "tal cual"),
    "a provision that is not there": (replace(TERM, provision="ley-99001#art_99"), "ya no está en este servicio"),
    "a norm that is not there": (replace(TERM, provision="ley-1#art_5"), "ya no está en este servicio"),
    "a wording of another day": (replace(TERM, valid_from=date(2020, 1, 1)), "ya no está en este servicio"),
    "no provision at all": (replace(TERM, provision="artículo 5"), "no identifica"),
    "no words at all": (replace(TERM, quote="  "), "tal cual"),
}


@pytest.mark.parametrize(("given", "told"), WRONG.values(), ids=list(WRONG))
def test_a_quote_that_the_law_does_not_hold_is_refused_with_what_to_do(
    given: Quoted, told: str, desk: Desk, people: People
) -> None:
    one = held(desk, people)
    with pytest.raises(InvalidInput, match=told):
        edit(desk, people.advisor, one.id, one.version, [replace(APPEAL, citations=(given,))], REASONS)
    assert open_draft(desk, people.advisor, one.id).kept.number == 1


UNSOUND = {
    "a number that its source does not say": (
        replace(APPEAL, text="Se apela en veinte (20) días hábiles."), CheckKind.NUMBER,
    ),
    "nothing cited": (replace(APPEAL, citations=()), CheckKind.CITATION),
    "the contrary": (replace(APPEAL, text="No se puede apelar en quince (15) días hábiles."), CheckKind.POLARITY),
    "an older wording given as the rule": (
        Written("Sesiona tres veces al mes.", (Quoted("ley-99001#art_7", date(2003, 5, 28), "tres veces al mes"),)),
        CheckKind.IN_FORCE,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "kind"), UNSOUND.values(), ids=list(UNSOUND))
def test_the_checks_run_again_on_each_edit_and_say_what_is_unsupported(
    statement: Written, kind: CheckKind, desk: Desk, people: People
) -> None:
    one = held(desk, people)
    kept = edit(desk, people.advisor, one.id, one.version, [statement], REASONS)
    assert kind in {check.kind for check in kept.draft.statements[0].failed}
    (beside,) = open_draft(desk, people.advisor, one.id).statements
    assert beside.statement.failed == kept.draft.statements[0].failed


def test_an_advisor_answers_by_hand_where_the_drafter_wrote_nothing(desk: Desk, people: People) -> None:
    one = take(desk, received(desk, people.official, "¿Qué pastilla tomo para el dolor de cabeza?"), people.advisor)
    sheet = open_draft(desk, people.advisor, one.id)
    assert sheet.statements == () and sheet.kept.reason
    kept = edit(desk, people.advisor, one.id, one.version, [APPEAL], [EditReason.ANSWERED_BY_HAND])
    assert kept.draft.grounded and kept.reasons == (EditReason.ANSWERED_BY_HAND,)


def test_a_closing_remark_stays_unless_it_is_changed(desk: Desk, people: People) -> None:
    one = held(desk, people)
    first = edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS, ["Vea también la ordenanza.", " "])
    again = edit(desk, people.advisor, one.id, one.version + 1, [APPEAL], REASONS)
    assert first.draft.caveats == again.draft.caveats == ("Vea también la ordenanza.",)


def test_one_who_read_an_older_draft_overwrites_nothing(desk: Desk, people: People) -> None:
    one = held(desk, people)
    edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS)
    with pytest.raises(Outdated):
        edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS)


def test_only_who_holds_it_edits(desk: Desk, people: People, clock: Clock) -> None:
    one = held(desk, people)
    with pytest.raises(Conflict, match="reservada"):
        edit(desk, people.second, one.id, one.version, [APPEAL], REASONS)
    with pytest.raises(Forbidden):
        edit(desk, people.official, one.id, one.version, [APPEAL], REASONS)
    clock.move(minutes=31)
    with pytest.raises(Conflict, match="reservada"):
        edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS)


BAD = {
    "no reason": ([APPEAL], []),
    "no statement": ([], REASONS),
    "too many statements": ([APPEAL] * 41, REASONS),
    "an empty statement": ([replace(APPEAL, text=" ")], REASONS),
    "an endless statement": ([replace(APPEAL, text="x" * 4_001)], REASONS),
    "too many citations": ([replace(APPEAL, citations=(TERM,) * 21)], REASONS),
}


@pytest.mark.parametrize(("statements", "reasons"), BAD.values(), ids=list(BAD))
def test_what_is_no_draft_is_refused(
    statements: list[Written], reasons: list[EditReason], desk: Desk, people: People
) -> None:
    one = held(desk, people)
    with pytest.raises(InvalidInput):
        edit(desk, people.advisor, one.id, one.version, statements, reasons)


def test_a_draft_sent_back_as_it_is_differs_only_in_who_wrote_it(desk: Desk, people: People) -> None:
    one = held(desk, people)
    draft = open_draft(desk, people.advisor, one.id).kept.draft
    kept = edit(desk, people.advisor, one.id, one.version, [written(each) for each in draft.statements], REASONS)
    assert replace(kept.draft, drafter=draft.drafter) == draft


def test_an_edit_is_checked_against_what_is_served_now(desk: Desk, people: People, shelf: Shelf) -> None:
    one = held(desk, people)
    shelf.publish(shelf_with(amended(TODAY)))
    kept: Kept = edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS)
    assert kept.generation == shelf.searcher.generation
    assert {check.kind for check in kept.draft.statements[0].failed} == {CheckKind.IN_FORCE}


def test_the_history_tells_what_each_edit_changed(desk: Desk, people: People) -> None:
    one = held(desk, people)
    edit(desk, people.advisor, one.id, one.version, [APPEAL], REASONS, [])
    shorter = replace(APPEAL, text="Se apela en quince (15) días.")
    edit(desk, people.advisor, one.id, one.version + 1, [shorter], [EditReason.STYLE], [])
    last = history(desk, people.advisor, one.id).revisions[-1]
    assert last.reasons == (EditReason.STYLE,)
    assert [(each.change, each.text) for each in last.changes] == [
        (Change.SAME, "Se apela en quince (15) días"),
        (Change.GONE, " hábiles"),
        (Change.SAME, "."),
    ]
