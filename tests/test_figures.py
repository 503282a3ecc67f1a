"""How the benchmark of figures tells a sourced number from an invented one, by hand-worked statements."""

import pytest

from benchmarks.figures import unsourced

CITATION = {
    "regulation": "ley-27972",
    "eid": "art_17",
    "label": "artículo 17",
    "title": "Ley Orgánica de Municipalidades",
    "quote": "en un plazo de 5 días, con una tasa de 1.5%",
    "valid_from": "2004-07-04",
    "valid_to": None,
}
AMENDERS = {("ley-27972", "art_17", "2004-07-04"): "ley-28268"}
REPEALS = {"ley-27972": ("2025-04-22", "ley-32069")}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("El plazo es de 5 días.", []),
        ("La tasa es de 1.5%.", []),
        ("El plazo es de 10 días.", ["10"]),
        ("La tasa es de 1,5%.", ["1,5"]),
        ("Según el artículo 17 de la Ley N° 27972: 5 días.", []),
        ("Según el artículo 18 de la Ley N° 27972: 5 días.", ["18"]),
        ("Texto vigente desde el 4 de julio de 2004, según la Ley N° 28268.", []),
        ("Texto vigente desde el 3 de julio de 2004.", ["3", "2004"]),
        ("Texto vigente al 15 de junio de 2010.", []),
        ("Norma derogada desde el 22 de abril de 2025 por la Ley N° 32069.", []),
        ("Norma modificada por la Ley N° 31433.", ["31433"]),
    ],
)
def test_a_number_needs_a_quote_or_the_data_of_its_citation(text: str, missing: list[str]) -> None:
    assert unsourced({"text": text, "citations": [CITATION]}, AMENDERS, REPEALS) == missing


def test_a_statement_without_citations_has_no_source_for_any_number() -> None:
    assert unsourced({"text": "El plazo es de 5 días.", "citations": []}, {}, {}) == ["5"]
