"""A generation is told once to all who follow what it changes, and to nobody else."""

from datetime import date
from threading import Thread

import pytest
from sqlalchemy import select

from alerts import lists, subscriptions
from alerts.model import Alert, Following
from corpus.errors import NotFound
from desk import accounts, deliveries, retention
from desk.model import Account
from desk.service import Desk
from desk.tables import delivery
from desk.tables_public import alert, mailing, subscription
from ingest.changes import Fate
from tests.alerts.town import Kept, Mail, tell
from tests.desk.gazette import amended, ended
from tests.desk.world import Clock, People, Shelf
from tests.factories import regulation
from tests.qa_service.laws import markets, ordinance, repealed

SOON = date(2027, 1, 1)
LAW = "ley-99001"
TRANSIT = regulation("ley-99007", {"art_1": "Artículo 1.- Mototaxis\nEl paradero se señala."}, title="Ley de mototaxi")


@pytest.fixture
def kept(desk: Desk, shelf: Shelf) -> Kept:
    """The first generation, from which telling begins."""
    made = Kept(shelf)
    made.note()
    assert tell(desk, made)
    return made


@pytest.fixture
def mail() -> Mail:
    """A mail server that takes everything."""
    return Mail()


def follow(desk: Desk, who: Account, *norms: str, topics: tuple[str, ...] = ()) -> None:
    for norm in norms:
        subscriptions.follow(desk, who, Following.NORM, norm)
    if topics:
        subscriptions.choose_topics(desk, who, topics)


def told(desk: Desk, who: Account) -> tuple[Alert, ...]:
    return lists.mine(desk, who, None, 20).items


def test_an_amendment_reaches_who_follows_the_norm_and_nobody_else(
    desk: Desk, people: People, kept: Kept, mail: Mail
) -> None:
    follow(desk, people.official, LAW)
    follow(desk, people.colleague, "ordenanza-012-2024-mdsj")
    kept.publish(amended(SOON), ordinance(), repealed())
    tell(desk, kept, mail)
    ((one,), other, none) = (told(desk, who) for who in (people.official, people.colleague, people.stranger))
    assert (other, none) == ((), ())
    (news,) = one.news
    (changed,) = news.provisions
    assert (news.regulation.slug, news.fate, changed.eid) == (LAW, Fate.AMENDED, "art_5")
    assert (str(changed.by), changed.on) == ("ley-99005", SOON)
    assert "quince (15)" in changed.before
    assert "treinta (30)" in changed.after
    assert mail.to == [people.official.email]


def test_the_first_generation_ever_seen_is_told_to_nobody(desk: Desk, people: People, shelf: Shelf) -> None:
    follow(desk, people.official, LAW)
    made = Kept(shelf)
    made.note()
    assert tell(desk, made)
    assert told(desk, people.official) == ()


def test_a_generation_is_told_once_however_often_the_worker_looks(
    desk: Desk, people: People, kept: Kept, mail: Mail
) -> None:
    follow(desk, people.official, LAW)
    kept.publish(amended(SOON), ordinance(), repealed())
    assert [tell(desk, kept, mail) for _ in range(3)] == [True, False, False]
    assert len(told(desk, people.official)) == len(mail.taken) == 1


