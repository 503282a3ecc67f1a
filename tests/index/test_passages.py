from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, Page, Provision, ProvisionKind, Regulation, Source, Span, Version
from corpus.validity import Status
from index.passages import card_of, context_of, passages_of, searched, slices, wordings_of
from tests.factories import regulation


def count(text: str) -> int:
    return len(text.split())


LONG = "Requisitos:\n1. Uno dos tres cuatro.\n2. Cinco seis siete ocho.\n\nNueve diez once doce."


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (30, [LONG]),
        (12, ["Requisitos:\n1. Uno dos tres cuatro.\n2. Cinco seis siete ocho.", "Nueve diez once doce."]),
        (6, ["Requisitos:\n1. Uno dos tres cuatro.", "2. Cinco seis siete ocho.", "Nueve diez once doce."]),
        (2, ["Requisitos:", "1. Uno", "dos tres", "cuatro.", "2. Cinco"]),
    ],
)
def test_a_long_text_is_cut_where_its_layout_allows(limit: int, expected: list[str]) -> None:
    found = [span.of(LONG) for span in slices(LONG, count, limit)]
    assert found[: len(expected)] == expected


@given(st.text(alphabet="ab \n.;,", max_size=200), st.integers(1, 9))
def test_slices_keep_every_word_within_the_limit(text: str, limit: int) -> None:
    spans = slices(text, count, limit)
    assert " ".join(span.of(text) for span in spans).split() == text.split()
    assert all(count(span.of(text)) <= limit for span in spans)


def test_a_long_paragraph_is_cut_between_sentences_and_not_at_abbreviations() -> None:
    text = "El pago se hace según el art. 20 de la Ley N° 27972. La multa se cobra aparte."
    found = [span.of(text) for span in slices(text, count, 13)]
    assert found == ["El pago se hace según el art. 20 de la Ley N° 27972.", "La multa se cobra aparte."]


def test_a_passage_is_a_slice_of_its_wording_with_its_context() -> None:
    norm = regulation("ley-1", {"art_1": LONG}, title="Ley de Aguas", headings={"art_1": "Pagos"}, path=("Título I",))
    (wording,) = wordings_of(norm)
    first, *_ = passages = passages_of(card_of(norm), wording, count, 6)
    assert all(passage.text == wording.text[passage.start : passage.end] for passage in passages)
    assert first.context == "Ley N° 1, Ley de Aguas > Título I > Artículo 1. Pagos"


def test_a_title_that_names_the_norm_is_not_said_twice() -> None:
    norm = regulation("ley-1", {"art_1": "Texto"}, title="Ley N° 1 de Aguas")
    assert context_of(card_of(norm), next(wordings_of(norm))) == "Ley N° 1 de Aguas > Artículo 1"


def test_every_version_of_every_provision_is_a_wording() -> None:
    change = date(2010, 1, 1)
    versions = [("Antes", None, change), ("Ahora", change, None)]
    norm = regulation("ley-1", {"art_1": versions, "art_1__para_1": "Un numeral"})
    found = [(w.provision.eid, w.version, w.text, w.valid_from) for w in wordings_of(norm)]
    assert found == [
        ("art_1", 0, "Antes", None),
        ("art_1", 1, "Ahora", change),
        ("art_1__para_1", 0, "Un numeral", None),
    ]


def test_a_wording_knows_where_its_pages_begin() -> None:
    text = "Uno dos tres cuatro. Basura de pie. Cinco seis."
    document = Document(
        Source("n.pdf", "0" * 64, "application/pdf"),
        text,
        (Page(1, Span(0, 8), 595, 842), Page(2, Span(8, 21), 595, 842), Page(3, Span(21, 47), 595, 842)),
    )
    version = Version(0, (Span(4, 20), Span(36, 47)))
    provision = Provision("art_1", ProvisionKind.ARTICLE, "Artículo 1", None, (), (version,))
    norm = Regulation(regulation("ley-1", {}).id, "Ley", None, None, None, (document,), (provision,))
    (wording,) = wordings_of(norm)
    assert wording.text == "dos tres cuatro.\nCinco seis."
    assert wording.pages == ((0, 1), (4, 2), (17, 3))
    assert [wording.page_at(offset) for offset in (0, 4, 16, 17, 27)] == [1, 2, 2, 3, 3]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"preface": "Visto", "art_1": "Uno", "art_1__para_1": "U"}, {"art_1"}),
        ({"preface": "Un bando sin artículos"}, {"preface"}),
        (
            {"annex_1": "Uno. Dos", "annex_1__art_1": "Uno.", "annex_1__art_2": "Dos"},
            {"annex_1__art_1", "annex_1__art_2"},
        ),
        ({"annex_1": "Una larga introducción. Fin.", "annex_1__table_1": "Fin."}, {"annex_1", "annex_1__table_1"}),
        (
            {"tp__art_iv": "Cuatro", "dcf_1": "Final", "approval__art_1": "Apruébase"},
            {"tp__art_iv", "dcf_1", "approval__art_1"},
        ),
    ],
)
def test_articles_are_searched_not_their_parts_nor_what_repeats_them(texts: dict[str, str], expected: set[str]) -> None:
    assert searched(regulation("ley-1", texts)) == expected


def test_a_card_keeps_what_a_reader_must_know_of_the_norm() -> None:
    norm = regulation(
        "ley-1", {"art_1": "Uno"}, repealed_on=date(2020, 1, 1), repealed_by="ley-2", notice="Norma inventada."
    )
    card = card_of(norm)
    assert (card.id, card.source, card.notice) == (norm.id, "ley-1.txt", "Norma inventada.")
    assert (card.repealed_on, card.repealed_by) == (date(2020, 1, 1), norm.repealed_by)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(1999, 12, 31), Status.NOT_YET),
        (date(2000, 1, 1), Status.IN_FORCE),
        (date(2019, 12, 31), Status.IN_FORCE),
        (date(2020, 1, 1), Status.REPEALED),
    ],
)
def test_a_norm_stands_from_the_first_day_of_a_text_to_its_repeal(on: date, standing: Status) -> None:
    texts = {"art_1": [("Uno.", date(2010, 1, 1), None)], "art_2": [("Dos.", date(2000, 1, 1), None)]}
    assert card_of(regulation("ley-1", texts, repealed_on=date(2020, 1, 1))).standing(on) is standing


def test_a_norm_with_a_text_of_unknown_start_is_never_said_to_begin_later() -> None:
    texts = {"art_1": [("Uno.", date(2010, 1, 1), None)], "art_2": [("Dos.", None, None)]}
    assert card_of(regulation("ley-1", texts)).begins is None
    assert card_of(regulation("ley-1", {})).standing(date(1900, 1, 1)) is Status.IN_FORCE
