"""An advisor's whole review by pages alone and without JavaScript, and what happens when somebody else is quicker."""

import re
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from tests.web.test_inquiries import entered
from tests.web.test_pages import visible
from tests.web.town import FINE, Town

BETTER = "El conductor del puesto apela la multa dentro de quince (15) días hábiles."
LEGAL = "¿Es nulo el acuerdo del concejo que multa dos veces al conductor del puesto?"


class Advisor:
    """Somebody at the desk of one consultation, sending its forms as a browser does."""

    def __init__(self, town: Town, id: str, name: str = "advisor") -> None:
        self.made: TestClient = entered(town, name)
        self.here = f"/revision/{id}"

    @property
    def page(self) -> str:
        """The desk as it is now."""
        return str(self.made.get(self.here).text)

    @property
    def version(self) -> str:
        """The version that its forms carry."""
        found = re.search(r'name="version" value="(\d+)"', self.page)
        assert found, self.page
        return found[1]

    def send(self, form: str, version: str | None = None, **fields: Any) -> httpx2.Response:  # noqa: ANN401
        """A form of the desk, with the version that it shows unless an older one is given."""
        data = {"version": version or self.version, **fields}
        return self.made.post(f"{self.here}{form}", data=data)

    def take(self) -> None:
        """Take it."""
        assert self.send("/reserva", accion="tomar").status_code == 303

    def approval(self) -> dict[str, Any]:
        """The fields of the form to approve, every point checked."""
        page = self.page
        hidden = {name: re.findall(rf'name="{name}" value="([^"]+)"', page)[0] for name in ("huella", "generacion")}
        return {**hidden, "punto": re.findall(r'name="punto" value="(\w+)"', page)}


@pytest.fixture
def desk(town: Town) -> Advisor:
    """An advisor who holds a drafted consultation."""
    made = Advisor(town, town.drafted())
    made.take()
    return made


def test_the_queue_shows_what_waits_with_its_risk_its_term_and_who_has_it(town: Town) -> None:
    id = town.drafted()
    shown = visible(entered(town, "advisor").get("/revision").text)
    for said in (FINE, "Riesgo bajo (10)", "Trámite", "San Jacinto", "Vence dentro de", "Nadie la tiene"):
        assert said in shown
    town.second.claim(id)
    shown = visible(entered(town, "advisor").get("/revision").text)
    assert "La tiene second · la reserva vence dentro de 30 minutos" in shown
    town.clock.move(days=9)
    assert "Venció hace" in visible(entered(town, "advisor").get("/revision").text)


@pytest.mark.parametrize(
    ("query", "seen"),
    [("q=multa+mercado", True), ("q=licencia", False), ("materia=tramite", True), ("materia=legal", False),
     ("reserva=free", True), ("reserva=mine", False), ("riesgo=high", False), ("vencidas=1", False),
     ("estado=drafted", True), ("estado=stale", False), ("estado=nada&riesgo=x&materia=y", True)],
)  # fmt: skip
def test_the_queue_is_narrowed(town: Town, query: str, seen: bool) -> None:
    id = town.drafted()
    assert (f"/revision/{id}" in entered(town, "advisor").get(f"/revision?{query}").text) is seen


def test_those_who_review_begin_at_their_queue(town: Town) -> None:
    made = entered(town, "advisor")
    assert made.get("/consultas").headers["Location"] == "/revision"
    assert made.get("/consultas?todas=1").status_code == 200


def test_the_next_one_is_taken_by_one_button(town: Town) -> None:
    id, made = town.drafted(), entered(town, "advisor")
    assert made.post("/revision/siguiente").headers["Location"] == f"/revision/{id}?hecho=tomada"
    assert made.post("/revision/siguiente").headers["Location"] == "/revision?hecho=ninguna"
    assert "No hay ninguna libre" in visible(made.get("/revision?hecho=ninguna").text)


def test_a_statement_stands_beside_the_words_of_the_law_that_it_cites(town: Town) -> None:
    sheet = Advisor(town, town.drafted())
    cited = town.advisor.open(sheet.here.rpartition("/")[2])["statements"][0]["citations"][0]
    page = sheet.page
    assert visible(f"<mark>{cited['quote']}</mark>") in visible(page)
    assert f'href="/normas/{cited["provision"].replace("#", "/")}?fecha=' in page
    assert "Pasó los controles" in visible(page)
    assert "Tomar para revisar" in visible(page)
    assert "Aprobar" not in visible(page)


def test_where_nothing_was_drafted_the_nearest_that_was_found_is_read_beside_the_question(town: Town) -> None:
    seen = visible(Advisor(town, town.drafted("¿Qué multa al conductor pone la Ley 31313?")).page)
    assert "Lo más cercano que se halló" in seen and "La multa equivale a 10% de la UIT" in seen
    assert "Lo más cercano que se halló" not in visible(Advisor(town, town.drafted()).page)


