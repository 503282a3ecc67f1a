"""Several files of one norm become one regulation, whatever the order they are read in."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from corpus.model import Document, Regulation, Source
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


def test_two_different_editions_are_told_to_the_editor_with_the_one_that_rules() -> None:
    fuller = replace(FULL, documents=(_named(FULL, "completa.pdf", "a"),))
    other = replace(PARTIAL, documents=(_named(PARTIAL, "gaceta.pdf", "b"),))
    (merged,) = merge_editions([other, fuller])
    assert merged.warnings == ("Se hallaron 2 ediciones; rige «completa.pdf».",)


def test_copies_of_one_file_are_one_edition() -> None:
    (merged,) = merge_editions([FULL, FULL])
    assert merged.warnings == ()
    assert merged.provisions == FULL.provisions


def test_no_files_give_no_norms() -> None:
    assert merge_editions([]) == ()


def _named(norm: Regulation, path: str, mark: str) -> Document:
    document = norm.documents[0]
    return replace(document, source=Source(path, mark * 64, document.source.media_type))
