from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Place, Regulation
from index.associations import Association
from index.bundle import build_bundle, open_bundle
from index.cache import EmbeddingCache
from index.model import Hit, Query, Searcher
from index.search import BundleSearcher, Tuning
from tests.factories import regulation
from tests.fakes import Floats, HashingEmbedder

D2000, D2010, D2020, TODAY = date(2000, 1, 1), date(2010, 1, 1), date(2020, 1, 1), date(2026, 11, 23)
OLD = "Artículo 1. El plazo de la licencia es de cinco días."
NEW = "Artículo 1. El plazo de la licencia es de diez días.\n1.1 Se cuenta en días hábiles.\n1.2 Vence a medianoche."
NORMS = [
    regulation(
        "ley-1",
        {
            "preface": "Visto el expediente de licencias",
            "art_1": [(OLD, D2000, D2010), (NEW, D2010, None)],
            "art_1__para_1.1": [("1.1 Se cuenta en días hábiles.", D2010, None)],
            "art_1__para_1.2": [("1.2 Vence a medianoche.", D2010, None)],
            "art_2": "Artículo 2. La multa por construir sin permiso la fija el concejo.",
        },
        title="Ley de licencias",
    ),
    regulation("ley-2", {"art_1": "La licencia caduca a los cinco años."}, title="Ley antigua", repealed_on=D2020),
    regulation(
        "ordenanza-3-mdx",
        {"art_1": "La licencia cuesta cien soles en este distrito."},
        title="Ordenanza de tasas",
        place=Place("Lima", "Lima", "Equis"),
    ),
]


def searcher_of(norms: list[Regulation], folder: Path) -> BundleSearcher:
    build_bundle(norms, HashingEmbedder(), folder / "bundle", EmbeddingCache(folder / "cache"))
    return open_bundle(folder / "bundle", HashingEmbedder())


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(NORMS, tmp_path_factory.mktemp("home"))


def provision(text: str) -> ProvisionId:
    return ProvisionId.parse(text)


def found(searcher: Searcher, query: Query) -> list[str]:
    return [str(hit.wording.provision) for hit in searcher.search(query)]


def test_the_article_that_says_it_comes_first(searcher: Searcher) -> None:
    assert found(searcher, Query("¿Quién fija la multa por construir sin permiso?", TODAY))[0] == "ley-1#art_2"


def learned(searcher: BundleSearcher, table: dict[str, Association]) -> list[Hit]:
    """What a question finds by words alone, with a table of associations of its own."""
    other = searcher.tuned(Tuning(dense=0.0), table)
    return [hit for hit in other.search(Query("¿Cuánta plata me cobran?", TODAY)) if hit.score > 0]


def test_a_word_of_the_law_that_answers_the_askers_brings_the_article_that_says_it(searcher: BundleSearcher) -> None:
    assert learned(searcher, {}) == []
    hit, *others = learned(searcher, {"plat": Association(1.0, (("mult", 0.3),))})
    assert (str(hit.wording.provision), others) == ("ley-1#art_2", [])


def test_an_answering_word_weighs_the_share_of_questions_it_answers(searcher: BundleSearcher) -> None:
    table = {"plat": Association(1.0, (("mult", 0.3), ("sol", 0.6)))}
    assert [str(hit.wording.provision) for hit in learned(searcher, table)] == ["ordenanza-3-mdx#art_1", "ley-1#art_2"]


def test_a_word_that_tells_little_weighs_less(searcher: BundleSearcher) -> None:
    query = Query("plazo de la multa", TODAY)
    for word, first in (("plaz", "ley-1#art_2"), ("mult", "ley-1#art_1")):
        little = searcher.tuned(Tuning(dense=0.0), {word: Association(0.2)})
        assert str(little.search(query)[0].wording.provision) == first


def test_accents_and_capitals_do_not_matter_to_words(searcher: Searcher) -> None:
    hit, *_ = searcher.search(Query("VENCE MEDIANOCHE DIAS HABILES", TODAY))
    assert hit.parts["lexical"] > 0
    assert str(hit.wording.provision) == "ley-1#art_1"


def test_an_article_comes_once_in_the_wording_of_the_day(searcher: Searcher) -> None:
    now = searcher.search(Query("plazo de la licencia", TODAY))
    assert [hit.wording.text for hit in now].count(NEW) == 1
    assert OLD not in {hit.wording.text for hit in now}
    then = searcher.search(Query("plazo de la licencia", date(2005, 1, 1)))
    assert then[0].wording.text == OLD
    assert (then[0].wording.version, then[0].wording.valid_to) == (0, D2010)


def test_a_repealed_norm_is_found_only_when_named_or_alive_that_day(searcher: Searcher) -> None:
    text = "¿Cuándo caduca la licencia?"
    assert "ley-2#art_1" not in found(searcher, Query(text, TODAY))
    assert found(searcher, Query(text, TODAY, named=frozenset({RegulationId("ley-2")})))[0] == "ley-2#art_1"
    assert "ley-2#art_1" in found(searcher, Query(text, date(2015, 1, 1)))


