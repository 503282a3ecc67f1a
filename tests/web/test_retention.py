"""What people wrote can be taken away without breaking the record."""

from datetime import timedelta

from sqlalchemy import select, update

from desk import retention, verification
from desk.tables import account, consultation
from desk.verification import Verified
from tests.web.town import Town

SAID = "¿En qué plazo se apela la multa de la zarzamora?"


def whole(town: Town) -> bool:
    with town.desk.database.reading() as connection:
        found = verification.verify(connection)
    return isinstance(found, Verified) and not found.faults


def test_erasing_an_account_takes_its_words_and_name_and_leaves_the_record_whole(town: Town) -> None:
    id = town.released(SAID)
    assert retention.erase_account(town.desk, town.people.administrator, town.people.official.id) == 1
    assert town.senior.read(id)["question"] == retention.ERASED
    assert town.official.get("/me").status_code == 401
    with town.desk.database.reading() as connection:
        names = set(connection.execute(select(account.c.username)).scalars())
    assert town.people.official.username not in names
    assert whole(town)


def test_only_what_is_over_and_old_is_emptied(town: Town) -> None:
    old, waiting, fresh = town.released(SAID), town.drafted(SAID), town.released(SAID)
    long_ago = town.desk.now() - timedelta(days=400)
    with town.desk.database.writing() as connection:
        aged = update(consultation).where(consultation.c.id.in_([old, waiting])).values(changed_at=long_ago)
        connection.execute(aged)
    assert retention.retain(town.desk, 365) == 1
    read = [town.senior.read(id)["question"] for id in (old, waiting, fresh)]
    assert read == [retention.ERASED, SAID, SAID]
    assert retention.retain(town.desk, 365) == 0
    assert whole(town)
