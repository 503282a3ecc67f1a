import pytest

from corpus.identifiers import ProvisionId
from index.associations import Association, write
from tools.training.associations import Pair, Settings, learn, pairs_of
from tools.training.examples import Article, Example

EVERY = Settings(seen=1, doubt=1.0, least=0.0)


def test_a_question_of_one_word_is_owed_in_half_to_the_one_word_of_its_article_and_in_half_to_none() -> None:
    table = learn([Pair(("chamb",), ("laboral",))], EVERY)
    assert table["chamb"].others == (("laboral", pytest.approx(0.5)),)


def test_a_word_is_owed_to_what_stands_wherever_it_is_asked() -> None:
    pairs = [Pair(("plat",), ("recurs", other)) for other in ("fond", "obra", "canon")]
    first, *rest = learn(pairs, EVERY)["plat"].others
    assert first[0] == "recurs"
    assert first[1] > 2 * max(share for _, share in rest)


def test_a_word_is_worth_the_root_of_how_much_oftener_its_article_holds_it() -> None:
    pairs = [Pair(("licenci", "quier"), ("licenci",)), Pair(("quier",), ("mult",))]
    # Held 1 of 3 times, a third is usual: «licenci» (1 + 1/3) / (1 + 1) / (1/3) = 2, «quier» (1/3) / (2 + 1) / (1/3).
    table = learn(pairs, EVERY)
    assert table["licenci"].worth == pytest.approx(2**0.5)
    assert table["quier"].worth == pytest.approx((1 / 3) ** 0.5)


def test_a_word_asked_seldom_is_left_out() -> None:
    pairs = [Pair(("mult", "rar"), ("mult",)), Pair(("mult",), ("mult",))]
    assert set(learn(pairs, Settings(seen=2))) == {"mult"}


def test_at_most_so_many_others_are_kept_and_none_below_the_least() -> None:
    pairs = [Pair(("plat",), tuple(f"recurs{letter}" for letter in "abcdefgh"))] * 3
    assert len(learn(pairs, Settings(kept=4))["plat"].others) == 4
    assert learn(pairs, Settings(least=0.5))["plat"].others == ()


def test_a_word_that_no_article_ever_holds_is_still_known() -> None:
    assert learn([Pair(("chamb",), ())], EVERY) == {"chamb": Association(1.0)}


def test_the_same_pairs_give_the_same_bytes() -> None:
    pairs = [Pair(("botar", "chamb"), ("ces", "laboral")), Pair(("chamb",), ("laboral", "emple"))] * 3
    assert write(learn(pairs)) == write(learn(pairs))


def test_pairs_are_stems_each_once_without_numbers_and_articles_have_their_context() -> None:
    article = Article(
        ProvisionId.parse("ley-1#art_4"), "La multa es de 10 UIT. La multa se paga.", "Ley de licencias > Artículo 4"
    )
    (pair,) = pairs_of([Example(("¿Cuánto pago por 10 multas?",), article)])
    assert pair == Pair(("mult", "pag"), ("articul", "ley", "licenci", "mult", "pag", "uit"))
