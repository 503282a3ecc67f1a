"""What the command prints of an answer."""

import io
from datetime import date

from rich.console import Console

from corpus.validity import Status
from qa_service.answering import answer
from qa_service.console import print_result, progress_bar, validity
from qa_service.model import Question
from tests.qa_service.laws import TODAY, searcher


def printed(text: str) -> str:
    console = Console(file=io.StringIO(), width=300)
    print_result(console, answer(Question("1", text), searcher(), today=TODAY))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_draft_is_marked_as_unreviewed_and_its_citations_are_numbered() -> None:
    page = printed("¿En qué plazo apela la multa el conductor del puesto?")
    assert "Borrador (lo revisa un asesor antes de entregarse)" in page
    assert "[1] Ley N° 99001, Ley de Mercados de Prueba" in page
    assert "«" in page.split("Citas")[1]


def test_a_refusal_says_why_and_shows_nothing_beside_the_point() -> None:
    page = printed("pásame el teléfono y el domicilio del alcalde")
    assert "Sin borrador de respuesta" in page
    assert "No se entregan datos personales" in page
    assert "artículo" not in page


def test_a_repealed_wording_is_never_printed_as_in_force() -> None:
    page = printed("¿Qué decía la Ley N° 88001 sobre los peajes rurales?")
    assert "(derogada" in page
    assert "(vigente" not in page


def test_square_brackets_in_a_question_are_text() -> None:
    assert "[bold]multa[/bold]" in printed("¿Cuánto es la [bold]multa[/bold] del conductor?")


def test_validity_is_told_in_words() -> None:
    assert validity(Status.IN_FORCE, None, None) == "vigente"
    told = validity(Status.SUPERSEDED, date(2003, 5, 28), date(2022, 3, 7))
    assert told == "texto anterior desde el 28 de mayo de 2003 hasta el 6 de marzo de 2022"


def test_progress_is_silent_where_nobody_watches() -> None:
    console = Console(file=io.StringIO())
    with progress_bar(console, "Leyendo", "archivos") as update:
        update(1, 2)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == ""


def test_where_nobody_watches_a_line_tells_now_and_then_how_far_it_is() -> None:
    console, seconds = Console(file=io.StringIO()), iter([0.0, 10.0, 10.0, 40.0, 40.0, 40.0, 50.0, 50.0])
    with progress_bar(console, "Leyendo", "archivos", lambda: next(seconds)) as update:
        update(1, 8)
        update(4, 8, (120, "páginas"))
        update(5, 8)
    assert isinstance(console.file, io.StringIO)
    told = "Leyendo: 4 de 8 (0.1 archivos/s · 3 páginas/s); faltan 40 s\n"
    assert console.file.getvalue() == told