def test_what_the_checks_find_is_said_at_the_statement(desk: Advisor) -> None:
    wrong = BETTER.replace("quince (15)", "cuarenta (40)")
    sent = desk.send("/afirmaciones/1", accion="guardar", texto=wrong, motivo="style")
    assert sent.headers["Location"] == f"{desk.here}?hecho=guardado&en=1#afirmacion-1"
    shown = visible(desk.made.get(sent.headers["Location"]).text)
    assert "Guardado y comprobado otra vez." in shown
    assert "Dato que no está en la cita." in shown
    refused = desk.send("/aprobacion", **desk.approval())
    assert refused.status_code == 409
    assert "Hay afirmaciones que no pasaron los controles" in visible(refused.text)


def test_a_draft_is_changed_cited_ordered_and_approved(town: Town, desk: Advisor) -> None:
    desk.send("/afirmaciones", texto=BETTER, motivo=["answered_by_hand", "unclear"])
    place = len(re.findall(r'id="afirmacion-\d+"', desk.page))
    assert "Afirmación sin cita" in visible(desk.page)
    search = desk.made.get(f"{desk.here}/afirmaciones/{place}/cita?buscar=Ley+99001+artículo+5").text
    assert 'value="5.2 El conductor puede apelar' in search
    quote = re.findall(r'name="parrafo" value="(5\.2[^"]+)"', search)[0]
    chosen = {"disposicion": "ley-99001#art_5", "desde": "", "parrafo": quote}
    cited = desk.send(f"/afirmaciones/{place}/cita", **chosen)
    assert cited.headers["Location"].endswith(f"#afirmacion-{place}")
    assert "Afirmación sin cita" not in visible(desk.page)
    while place > 1:
        moved = desk.send(f"/afirmaciones/{place}", accion="subir", texto=BETTER)
        place -= 1
        assert moved.headers["Location"].endswith(f"#afirmacion-{place}")
    desk.send("/afirmaciones/2", accion="eliminar", motivo="too_long")
    desk.send("/advertencias", texto="Consulte también su TUPA.\n\nY el plazo del expediente.")
    done = desk.send("/aprobacion", **desk.approval())
    assert done.headers["Location"] == "/revision?hecho=entregada"
    answer = town.official.read(desk.here.rpartition("/")[2])["answer"]
    assert answer["statements"][0]["text"] == BETTER
    assert answer["caveats"] == ["Consulte también su TUPA.", "Y el plazo del expediente."]


def test_a_text_is_kept_as_typed_whatever_line_ends_a_browser_sends(town: Town, desk: Advisor) -> None:
    desk.send("/afirmaciones/1", accion="guardar", texto="Según el artículo 5:\r\nuno;\r\ndos.", motivo="style")
    sheet = town.advisor.open(desk.here.rpartition("/")[2])
    assert sheet["statements"][0]["text"] == "Según el artículo 5:\nuno;\ndos."


def test_moving_a_statement_keeps_what_was_typed_in_it(town: Town, desk: Advisor) -> None:
    desk.send("/afirmaciones", texto="Una afirmación más.", motivo="style")
    desk.send("/afirmaciones/1", accion="bajar", texto=BETTER)
    sheet = town.advisor.open(desk.here.rpartition("/")[2])
    assert sheet["statements"][1]["text"] == BETTER


@pytest.mark.parametrize(
    ("form", "fields", "said"),
    [
        ("/afirmaciones/1", {"texto": BETTER}, "elija al menos un motivo"),
        ("/afirmaciones/1", {"texto": BETTER, "accion": "eliminar"}, "elija al menos un motivo"),
        ("/afirmaciones/1", {"texto": BETTER + " x" * 2_500, "motivo": "style"}, "hasta 4000 caracteres"),
        ("/afirmaciones", {"texto": BETTER}, "elija al menos un motivo"),
        ("/afirmaciones/9", {"texto": BETTER, "motivo": "style"}, "ya no está en el borrador"),
    ],
)
def test_what_can_not_be_kept_stays_in_its_form(desk: Advisor, form: str, fields: dict[str, str], said: str) -> None:
    refused = desk.send(form, **fields)
    assert refused.status_code == 422
    assert said in visible(refused.text)
    assert re.search(rf'<textarea id="[\w-]+" name="texto"[^>]*>{re.escape(fields["texto"])}</textarea>', refused.text)
    assert 'role="alert"' in refused.text


