"""The gate: what makes an answer, what keeps one from being made, and what moved since it was cited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from corpus.codec import decode, encode
from corpus.model import Regulation
from corpus.validity import Status
from desk.release import (
    Answer,
    Approval,
    Change,
    Hindrance,
    Refused,
    Review,
    digest,
    moved,
    release,
    sources_of,
)
from index.model import Searcher
from qa_service.answering import answer
from qa_service.model import CheckKind, Draft, Question
from tests.desk.gazette import amended, corrected, ended, shelf_with, without_article_5
from tests.desk.world import NOON, QUESTION
from tests.fakes import ListSearcher
from tests.qa_service.laws import MARKETS, TODAY, markets

TOMORROW = TODAY + timedelta(days=1)


def served(*laws: Regulation, generation: str = "gen-1") -> ListSearcher:
    """An index of the corpus with the law of markets as given."""
    return ListSearcher(shelf_with(*laws), generation)


BEFORE = served(markets())


def draft(question: str = QUESTION, on: date = TODAY, searcher: Searcher = BEFORE) -> Draft:
    """The drafter's draft."""
    made = answer(Question("q", question, on), searcher, today=TODAY).draft
    assert made
    return made


def yes(of: Draft, by: str = "ana", generation: str = "gen-1", senior: bool = False) -> Approval:
    """An approval of exactly that draft."""
    return Approval(by, digest(of), generation, NOON, senior)


def review(of: Draft, *approvals: Approval, on: date = TODAY, searcher: Searcher = BEFORE, **more: object) -> Review:
    """A draft put up for release."""
    made = Review("c", of, sources_of(of, searcher), on, "Oficina", approvals)
    return replace(made, **more)  # type: ignore[arg-type]


def refused(outcome: Answer | Refused) -> Refused:
    """The outcome, a refusal."""
    assert isinstance(outcome, Refused)
    return outcome


def test_an_approved_sound_draft_is_released_with_a_copy_of_all_it_cites() -> None:
    made = release(review(draft(), yes(draft())), BEFORE, NOON)
    assert isinstance(made, Answer)
    assert [source.text for source in made.review.sources] == [MARKETS]


REVIEWS: dict[str, tuple[Callable[[], Review], Hindrance]] = {
    "nobody approved": (lambda: review(draft()), Hindrance.UNAPPROVED),
    "another draft was approved": (
        lambda: review(draft(), yes(replace(draft(), caveats=("otro",)))), Hindrance.UNAPPROVED,
    ),
    "one of two approvals is of another draft": (
        lambda: review(draft(), yes(draft()), yes(replace(draft(), kind="list"), "eva")), Hindrance.UNAPPROVED,  # type: ignore[arg-type]
    ),
    "it was read against another generation": (
        lambda: review(draft(), yes(draft(), generation="gen-0")), Hindrance.GENERATION,
    ),
    "there is no statement": (lambda: review(replace(draft(), statements=())), Hindrance.EMPTY),
    "nothing is cited": (
        lambda: review(replace(draft(), statements=(replace(draft().statements[0], citations=()),))), Hindrance.EMPTY,
    ),
    "two must approve": (lambda: review(draft(), yes(draft()), needed=2), Hindrance.FEW),
    "one approved twice": (lambda: review(draft(), yes(draft()), yes(draft()), needed=2), Hindrance.FEW),
    "no senior advisor approved": (lambda: review(draft(), yes(draft()), senior=True), Hindrance.SENIOR),
}  # fmt: skip


@pytest.mark.parametrize(("made", "hindrance"), REVIEWS.values(), ids=list(REVIEWS))
def test_a_review_that_lacks_something_makes_no_answer(made: Callable[[], Review], hindrance: Hindrance) -> None:
    assert refused(release(made(), BEFORE, NOON)).hindrance is hindrance


@pytest.mark.parametrize("made", [made for made, _ in REVIEWS.values()], ids=list(REVIEWS))
def test_an_answer_of_such_a_review_cannot_be_constructed(made: Callable[[], Review]) -> None:
    with pytest.raises(ValueError, match="answer"):
        Answer(made(), NOON, "gen-1")


def test_an_answer_cannot_be_turned_into_one_of_another_draft() -> None:
    made = release(review(draft(), yes(draft())), BEFORE, NOON)
    assert isinstance(made, Answer)
    other = replace(made.review, draft=replace(draft(), caveats=("Agregado sin revisión.",)))
    with pytest.raises(ValueError, match="UNAPPROVED"):
        replace(made, review=other)


def test_an_answer_cannot_lack_the_text_of_what_it_cites() -> None:
    with pytest.raises(ValueError, match="copy"):
        Answer(review(draft(), yes(draft()), sources=()), NOON, "gen-1")


def test_two_with_a_senior_advisor_among_them_release_what_needs_both() -> None:
    both = yes(draft()), yes(draft(), "eva", senior=True)
    assert isinstance(release(review(draft(), *both, needed=2, senior=True), BEFORE, NOON), Answer)


