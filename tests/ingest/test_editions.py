"""Several files of one norm become one regulation, whatever the order they are read in."""

from datetime import date
from itertools import permutations

from ingest.editions import merge_editions
from tests.factories import regulation

FULL = regulation("ley-27972", {"art_1": "El objeto.", "art_2": "El ámbito.", "art_3": "Las reglas."}, aliases=("LOM",))
PARTIAL = regulation(
    "ley-27972", {"art_1": "El objeto, como salió."}, aliases=("Ley Orgánica",), published=date(2003, 5, 27)
)
OTHER = regulation("ley-28056", {"art_1": "El presupuesto participativo."})


def test_the_fuller_edition_leads_whatever_the_order() -> None:
    for order in permutations([FULL, PARTIAL, OTHER]):
        merged = merge_editions(order)
        assert [str(norm.id) for norm in merged] == ["ley-27972", "ley-28056"]
        assert len(merged[0].provisions) == 3


def test_the_other_edition_is_kept_as_a_source_and_lends_what_the_leader_lacks() -> None:
    (merged,) = merge_editions([PARTIAL, FULL])
    assert merged.editions == (PARTIAL.documents[0].source,)
    assert merged.published == date(2003, 5, 27)
    assert merged.aliases == ("LOM", "Ley Orgánica")


def test_a_norm_with_one_file_stays_as_it_is() -> None:
    assert merge_editions([OTHER]) == (OTHER,)
