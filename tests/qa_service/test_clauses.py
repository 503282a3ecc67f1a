import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from qa_service.clauses import body_start, cut, pieces, sentences, trim
from qa_service.openings import first_words
from tests.qa_service.laws import MARKETS, REQUIREMENTS


def quoted(text: str, heading: str | None = None) -> list[tuple[str, str | None]]:
    return [(p.span.of(text), p.lead.of(text) if p.lead else None) for p in pieces(text, heading)]


def test_label_and_title_are_no_part_of_the_rule() -> None:
    assert MARKETS[body_start(MARKETS, "Multas en mercados") :].startswith("5.1 La autoridad")
    assert "Artículo 9.- La tasa es única."[body_start("Artículo 9.- La tasa es única.", None) :] == "La tasa es única."
    assert body_start("SEGUNDA.- Deróguese.", None) == len("SEGUNDA.- ")
    assert body_start("Artículo 3.-", None) == 0
    assert body_start("ARTÍCULO 3.- CUOTAS\nTodos pagan.", "Cuotas") == len("ARTÍCULO 3.- CUOTAS\n")
    assert body_start("ARTÍCULO 3.- CUOTAS\nTodos pagan.", None) == len("ARTÍCULO 3.- CUOTAS\n")
    read_as_title = "Artículo 3.- No pagan la cuota los puestos de:\na) La junta.\nb) El mercado."
    assert body_start(read_as_title, "No pagan la cuota los puestos de:") == len("Artículo 3.- ")
    assert body_start(read_as_title, "No pagan la cuota los puestos de") == len("Artículo 3.- ")
    assert body_start("Artículo 3.- Cuota: la fija la junta.", "Cuota") == len("Artículo 3.- Cuota: ")
    assert body_start("Artículo 3.- TODOS pagan.", None) == len("Artículo 3.- ")


def test_items_carry_the_words_that_lead_into_their_list() -> None:
    found = quoted(REQUIREMENTS, "Requisitos del permiso")
    lead = "Para el permiso de comercio ambulatorio se presenta:"
    assert found[0] == (lead, None)
    assert found[2] == ("b) Copia del carné de sanidad vigente.", lead)


def test_a_sentence_that_leans_on_the_one_before_carries_it() -> None:
    found = quoted("Artículo 1.- El socio puede retirarse. En este caso, avisa con diez días.", None)
    assert found[1] == ("En este caso, avisa con diez días.", "El socio puede retirarse.")
    found = quoted("Artículo 2.- El secretario apoya al comité. No tiene capacidad de decisión.", None)
    assert found[1] == ("No tiene capacidad de decisión.", "El secretario apoya al comité.")


@pytest.mark.parametrize(
    ("count", "kept"),
    [
        (4, "La entidad regulariza dentro"),
        (6, "La entidad regulariza dentro del plazo"),
        (7, "La entidad regulariza dentro del plazo"),
        (9, "La entidad regulariza dentro del plazo de veinte días"),
        (99, "La entidad regulariza dentro del plazo de veinte días hábiles."),
    ],
)
def test_a_cut_does_not_end_on_a_word_that_leads_on(count: int, kept: str) -> None:
    text = "La entidad regulariza dentro del plazo de veinte días hábiles."
    assert first_words(text, Span(0, len(text)), count).of(text).rstrip(".") == kept.rstrip(".")


def test_the_title_of_an_item_stays_with_what_it_names() -> None:
    text = "El contrato termina por:\na) Muerte.\nb) Renuncia. Se avisa con diez días.\nc) Mutuo acuerdo."
    assert [said for said, _ in quoted(text)][1:] == [
        "a) Muerte.",
        "b) Renuncia. Se avisa con diez días.",
        "c) Mutuo acuerdo.",
    ]


TABLE = (
    "Artículo 3.- Las tasas son las siguientes:\n"
    "Trámite | Tasa (S/) | Plazo\n"
    "Copia simple. De cada folio | 0,10 | 1 día\n"
    "Copia certificada | 5,00 | 3 días\n"
    "La tasa se paga en caja."
)


def test_a_row_of_a_table_is_a_piece_with_the_row_that_heads_it() -> None:
    head = "Trámite | Tasa (S/) | Plazo"
    assert quoted(TABLE) == [
        ("Las tasas son las siguientes:", None),
        ("Copia simple. De cada folio | 0,10 | 1 día", head),
        ("Copia certificada | 5,00 | 3 días", head),
        ("La tasa se paga en caja.", None),
    ]


def test_the_head_of_a_table_may_stand_in_the_heading() -> None:
    text = "Clase | Multa\nLeve | 5\nGrave | 10"
    assert quoted(text, "Clase | Multa") == [("Leve | 5", "Clase | Multa"), ("Grave | 10", "Clase | Multa")]


def test_a_row_that_begins_with_empty_cells_goes_on_with_the_one_before() -> None:
    text = "Trámite | Recurso\nCopia | Reconsideración\n| Apelación\nCarné | Queja"
    assert quoted(text, "Trámite | Recurso") == [
        ("Copia | Reconsideración\n| Apelación", "Trámite | Recurso"),
        ("Carné | Queja", "Trámite | Recurso"),
    ]


ROW = "13 | Permiso de feria | a) Solicitud. b) Croquis del puesto y del toldo. | 29,40 | 15 días | Jefe de feria"


def test_a_row_too_long_keeps_what_names_it_and_the_cells_that_answer() -> None:
    parts = cut(ROW, Span(0, len(ROW)), 11, lambda text: float("15 días" in text))
    assert [part.of(ROW) for part in parts] == ["13 | Permiso de feria", "15 días | Jefe de feria"]


