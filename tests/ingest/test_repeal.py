"""A note above the articles may end the whole norm, or leave parts of it in force."""

from datetime import date

import pytest

from corpus.identifiers import RegulationId
from ingest.lines import Line, split_lines
from ingest.repeal import Repeal, find_repeal, read_repeal
from ingest.roles import Roles
from tests.ingest.norms import norm

DAY = date(2018, 5, 16)


def line(text: str) -> Line:
    return split_lines(norm(text))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Norma derogada por la Ley N° 30776, publicada el 16 mayo 2018.",
        "NORMA DEROGADA POR LA LEY Nº 30776, PUBLICADA EL 16 DE MAYO DE 2018",
        "[Norma derogada por la Ley N° 30776, publicada el 16 de mayo de 2018]",
        "(*) Norma derogada por la Única Disposición Complementaria Derogatoria de la Ley N° 30776, publicada el "
        "16 mayo 2018.",
    ],
)
def test_a_note_that_ends_the_norm_says_when_and_by_what(text: str) -> None:
    repeal = read_repeal(line(text))
    assert repeal is not None
    assert (repeal.on.year, repeal.on.month, repeal.by) == (2018, 5, RegulationId("ley-30776"))
    assert repeal.whole


@pytest.mark.parametrize(
    "text",
    [
        "Norma derogada por la Ley N° 30776.",
        "La norma derogada por la Ley N° 30776, publicada el 16 mayo 2018, no rige.",
        "Artículo 1.- Objeto",
        "(*) Artículo modificado por el Artículo 2 de la Ley N° 30776, publicada el 16 mayo 2018.",
        "(*) Artículo derogado por la Ley N° 30776, publicada el 16 mayo 2018.",
    ],
)
def test_a_note_without_a_date_or_on_an_article_does_not_end_the_norm(text: str) -> None:
    assert read_repeal(line(text)) is None


def test_only_what_stands_above_the_first_article_is_read() -> None:
    lines = split_lines(
        norm("LEY N° 20000\nArtículo 1.- Objeto\nNorma derogada por la Ley N° 30776, publicada el 16 mayo 2018.")
    )
    roles = Roles(lines)
    assert find_repeal(lines, roles, first_article=1) is None
    assert find_repeal(lines, roles, first_article=3) is not None


@pytest.mark.parametrize(
    ("eid", "ends"),
    [
        ("art_1", True),
        ("dcf_4", False),
        ("dcf_4__para_2", False),
        ("dcf_40", True),
        ("dct_4", True),
        ("annex", False),
        ("annex_2", False),
        ("annex__table_1", False),
    ],
)
def test_what_an_exception_names_stays_in_force_with_all_inside_it(eid: str, ends: bool) -> None:
    assert Repeal(DAY, None, ("dcf_4", "annex"), whole=False).ends(eid) is ends


def test_a_whole_repeal_ends_everything() -> None:
    assert all(Repeal(DAY, None).ends(eid) for eid in ("art_1", "dcf_4", "annex_1__art_2", "preface"))


def test_with_an_exception_that_cannot_be_read_nothing_is_ended() -> None:
    assert not Repeal(DAY, None, (), whole=False).ends("art_1")


def test_an_exception_names_dispositions_by_their_ordinals() -> None:
    repeal = read_repeal(
        line(
            "Norma derogada por la Ley N° 30776, publicada el 16 mayo 2018, con excepción de la Cuarta y Sétima "
            "Disposición Complementaria Final."
        )
    )
    assert repeal is not None
    assert not repeal.whole
    assert repeal.saved == ("dcf_4", "dcf_7")