def test_a_statement_that_says_what_its_source_does_not_is_not_released() -> None:
    """Its kept checks count for nothing: they are made again."""
    first = draft().statements[0]
    false = replace(draft(), statements=(replace(first, text=first.text.replace("quince", "veinte"), failed=()),))
    assert refused(release(review(false, yes(false)), BEFORE, NOON)).hindrance is Hindrance.UNSOUND


def test_a_quote_that_is_not_in_the_law_is_not_released() -> None:
    first = draft().statements[0]
    invented = replace(first.citations[0], quote="en el plazo de noventa (90) días")
    false = replace(draft(), statements=(replace(first, citations=(invented,)),))
    outcome = refused(release(review(false, yes(false)), BEFORE, NOON))
    assert outcome.hindrance is Hindrance.MOVED
    assert outcome.moved[0].change is Change.REWORDED


def test_checks_that_concern_only_how_surely_a_text_was_read_do_not_hinder() -> None:
    assert CheckKind.RECOGNITION not in {check.kind for statement in draft().statements for check in statement.failed}
    assert draft().grounded


CHANGES: dict[str, tuple[Regulation | None, Change, str | None, str | None, date | None]] = {
    # what is served then, what happened, words of the text that rules now, by which norm, since when
    "amended": (amended(TODAY), Change.ENDED, "treinta (30)", "Ley N° 99005", TODAY),
    "amended from tomorrow": (amended(TOMORROW), Change.ENDED, None, None, None),
    "corrected": (corrected(), Change.REWORDED, "y no más", None, None),
    "article lost": (without_article_5(), Change.GONE, None, None, None),
    "norm lost": (None, Change.GONE, None, None, None),
    "norm repealed": (ended(TODAY), Change.ENDED, None, "Ley N° 99005", TODAY),
    "norm repealed from tomorrow": (ended(TOMORROW), Change.ENDED, None, None, None),
}
UNMOVED = ("amended from tomorrow", "norm repealed from tomorrow")


@pytest.mark.parametrize("name", CHANGES)
def test_what_moved_since_it_was_cited_is_told_with_the_text_that_rules_now(name: str) -> None:
    law, change, words, by, since = CHANGES[name]
    found = moved(sources_of(draft(), BEFORE), served(*([law] if law else [])), TODAY)
    if name in UNMOVED:
        assert found == ()
        return
    (one,) = found
    assert (one.change, one.by, one.since) == (change, by, since)
    assert "quince (15) días" in one.source.text
    assert (words is None and one.now is None) or (words is not None and words in (one.now or ""))


@pytest.mark.parametrize("name", CHANGES)
def test_a_draft_whose_sources_moved_is_not_released_and_the_refusal_says_what_moved(name: str) -> None:
    law = CHANGES[name][0]
    now = served(*([law] if law else []), generation="gen-2")
    outcome = release(review(draft(), yes(draft(), generation="gen-2")), now, NOON)
    assert isinstance(outcome, Answer) if name in UNMOVED else refused(outcome).hindrance is Hindrance.MOVED


def test_sources_looked_up_only_after_they_moved_do_not_hide_it() -> None:
    now = served(without_article_5(), generation="gen-2")
    late = review(draft(), yes(draft(), generation="gen-2"), searcher=now)
    assert refused(release(late, now, NOON)).hindrance is Hindrance.MOVED


@pytest.mark.parametrize("law", [amended(TOMORROW), ended(TOMORROW)], ids=["amended", "repealed"])
def test_time_alone_moves_a_source_once_its_last_day_is_over(law: Regulation) -> None:
    made = draft(searcher=served(law))
    sources = sources_of(made, served(law))
    assert moved(sources, served(law), TODAY) == ()
    assert moved(sources, served(law), TOMORROW)[0].change is Change.ENDED


def test_what_is_cited_as_not_yet_in_force_moves_when_it_begins() -> None:
    law = served(amended(TOMORROW))
    source = replace(sources_of(draft(), BEFORE)[0], valid_from=TOMORROW, status=Status.NOT_YET)
    source = replace(source, text=law.wordings(source.provision)[1].text)
    assert moved([source], law, TODAY) == ()
    assert moved([source], law, TOMORROW)[0].change is Change.BEGUN


def test_an_older_wording_cited_as_such_stays_sound() -> None:
    past = draft("¿Cuántas veces al mes sesionaba el concejo según la Ley de Mercados?", date(2020, 1, 1))
    assert past.citations[0].valid_to is not None
    assert moved(sources_of(past, BEFORE), BEFORE, date(2020, 1, 1)) == ()


def test_the_same_words_found_under_another_first_day_are_no_change() -> None:
    source = sources_of(draft(), BEFORE)[0]
    assert moved([replace(source, valid_from=date(2003, 5, 28))], BEFORE, TODAY) == ()


def test_a_digest_tells_drafts_apart_by_every_word_and_survives_being_kept() -> None:
    made = draft()
    first = made.statements[0]
    others = [
        replace(made, caveats=(*made.caveats, "x")),
        replace(made, statements=(replace(first, text=f"{first.text} "),)),
        replace(made, statements=(replace(first, citations=(replace(first.citations[0], start=1),)),)),
    ]
    assert len({digest(one) for one in (made, *others)}) == len(others) + 1
    assert digest(decode(Draft, encode(made))) == digest(made)
