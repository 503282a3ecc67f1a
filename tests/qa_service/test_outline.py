import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.clauses import pieces
from qa_service.outline import follows, mark_of

CASES = """Los requisitos del permiso de feria son los siguientes:
Para la Clase A:
a. Solicitud firmada.
b. Plano del lugar.
Los documentos de las letras a y b se presentan en dos copias.
c. Recibo de pago.
Para las Clases B y C:
a. Solicitud con firma legalizada.
b. Póliza de seguro."""

NUMBERED = """8.1 El feriante presenta:
a) Solicitud.
b) Los documentos siguientes:
1. Carné.
2. Constancia.
c) Recibo.
8.2 El plazo es de dos días.
8.3 La comisión revisa:
i) El plano.
ii) El seguro."""

SIBLINGS = """Son funciones de la feria:
1. Funciones propias:
1.1. Limpiar el local.
1.2. Cuidar el local.
2. Funciones compartidas:
2.1. Vigilar la calle."""

RESUMED = """La junta puede:
a) Multar. Para ello se requiere lo siguiente:
- Acta.
- Testigos.
b) Cerrar el puesto."""

BULLETS = """Son derechos del feriante:
- Usar el puesto.
- Ceder el puesto.
Son deberes del feriante:
- Limpiar el puesto."""

REPEALED = """La junta puede:
a) Multar.
b) Cerrar el puesto.
La junta lleva un libro.
d) Nombrar un tesorero."""

UNMARKED = """La solicitud se acompaña de los documentos siguientes.
a) Plano.
b) Recibo."""

ASTRAY = """s) Del toldo:
1. El toldo es azul.
2. El toldo es de lona.
u) Del estrado. El estrado es de madera.
x) Otros."""

DAMAGED = """La junta puede:
a) Multar.
l) Cerrar el puesto.
c) Avisar."""

HTABLE = """Las tasas son:
Trámite | Tasa
Copia | 1,00
Carné | 2,00"""


def under(text: str) -> dict[str, list[str]]:
    """Each piece of a text by its first three words, with the first three of each lead."""
    return {
        _short(piece.span.of(text)): [_short(lead.of(text)) for lead in piece.leads] for piece in pieces(text, None)
    }


def _short(text: str) -> str:
    return " ".join(text.split()[:3])


@pytest.mark.parametrize(
    ("text", "item", "leads"),
    [
        (CASES, "Para la Clase", ["Los requisitos del"]),
        (CASES, "b. Plano del", ["Los requisitos del", "Para la Clase"]),
        (CASES, "c. Recibo de", ["Los requisitos del", "Para la Clase"]),
        (CASES, "Los documentos de", []),
        (CASES, "Para las Clases", ["Los requisitos del"]),
        (CASES, "b. Póliza de", ["Los requisitos del", "Para las Clases"]),
        (NUMBERED, "8.1 El feriante", []),
        (NUMBERED, "a) Solicitud.", ["8.1 El feriante"]),
        (NUMBERED, "2. Constancia.", ["8.1 El feriante", "b) Los documentos"]),
        (NUMBERED, "c) Recibo.", ["8.1 El feriante"]),
        (NUMBERED, "8.2 El plazo", []),
        (NUMBERED, "ii) El seguro.", ["8.3 La comisión"]),
        (SIBLINGS, "2. Funciones compartidas:", ["Son funciones de"]),
        (SIBLINGS, "1.2. Cuidar el", ["Son funciones de", "1. Funciones propias:"]),
        (SIBLINGS, "2.1. Vigilar la", ["Son funciones de", "2. Funciones compartidas:"]),
        (RESUMED, "b) Cerrar el", ["La junta puede:"]),
        (BULLETS, "- Ceder el", ["Son derechos del"]),
        (BULLETS, "- Limpiar el", ["Son deberes del"]),
        (REPEALED, "d) Nombrar un", ["La junta puede:"]),
        (UNMARKED, "b) Recibo.", ["La solicitud se"]),
        (ASTRAY, "2. El toldo", ["s) Del toldo:"]),
        (ASTRAY, "u) Del estrado.", []),
        (ASTRAY, "x) Otros.", []),
        (DAMAGED, "l) Cerrar el", ["La junta puede:"]),
        (DAMAGED, "c) Avisar.", ["La junta puede:"]),
        (HTABLE, "Carné | 2,00", ["Las tasas son:", "Trámite | Tasa"]),
    ],
)
def test_every_item_knows_the_words_that_lead_into_it(text: str, item: str, leads: list[str]) -> None:
    assert under(text)[item] == leads


@pytest.mark.parametrize(
    ("said", "styles", "label"),
    [
        ("b) Plano.", ("letter lower",), "b"),
        ("b. Plano.", ("letter lower",), "b"),
        ("i) Plano.", ("roman lower", "letter lower"), "i"),
        ("v) Plano.", ("letter lower", "roman lower"), "v"),
        ("iv. Plano.", ("roman lower", "letter lower"), "iv"),
        ("IV. Plano.", ("roman upper", "letter upper"), "iv"),
        ("3.- Plano.", ("digit",), "3"),
        ("(3) Plano.", ("digit",), "3"),
        ("25.1 Plano.", ("dotted",), "25.1"),
        ("25.1. Plano.", ("dotted",), "25.1"),
        ("- Plano.", ("bullet-",), ""),
    ],
)
def test_a_mark_is_read_by_its_style(said: str, styles: tuple[str, ...], label: str) -> None:
    mark = mark_of(said)
    assert mark is not None
    assert (mark.styles, mark.label) == (styles, label)


@pytest.mark.parametrize("said", ["Plano del lugar.", "El plano.", "S/ 20 por día.", "de la feria", "D.S. 004"])
def test_words_are_no_mark(said: str) -> None:
    assert mark_of(said) is None


@pytest.mark.parametrize(
    ("style", "old", "new", "expected"),
    [
        ("letter lower", "n", "ñ", True),
        ("letter lower", "n", "o", True),
        ("letter lower", "c", "a", False),
        ("letter lower", "a", "d", False),
        ("digit", "9", "10", True),
        ("dotted", "8.9", "8.10", True),
        ("dotted", "8.9", "9.1", False),
        ("roman lower", "iii", "iv", True),
        ("roman lower", "iv", "iii", False),
    ],
)
def test_a_label_follows_the_one_before_it(style: str, old: str, new: str, expected: bool) -> None:
    assert follows(style, old, new) is expected


@given(st.lists(st.sampled_from([*CASES.split("\n"), *NUMBERED.split("\n"), *RESUMED.split("\n")]), max_size=12))
def test_what_leads_into_a_piece_stands_before_it(lines: list[str]) -> None:
    for piece in pieces("\n".join(lines), None):
        ends = [span.end for span in piece.leads]
        assert ends == sorted(ends)
        assert all(end <= piece.span.start for end in ends)
