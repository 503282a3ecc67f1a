"""What a norm is called, by its file or by its own print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identifiers import RegulationId
from corpus.model import Document, Source
from ingest.designations import Designation, heading_designations
from ingest.model import NormText
from ingest.titling import clean_title, find_aliases, find_title


def norm(text: str, **facts: str) -> NormText:
    return NormText(Document(Source("norma.txt", "0" * 64, "text/plain"), text), facts)


def heading(text: str) -> Designation | None:
    return next(iter(heading_designations(text)), None)


def title(text: str, **facts: str) -> str:
    return find_title(norm(text, **facts), heading(text))


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("Ley N° 27972, Ley Orgánica de Municipalidades", "Ley Orgánica de Municipalidades"),
        ("LEY N° 27972 - LEY ORGÁNICA DE MUNICIPALIDADES", "LEY ORGÁNICA DE MUNICIPALIDADES"),
        ("Decreto Supremo N° 009-2025-EF: Reglamento de compras", "Reglamento de compras"),
        ("Ley de  aguas\nsubterráneas", "Ley de aguas subterráneas"),
        ("&quot;Ley de aguas&quot;", "Ley de aguas"),
        ("Ley de pesca &amp; acuicultura", "Ley de pesca & acuicultura"),
        ("**Ley de aguas.**", "Ley de aguas"),
        ("Ley de aguas subterráneasLey N° 30000", "Ley de aguas subterráneas"),
        ("Ordenanza que regula el comercio", "Ordenanza que regula el comercio"),
        ("", ""),
    ],
)
def test_a_title_is_cleaned_of_designation_marks_and_what_is_glued_on(printed: str, clean: str) -> None:
    assert clean_title(printed) == clean


def test_the_files_title_goes_before_the_printed_one() -> None:
    assert title("LEY N° 29999\nLEY DE PUENTES\nArtículo 1.- Objeto", title="Ley de Puentes Colgantes") == (
        "Ley de Puentes Colgantes"
    )


def test_a_files_title_that_only_repeats_the_designation_gives_way_to_the_printed_one() -> None:
    assert title("LEY N° 29999\nLEY DE PUENTES\nArtículo 1.- Objeto", title="Ley N° 29999") == "LEY DE PUENTES"


def test_a_gazettes_summary_above_the_heading_is_the_title() -> None:
    above = "Aprueban otra cosa.\n\nOrdenanza que regula el\nuso de los puentes\n"
    text = f"{above}ORDENANZA N° 012-2024-MDP\nPuentes, 3 de mayo"
    assert title(text) == "Ordenanza que regula el uso de los puentes"


def test_a_title_in_capitals_may_take_several_lines_below_the_heading() -> None:
    opening = "LEY N° 29999\nEL CONGRESO DE LA REPÚBLICA;\nHa dado la Ley siguiente:\n"
    text = f"{opening}LEY QUE ORDENA\nLOS PUENTES\nArtículo 1.- Uno"
    assert title(text) == "LEY QUE ORDENA LOS PUENTES"


def test_an_act_without_a_title_is_called_by_what_it_decides_first() -> None:
    text = (
        "RESOLUCIÓN DE ALCALDÍA N° 015-2024-MDP\nSE RESUELVE:\n"
        "Artículo Primero.- APROBAR la licencia que solicita el señor alcalde del distrito."
    )
    lowered = text.replace("APROBAR", "Aprobar")
    assert title(lowered) == "Aprobar la licencia que solicita el señor alcalde del distrito"


def test_a_long_decision_is_cut_at_a_word() -> None:
    decision = "Aprobar " + "la obra vecinal " * 30
    found = title(f"RESOLUCIÓN DE ALCALDÍA N° 015-2024-MDP\nArtículo Primero.- {decision}.")
    assert found.endswith("…")
    assert len(found) <= 181
    assert decision.startswith(found[:-1])


def test_a_text_that_says_nothing_has_no_title() -> None:
    assert title("") == ""


def test_acronyms_that_people_use_are_other_names_of_a_norm() -> None:
    assert list(find_aliases(norm("LEY N° 27972"), "Ley Orgánica", RegulationId("ley-27972"), None)) == ["LOM"]
    assert list(find_aliases(norm("LEY N° 29999"), "Ley de Puentes", RegulationId("ley-29999"), None)) == []


def test_the_directive_that_an_act_approves_is_another_name_of_it() -> None:
    text = "RESOLUCIÓN DE ALCALDÍA N° 015-2024-MDP"
    names = find_aliases(
        norm(text), "Aprueban la Directiva N° 003-2024-MDP", RegulationId("ra-015-2024-mdp"), heading(text)
    )
    assert any("Directiva" in name for name in names)


@given(st.text("aZé Ley N°1,:–-*&;", max_size=60))
def test_a_cleaned_title_is_on_one_line_without_blanks_at_its_ends(printed: str) -> None:
    clean = clean_title(printed)
    assert clean == clean.strip()
    assert "\n" not in clean
