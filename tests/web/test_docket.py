"""Editors settle what reading left, on the page without scripts and by the API."""

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.model import Regulation
from desk.model import Role
from desk.permissions import Action, actions
from ingest.ledger import Entry, Ledger, save_ledger
from qa_service.docket import Docket, WarningState, narrowed
from qa_service.settlements import CONSOLE, REASONS, SettlementReason
from tests.factories import regulation
from tests.qa_service.laws import markets
from tests.web.test_inquiries import entered
from tests.web.test_pages import visible
from tests.web.town import Town
from web.docket import docket as router
from web.labels import SETTLED
from web.mydata import KINDS

PAGE = "/edicion/pendientes"
API = "/corpus/warnings"
REPAIRED = "Artículo 6 está repetido en el texto: se guardó como «art_6»."
BROKEN = "Artículo 7: encabezado dañado, reconocido por la secuencia."
WHOLE = "No consta la fecha de publicación; se usa la de emisión."
PATH = "/srv/normas/norma-vieja.md"
DOUBT = "Ley N° 9: solo el 3 % se reconoció."


@pytest.fixture
def shelves(town: Town) -> Town:
    """A town whose corpus has a norm with three warnings, another with one, and a doubtful file."""
    put(town, replace(markets(), warnings=(REPAIRED, BROKEN, WHOLE)))
    put(town, replace(regulation("ordenanza-1-mdsj", {"art_1": "Artículo 1.- Uno"}), warnings=(WHOLE,)))
    save_ledger(Ledger({PATH: Entry("1" * 64, "r", doubts=(DOUBT,))}), town.site.application.home.ledger)
    return town


def put(town: Town, norm: Regulation) -> None:
    town.site.application.store.write(norm)


def held(town: Town) -> Docket:
    return Docket(town.site.application.home, town.site.application.store, town.site.application.seals)


def settled(town: Town) -> list[str]:
    return [one.warning.what for one in narrowed(held(town).items, WarningState.SETTLED)]


def keys(page: str) -> list[str]:
    """Each box that can be ticked."""
    return re.findall(r'name="aviso" value="([0-9a-f]{12}-[0-9a-f]{8})"', page)


def box(page: str, what: str) -> str:
    """The box of the warning whose words those are."""
    rows = re.findall(r'name="aviso" value="([^"]+)"[^>]*>(.*?)</label>', page, re.S)
    return str(next(key for key, said in rows if what in unescape(re.sub("<[^>]+>", "", said))))


def send(made: TestClient, chosen: list[str], **more: object) -> Any:  # noqa: ANN401 - a reply
    return made.post(PAGE, data={"aviso": chosen, "motivo": "checked", "accion": "revisado", **more})


def test_what_is_open_is_listed_by_norm_and_said_without_internal_words(shelves: Town) -> None:
    shown = entered(shelves, "editor").get(PAGE).text
    words = visible(shown)
    assert len(keys(shown)) == 5
    assert "Ley N° 99001" in words
    assert "se guardó como «artículo 6»." in words
    assert "norma-vieja.md" in words
    assert "En /srv/normas" in words
    assert not re.search(r"\b(art|para|dcf)_\d|ley-99001", words)
    assert "Por revisar (5)" in words
    assert "Avisos de lectura (4)" in words
    assert "Archivos dudosos (1)" in words


def test_the_wording_that_was_read_stands_beside_it(shelves: Town) -> None:
    shown = visible(entered(shelves, "editor").get(PAGE).text)
    assert "Lo que se leyó: Artículo 7" in shown
    assert "El concejo sesiona cuatro veces al mes." in shown


def test_one_is_settled_with_its_reason_and_told_who_and_when(shelves: Town) -> None:
    made = entered(shelves, "editor")
    reply = send(made, [box(made.get(PAGE).text, "encabezado dañado")], nota="Página 3.")
    assert reply.status_code == 303
    shown = visible(made.get(reply.headers["Location"]).text)
    assert "Dados por revisados: 1." in shown
    assert "encabezado dañado" not in shown
    after = visible(made.get(f"{PAGE}?estado=settled").text)
    assert "Revisado contra el PDF: es correcto · «Página 3.» · editor · 23/11/2026 12:00" in after
    assert settled(shelves) == [BROKEN]


def test_many_are_settled_at_once_and_so_is_a_whole_page(shelves: Town) -> None:
    made = entered(shelves, "editor")
    shown = made.get(f"{PAGE}?norma=Ley N° 99001").text
    assert len(keys(shown)) == 3
    reply = send(made, [], mostrado=keys(shown), todos="true", norma="Ley N° 99001", motivo="harmless")
    assert visible(made.get(reply.headers["Location"]).text).count("Dados por revisados: 3.") == 1
    assert settled(shelves) == [REPAIRED, BROKEN, WHOLE]