def test_a_refused_form_is_shown_on_a_page_that_can_be_read_in_another_language(desk: Advisor) -> None:
    refused = desk.send("/afirmaciones/1", texto=BETTER)
    address = re.findall(r'href="([^"]+)\?idioma=en"', refused.text)
    assert address == [desk.here]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"cita": "palabras que no están"}, "no están tal cual"),
        ({}, "Elija un párrafo"),
        ({"desde": "1999-01-01", "cita": "multa"}, "ya no está en este servicio"),
        ({"disposicion": "nada", "cita": "multa"}, ""),
    ],
)
def test_only_words_of_the_law_are_quoted(desk: Advisor, fields: dict[str, str], said: str) -> None:
    given = {"disposicion": "ley-99001#art_5", "desde": "", "buscar": "ley 99001 articulo 5", **fields}
    refused = desk.send("/afirmaciones/1/cita", **given)
    assert refused.status_code == 422
    assert said in visible(refused.text)
    assert fields.get("cita", "") in refused.text


def test_citations_are_taken_from_a_statement(town: Town, desk: Advisor) -> None:
    desk.send("/afirmaciones/1", accion="guardar", texto=BETTER, quitar="1", motivo="wrong_provision")
    sheet = town.advisor.open(desk.here.rpartition("/")[2])
    assert sheet["statements"][0]["citations"] == []


def test_who_was_slower_keeps_the_text_and_sees_what_is_there_now(town: Town, desk: Advisor) -> None:
    read = desk.version
    desk.send("/afirmaciones/1", accion="guardar", texto="Lo que guardó otra ventana, artículo 5.", motivo="style")
    late = desk.send("/afirmaciones/1", read, accion="guardar", texto=BETTER, motivo="unclear")
    assert late.status_code == 412
    shown = visible(late.text)
    assert "Otra persona cambió la consulta mientras usted escribía" in shown
    assert "Lo que guardó otra ventana, artículo 5." in shown
    assert f">{BETTER}</textarea>" in late.text
    assert 'value="unclear" checked' in late.text
    newer = re.findall(r'name="version" value="(\d+)"', late.text)[0]
    assert desk.send("/afirmaciones/1", newer, accion="guardar", texto=BETTER, motivo="unclear").status_code == 303


def test_whose_hold_ran_out_keeps_the_text_and_takes_it_again_in_one_step(town: Town, desk: Advisor) -> None:
    read = desk.version
    town.clock.move(minutes=31)
    late = desk.send("/afirmaciones/1", read, accion="guardar", texto=BETTER, motivo="style")
    assert late.status_code == 409
    assert "Su reserva venció mientras escribía" in visible(late.text)
    assert f">{BETTER}</textarea>" in late.text
    assert "Tomar y guardar" in visible(late.text)
    kept = desk.send("/afirmaciones/1", read, accion="guardar", texto=BETTER, motivo="style", tomar="true")
    assert kept.status_code == 303
    assert BETTER in visible(desk.page)


def test_what_another_took_meanwhile_is_not_taken_back(town: Town, desk: Advisor) -> None:
    town.clock.move(minutes=31)
    other = Advisor(town, desk.here.rpartition("/")[2], "second")
    other.take()
    late = desk.send("/afirmaciones/1", other.version, texto=BETTER, motivo="style", tomar="true")
    assert late.status_code == 409
    assert "Otro asesor la está revisando" in visible(late.text)
    assert f">{BETTER}</textarea>" in late.text
    assert "La tiene second" in visible(desk.page)


def test_an_approval_is_of_what_was_read(town: Town, desk: Advisor) -> None:
    read, approval = desk.version, desk.approval()
    desk.send("/afirmaciones/1", accion="guardar", texto=f"{BETTER} Así lo dice el artículo 5.", motivo="style")
    late = desk.send("/aprobacion", read, **approval)
    assert late.status_code == 412
    assert "Otra persona cambió la consulta mientras usted la tenía abierta" in visible(late.text)
    moved = desk.send("/aprobacion", **approval)
    assert moved.status_code == 409
    assert "cambió desde que usted lo leyó" in visible(moved.text)
    assert re.findall(r'name="punto"[^>]*checked', moved.text) == []


def test_points_left_open_are_named_and_the_rest_stay_checked(desk: Advisor) -> None:
    approval = desk.approval()
    refused = desk.send("/aprobacion", **{**approval, "punto": approval["punto"][:1]})
    assert refused.status_code == 409
    assert "Cada afirmación dice lo mismo que el texto citado a su lado." in visible(refused.text)
    assert len(re.findall(r'name="punto"[^>]*checked', refused.text)) == 1


def test_facts_are_asked_for_and_what_was_asked_is_not_lost(town: Town, desk: Advisor) -> None:
    assert desk.send("/devolucion", pide=" ", clase="day").status_code == 422
    stale = desk.send("/devolucion", "1", pide="¿De qué fecha es la multa?", clase="day")
    assert (stale.status_code, ">¿De qué fecha es la multa?</textarea>" in stale.text) == (412, True)
    sent = desk.send("/devolucion", pide="¿De qué fecha es la multa?", clase="day")
    assert sent.headers["Location"] == "/revision?hecho=devuelta"
    assert town.official.read(desk.here.rpartition("/")[2])["note"] == "¿De qué fecha es la multa?"


