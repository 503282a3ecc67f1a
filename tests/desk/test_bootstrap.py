"""A desk is composed from the settings, and says which of them can't be used."""

from pathlib import Path

import pytest

from corpus.errors import InvalidInput, StorageFailure
from desk import schema
from desk.bootstrap import database_of, desk_of, terms_of
from desk.database import url_of
from desk.model import Matter
from desk.service import Terms
from qa_service.bootstrap import Application
from qa_service.settings import Settings


def test_the_database_lies_in_the_home_and_gets_its_tables_at_the_first_start(tmp_path: Path) -> None:
    desk = desk_of(Application(Settings(home=tmp_path / "var")))
    assert (tmp_path / "var/absuelve.db").is_file()
    assert schema.revision(desk.database) == schema.head()
    desk.database.close()


def test_another_database_is_taken_by_its_address(address: str, tmp_path: Path) -> None:
    database = database_of(Application(Settings(home=tmp_path / "home", database=address)))
    assert schema.revision(database) == schema.head()
    database.close()


@pytest.mark.parametrize("address", ["mercado", "mongodb://127.0.0.1/desk"])
def test_an_address_of_no_database_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"sqlite:///RUTA o postgresql\+psycopg"):
        database_of(Application(Settings(home=tmp_path, database=address)))


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageFailure, match="not a database"):
        desk_of(Application(Settings(home=tmp_path, database=url_of(tmp_path / "desk.db"))))


def test_the_terms_are_the_settings_where_these_say_something() -> None:
    assert terms_of(Settings()) == Terms()
    terms = terms_of(Settings(second_review=frozenset(), workdays={"legal": 9}, private_webhooks=True))
    assert (terms.second_review, terms.private_webhooks) == (frozenset(), True)
    assert terms.workdays == {**Terms().workdays, Matter.LEGAL: 9}
    assert not terms_of(Settings(erasure="request")).self_erasure


def test_a_matter_that_is_none_is_named() -> None:
    with pytest.raises(InvalidInput, match="«penal» no es una materia"):
        terms_of(Settings(second_review=frozenset({"penal"})))