def test_one_is_opened_again(shelves: Town) -> None:
    made = entered(shelves, "editor")
    send(made, [box(made.get(PAGE).text, "encabezado dañado")])
    key = keys(made.get(f"{PAGE}?estado=settled").text)
    reply = made.post(PAGE, data={"aviso": key, "accion": "abrir", "estado": "settled"})
    assert "Abiertos otra vez: 1." in visible(made.get(reply.headers["Location"]).text)
    assert settled(shelves) == []
    assert "Lo que se decidió antes" in visible(made.get(PAGE).text)


def test_one_whose_matter_changed_comes_back_and_says_so(shelves: Town) -> None:
    made = entered(shelves, "editor")
    send(made, keys(made.get(f"{PAGE}?norma=99001").text))
    assert len(keys(made.get(f"{PAGE}?norma=99001").text)) == 0
    old = markets()
    first, *rest = old.provisions
    other = replace(rest[-1], versions=rest[-1].versions[:1])
    put(shelves, replace(old, provisions=(first, *rest[:-1], other), warnings=(REPAIRED, BROKEN, WHOLE)))
    shown = visible(made.get(f"{PAGE}?norma=99001").text)
    assert "encabezado dañado" in shown
    assert "pero después cambió el texto del que habla" in shown
    assert settled(shelves) == [REPAIRED, WHOLE]


def test_nothing_typed_is_lost_when_it_can_not_be_done(shelves: Town) -> None:
    made = entered(shelves, "editor")
    key = box(made.get(PAGE).text, "encabezado dañado")
    refused = send(made, [key], motivo="", nota="Lo vi")
    assert refused.status_code == 422
    assert "Elija el motivo" in refused.text
    assert f'value="{key}" checked' in refused.text
    assert ">Lo vi</textarea>" in refused.text
    assert settled(shelves) == []


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"motivo": "other"}, 422),
        ({"aviso": []}, 422),
        ({"aviso": ["0" * 12]}, 404),
        ({"accion": "abrir"}, 409),
        ({"nota": "x" * 501}, 422),
    ],
)
def test_what_can_not_be_decided_is_said_on_the_page(shelves: Town, given: dict[str, object], status: int) -> None:
    made = entered(shelves, "editor")
    refused = made.post(PAGE, data={"aviso": keys(made.get(PAGE).text)[:1], "motivo": "checked", **given})
    assert refused.status_code == status
    assert 'role="alert"' in refused.text
    assert settled(shelves) == []


def test_what_changed_while_it_was_looked_at_is_shown_again(shelves: Town) -> None:
    made = entered(shelves, "editor")
    before = keys(made.get(PAGE).text)
    put(shelves, replace(regulation("ordenanza-1-mdsj", {"art_1": "Artículo 1.- Dos"}), warnings=(WHOLE,)))
    moved = replace(markets(), warnings=(REPAIRED, BROKEN, WHOLE), published=None)
    put(shelves, moved)
    refused = send(made, before)
    assert refused.status_code == 409
    assert "El texto de 1 de los que eligió cambió" in refused.text
    assert settled(shelves) == []


def test_the_list_comes_in_pages_and_stays_narrowed(shelves: Town) -> None:
    many = tuple(f"Falta el artículo {number} en el texto." for number in range(40))
    put(shelves, replace(markets(), warnings=many))
    made = entered(shelves, "editor")
    first, second = (made.get(f"{PAGE}?clase=aviso&norma=99001&pagina={number}").text for number in (1, 2))
    assert [len(keys(page)) for page in (first, second)] == [30, 10]
    assert "clase=aviso&amp;norma=99001&amp;pagina=2" in first
    assert "Página 2 de 2" in visible(second)
    assert keys(made.get(f"{PAGE}?clase=aviso&norma=99001&pagina=9").text) == keys(second)


def test_the_first_page_of_editors_counts_what_is_open(shelves: Town) -> None:
    made = entered(shelves, "editor")
    assert "Por revisar (5)" in made.get("/edicion").text
    send(made, keys(made.get(PAGE).text))
    assert ">Por revisar</a>" in made.get("/edicion").text


def test_a_task_that_was_settled_is_no_longer_to_be_done_by_hand(shelves: Town) -> None:
    task = "Tarea para el editor: Ley N° 2 (Artículo 1) modifica art_7 de Ley N° 99001, pero no se halló su texto."
    put(shelves, replace(markets(), warnings=(task,)))
    made = entered(shelves, "editor")
    before = visible(made.get("/edicion/modificaciones").text)
    assert "Por hacer a mano (1)" in before
    assert "modifica artículo 7 de Ley N° 99001" in before
    send(made, keys(made.get(f"{PAGE}?clase=tarea").text))
    assert "Por hacer a mano" not in made.get("/edicion/modificaciones").text


