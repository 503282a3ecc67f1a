"""Figures over HTTP: as JSON, as CSV, and for whom."""

from datetime import timedelta

from desk import consultations
from tests.desk import world
from tests.web.town import Town, both


def asked(town: Town, count: int) -> None:
    """Questions of three people and a stranger, in a quarter that is over."""
    people = town.people
    with town.desk.database.writing() as connection:
        for number in range(count):
            who = (people.official, people.colleague, people.advisor, people.stranger)[number % 4]
            one = world.consultation(who, at=town.desk.now() - timedelta(days=150))
            consultations.add(connection, one, [], one.asked_at)


@both
def test_a_table_counts_what_may_be_told(town: Town) -> None:
    asked(town, 20)
    told = town.evaluator.get("/figures/consultations?by=matter").json()
    assert [(line["key"], line["service"]["cases"]) for line in told["lines"]] == [(["aplicacion"], 20)]
    places = town.administrator.get("/figures/consultations?by=department").json()
    assert (places["lines"], places["total"], places["withheld"]) == ([], 20, 20)  # one is a single asker's


def test_a_spreadsheet_gets_a_file(town: Town) -> None:
    asked(town, 20)
    found = town.evaluator.get("/figures/consultations?by=matter&format=csv")
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="consultas-matter.csv"' in found.headers["content-disposition"]
    assert found.content.decode("utf-8-sig").splitlines()[1].startswith("aplicacion,20,0,")


def test_without_a_finished_quarter_it_says_so(town: Town) -> None:
    town.official.ask()
    refused = town.evaluator.get("/figures/overview")
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    assert "trimestre" in refused.json()["detail"]


def test_an_editor_reads_what_to_acquire_and_no_other_figure(town: Town) -> None:
    asked(town, 5)
    assert town.editor.get("/figures/gaps").json() == {"questions": 0, "norms": [], "topics": []}
    assert town.editor.get("/figures/overview").status_code == 403


def test_no_figure_holds_a_name_a_number_or_a_question(town: Town) -> None:
    asked(town, 20)
    for path in ("consultations?by=district", "overview", "reviews", "mended", "gaps"):
        text = town.administrator.get(f"/figures/{path}").text
        assert not any(told in text for told in (town.people.official.id, "official", world.QUESTION))
