"""Texts without articles are read by their numbers, or by their headings."""

from corpus.model import Document, ProvisionKind, Source, Span
from ingest.model import Heading, NormText, Segmentation
from ingest.segment import segment
from tests.ingest.norms import Read, read

DIRECTIVE = """
DIRECTIVA N° 003-2024-MDP
Normas para el uso de vehículos de la municipalidad
1. OBJETO
Ordenar el uso de los vehículos.
2. ALCANCE
Alcanza a todos los choferes.
"""
GUIDE = """
Quiénes pueden pedir la constancia
Cualquier vecino del distrito.
Cuánto cuesta
El trámite es gratuito.
"""


def guide(*levels: int) -> Read:
    """A web guide whose headings have those levels, a sentence below each."""
    text, headings = "", []
    for number, level in enumerate(levels, 1):
        title = f"Paso {number}"
        headings.append(Heading(Span(len(text), len(text) + len(title)), level))
        text += f"{title}\nEl vecino presenta el documento {number}.\n"
    source = NormText(Document(Source("guia.html", "0" * 64, "text/html"), text), headings=tuple(headings))
    parts: Segmentation = segment(source, None)
    return Read(text, parts)


def test_a_directive_is_read_by_its_numbers_with_what_stands_above_as_its_preface() -> None:
    law = read(DIRECTIVE)
    assert law.eids == ["preface", "para_1", "para_2"]
    assert law.wording("para_1") == "1. OBJETO\nOrdenar el uso de los vehículos."
    assert "DIRECTIVA N° 003-2024-MDP" in law.wording("preface")


def test_headings_on_one_level_are_sections_side_by_side() -> None:
    law = guide(2, 2, 2)
    assert law.eids == ["sec_1", "sec_2", "sec_3"]
    assert [p.heading for p in law.parts.provisions] == ["Paso 1", "Paso 2", "Paso 3"]
    assert {p.kind for p in law.parts.provisions} == {ProvisionKind.SECTION}


def test_deeper_headings_nest_and_know_what_they_stand_under() -> None:
    law = guide(1, 2, 2, 1, 2)
    assert law.eids == ["sec_1", "sec_1__sec_1", "sec_1__sec_2", "sec_2", "sec_2__sec_1"]
    assert law.provision("sec_1__sec_2").path == ("Paso 1",)
    assert law.provision("sec_2__sec_1").path == ("Paso 4",)
    assert law.provision("sec_2").path == ()


def test_a_section_holds_its_heading_and_what_follows_up_to_the_next() -> None:
    law = guide(1, 1)
    assert law.wording("sec_1") == "Paso 1\nEl vecino presenta el documento 1."
    assert law.wording("sec_2") == "Paso 2\nEl vecino presenta el documento 2."


def test_text_without_numbers_or_headings_is_one_preface() -> None:
    assert read(GUIDE).eids == ["preface"]


def test_a_level_skipped_does_not_break_the_nesting() -> None:
    assert guide(1, 3, 2).eids == ["sec_1", "sec_1__sec_1", "sec_1__sec_2"]


HEADS = ("1. FINALIDAD", "2. OBJETIVO", "3. ALCANCE", "4. BASE LEGAL", "5. DISPOSICIONES", "5.1 Plazo", "5.2 Forma")


def test_an_index_at_the_head_of_a_directive_is_not_its_provisions() -> None:
    body = [line for head in HEADS for line in (head, "Se aplica así.")]
    law = read("\n".join(["DIRECTIVA", "ÍNDICE", *HEADS, *body]))
    assert law.wording("para_5.1") == "5.1 Plazo\nSe aplica así."
    assert "para_5.1_2" not in law.eids
    assert "5.1 Plazo" not in law.wording("preface")


def test_headings_that_come_again_far_below_are_no_index() -> None:
    body = [line for head in HEADS for line in (head, *(f"Texto {number} que se aplica." for number in range(4)))]
    law = read("\n".join(["DIRECTIVA", *body, *body]))
    assert law.wording("para_5.1").startswith("5.1 Plazo\nTexto 0")


def test_a_section_holds_the_sections_under_it() -> None:
    law = guide(1, 2, 3, 2)
    assert law.eids == ["sec_1", "sec_1__sec_1", "sec_1__sec_1__sec_1", "sec_1__sec_2"]
    assert all(f"documento {number}." in law.wording("sec_1") for number in (1, 2, 3, 4))
    assert "documento 3." in law.wording("sec_1__sec_1") and "documento 4." not in law.wording("sec_1__sec_1")


def test_a_bold_row_of_a_table_heads_no_section() -> None:
    text = "Objetivos\nLa política busca esto.\nObjetivo | Indicador\nLeer más | Libros leídos\n"
    headings = [Heading(Span(text.index(t), text.index(t) + len(t)), 1) for t in ("Objetivos", "Objetivo | Indicador")]
    source = Source("politica.pdf", "0" * 64, "application/pdf")
    found = segment(NormText(Document(source, text), {}, tuple(headings)), None)
    assert [p.eid for p in found.provisions if p.kind is ProvisionKind.SECTION] == ["sec_1"]
