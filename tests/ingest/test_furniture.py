from pytest import mark

from ingest.furniture import Margins, strip_furniture
from ingest.layout import Fragment, fragments
from ingest.printed import PrintedPage, Word
from tests.ingest.test_layout import column, words

BODY = [f"El artículo {n} de la ordenanza regula lo siguiente" for n in ["uno", "dos", "tres", "cuatro"]]


def page(number: int, *extra: list[Word]) -> tuple[PrintedPage, list[Fragment]]:
    found = [*(w for e in extra for w in e), *column(BODY, 50, 300)]
    return PrintedPage(number, 400, 800, tuple(found)), fragments(found)


def kept(*pages: tuple[PrintedPage, list[Fragment]]) -> tuple[list[str], Margins]:
    pieces, margins = strip_furniture(pages)
    return [piece.text for on_page in pieces for piece in on_page], margins


def test_a_head_that_comes_back_on_every_page_is_taken_out() -> None:
    texts, _ = kept(*(page(n, words("Municipalidad Distrital de Qantumarca", 50, 40)) for n in (1, 2, 3)))
    assert texts == BODY * 3


def test_a_foot_whose_number_changes_is_the_same_foot() -> None:
    texts, _ = kept(*(page(n, words(f"Mesa de Partes - folio {n}", 50, 770)) for n in (1, 2, 3)))
    assert texts == BODY * 3


def test_a_line_of_law_at_the_top_of_one_page_stays() -> None:
    law = "y las demás que señale la ley"
    texts, _ = kept(page(1, words(law, 50, 40)), page(2), page(3))
    assert texts == [law, *BODY * 3]


@mark.parametrize("number", ["17", "- 4 -", "Página 3 de 10", "Pág. 12", "3 / 20", "546093"])
def test_a_page_number_alone_is_taken_out(number: str) -> None:
    assert kept(page(1, words(number, 200, 780)))[0] == BODY


def test_a_gazettes_head_gives_the_date_and_what_is_stamped_above_it_goes_too() -> None:
    stamp = words("Firmado por EDITORA", 250, 20)
    head = [
        *words("14", 50, 60),
        *words("NORMAS LEGALES", 150, 60),
        *words("Sábado 8 de agosto de 2020 / El Peruano", 250, 60),
    ]
    texts, margins = kept(page(1, stamp, head))
    assert texts == BODY
    assert margins.gazette_date == "2020-08-08"


def test_the_notice_of_an_invented_norm_is_removed_but_remembered() -> None:
    notice = "NORMA INVENTADA DE EJEMPLO - NO TIENE VALOR LEGAL"
    texts, margins = kept(page(1, words(notice, 50, 20)))
    assert texts == BODY
    assert margins.front_matter() == {"notice": notice}


def test_a_digital_signatures_box_is_no_law() -> None:
    box = column(
        ["Firmado digitalmente por CCORI", "HUALLPA Fermin FAU 20100", "Motivo: Doy V° B°", "Fecha: 24.03.2025 10:11"],
        250,
        500,
    )
    assert kept(page(1, box))[0] == BODY


def test_words_of_the_law_about_signing_stay() -> None:
    law = "Se presenta firmado digitalmente"
    assert law in kept(page(1, words(law, 50, 600)))[0]


@mark.parametrize(
    "law",
    [
        "La SUNAT ejerce las facultades que las normas legales le confieren",
        "El Peruano y en el portal institucional de la entidad",
    ],
)
def test_the_laws_own_words_at_the_top_of_a_page_are_no_gazettes_head(law: str) -> None:
    texts, _ = kept(page(1, words("DÉCIMO SÉTIMA.- Difusión", 50, 20), words(law, 50, 40)))
    assert texts == ["DÉCIMO SÉTIMA.- Difusión", law, *BODY]
