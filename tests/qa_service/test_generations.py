"""A generation is told to people by its number and when it was published."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from index.publications import Publication
from qa_service.generations import moment, number_of, numbered
from qa_service.tables import print_history

ONE = Publication("gen-000012-3f9ac1", "2026-11-30T03:05:00+00:00", "m@1", 1, 2, 3)


@pytest.mark.parametrize(
    ("name", "number", "told"),
    [
        ("gen-000012-3f9ac1", "12", "publicación 12"),
        ("gen-1000000-aaaaaa", "1000000", "publicación 1000000"),
        ("de-otro-modo", None, "de-otro-modo"),
    ],
)
def test_it_is_called_by_its_number(name: str, number: str | None, told: str) -> None:
    assert (number_of(name), numbered(name)) == (number, told)


def test_its_day_and_hour_are_those_of_peru() -> None:
    assert moment(ONE) == "29/11/2026 a las 22:05"


def history(*publications: Publication) -> list[str]:
    console = Console(file=io.StringIO(), width=200)
    print_history(console, publications, "gen-000012-3f9ac1", ["gen-000012-3f9ac1"])
    assert isinstance(console.file, io.StringIO)
    return [line.strip() for line in console.file.getvalue().splitlines()]


def test_history_names_publications_and_norms_as_people_do() -> None:
    one = replace(ONE, since="gen-000011-aaaaaa", added=("ley-27972",), removed=("ds-009-2025-ef",))
    assert history(one) == [
        "Publicación 12  29/11/2026 22:05  ← la que se sirve",
        "1 norma · 2 textos · 3 pasajes · modelo m",
        "1 nueva: Ley N° 27972",
        "1 retirada: Decreto Supremo N° 009-2025-EF",
    ]


def test_history_says_what_a_publication_after_a_rollback_is_compared_with() -> None:
    again = replace(ONE, since="gen-000003-aaaaaa", changed=("ley-27972",))
    assert history(again)[2:] == ["respecto de la publicación 3:", "1 actualizada: Ley N° 27972"]
    assert history(replace(again, changed=()))[2:] == ["las mismas normas que la publicación 3"]
