# ruff: noqa: E501 -- printed sentences stay whole
from datetime import date

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Relation, RelationKind
from ingest.folding import fold
from ingest.names import NameIndex
from ingest.nicknames import NICKNAMES
from ingest.titles import read_title, variants, words_of
from tests.factories import regulation

OLD, NEW = date(2019, 1, 25), date(2026, 4, 30)


def slug(regulation: RegulationId | None) -> str | None:
    return regulation.slug if regulation else None


@pytest.mark.parametrize(
    ("title", "consolidates", "regulates", "of", "of_name"),
    [
        ("TUO de la Ley del Procedimiento Administrativo General", True, False, None, "ley procedimiento administrativo general"),
        ("Decreto Supremo que aprueba el Texto Único Ordenado de la Ley N° 27444, Ley del Procedimiento Administrativo General", True, False, "ley-27444", "ley procedimiento administrativo general"),
        ("Aprueban TUO de la Ley Nº 28411, Ley General del Sistema Nacional de Presupuesto", True, False, "ley-28411", "ley general sistema nacional presupuesto"),
        ("TUO del Código Tributario", True, False, None, "codigo tributario"),
        ("Decreto Supremo que aprueba el Reglamento de la Ley N° 32069, Ley General de Contrataciones Públicas", False, True, "ley-32069", "ley general contrataciones publicas"),
        ("Reglamento del Decreto Legislativo Nº 1374, Decreto Legislativo que establece el Régimen Sancionador", False, True, "dleg-1374", "decreto legislativo que establece regimen sancionador"),
        ("Reglamento de Compensaciones de la Ley Nº 30057, Ley del Servicio Civil", False, True, None, ""),
        ("Ley del Servicio Civil", False, False, None, ""),
    ],
)  # fmt: skip
def test_a_title_says_what_it_consolidates_or_regulates(
    title: str, consolidates: bool, regulates: bool, of: str | None, of_name: str
) -> None:
    read = read_title(title)
    assert (read.consolidates, read.regulates) == (consolidates, regulates)
    assert slug(read.of) == of
    assert " ".join(read.of_name) == of_name


def test_a_special_reglamento_is_not_the_reglamento_of_the_law() -> None:
    names = NameIndex.of(
        [
            regulation(
                "ds-138-2014-ef", {}, title="Reglamento de Compensaciones de la Ley Nº 30057, Ley del Servicio Civil"
            )
        ]
    )
    assert names.regulation_of(RegulationId("ley-30057")).regulation is None


def test_a_title_names_the_laws_it_mentions_with_their_designation() -> None:
    pairs = read_title("Reglamento de la Ley N° 29029, Ley de la Mancomunidad Municipal").pairs
    assert (RegulationId("ley-29029"), ("ley", "mancomunidad", "municipal")) in pairs


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("Ley Marco de Licencia de Funcionamiento", "ley licencia funcionamiento"),
        ("Ley de Transparencia y Acceso a la Información Pública", "ley transparencia"),
        ("Ley General de Contrataciones Públicas", "ley contrataciones publicas"),
        ("Ley Orgánica del Sistema Nacional de Control y de la Contraloría", "ley organica sistema nacional control"),
    ],
)
def test_people_shorten_a_law_in_known_ways(name: str, shorter: str) -> None:
    assert shorter in [" ".join(words) for words in variants(name)]


def test_small_words_and_accents_do_not_tell_names_apart() -> None:
    assert words_of("Ley de Canon") == words_of("LEY DEL CANÓN") == ("ley", "canon")


@pytest.mark.parametrize(("name", "slugs", "source"), NICKNAMES)
def test_every_nickname_is_found_and_says_where_it_is_used(name: str, slugs: tuple[str, ...], source: str) -> None:
    found = dict(NameIndex.of().find(fold(f"según {name}, procede")))
    assert [tuple(map(str, ids)) for ids in found.values()] == [slugs]
    assert source


def test_the_longest_name_wins() -> None:
    names = NameIndex.of(
        [regulation("ley-1", {}, title="Ley de Pesca"), regulation("ley-2", {}, title="Ley de Pesca Artesanal")]
    )
    (found,) = names.find(fold("la Ley de Pesca Artesanal rige"))
    assert found[1] == (RegulationId("ley-2"),)


@pytest.mark.parametrize("text", ["dictó la ley. Canon minero", "la ley (canon)", "ley: canon", "la ley\n\nCanon"])
def test_a_name_does_not_reach_over_a_sentence(text: str) -> None:
    names = NameIndex.of([regulation("ley-27506", {}, title="Ley de Canon")])
    assert list(names.find(fold(text))) == []