def test_a_decision_by_the_command_is_told_as_such(shelves: Town) -> None:
    docket = held(shelves)
    docket.settle([one.id for one in docket.items], SettlementReason.CHECKED, "", f"{CONSOLE}ana", shelves.desk.now())
    shown = visible(entered(shelves, "editor").get(f"{PAGE}?estado=settled").text)
    assert "desde la consola" in shown
    assert "ana" not in shown.split()


def test_the_record_says_what_was_done_and_neither_names_nor_notes(shelves: Town) -> None:
    made = entered(shelves, "editor")
    send(made, keys(made.get(PAGE).text), nota="Lo dijo la oficina")
    lines = [one for one in shelves.administrator.get("/audit?limit=100").json()["items"] if "warning" in one["action"]]
    assert [one["action"] for one in lines] == ["settle_warning"] * 5
    assert {one["actor"] for one in lines} == {shelves.people.editor.id}
    details = [json.loads(one["detail"]) for one in lines]
    assert {"kind": "duda", "reason": "checked"} in details
    assert {"kind": "aviso", "norm": "ley-99001", "reason": "checked"} in details
    assert not any("oficina" in one["detail"] or "vieja" in one["detail"] for one in lines)


def test_programs_list_settle_and_open_again(shelves: Town) -> None:
    editor = shelves.editor
    first = editor.get(f"{API}?of=ley-99001&limit=2").json()
    assert first["counts"] == {"aviso": 3}
    assert [one["what"] for one in first["items"]] == [REPAIRED, BROKEN]
    assert first["items"][1]["places"] == [{"provision": "ley-99001#art_7", "label": "Artículo 7", "page": None}]
    rest = editor.get(f"{API}?of=ley-99001&limit=2&cursor={first['next']}").json()
    assert [one["what"] for one in rest["items"]] == [WHOLE]
    body = {"warnings": [one["key"] for one in first["items"]], "reason": "other", "note": "Es un índice."}
    done = editor.post(f"{API}/settlements", body, key="una-vez-1").json()
    assert [one["settled"] for one in done] == [True, True]
    assert done[0]["decision"] == {
        "reason": "other", "note": "Es un índice.", "by": shelves.people.editor.id, "at": "2026-11-23T17:00:00Z",
    }  # fmt: skip
    assert editor.post(f"{API}/settlements", body, key="una-vez-1").json() == done
    assert len(editor.get(f"{API}?state=settled").json()["items"]) == 2
    again = editor.post(f"{API}/reopenings", {"warnings": [done[0]["id"]]}).json()
    assert [(one["settled"], one["decision"]["reason"]) for one in again] == [(False, None)]
    assert settled(shelves) == [BROKEN]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"warnings": [], "reason": "checked"}, 422),
        ({"warnings": ["zz"], "reason": "checked"}, 422),
        ({"warnings": ["0" * 12], "reason": "checked"}, 404),
        ({"warnings": ["0" * 12], "reason": "porque sí"}, 422),
    ],
)
def test_programs_are_told_what_can_not_be_settled(shelves: Town, body: dict[str, object], status: int) -> None:
    refused = shelves.editor.post(f"{API}/settlements", body)
    assert refused.status_code == status
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_program_that_saw_another_text_is_refused(shelves: Town) -> None:
    id = shelves.editor.get(API).json()["items"][0]["id"]
    refused = shelves.editor.post(f"{API}/settlements", {"warnings": [f"{id}-00000000"], "reason": "checked"})
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


def test_a_cursor_of_what_is_gone_is_refused(shelves: Town) -> None:
    assert shelves.editor.get(f"{API}?cursor=nada").status_code == 422


def test_an_editor_takes_along_what_they_decided(shelves: Town) -> None:
    made = entered(shelves, "editor")
    send(made, keys(made.get(PAGE).text)[:2], nota="Así dice")
    mine = shelves.editor.get("/me/data").json()["held"]["settlements"]
    assert [one["note"] for one in mine] == ["Así dice"] * 2
    assert "Avisos que dio por revisados" in made.get("/mis-datos").text
    assert shelves.official.get("/me/data").json()["held"]["settlements"] == []


def test_everything_that_may_be_held_of_a_person_has_a_name(shelves: Town) -> None:
    assert set(shelves.editor.get("/me/data").json()["held"]) <= set(KINDS)


def test_the_reasons_are_said_alike_on_the_page_and_by_the_command() -> None:
    assert SETTLED == REASONS


def test_the_pages_are_editors_alone() -> None:
    assert {role for role in Role if Action.EDIT_CORPUS in actions(role)} == {Role.EDITOR}
    assert all(route.openapi_extra == {"x-action": "edit_corpus"} for route in router.routes)  # type: ignore[attr-defined]
