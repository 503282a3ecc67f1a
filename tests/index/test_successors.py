"""A law read in a text older than a consolidated one that the index does not hold says so."""

from collections.abc import Sequence
from datetime import date

import pytest

from corpus.identifiers import RegulationId
from index.passages import card_of, wordings_of
from index.successors import noticed
from tests.factories import regulation

LAW = "ley-28976"
OLDER, NEWER = RegulationId("ds-5-99-pcm"), RegulationId("ds-163-2020-pcm")
TOLD = (
    "Ley N° 28976: hay un texto único ordenado posterior que este servicio no tiene (Decreto Supremo N° 163-2020-PCM); "
    "compruebe allí lo que se cita."
)


def notice(begins: date | None, texts: Sequence[RegulationId], own: str | None = None) -> str | None:
    law = regulation(LAW, {"art_1": [("La licencia se otorga.", begins, None)]}, notice=own)
    found = noticed({4: card_of(law)}, lambda _: texts, lambda _: tuple(wordings_of(law)))
    return found[4].notice


@pytest.mark.parametrize(
    ("begins", "texts", "told"),
    [
        (date(2007, 2, 5), [NEWER], TOLD),
        (None, [NEWER], TOLD),
        (date(2007, 2, 5), [OLDER, NEWER], TOLD),
        (date(2020, 10, 2), [NEWER], None),
        (date(2024, 1, 1), [NEWER], None),
        (date(2007, 2, 5), [], None),
        (date(2007, 2, 5), [OLDER], None),
    ],
    ids=["older", "of no known day", "the newest of two", "of that year", "amended since", "no such text", "no year"],
)
def test_a_law_older_than_its_consolidated_text_says_which_it_is(
    begins: date | None, texts: Sequence[RegulationId], told: str | None
) -> None:
    assert notice(begins, texts) == told


def test_what_was_said_of_the_law_before_is_still_said() -> None:
    assert notice(date(2007, 2, 5), [NEWER], "Norma inventada.") == f"Norma inventada. {TOLD}"
