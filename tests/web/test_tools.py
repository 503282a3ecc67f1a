"""Herramientas: each step rests on provisions, what changed is flagged, and terms are counted as the law says."""

import re
from datetime import date
from pathlib import Path

import holidays
import pytest
from fastapi.testclient import TestClient

from corpus.identifiers import ProvisionId
from ingest.workdays import holiday
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.web.test_pages import PAGE, visible
from web.toolbox import basis_of, read_tool, tools_known
from web.tools import CHECKED, RULES

REVIEWED, TODAY = date(2024, 1, 1), date(2026, 1, 1)
ONE = ProvisionId.parse("ley-99002#art_1")


def shelf(*wordings: tuple[str, date | None, date | None]) -> ListSearcher:
    return ListSearcher([regulation("ley-99002", {"art_1": list(wordings)})])


def test_a_provision_unchanged_since_the_review_is_sound() -> None:
    found = basis_of(ONE, REVIEWED, shelf(("Uno.", date(2000, 1, 1), None)), TODAY)
    assert found.sound


def test_a_provision_changed_after_the_review_is_flagged() -> None:
    searcher = shelf(("Uno.", date(2000, 1, 1), date(2025, 1, 1)), ("Dos.", date(2025, 1, 1), None))
    found = basis_of(ONE, REVIEWED, searcher, TODAY)
    assert (found.moved, found.sound) == (True, False)


def test_a_provision_that_ended_is_flagged() -> None:
    found = basis_of(ONE, REVIEWED, shelf(("Uno.", date(2000, 1, 1), date(2025, 1, 1))), TODAY)
    assert (found.moved, found.sound) == (False, False)


def test_a_provision_that_is_not_in_the_index_is_flagged() -> None:
    found = basis_of(ProvisionId.parse("ley-99003#art_1"), REVIEWED, shelf(("Uno.", None, None)), TODAY)
    assert (found.found, found.sound) == (False, False)


@pytest.mark.parametrize("name", sorted(tools_known()))
def test_every_tool_has_a_page_and_a_text_that_flag_what_is_not_published(client: TestClient, name: str) -> None:
    page = visible(client.get(f"/herramientas/{name}", headers=PAGE).text)
    text = client.get(f"/herramientas/{name}.txt").text
    assert "No está en este servicio" in page
    assert "(REVISAR: cambió o no está)" in text
    assert all(step.text in text and step.basis for step in tools_known()[name].steps)


def test_a_step_without_what_it_rests_on_is_a_mistake_found_on_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('title="a"\nsummary="b"\nkind="c"\nreviewed=2026-01-01\n[[steps]]\ntext="d"', encoding="utf-8")
    with pytest.raises(KeyError):
        read_tool(path)


@pytest.mark.parametrize(
    ("query", "ends"),
    [
        ("desde=2026-12-04&dias=1", "7 de diciembre de 2026"),  # a Friday: Monday counts first
        ("desde=2026-12-04&dias=2", "10 de diciembre de 2026"),  # the 8th and 9th are holidays
        ("desde=2026-12-04&dias=5&distancia=2", "17 de diciembre de 2026"),
        ("desde=2026-04-01&dias=1", "6 de abril de 2026"),  # Holy Thursday and Good Friday
    ],
)
def test_a_term_ends_on_its_last_working_day(client: TestClient, query: str, ends: str) -> None:
    page = client.get(f"/herramientas/plazos?{query}", headers=PAGE).text
    assert re.findall(r'class="result">([^<]+)<', page) == [ends]


@pytest.mark.parametrize("query", ["desde=ayer&dias=3", "desde=2026-12-04&dias=0", "desde=2026-12-04&dias=²", "dias=5"])
def test_a_term_that_cannot_be_counted_comes_back_with_the_reason(client: TestClient, query: str) -> None:
    response = client.get(f"/herramientas/plazos?{query}", headers=PAGE)
    assert response.status_code == 422
    assert 'role="alert"' in response.text


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_our_holidays_are_those_of_the_maintained_library(year: int) -> None:
    theirs = {day for day in holidays.country_holidays("PE", years=year) if day.year == year}
    days = (
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
    ours = {day for day in days if holiday(day)}
    assert {day for day in theirs ^ ours if day.weekday() < 5} == set()


REAL = ("LEY-ORGANICA-27972-2003", "DLEG-1057-2008", "DLEG-1252-2016", "DLEG-1440-2018", "LEY-28056-2003",
        "LEY-28976-2007", "LEY-27506-2001", "DS-200-2020-PCM", "DS-006-2026-JUS")  # fmt: skip


@pytest.mark.shared
@pytest.mark.slow
def test_every_step_rests_on_provisions_in_force_in_the_real_norms(shared: Path, tmp_path: Path) -> None:
    application = Application(Settings(tmp_path))
    application.ingest([shared / "corpus/norms" / f"{name}.md" for name in REAL], lambda *_: None)
    searcher = ListSearcher(application.store)
    cited = [(tool.reviewed, id) for tool in tools_known().values() for step in tool.steps for id in step.basis]
    rules = [(CHECKED, ProvisionId.parse(id)) for id in RULES]
    assert [str(id) for day, id in (*cited, *rules) if not basis_of(id, day, searcher, day).sound] == []