def test_what_is_declined_tells_its_asker_why(town: Town, desk: Advisor) -> None:
    sent = desk.send("/rechazo", porque="other_authority", mensaje="Pregunte a la SUNAT.")
    assert sent.headers["Location"] == "/revision?hecho=no-atendida"
    assert "Pregunte a la SUNAT." in town.official.read(desk.here.rpartition("/")[2])["note"]
    assert "Ya no está en revisión." in visible(desk.made.get(desk.here).text)


def test_a_hold_is_kept_longer_handed_over_and_given_back(town: Town, desk: Advisor) -> None:
    town.clock.move(minutes=20)
    assert "vence dentro de 10 minutos" in visible(desk.page)
    assert desk.send("/reserva", accion="prolongar").headers["Location"] == f"{desk.here}?hecho=prolongada"
    assert "vence dentro de 30 minutos" in visible(desk.page)
    assert desk.send("/traspaso", a="nadie", nota="Falta el artículo 6.").status_code in (404, 422)
    assert desk.send("/traspaso", a="second", nota="Falta el artículo 6.").status_code == 303
    other = Advisor(town, desk.here.rpartition("/")[2], "second")
    assert "Falta el artículo 6." in visible(other.page)
    assert other.send("/reserva", accion="dejar").headers["Location"] == "/revision?hecho=dejada"
    assert "Nadie la tiene" in visible(desk.page)


def test_the_reading_of_a_question_is_put_right(town: Town, desk: Advisor) -> None:
    assert desk.send("/lectura", materia="legal", fecha="2024-06-30").headers["Location"].endswith("hecho=leida")
    shown = visible(desk.page)
    assert "Punto de derecho" in shown
    assert "30 de junio de 2024" in shown
    assert desk.send("/lectura", materia="tramite", fecha="").status_code == 403
    assert desk.send("/lectura", materia="legal", fecha="ayer").status_code == 422


def test_a_legal_point_waits_for_a_second_approval(town: Town) -> None:
    first = Advisor(town, town.drafted(LEGAL))
    first.take()
    done = first.send("/aprobacion", **first.approval())
    assert done.headers["Location"] == "/revision?hecho=aprobada"
    assert "falta la segunda revisión" in visible(first.made.get("/revision").text)


def test_history_shows_each_draft_as_words_gone_and_new(town: Town, desk: Advisor) -> None:
    desk.send("/afirmaciones/1", accion="guardar", texto="La multa se apela en quince días.", motivo="style")
    desk.send("/afirmaciones/1", accion="guardar", texto="La multa se apela en diez días.", motivo="wrong_wording")
    page = desk.made.get(f"{desk.here}/historia").text
    assert "<del>quince</del><ins>diez</ins>" in page
    assert "Citaba un texto no vigente" in visible(page)
    assert "redactor automático" in visible(page)


def test_a_citation_that_the_law_moved_away_from_does_not_keep_the_rest_from_being_mended(town: Town) -> None:
    from tests.qa_service.laws import ordinance, repealed

    desk = Advisor(town, town.drafted())
    desk.take()
    town.shelf.publish([ordinance(), repealed()])
    assert "ya no está en este servicio" in visible(desk.page)
    sent = desk.send("/afirmaciones", texto="Otra afirmación sin cita.", motivo="answered_by_hand")
    assert sent.status_code == 303
    assert desk.send("/afirmaciones/1", accion="eliminar", motivo="wrong_provision").status_code == 303


def test_an_answer_that_went_stale_shows_what_changed(town: Town) -> None:
    from desk import staleness
    from tests.factories import regulation
    from tests.qa_service.laws import MARKETS

    id = town.released()
    changed = MARKETS.replace("quince (15)", "diez (10)")
    town.shelf.publish([regulation("ley-99001", {"art_5": changed}, title="Ley de Mercados de Prueba")])
    staleness.sweep(town.desk)
    page = Advisor(town, id).page
    assert "quedó desactualizada" in visible(page)
    assert "Así estaba cuando se citó" in visible(page)
    assert 'class="status current"' not in page
    assert "<del>quince" in page


def test_an_advisor_reads_what_was_thought_of_the_answers_approved(town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    town.advisor.approve(id)
    town.official.put(f"/consultations/{id}/rating", {"score": 4, "reason": "Clara y a tiempo."})
    shown = visible(entered(town, "advisor").get("/revision").text)
    assert "Calificación: 4 de 5" in shown
    assert "Clara y a tiempo." in shown
    assert "Clara y a tiempo." not in entered(town, "second").get("/revision").text