def test_a_neighbour_s_norm_is_not_found(searcher: Searcher) -> None:
    text = "¿Cuánto cuesta la licencia?"
    assert found(searcher, Query(text, TODAY))[0] == "ordenanza-3-mdx#art_1"
    assert "ordenanza-3-mdx#art_1" not in found(searcher, Query(text, TODAY, Place("Lima", "Lima", "Zeta")))


def test_cited_provisions_lead_in_the_order_cited(searcher: Searcher) -> None:
    cited = (provision("ley-2#art_1"), provision("ley-1#art_2"), provision("ley-9#art_1"))
    hits = searcher.search(Query("plazo de la licencia", TODAY, cited=cited))
    assert [str(hit.wording.provision) for hit in hits[:2]] == ["ley-2#art_1", "ley-1#art_2"]
    assert provision("ley-1#art_1") in {hit.wording.provision for hit in hits[2:]}
    assert len({hit.wording.provision for hit in hits}) == len(hits)
    assert hits[0].score >= hits[1].score > hits[2].score


def test_a_cited_part_gives_its_article_with_that_part_first(searcher: Searcher) -> None:
    hit, *_ = searcher.search(Query("licencia", TODAY, cited=(provision("ley-1#art_1__para_1.2"),)))
    assert str(hit.wording.provision) == "ley-1#art_1"
    assert hit.passages[0].text == "1.2 Vence a medianoche."
    assert hit.wording.text[hit.passages[0].start : hit.passages[0].end] == hit.passages[0].text


def test_two_parts_of_one_article_are_one_hit(searcher: Searcher) -> None:
    cited = (provision("ley-1#art_1__para_1.1"), provision("ley-1#art_1"))
    hits = searcher.search(Query("licencia", TODAY, cited=cited))
    assert [str(hit.wording.provision) for hit in hits].count("ley-1#art_1") == 1


def test_every_hit_brings_passages_that_are_slices_of_it(searcher: Searcher) -> None:
    for hit in searcher.search(Query("licencia y multa", TODAY)):
        assert hit.passages
        assert all(p.text == hit.wording.text[p.start : p.end] for p in hit.passages)


def test_a_misspelt_word_is_put_right(tmp_path: Path) -> None:
    norms = [
        regulation("ley-1", {"art_1": "Procede la ejecución inmediata.", "art_2": "Una ejecución inmediata más."}),
        regulation("ley-2", {f"art_{n}": f"Texto sobre la tasa {n}" for n in range(3)}),
    ]
    hits = searcher_of(norms, tmp_path).search(Query("ejecucion inmeiata", TODAY))
    assert {str(hit.wording.provision) for hit in hits if "lexical" in hit.parts} == {"ley-1#art_1", "ley-1#art_2"}


