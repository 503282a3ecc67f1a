import re

import pytest

from corpus.identifiers import RegulationId
from ingest import expressions
from ingest.expressions import EXPRESSIONS, Expression
from ingest.folding import fold
from ingest.references import find_references

HOME = RegulationId("ds-100-2020-pcm")


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_each_expression_matches_the_marked_part_of_its_example(name: str) -> None:
    before, marked, after = re.split(r"\[\[|\]\]", EXPRESSIONS[name].example)
    text = fold(before + marked + after)
    assert EXPRESSIONS[name].pattern.fullmatch(text, len(before), len(before) + len(marked))


def test_every_expression_stands_in_the_table() -> None:
    named = {id(value) for value in vars(expressions).values() if isinstance(value, Expression)}
    assert named == {id(value) for value in EXPRESSIONS.values()}


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        ("of", ("numeral 2 del literal b)", f"{HOME}#art_7__point_b__para_2")),
        ("preliminary", ("artículo IV del Título Preliminar de la Ley N° 27444", "ley-27444#tp__art_iv")),
        ("forward", ("artículo 20 de la citada Ley N° 27972", "ley-27972#art_20")),
        ("backward", ("Ley N° 27972, en su artículo 20", "ley-27972#art_20")),
        ("self", ("la presente Ley", f"{HOME}#")),
        ("own", ("literal a) del presente artículo", f"{HOME}#art_7__point_a")),
        ("position", ("artículo anterior", f"{HOME}#art_6")),
    ],
)
def test_the_finder_resolves_the_example_of_an_expression(name: str, cited: tuple[str, str]) -> None:
    example = re.sub(r"\[\[|\]\]", "", EXPRESSIONS[name].example)
    found = [(one.text, f"{one.regulation}#{one.eid or ''}") for one in find_references(example, HOME, article="art_7")]
    assert found == [cited]


def test_a_heading_makes_no_citation() -> None:
    assert find_references(re.sub(r"\[\[|\]\]", "", EXPRESSIONS["heading"].example), HOME) == ()
