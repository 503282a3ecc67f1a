"""The pages of evaluators: who may see them, what a run, a comparison and a trace tell, how a case joins a suite."""

import json
import re
import shutil
from collections.abc import Mapping
from urllib.parse import quote

import pytest

from desk.model import Role
from desk.permissions import Action
from evals.cases import load_cases
from tests.desk.test_permissions import TABLE
from tests.web.measured import BARE, NEW, OLD, measured
from tests.web.test_doorway import browser
from tests.web.test_inquiries import entered
from tests.web.test_matrix import CALLERS
from tests.web.test_pages import visible
from tests.web.town import FINE, Town
from web.chambers import Chamber
from web.evaluation import ROOT
from web.server import _PAGES

RUN = f"{ROOT}/corridas/{{id}}"
# Every route with the fields of its form; None for one that is only read.
ROUTES: Mapping[str, tuple[Mapping[str, str] | None, int]] = {
    f"GET {ROOT}": (None, 200),
    f"GET {ROOT}/casos": (None, 200),
    f"POST {ROOT}/casos/{{id}}": ({"nuevo": "Casos del mercado"}, 303),
    f"GET {ROOT}/contra": (None, 303),
    f"GET {ROOT}/corridas/{{before}}/contra/{{after}}": (None, 200),
    f"GET {RUN}": (None, 200),
    f"GET {RUN}/{{question:path}}": (None, 200),
}


@pytest.fixture
def town(town: Town) -> Town:
    """The town with its runs."""
    return measured(town)


def answered(town: Town, key: str, name: str | None, case: str = "0" * 32, **headers: str) -> int:
    method, path = key.split(" ")
    made = entered(town, name) if name else browser(town)
    address = path.replace("{id}", case if "casos" in path else NEW).replace("{question:path}", "multa")
    address = address.replace("{before}", OLD).replace("{after}", NEW)
    query = f"?una={OLD}&otra={NEW}" if path.endswith("/contra") else ""
    return made.request(method, address + query, data=ROUTES[key][0], headers=headers).status_code


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_every_role_gets_what_the_table_says(town: Town, key: str) -> None:
    case = town.released() if key.startswith("POST") else ""
    found = {role: answered(town, key, CALLERS[role], case) for role in Role}
    assert found == {role: ROUTES[key][1] if Action.EXPORT_REVIEWS in TABLE[role] else 403 for role in Role}


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_who_is_not_in_is_led_to_the_door(town: Town, key: str) -> None:
    assert answered(town, key, None) == 303
    assert not (town.site.application.home.suites / "casos-del-mercado").exists()


def test_a_form_of_another_site_does_nothing(town: Town) -> None:
    (form,) = (key for key in ROUTES if key.startswith("POST"))
    assert answered(town, form, "evaluator", town.released(), **{"Sec-Fetch-Site": "cross-site"}) == 403
    assert not (town.site.application.home.suites / "casos-del-mercado").exists()


def test_no_page_for_a_role_is_missing_from_the_matrix() -> None:
    routes = [route for router in _PAGES for route in router.routes if isinstance(route, Chamber)]
    described = {f"{method} {route.path}": route.action for route in routes for method in route.methods}
    mine = {key: action for key, action in described.items() if key.split(" ")[1].startswith(ROOT)}
    assert mine == dict.fromkeys(ROUTES, Action.EXPORT_REVIEWS)


def read(town: Town, path: str) -> str:
    response = entered(town, "evaluator").get(f"{ROOT}{path}")
    assert response.status_code == 200, response.text
    return response.text


def test_runs_are_listed_newest_first_with_what_they_were_made_of(town: Town) -> None:
    shown = read(town, "")
    assert shown.index(f"corridas/{NEW}") < shown.index(f"corridas/{OLD}") < shown.index(f"corridas/{BARE}")
    text = visible(shown)
    assert "02/01/2026 07:00" in text
    assert "publicación 1" in text
    assert "código bbbbbbb" in text
    assert re.search(r"nDCG@10\) 0\.\d{3} 0\.\d{3}–", text)


