"""What `absuelve show` prints of a provision on a day, and of a whole norm."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from corpus.model import Regulation
from qa_service.provisions import print_contents, print_provision, wording_for
from tests.qa_service.laws import CHANGED, NEW_SESSIONS, OLD_SESSIONS, TODAY, markets, ordinance, repealed


def shown(norm: Regulation, eid: str, on: date = TODAY, full: bool = False) -> str:
    console = Console(file=io.StringIO(), width=300)
    provision = norm.provision(eid)
    assert provision is not None and isinstance(console.file, io.StringIO)
    print_provision(console, norm, provision, on, full)
    return console.file.getvalue()


@pytest.mark.parametrize(("day", "place"), [(date(1990, 1, 1), 0), (date(2010, 1, 1), 0), (CHANGED, 1), (TODAY, 1)])
def test_the_wording_of_a_day_is_the_one_then_in_force_or_the_nearest(day: date, place: int) -> None:
    provision = markets().provision("art_7")
    assert provision is not None
    assert wording_for(provision, day) is provision.versions[place]


def test_the_wording_in_force_leads_and_the_history_tells_the_rest() -> None:
    page = shown(markets(), "art_7")
    body, history = page.split("Historia: 2 textos")
    assert "[vigente desde el 7 de marzo de 2022]" in body
    assert (NEW_SESSIONS in body, OLD_SESSIONS in body) == (True, False)
    assert "1. texto anterior: rigió desde el 28 de mayo de 2003 hasta el 6 de marzo de 2022" in history
    assert "2. vigente desde el 7 de marzo de 2022  ← el mostrado" in history


def test_a_past_day_shows_the_text_of_then_and_what_was_to_come() -> None:
    body, history = shown(markets(), "art_7", date(2010, 1, 1)).split("Historia:")
    assert OLD_SESSIONS in body
    assert "al 1 de enero de 2010" in body
    assert "aún no vigente: rige desde el 7 de marzo de 2022" in history


def test_the_history_can_be_read_whole() -> None:
    long = replace(markets())
    assert "tres veces al mes." in shown(long, "art_7", full=True).split("Historia:")[1]


def test_one_wording_has_no_history() -> None:
    assert "Historia: no se conoce otro texto." in shown(markets(), "art_5")


def test_a_provision_of_a_repealed_norm_says_who_ended_it() -> None:
    page = shown(repealed(), "art_3")
    assert "derogada" in page
    assert "vigente" not in page.split("]")[0]
    assert "Ley N° 99001" in page


def test_a_notice_is_shown_with_the_provision() -> None:
    assert "Norma inventada para demostración." in shown(ordinance(), "art_1")


def test_a_norm_shows_its_facts_and_its_articles_only() -> None:
    console = Console(file=io.StringIO(), width=300)
    print_contents(console, markets(), TODAY)
    assert isinstance(console.file, io.StringIO)
    page = console.file.getvalue()
    assert "Publicada el 27 de mayo de 2003" in page
    assert "Artículo 7: Sesiones  art_7  (2 textos)" in page
    assert "art_5__para" not in page