class Listening(HashingEmbedder):
    """A model that keeps the questions it read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def query(self, text: str) -> Floats:
        self.read.append(text)
        return super().query(text)


def test_the_model_reads_misspelt_words_put_right_and_the_rest_as_typed(tmp_path: Path) -> None:
    norms = [regulation("ley-1", {"art_1": "La licencia provisional.", "art_2": "Otra licencia provisional."})]
    build_bundle(norms, HashingEmbedder(), tmp_path / "bundle", EmbeddingCache(tmp_path / "cache"))
    model = Listening()
    open_bundle(tmp_path / "bundle", model).search(Query("¿Qué LISENCIA provisional pide don Teodosio?", TODAY))
    assert model.read == ["¿Qué licencia provisional pide don Teodosio?"]


def test_the_model_reads_the_law_s_words_after_the_asker_s(tmp_path: Path) -> None:
    build_bundle(NORMS, HashingEmbedder(), tmp_path / "bundle", EmbeddingCache(tmp_path / "cache"))
    model = Listening()
    open_bundle(tmp_path / "bundle", model).search(Query("multa", TODAY, expansions=("sanción", "infracción")))
    assert model.read == ["multa sanción infracción"]


def test_a_norm_that_the_question_names_comes_before_an_equal_one(tmp_path: Path) -> None:
    norms = [regulation(slug, {"art_1": "La multa se paga en caja."}, title="Ley") for slug in ("ley-1", "ley-2")]
    searcher = searcher_of(norms, tmp_path)
    named = Query("¿Dónde se paga la multa?", TODAY, named=frozenset({RegulationId("ley-2")}))
    assert searcher.search(named)[0].wording.provision.regulation == RegulationId("ley-2")


def test_an_expansion_counts_less_than_an_own_word(searcher: Searcher) -> None:
    own = found(searcher, Query("caduca", date(2015, 1, 1), expansions=("multa",)))
    assert own[0] == "ley-2#art_1"
    assert "ley-1#art_2" in own


def test_no_more_hits_come_than_asked(searcher: Searcher) -> None:
    assert len(searcher.search(Query("licencia", TODAY), limit=1)) == 1


@pytest.mark.parametrize("text", ["", "¿?", "de la el", "xyzw " * 2000])
def test_a_question_without_known_words_fails_nothing(searcher: Searcher, text: str) -> None:
    assert all("lexical" not in hit.parts for hit in searcher.search(Query(text, TODAY)))


def test_recitals_are_not_searched_but_can_be_read(searcher: Searcher) -> None:
    assert "ley-1#preface" not in found(searcher, Query("visto el expediente de licencias", TODAY))
    wording = searcher.wording(provision("ley-1#preface"), TODAY)
    assert wording is not None
    assert wording.text.startswith("Visto")


@pytest.mark.parametrize(("on", "version"), [(date(1990, 1, 1), None), (date(2005, 1, 1), 0), (D2010, 1), (TODAY, 1)])
def test_the_wording_of_a_day(searcher: Searcher, on: date, version: int | None) -> None:
    wording = searcher.wording(provision("ley-1#art_1"), on)
    assert (wording.version if wording else None) == version


def test_after_the_last_wording_ended_the_last_is_given(tmp_path: Path) -> None:
    norms = [regulation("ley-1", {"art_1": [("Derogado después.", D2000, D2010)]})]
    wording = searcher_of(norms, tmp_path).wording(provision("ley-1#art_1"), TODAY)
    assert wording is not None
    assert wording.valid_to == D2010


def test_wordings_come_oldest_first(searcher: Searcher) -> None:
    assert [wording.text for wording in searcher.wordings(provision("ley-1#art_1"))] == [OLD, NEW]
    assert searcher.wordings(provision("ley-1#art_99")) == ()


def test_children_are_those_in_force_with_the_wording(searcher: Searcher) -> None:
    old, new = searcher.wordings(provision("ley-1#art_1"))
    assert [child.provision.eid for child in searcher.children(new)] == ["art_1__para_1.1", "art_1__para_1.2"]
    assert searcher.children(old) == ()


def test_a_child_s_name_must_go_on_after_its_article_s(tmp_path: Path) -> None:
    norms = [regulation("ley-1", {"art_1": "Uno", "art_10": "Diez", "art_10__para_1": "Di", "art_1-A": "Uno A"})]
    searcher = searcher_of(norms, tmp_path)
    (article,) = searcher.wordings(provision("ley-1#art_1"))
    assert searcher.children(article) == ()


def test_cards_tell_of_every_norm(searcher: Searcher) -> None:
    cards = searcher.cards()
    assert set(cards) == {norm.id for norm in NORMS}
    assert cards[RegulationId("ley-2")].repealed_on == D2020


def test_threads_can_share_a_searcher(searcher: Searcher) -> None:
    results: list[list[str]] = []
    query = Query("plazo de la licencia", TODAY)
    threads = [Thread(target=lambda: results.append(found(searcher, query))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [found(searcher, query)] * 8


@pytest.mark.parametrize(
    ("quoted", "gained"),
    [
        (("por construir sin permiso",), {"ley-1#art_2": 0.4}),
        (("POR CONSTRUIR, sin  permiso",), {"ley-1#art_2": 0.4}),
        (("plazo de la licencia", "por construir sin permiso"), {"ley-1#art_1": 0.4, "ley-1#art_2": 0.4}),
        (("la licencia",), {"ley-1#art_1": 0.2, "ordenanza-3-mdx#art_1": 0.2}),
        (("construir sin perm",), {}),
    ],
    ids=["one holds it", "as it is typed", "two quotations", "two hold it", "half a word"],
)
def test_words_quoted_raise_the_provisions_that_hold_them_to_the_letter(
    searcher: Searcher, quoted: tuple[str, ...], gained: dict[str, float]
) -> None:
    def scores(query: Query) -> dict[str, float]:
        found = searcher.search(query)
        assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
        return {str(hit.wording.provision): hit.score for hit in found}

    before = scores(Query("licencia multa distrito", TODAY))
    after = scores(Query("licencia multa distrito", TODAY, quoted=quoted))
    assert after == pytest.approx({name: score + gained.get(name, 0) for name, score in before.items()})


def test_words_quoted_that_no_provision_holds_change_nothing(searcher: Searcher) -> None:
    asked = "licencia"
    assert searcher.search(Query(asked, TODAY, quoted=("nadie lo dijo así",))) == searcher.search(Query(asked, TODAY))


def test_every_hit_tells_how_near_it_is_and_how_well_words_did(searcher: Searcher) -> None:
    hits = searcher.search(Query("¿Quién fija la multa por construir sin permiso?", TODAY))
    (best,) = {hit.parts["bm25"] for hit in hits}
    assert best > 0
    assert all(-1 <= hit.parts["cosine"] <= 1 for hit in hits)
    (none,) = {hit.parts["bm25"] for hit in searcher.search(Query("zzz", TODAY))}
    assert none == 0
