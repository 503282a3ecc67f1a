"""Which titles the cohort is made of."""

from corpus.model import Place
from tests.factories import regulation
from tools.training.titles import titles_of


def test_titles_that_say_what_a_norm_is_about_stand_once_in_order() -> None:
    told = ["Ley de canon y regalías mineras", "Ley N° 31691", "LEY DE CANON Y REGALÍAS MINERAS", "Decreto Supremo"]
    norms = [regulation(f"ley-{place}", {"art_1": "Texto."}, title=title) for place, title in enumerate(told)]
    assert titles_of(norms) == ["LEY DE CANON Y REGALÍAS MINERAS"]


def test_norms_of_one_place_are_left_out() -> None:
    local = regulation("ordenanza-3-mdx", {"art_1": "Texto."}, title="Ordenanza de ferias y mercados de abasto")
    placed = regulation("ordenanza-4-mdx", {"art_1": "Texto."}, title=local.title, place=Place("Lima", "Lima", "Equis"))
    assert titles_of([placed]) == []
    assert titles_of([local]) == [local.title]