def test_a_suite_stands_with_its_bars_its_last_run_and_the_command(town: Town) -> None:
    text = visible(read(town, ""))
    assert re.search(r"mercado De todo · de esta instalación Artículos decisivos entre los 10 primeros: ≥ 0\.9", text)
    assert "Última corrida: 02/01/2026 07:00" in text
    assert f"absuelve eval run {town.site.application.home.suites / 'mercado'}" in text
    assert "samples: abstention" in text


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [("suite.toml", "kind = 3", "debe decir al menos name"), ("bars.toml", "[minimo]", "debe tener solo las tablas")],
)
def test_a_suite_that_cannot_be_read_is_told_and_the_others_stay(
    town: Town, file: str, content: str, told: str
) -> None:
    (town.site.application.home.suites / "mercado" / file).write_text(content, "utf-8")
    text = visible(read(town, ""))
    assert told in text
    assert "samples: abstention" in text


def test_without_runs_the_page_says_where_they_go(town: Town) -> None:
    town.site.application.home.runs.rename(town.site.application.home.root / "aparte")
    assert "Aún no hay corridas en" in visible(read(town, ""))


def test_a_run_that_is_damaged_or_under_way_is_left_out(town: Town) -> None:
    runs = town.site.application.home.runs
    (runs / OLD / "config.json").write_text("{", "utf-8")
    (runs / NEW / "metrics.json").unlink()
    shown = read(town, "")
    assert (OLD in shown, NEW in shown, BARE in shown) == (False, False, True)


def test_a_run_tells_its_figures_apart_its_abstention_and_its_time(town: Town) -> None:
    text = visible(read(town, f"/corridas/{NEW}"))
    assert "Media e intervalo de 95 %" in text
    assert "Por norma que decide" in text
    assert "Ley N° 99001 2" in text
    assert "Con respuesta 2 0 Sin respuesta 0 1" in text or "Con respuesta 1 1 Sin respuesta 0 1" in text
    assert "Pide datos personales 1" in text
    assert "95 en menos de" in text


def test_questions_are_narrowed_to_those_that_fail_and_by_words(town: Town) -> None:
    everything = visible(read(town, f"/corridas/{OLD}?ver=todas"))
    failed = visible(read(town, f"/corridas/{OLD}?ver=fallas"))
    assert ("el teléfono y el domicilio" in everything, "el teléfono y el domicilio" in failed) == (True, False)
    assert "No cita ningún artículo decisivo" in failed
    worded = visible(read(town, f"/corridas/{OLD}?q=PEAJE"))
    assert ("vías rurales" in worded, "dos multas" in worded) == (True, False)
    assert "Ninguna pregunta es así." in read(town, f"/corridas/{OLD}?ver=unfounded")
    assert read(town, f"/corridas/{OLD}?ver=nada&medida=nada")


def test_a_trace_tells_what_was_read_found_and_cited_and_why_the_rest_was_not(town: Town) -> None:
    text = visible(read(town, f"/corridas/{NEW}/multa"))
    assert "Pide si se puede" in text
    assert "hallado en el puesto 1 citado" in text
    assert "Citada en la afirmación 1" in text
    assert "Ley N° 99001, artículo 5 decide" in text
    assert "hace falta" in text


def test_what_was_not_cited_has_its_reason_and_what_was_has_its_statement(town: Town) -> None:
    path = town.site.application.home.runs / NEW / "traces.jsonl"
    found = [row for line in path.read_text("utf-8").splitlines() for row in json.loads(line)["found"]]
    assert {row["passed"] is None for row in found if row["statements"]} == {True}
    assert all(row["passed"] for row in found if not row["statements"])


def test_a_refusal_tells_its_reason_and_that_nothing_was_weighed(town: Town) -> None:
    text = visible(read(town, f"/corridas/{NEW}/privada"))
    assert "Que no hubiera borrador" in text
    assert "Pide datos personales." in text
    assert "por la pregunta sola, sin pesar lo hallado" in text
    assert "Sin fallas" in text


def test_a_run_of_before_traces_shows_what_it_has_and_says_so(town: Town) -> None:
    text = visible(read(town, f"/corridas/{BARE}/multa"))
    assert "Esta corrida se hizo antes de que se guardara" in text
    assert "Ley N° 99001, artículo 5" in text


def test_a_question_may_have_any_name(town: Town) -> None:
    assert "vías rurales" in read(town, f"/corridas/{NEW}/{quote('peaje/2015', safe='')}")
    assert f'href="{ROOT}/corridas/{NEW}/peaje/2015"' in read(town, f"/corridas/{NEW}")


