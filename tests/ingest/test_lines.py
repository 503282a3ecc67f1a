"""A norm's text as lines: marks of footnotes, notes on a heading's own line, former wordings."""
# ruff: noqa: E501  (a line of law is as long as it is)

from dataclasses import replace

from pytest import mark

from corpus.model import Span
from ingest.lines import split_lines
from tests.ingest.norms import norm


def lines(text: str) -> list[str]:
    return [line.text for line in split_lines(norm(text))]


@mark.parametrize(
    ("printed", "law"),
    [
        ("(10) Artículo 11°.- DOMICILIO", "Artículo 11°.- DOMICILIO"),
        ("(62)Artículo 50°.- COMPETENCIA", "Artículo 50°.- COMPETENCIA"),
        ("(245)Artículo175°.- INFRACCIONES", "Artículo175°.- INFRACCIONES"),
        ("(*) Artículo 62°-A.- PLAZO", "Artículo 62°-A.- PLAZO"),
        ("(7)(*) NORMA XVI: CALIFICACIÓN", "NORMA XVI: CALIFICACIÓN"),
        ("(3) TÍTULO II", "TÍTULO II"),
        ("(274) SEXTA.- Autorízase a la entidad", "SEXTA.- Autorízase a la entidad"),
        (". Artículo 3.- Disponer la publicación", "Artículo 3.- Disponer la publicación"),
        ("¿y Artículo 1. Aprobar el informe", "Artículo 1. Aprobar el informe"),
        ("VArtículo 2. Declarar subsistentes", "Artículo 2. Declarar subsistentes"),
        ('<=" Artículo Cuarto.- Establecer', "Artículo Cuarto.- Establecer"),
        ("2 MArtículo 1. Designar a los miembros", "Artículo 1. Designar a los miembros"),
        ("(119) 7. Almacenar los registros", "7. Almacenar los registros"),
        ("(44) a) Las devoluciones", "a) Las devoluciones"),
    ],
)
def test_a_footnotes_mark_before_a_heading_or_an_item_is_no_law(printed: str, law: str) -> None:
    assert lines(printed) == [law]


@mark.parametrize(
    "printed",
    [
        "(70) Artículo sustituido por el Artículo 27º del Decreto Legislativo N° 953, publicado el 5 de febrero de 2004.",
        "(15) Artículo 16-A incorporado por el Artículo 4 de la Ley N° 31000, publicada el 3 de mayo de 2020.",
        "(1) El monto incluye los impuestos.",
        "(a) los vecinos;",
        "“Artículo 3.- Del plazo",
        "a) Artículo 3.- Del plazo",
        "- Artículo 3. Del plazo",
        "el Artículo 3. La municipalidad",
    ],
)
def test_the_mark_of_a_note_or_of_a_plain_point_stays(printed: str) -> None:
    assert lines(printed) == [printed]


def test_a_heading_whose_only_text_is_the_note_of_its_end_is_parted_from_it() -> None:
    printed = (
        "Artículo 35°.- Artículo derogado por el Artículo 64º de la Ley Nº 27038, publicada el 31 de diciembre de 1998."
    )
    assert lines(printed)[0] == "Artículo 35°.-"
    assert lines(printed)[1].startswith("Artículo derogado por")


def test_lines_in_a_former_wordings_box_know_it() -> None:
    text = "Artículo 1.- Objeto\nEl plazo es de tres días.\nArtículo 2.- Fin"
    start = text.index("El plazo")
    boxed = replace(norm(text), former=(Span(start, start + 25),))
    assert [line.former for line in split_lines(boxed)] == [False, True, False]
