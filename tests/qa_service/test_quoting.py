"""What is quoted of an invented article: lists for several cases, lists at depth, and what must never be cut apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import stem
from qa_service.answering import scope_of
from qa_service.cases import named
from qa_service.clauses import pieces
from qa_service.drafting import extract
from qa_service.model import Draft, Question
from qa_service.understanding import understand
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY

FEES = "con la firma del titular y el sello de la oficina que lo recibe en el horario de atención"

BY_CLASS = f"""Artículo 12.- Requisitos del permiso de feria
Los requisitos del permiso de feria son los siguientes:
Para la Clase A:
a. Solicitud sencilla {FEES}.
b. Croquis del toldo.
Los documentos de las letras a y b se presentan en dos copias {FEES}.
Para la Clase B:
a. Solicitud notarial {FEES}.
b. Plano del estrado.
Para las Clases C y D:
a. Solicitud jurada {FEES}.
b. Póliza contra incendios."""

BY_PERSON = f"""Artículo 13.- Carné de feriante
13.1 Para el carné de feriante se presenta:
a) Las personas naturales:
1. Copia del documento de identidad {FEES}.
2. Fotografía reciente.
b) Las personas jurídicas:
1. Copia de la vigencia de poder {FEES}.
2. Padrón de asociados.
13.2 El carné de feriante dura un año y se renueva cada vez que la junta lo dispone {FEES}."""

SIDE_BY_SIDE = f"""Artículo 14.- Obligaciones
Para los puestos de comida la junta exige:
- Campana de humo {FEES}.
- Extintor.
Para los puestos de ropa la junta exige:
- Probador con cortina {FEES}.
- Espejo."""

POWERS = f"""Artículo 15.- Facultades de la junta
15.1 La junta de feriantes puede:
a) Cerrar el puesto que incumple {FEES}.
b) Decomisar la balanza alterada {FEES}.
15.2 El cierre del puesto dura tres días {FEES}."""


LONG = ", ".join(["con la firma del titular y el sello de la oficina"] * 7)
FUNDS = f"""Artículo 16.- Fondos
16.1 Los fondos de la feria se usan en techos {LONG}. Dichos fondos pagan el baile {LONG}."""

ONE_BY_ONE = """Artículo 17.- Para ser guardián se requiere:
a) Edad.
b) Salud.
c) Carné.
El guardián cuida la feria con la firma del titular y el sello de la oficina que lo recibe en el horario de atención.
La junta paga al guardián con la firma del titular y el sello de la oficina que lo recibe en el horario de atención."""

IN_ORDER = f"""Artículo 18.- Sesiones
La junta tiene sesión ordinaria cada mes en su local {FEES}.
La sesión extraordinaria la piden tres socios de la junta {FEES}.
Las actas de la junta se guardan en su archivo {FEES}."""


def drafted(article: str, text: str) -> Draft:
    index = ListSearcher([regulation("ley-77001", {"art_1": text})])
    understood = understand(Question("q", article), scope_of(index), TODAY)
    return extract(understood, index.search(understood.query), index)


@pytest.mark.parametrize(
    ("text", "asked", "shown", "hidden"),
    [
        # The case that is asked about, though another stands first or says more of the question's words.
        (
            BY_CLASS,
            "¿Qué requisitos tiene el permiso de feria de la clase B?",
            ["Para la Clase B:", "a. Solicitud notarial", "b. Plano"],
            ["Clase A", "Croquis", "Clases C", "Póliza", "dos copias"],
        ),
        (
            BY_CLASS,
            "¿Qué requisitos tiene el permiso de feria de clase D?",
            ["Para las Clases C y D:", "a. Solicitud jurada", "b. Póliza"],
            ["Clase A", "Clase B", "Croquis", "Plano"],
        ),
        # No case is asked about: the first that answers, with its items.
        (
            BY_CLASS,
            "¿Qué requisitos tiene el permiso de feria?",
            ["Para la Clase A:", "a. Solicitud sencilla", "b. Croquis"],
            ["Clase B", "Plano", "Póliza"],
        ),
        # No case is named, but the words of an item decide.
        (BY_CLASS, "¿Cuándo se pide póliza contra incendios?", ["Clases C y D:", "b. Póliza"], ["Croquis", "Clase A"]),
        # Items that open lists of their own are cases too, told apart by their words.
        (
            BY_PERSON,
            "¿Qué presentan las personas jurídicas para el carné?",
            ["b) Las personas jurídicas:", "1. Copia de la vigencia", "2. Padrón"],
            ["naturales", "Fotografía"],
        ),
        # Cases beside one another, outside any list.
        (
            SIDE_BY_SIDE,
            "¿Qué exige la junta a los puestos de ropa?",
            ["Para los puestos de ropa la junta exige:", "Probador", "Espejo"],
            ["comida", "Campana"],
        ),
        # An item of a numbered paragraph comes with the words that lead into it.
        (
            POWERS,
            "¿Quién puede decomisar la balanza alterada?",
            ["15.1 La junta de feriantes puede:", "b) Decomisar"],
            [],
        ),
    ],
)
def test_of_lists_for_several_cases_one_is_quoted_with_its_items(
    text: str, asked: str, shown: list[str], hidden: list[str]
) -> None:
    said = drafted(asked, text).text
    places = [said.find(words) for words in shown]
    assert -1 not in places and places == sorted(places), said
    assert not [words for words in hidden if words in said], said


@given(
    st.sampled_from([BY_CLASS, BY_PERSON, SIDE_BY_SIDE, POWERS]),
    st.lists(
        st.sampled_from(
            ["feria", "clase", "a", "b", "póliza", "plano", "carné", "personas", "junta", "puesto", "cierre"]
        ),
        min_size=2,
        max_size=5,
        unique=True,
    ),
    st.sampled_from(["¿Qué requisitos hay para {}?", "¿Puede {}?", "¿Cuánto dura {}?", "¿Quién ve {}?"]),
)
def test_no_lead_stands_without_an_item_nor_an_item_under_the_words_of_another_list(
    text: str, words: list[str], asked: str
) -> None:
    quotes = [citation.quote for citation in drafted(asked.format(" ".join(words)), text).citations]
    found = pieces(text, None)
    quoted = {piece.span: any(_overlaps(piece.span.of(text), quote) for quote in quotes) for piece in found}
    leads = [piece.lead for piece in found if quoted[piece.span] and piece.lead and piece.lead.of(text).endswith(":")]
    opened = {piece.lead for piece in found if piece.lead}
    for piece in found:
        if quoted[piece.span] and piece.span in opened and piece.span.of(text).endswith(":"):
            assert any(quoted[one.span] for one in found if one.lead == piece.span), quotes
            assert all(quoted[lead] or lead < piece.span for lead in leads if lead), quotes


@pytest.mark.parametrize(
    ("text", "asked", "begins", "hidden"),
    [
        # Of a sentence that leans on another, with no room for both, the other is quoted.
        (FUNDS, "¿Se pueden usar los fondos de la feria?", "«16.1 Los fondos de la feria se usan en techos", "Dichos"),
        # A list that is asked for is quoted whole, however short its items.
        (
            ONE_BY_ONE,
            "¿Qué requisitos pide ser guardián?",
            "«Para ser guardián se requiere:\na) Edad.\nb) Salud.",
            "cuida",
        ),
        # What stands before the best sentence, and is not nearly as good, is left out.
        (
            IN_ORDER,
            "¿Cuántos socios piden la sesión extraordinaria?",
            "«La sesión extraordinaria la piden",
            "ordinaria cada",
        ),
    ],
)
def test_a_quote_begins_with_what_decides(text: str, asked: str, begins: str, hidden: str) -> None:
    said = drafted(asked, text).text
    assert begins in said, said
    assert hidden not in said, said


def _overlaps(piece: str, quote: str) -> bool:
    return piece in quote or quote in piece


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Para las Modalidades C y D:", {("modalidad", "c"), ("modalidad", "d")}),
        ("una obra de modalidad B", {("modalidad", "b")}),
        ("licencias de tipo 2 o 3", {("tipo", "2"), ("tipo", "3")}),
        ("En la categoría IV", {("categoria", "iv")}),
        ("el artículo 5.2", set()),
        ("las personas jurídicas", set()),
    ],
)
def test_a_case_is_named_by_its_letter_or_number(text: str, expected: set[tuple[str, str]]) -> None:
    assert named(text) == {(stem(word), label) for word, label in expected}


@pytest.mark.parametrize(("items", "told"), [(3, True), (40, False)])
def test_a_list_is_announced_only_where_all_of_it_is_quoted(items: int, told: bool) -> None:
    listed = "\n".join(f"{n}. Documento {n} {FEES}." for n in range(1, items + 1))
    said = drafted("¿Qué requisitos tiene el permiso de feria?", f"Los requisitos del permiso de feria son:\n{listed}")
    assert ("Los requisitos son los siguientes." in said.text) is told
    assert "1. Documento 1" in said.text