def test_two_runs_are_compared_question_by_question_the_lost_first(town: Town) -> None:
    made = entered(town, "evaluator")
    led = made.get(f"{ROOT}/contra?una={NEW}&otra={OLD}").headers["Location"]
    assert led == f"{ROOT}/corridas/{OLD}/contra/{NEW}"
    text = visible(made.get(f"{led}?medida=citation_recall").text)
    assert re.search(r"Perdidas: 0\. Ganadas: [12]\. Iguales: [01]\.", text)
    assert "Ganada 0.000 → 1.000 multa" in text
    back = visible(read(town, f"/corridas/{NEW}/contra/{OLD}?medida=citation_recall"))
    assert "Perdida 1.000 → 0.000 multa" in back
    assert read(town, f"/corridas/{NEW}/contra/{OLD}?medida=nada")


def test_a_run_shows_those_inside_it_and_is_compared_with_its_like(town: Town) -> None:
    runs = town.site.application.home.runs
    shutil.copytree(runs / OLD, runs / NEW / "clean")
    shutil.copytree(runs / OLD, runs / NEW / "accents")
    shown = read(town, f"/corridas/{NEW}")
    assert "Tal como se escribieron" in visible(shown)
    assert "sin tildes" in visible(shown).lower()
    assert re.findall(r'<option value="([^"]*mercado[^"]*)"', shown) == [OLD, BARE]
    held = read(town, f"/corridas/{NEW}~clean")
    assert re.findall(r'<option value="([^"]*mercado[^"]*)"', held) == [f"{NEW}~accents"]
    assert f'<a href="{ROOT}/corridas/{NEW}">mercado</a>' in held


def test_runs_of_other_questions_are_not_compared(town: Town) -> None:
    path = town.site.application.home.runs / OLD / "questions.jsonl"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:1]), "utf-8")
    response = entered(town, "evaluator").get(f"{ROOT}/corridas/{OLD}/contra/{NEW}", headers={"Accept": "text/html"})
    assert response.status_code == 422
    assert "no son de las mismas preguntas" in response.text


@pytest.mark.parametrize("id", ["%2e%2e", "..~..~corpus", "%2Fetc", "no-hay", "antigua", f"..~runs~{NEW}"])
def test_only_runs_that_are_listed_are_opened(town: Town, id: str) -> None:
    made = entered(town, "evaluator")
    for path in (f"/corridas/{id}", f"/corridas/{id}/multa", f"/corridas/{id}/contra/{NEW}", f"/corridas/{NEW}/{id}"):
        assert made.get(f"{ROOT}{path}").status_code == 404, path


def test_a_reviewed_consultation_joins_a_suite_with_one_button(town: Town) -> None:
    id = town.released()
    suite = town.site.application.home.suites / "mercado" / "questions.jsonl"
    made = entered(town, "evaluator")
    assert FINE in visible(made.get(f"{ROOT}/casos").text)
    for _ in range(2):
        sent = made.post(f"{ROOT}/casos/{id}", data={"conjunto": "mercado"})
        assert sent.headers["Location"] == f"{ROOT}/casos?hecho=agregada#c-{id}"
    assert [case.question for case in load_cases(suite)].count(FINE) == 1
    text = visible(made.get(f"{ROOT}/casos?hecho=agregada").text)
    assert "Agregada al conjunto." in text
    assert "Ya está en mercado" in text


def test_it_joins_a_new_suite_whose_name_leads_nowhere_else(town: Town) -> None:
    id, home = town.released(), town.site.application.home
    entered(town, "evaluator").post(f"{ROOT}/casos/{id}", data={"nuevo": "../../Ñandú mayo"})
    assert [path.name for path in home.suites.iterdir() if path.name != "mercado"] == ["nandu-mayo"]
    assert "nandu-mayo" in visible(read(town, ""))


@pytest.mark.parametrize("fields", [{"conjunto": "../../x"}, {"conjunto": "answers"}, {}, {"nuevo": "//.."}])
def test_a_suite_that_is_not_listed_takes_no_case(town: Town, fields: dict[str, str]) -> None:
    refused = entered(town, "evaluator").post(f"{ROOT}/casos/{town.released()}", data=fields)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert [path.name for path in town.site.application.home.suites.iterdir()] == ["mercado"]


def test_a_consultation_without_an_answer_that_holds_is_no_case(town: Town) -> None:
    refused = entered(town, "evaluator").post(f"{ROOT}/casos/{town.drafted()}", data={"conjunto": "mercado"})
    assert refused.status_code == 409


def test_evaluators_are_led_there_from_every_page(town: Town) -> None:
    assert f'<a href="{ROOT}"' in entered(town, "evaluator").get("/cifras").text
    assert f'<a href="{ROOT}"' not in entered(town, "administrator").get("/cifras").text