def test_a_row_that_has_room_for_its_name_alone_keeps_that() -> None:
    assert [part.of(ROW) for part in cut(ROW, Span(0, len(ROW)), 5, len)] == ["13 | Permiso de feria"]


def test_a_run_of_a_word_or_two_answers_nothing() -> None:
    text = "El titular presenta su pedido a la oficina de la junta; y, el recibo de la cuota del mes"
    assert trim(text, Span(0, len(text)), 8, lambda part: float(part == "y")).of(text) != "y"


def test_a_lone_bar_makes_no_table() -> None:
    text = "Artículo 1.- Rige lo dispuesto en el Título | y\nen el Capítulo II de la presente norma."
    assert quoted(text) == [(text.removeprefix("Artículo 1.- "), None)]


def test_abbreviations_end_no_sentence() -> None:
    assert len(quoted("Artículo 1.- Según el art. 5 del D.S. 004-2019-JUS, el plazo corre. Es único.")) == 2


LONG = (
    "El titular presenta su pedido por escrito, con copia de su documento; la oficina lo revisa en cinco días, "
    "y si falta algo lo devuelve; el titular paga la tasa antes de recoger el carné."
)


def test_a_long_sentence_is_cut_at_its_clauses_to_what_bears_on_the_question() -> None:
    cut = trim(LONG, Span(0, len(LONG)), 14, lambda text: float("tasa" in text))
    assert cut.of(LONG) == "el titular paga la tasa antes de recoger el carné."


def test_the_beginning_of_a_sentence_is_kept_when_it_bears_as_much() -> None:
    assert trim(LONG, Span(0, len(LONG)), 14, lambda text: 1.0).start == 0


def test_a_short_sentence_stays_whole() -> None:
    assert trim(LONG, Span(0, 40), 50, len) == Span(0, 40)


def test_a_clause_longer_than_the_room_is_cut_at_a_word() -> None:
    text = "palabra " * 30
    assert trim(text, Span(0, len(text)), 5, len).of(text) == "palabra palabra palabra palabra palabra"


@given(st.text(alphabet="aábñ .;:,\n1)(-Artículo", max_size=200))
def test_pieces_are_ordered_spans_without_blanks_around_them(text: str) -> None:
    end = 0
    for piece in pieces(text, None):
        inner = piece.span.of(text)
        assert inner and inner == inner.strip()
        assert piece.span.start >= end
        end = piece.span.end


@given(st.text(alphabet="ab ,;", min_size=1, max_size=120), st.integers(1, 20))
def test_a_cut_stays_inside_its_sentence_and_room(text: str, longest: int) -> None:
    if text.strip():
        whole = Span(0, len(text))
        cut = trim(text, whole, longest, lambda part: part.count("a"))
        assert whole.holds(cut)
        assert len(cut.of(text).split()) <= max(longest, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"5.2 El canon se distribuye así.', ["5.2 El canon se distribuye así."]),
        ("La distribución se hace en partes iguales.”", ["La distribución se hace en partes iguales."]),
        ("La norma llama “vecino” a quien reside.", ["La norma llama “vecino” a quien reside."]),
        ("“Todo queda dicho.”", ["“Todo queda dicho.”"]),
        ('"', ['"']),
    ],
)
def test_half_a_quotation_leaves_its_mark_behind(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text, 0)] == expected


def test_a_list_goes_on_though_sentences_stand_between_its_items() -> None:
    found = quoted(
        "Las fases son:\na) Idea. Consiste en pensar la obra.\nb) Plan. Comprende los estudios.\nc) Obra.", None
    )
    led = [text for text, lead in found if lead == "Las fases son:"]
    assert [text[:2] for text in led] == ["a)", "b)", "c)"]


def test_another_list_does_not_go_on_with_the_words_of_the_first() -> None:
    found = quoted("Las fases son:\na) Idea.\nOtra cosa se dice aquí.\nd) Cierre.", None)
    assert found[-1] == ("d) Cierre.", None)


def test_the_mark_of_an_item_stays_with_its_words() -> None:
    text = 'Las ordenanzas se publican: "1. En el diario oficial.\n2. En el portal.'
    assert [span.of(text) for span in sentences(text, 0)] == [
        "Las ordenanzas se publican:",
        "1. En el diario oficial.",
        "2. En el portal.",
    ]


def test_what_holds_no_word_is_no_piece() -> None:
    assert quoted("Artículo 1.- 12 %\n", None) == []


LATE = "El titular aprueba el presupuesto, con el informe de la oficina, con la opinión del área, en cinco días"


def test_a_long_sentence_keeps_its_beginning_and_the_value_at_its_end() -> None:
    parts = cut(LATE, Span(0, len(LATE)), 10, lambda text: ("titular" in text) + 2 * ("cinco" in text))
    assert [part.of(LATE) for part in parts] == ["El titular aprueba el presupuesto", "en cinco días"]


def test_a_sentence_that_fits_is_not_cut() -> None:
    assert cut(LATE, Span(0, len(LATE)), 60, len) == (Span(0, len(LATE)),)


def test_a_sentence_to_be_quoted_from_its_beginning_keeps_that_beside_what_answers() -> None:
    text = (
        "b) El titular firma su pedido, con copia de su documento, con el recibo de la caja, y paga la tasa del carné."
    )
    begun = cut(text, Span(0, len(text)), 12, lambda part: float("tasa" in part), begun=True)
    assert [part.of(text) for part in begun] == ["b) El titular firma su pedido", "y paga la tasa del carné."]
    (midway,) = cut(text, Span(0, len(text)), 12, lambda part: float("tasa" in part))
    assert midway.start > 0