def test_aliases_are_names_too() -> None:
    names = NameIndex.of([regulation("ordenanza-1-mdq", {}, aliases=("Reglamento de Ferias",))])
    (found,) = names.find(fold("según el reglamento de ferias"))
    assert found[1] == (RegulationId("ordenanza-1-mdq"),)


def test_a_directive_is_read_in_the_act_that_approves_it() -> None:
    names = NameIndex.of([regulation("rc-031-2023-cg", {}, aliases=("Directiva N° 002-2023-CG-PREVI",))])
    assert slug(names.canonical(RegulationId("directiva-002-2023-cg-previ")).regulation) == "rc-031-2023-cg"


def test_what_a_mislabelled_file_claims_to_be_is_not_what_it_is() -> None:
    names = NameIndex.of(
        [regulation("ley-27506", {}, title="Ley de Canon", aliases=("Decreto Supremo N° 005-2002-EF",))]
    )
    assert slug(names.canonical(RegulationId("ds-005-2002-ef")).regulation) == "ds-005-2002-ef"


TUOS = [
    regulation("ds-004-2019-jus", {}, title="TUO de la Ley N° 27444", published=OLD, repealed_on=date(2026, 5, 1)),
    regulation("ds-006-2026-jus", {}, title="TUO de la Ley N° 27444", published=NEW),
]


@pytest.mark.parametrize(
    ("on", "text"),
    [(None, "ds-006-2026-jus"), (date(2026, 5, 1), "ds-006-2026-jus"), (date(2027, 1, 1), "ds-006-2026-jus")],
)
def test_a_law_is_read_in_the_consolidated_text_in_force(on: date | None, text: str) -> None:
    found = NameIndex.of(TUOS, on).resolve([RegulationId("ley-27444")])
    assert (slug(found.regulation), found.also) == (text, (RegulationId("ley-27444"),))


def test_when_every_consolidated_text_is_repealed_the_last_one_answers() -> None:
    gone = [regulation("ds-082-2019-ef", {}, title="TUO de la Ley Nº 30225", published=OLD, repealed_on=NEW)]
    assert slug(NameIndex.of(gone).consolidation(RegulationId("ley-30225")).regulation) == "ds-082-2019-ef"


def test_relations_count_like_titles() -> None:
    relation = Relation(RelationKind.CONSOLIDATES, RegulationId("dleg-109"))

    class Card:
        id = RegulationId("ds-014-92-em")
        title = "Texto Único Ordenado de la Ley General de Minería"
        aliases = ()
        published = None
        relations = (relation,)

    found = NameIndex.of([Card()]).resolve([RegulationId("dleg-109")])
    assert slug(found.regulation) == "ds-014-92-em"


def test_a_consolidated_text_whose_law_has_no_number_in_reach_bears_its_name() -> None:
    names = NameIndex.of([regulation("ds-014-92-em", {}, title="Texto Único Ordenado de la Ley General de Minería")])
    (found,) = names.find(fold("la Ley General de Minería"))
    assert found[1] == (RegulationId("ds-014-92-em"),)


def test_two_reglamentos_in_force_are_not_one() -> None:
    both = [regulation(f"ds-00{n}-2020-pcm", {}, title="Reglamento de la Ley N° 29029") for n in (1, 2)]
    found = NameIndex.of(both).regulation_of(RegulationId("ley-29029"))
    assert found.regulation is None
    assert found.reason is not None
    assert "no es uno solo" in found.reason


@pytest.mark.parametrize(
    ("printed", "home", "found"),
    [
        ("ds-4-2019-jus", None, "ds-004-2019-jus"),
        ("ordenanza-12-mdq", None, "ordenanza-012-2022-mdq"),
        ("ordenanza-012-2022", "ordenanza-3-2023-mdq", "ordenanza-012-2022-mdq"),
        ("ordenanza-012-2022", None, None),
        ("ley-11111", None, "ley-11111"),
    ],
)
def test_a_printed_designation_finds_the_known_norm_when_only_one_fits(
    printed: str, home: str | None, found: str | None
) -> None:
    names = NameIndex.of(
        [regulation(one, {}) for one in ("ds-004-2019-jus", "ordenanza-012-2022-mdq", "ordenanza-012-2022-mdsj")]
    )
    assert slug(names.canonical(RegulationId(printed), RegulationId(home) if home else None).regulation) == found


def test_the_laws_behind_a_text_are_known() -> None:
    names = NameIndex.of(TUOS)
    assert names.laws_of(RegulationId("ds-006-2026-jus")) == (RegulationId("ley-27444"),)
