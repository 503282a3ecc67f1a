"""“Dicha Ley” is the one fitting norm named before it, or none."""

import pytest

from corpus.identifiers import RegulationId
from ingest.antecedents import resolve_antecedents
from ingest.folding import fold
from ingest.mentions import find_mentions
from ingest.names import NameIndex


def meant(text: str, home: str | None = None) -> tuple[str | None, str | None]:
    """The norm of the last mention, and the reason when there is none."""
    folded = fold(text)
    last = resolve_antecedents(find_mentions(folded, RegulationId(home) if home else None, NameIndex.of()), folded)[-1]
    return (str(last.meant.regulation) if last.meant.regulation else None), last.meant.reason


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("La Ley N° 27972 lo prevé; dicha Ley exige quórum.", "ley-27972"),
        ("El Decreto Supremo N° 021-2013-PCM rige; la citada norma se publicó.", "ds-021-2013-pcm"),
        ("Por Decreto Legislativo N° 1057 se creó; el mismo Decreto Legislativo lo dice.", "dleg-1057"),
        ("La Ley N° 27972 y el Decreto Supremo N° 021-2013-PCM: el referido Decreto Supremo rige.", "ds-021-2013-pcm"),
        ("La Ley N° 27972 manda.\nLa Ley N° 28976 regula licencias; dicha Ley exige aforo.", "ley-28976"),
        ("La Ley N° 27972 manda.\nLos plazos de dicha Ley corren.", "ley-27972"),
    ],
)  # fmt: skip
def test_the_only_fitting_norm_before_is_meant(text: str, slug: str) -> None:
    assert meant(text) == (slug, None)


def test_of_two_fitting_norms_neither_is_guessed() -> None:
    slug, reason = meant("Entre la Ley N° 27972 y la Ley N° 28976, dicha Ley prevalece.")
    assert slug is None
    assert reason == "puede ser Ley N° 27972 o Ley N° 28976"


def test_without_a_norm_of_that_kind_before_there_is_no_antecedent() -> None:
    assert meant("El Decreto Supremo N° 021-2013-PCM rige y dicha ordenanza no.") == (
        None,
        "no hay antecedente de «ordenanza»",
    )


def test_the_law_that_no_word_points_back_to_stays_as_it_was() -> None:
    folded = fold("La Ley N° 27972 rige; conforme a la Ley")
    mentions = find_mentions(folded, None, NameIndex.of())
    assert resolve_antecedents(mentions, folded) == mentions