def test_workers_that_look_at_once_tell_once(desk: Desk, people: People, kept: Kept) -> None:
    follow(desk, people.official, LAW)
    kept.publish(amended(SOON), ordinance(), repealed())
    threads = [Thread(target=tell, args=(desk, kept)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told(desk, people.official)) == 1


def test_several_norms_of_a_generation_are_one_alert_and_one_message(
    desk: Desk, people: People, kept: Kept, mail: Mail
) -> None:
    follow(desk, people.official, LAW, "ley-88001")
    kept.publish(ended(date(2026, 12, 1)), ordinance())
    tell(desk, kept, mail)
    (one,) = told(desk, people.official)
    assert {(news.regulation.slug, news.fate) for news in one.news} == {
        (LAW, Fate.REPEALED),
        ("ley-88001", Fate.DROPPED),
    }
    assert len(mail.taken) == 1


def test_a_new_norm_reaches_who_follows_its_topic(desk: Desk, people: People, kept: Kept) -> None:
    follow(desk, people.official, topics=("tránsito",))
    follow(desk, people.colleague, topics=("ambiente",))
    kept.publish(markets(), ordinance(), repealed(), TRANSIT)
    tell(desk, kept)
    ((one,), other) = told(desk, people.official), told(desk, people.colleague)
    assert [(news.regulation.slug, news.fate, news.provisions) for news in one.news] == [("ley-99007", Fate.NEW, ())]
    assert other == ()


def test_who_follows_a_norm_and_its_topic_is_told_of_it_once(desk: Desk, people: People, kept: Kept) -> None:
    kept.publish(markets(), ordinance(), repealed(), TRANSIT)
    tell(desk, kept)
    follow(desk, people.official, "ley-99007", topics=("tránsito",))
    kept.publish(markets(), ordinance(), repealed())
    tell(desk, kept)
    (one,) = told(desk, people.official)
    assert len(one.news) == 1


def test_a_closed_account_gets_nothing(desk: Desk, people: People, kept: Kept, mail: Mail) -> None:
    follow(desk, people.official, LAW)
    with desk.database.writing() as connection:
        accounts.switch(connection, people.official.id, False)
    kept.publish(amended(SOON), ordinance(), repealed())
    tell(desk, kept, mail)
    assert mail.taken == []
    with desk.database.reading() as connection:
        assert connection.execute(select(alert)).all() == []


@pytest.mark.parametrize("end", ["close", "leave", "erase"])
def test_who_left_while_the_message_waited_is_not_written(
    desk: Desk, people: People, kept: Kept, mail: Mail, end: str
) -> None:
    follow(desk, people.official, LAW)
    kept.publish(amended(SOON), ordinance(), repealed())
    tell(desk, kept)
    if end == "close":
        with desk.database.writing() as connection:
            accounts.switch(connection, people.official.id, False)
    elif end == "leave":
        subscriptions.mail(desk, people.official, False)
    else:
        retention.erase_account(desk, people.administrator, people.official.id)
    tell(desk, kept, mail)
    assert mail.taken == []
    with desk.database.reading() as connection:
        assert connection.execute(select(delivery.c.state)).scalars().all() == ["failed"]


def test_erasing_an_account_takes_away_what_it_followed(desk: Desk, people: People, kept: Kept) -> None:
    follow(desk, people.official, LAW)
    kept.publish(amended(SOON), ordinance(), repealed())
    tell(desk, kept)
    retention.erase_account(desk, people.administrator, people.official.id)
    with desk.database.reading() as connection:
        for table in (subscription, mailing, alert):
            assert connection.execute(select(table)).all() == []


def test_a_message_that_is_not_taken_is_tried_again_under_the_same_id(
    desk: Desk, people: People, kept: Kept, mail: Mail, clock: Clock
) -> None:
    follow(desk, people.official, LAW)
    kept.publish(amended(SOON), ordinance(), repealed())
    mail.error = ConnectionRefusedError("nadie")
    tell(desk, kept, mail)
    mail.error = None
    assert not deliveries.step(desk, "w1", mail.channels())
    clock.move(seconds=11)
    tell(desk, kept, mail)
    clock.move(days=2)
    tell(desk, kept, mail)
    assert len(mail.taken) == 1


def test_without_an_address_of_the_pages_nobody_is_written_who_could_not_leave(
    desk: Desk, people: People, kept: Kept, mail: Mail
) -> None:
    follow(desk, people.official, LAW)
    kept.publish(amended(SOON), ordinance(), repealed())
    tell(desk, kept)
    assert deliveries.step(desk, "w1", mail.channels(origin=""))
    assert mail.taken == []
    assert len(told(desk, people.official)) == 1


def test_what_was_published_while_no_worker_ran_is_told_together(desk: Desk, people: People, kept: Kept) -> None:
    follow(desk, people.official, LAW, "ley-88001")
    kept.publish(amended(SOON), ordinance(), repealed())
    last = kept.publish(amended(SOON), ordinance())
    tell(desk, kept)
    (one,) = told(desk, people.official)
    assert one.generation == last
    assert {news.regulation.slug for news in one.news} == {LAW, "ley-88001"}


def test_what_a_rollback_took_back_is_told_by_the_publishing_after_it(
    desk: Desk, people: People, kept: Kept, shelf: Shelf
) -> None:
    follow(desk, people.official, LAW)
    first = shelf.searcher
    kept.publish(amended(SOON), ordinance(), repealed())
    tell(desk, kept)
    shelf.searcher = first
    assert not tell(desk, kept)
    kept.publish(markets(), ordinance(), repealed(), TRANSIT)
    tell(desk, kept)
    back, there = told(desk, people.official)
    assert "quince (15)" in there.news[0].provisions[0].before
    assert "quince (15)" in back.news[0].provisions[0].after


def test_a_message_on_its_way_waits_while_an_older_generation_is_served(
    desk: Desk, people: People, kept: Kept, mail: Mail, shelf: Shelf, clock: Clock
) -> None:
    follow(desk, people.official, LAW)
    first = shelf.searcher
    kept.publish(amended(SOON), ordinance(), repealed())
    tell(desk, kept)
    shelf.searcher = first
    tell(desk, kept, mail)
    assert mail.taken == []
    kept.publish(markets(), ordinance(), repealed())
    clock.move(minutes=1)
    tell(desk, kept, mail)
    assert len(mail.taken) == 2, "what was told, and that it was taken back"


def test_where_no_copy_of_the_older_one_is_left_it_is_told_that_the_norm_changed(
    desk: Desk, people: People, kept: Kept
) -> None:
    follow(desk, people.official, LAW)
    old = kept.note()
    kept.publish(amended(SOON), ordinance(), repealed())
    kept.forgotten.add(old)
    tell(desk, kept)
    (one,) = told(desk, people.official)
    assert [(news.fate, news.provisions) for news in one.news] == [(Fate.AMENDED, ())]


def test_a_publishing_that_changes_no_word_tells_nothing(desk: Desk, people: People, kept: Kept) -> None:
    follow(desk, people.official, LAW)
    kept.publish(markets(), ordinance(), repealed())
    assert tell(desk, kept)
    assert told(desk, people.official) == ()


def test_the_list_comes_page_by_page_and_is_ones_own(desk: Desk, people: People, kept: Kept) -> None:
    follow(desk, people.official, LAW)
    for days in ("treinta (30)", "cuarenta (40)", "diez (10)"):
        kept.publish(amended(SOON, days), ordinance(), repealed())
        tell(desk, kept)
    first = lists.mine(desk, people.official, None, 2)
    rest = lists.mine(desk, people.official, first.next, 2)
    assert [one.number for one in (*first.items, *rest.items)] == [4, 3, 2]
    assert rest.next is None
    with desk.database.reading() as connection, pytest.raises(NotFound):
        lists.get(connection, people.stranger.id, 2)
