from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Place
from qa_service.answering import scope_of
from qa_service.citing import Citer
from qa_service.composing import compose
from qa_service.drafting import extract
from qa_service.evidence import Matter, gather
from qa_service.limits import Limits
from qa_service.model import Question, Statement
from qa_service.understanding import understand
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, markets, searcher


def statements(text: str, index: ListSearcher, limits: Limits | None = None) -> tuple[Statement, ...]:
    understood = understand(Question("q", text), scope_of(index), TODAY)
    hits = index.search(understood.query)
    matter = Matter(understood, hits)
    return compose(understood, gather(understood, hits, matter), matter, Citer(index, TODAY), limits or Limits())


def test_every_quote_is_the_span_it_says() -> None:
    index = searcher()
    for statement in statements("¿Cuánto es la multa al conductor del puesto?", index):
        for citation in statement.citations:
            wording = index.wording(citation.provision, TODAY)
            assert wording is not None
            assert wording.text[citation.start : citation.end] == citation.quote


def test_a_law_and_its_copy_are_quoted_once() -> None:
    twin = replace(markets(), id=regulation("ds-001-2020-pcm", {}).id)
    found = statements("¿Se puede imponer dos multas por el mismo hecho?", ListSearcher([markets(), twin]))
    assert len(found) == 1


def test_the_items_of_a_long_list_are_all_named_each_cut_alike() -> None:
    items = "\n".join(
        f"{letter}) {word} {'que describe la etapa con mucho detalle ' * 6}."
        for letter, word in zip("abcd", ("Idea", "Plan", "Obra", "Uso"), strict=True)
    )
    law = regulation(
        "ley-77001", {"art_1": f"Artículo 1.- Etapas\nLas etapas del ciclo son:\n{items}"}, headings={"art_1": "Etapas"}
    )
    (statement,) = statements("¿Cuáles son las etapas del ciclo?", ListSearcher([law]))
    for word in ("a) Idea", "b) Plan", "c) Obra", "d) Uso"):
        assert word in statement.text
    assert len(statement.text.split()) < 150


def test_an_editors_note_is_never_the_answer() -> None:
    note = "(Texto según el artículo 1 de la Ley N° 99009 sobre la cuota mensual del socio)"
    text = f"Artículo 1.- El socio paga la cuota mensual.\n{note}"
    (statement,) = statements(
        "¿Quién paga la cuota mensual del socio?",
        ListSearcher([regulation("ley-77001", {"art_1": text})]),
        Limits(whole=3),
    )
    assert "Texto según" not in statement.text


def test_nothing_found_makes_no_statement() -> None:
    assert statements("¿Cuánto es la multa?", ListSearcher([])) == ()


def test_a_place_other_than_the_askers_is_said() -> None:
    index = searcher()
    understood = understand(Question("q", "¿A qué hora se permite la carga de mercadería?"), scope_of(index), TODAY)
    assert any(
        "rige solo en San Jacinto" in caveat
        for caveat in extract(understood, index.search(understood.query), index).caveats
    )
    there = replace(understood, query=replace(understood.query, place=Place("Lima", "Lima", "San Jacinto")))
    assert not any("rige solo" in caveat for caveat in extract(there, index.search(there.query), index).caveats)


@given(
    st.lists(st.text(alphabet="abc ", min_size=1, max_size=60).map(str.strip).filter(bool), min_size=1, max_size=8),
    st.integers(5, 60),
)
def test_a_draft_keeps_to_its_room(sentences: list[str], room: int) -> None:
    text = "Artículo 1.- " + " ".join(f"Multa {sentence}." for sentence in sentences)
    index = ListSearcher([regulation("ley-77001", {"art_1": text}, published=date(2020, 1, 1))])
    limits = Limits(first=room, second=0, whole=5)
    for statement in statements("¿Cuánto es la multa?", index, limits):
        assert sum(len(citation.quote.split()) for citation in statement.citations) <= room


RULE = "El socio no puede vender su puesto a terceros"
FILLING = "La junta lleva un libro de actas con las firmas de todos los asistentes a cada sesión del año en curso"


def test_the_consequence_that_follows_upon_a_rule_is_quoted_with_it() -> None:
    text = f"Artículo 1.- {FILLING}. {FILLING}. {RULE}. Los actos que contravengan esto son nulos. {FILLING}."
    (statement,) = statements(
        "¿Puede el socio vender su puesto?", ListSearcher([regulation("ley-77001", {"art_1": text})])
    )
    assert "son nulos" in statement.text


def test_of_two_sentences_on_the_matter_the_one_with_the_value_is_quoted() -> None:
    told = "La multa al socio moroso se impone según el plazo de ley, previa resolución de multa al socio moroso"
    text = f"Artículo 1.- {told}. {FILLING}. {FILLING}. La multa al socio es de 2 UIT."
    index = ListSearcher([regulation("ley-77001", {"art_1": text})])
    (statement,) = statements("¿De cuánto es la multa al socio?", index, Limits(first=20))
    assert "2 UIT" in statement.text


def test_an_article_found_far_less_surely_is_not_cited() -> None:
    index = searcher()
    sure = statements("¿Cuánto es la multa al conductor del puesto?", index, Limits(near=1.01))
    assert len(sure) == 1


def test_a_draft_of_several_articles_keeps_to_its_words() -> None:
    law = {f"art_{n}": f"Artículo {n}.- " + f"{RULE} número {n} del mercado {n}. {FILLING}. " * 6 for n in range(1, 6)}
    made = statements("¿Puede el socio vender su puesto?", ListSearcher([regulation("ley-77001", law)]))
    assert sum(len(statement.text.split()) for statement in made) <= 150


def test_what_a_short_first_quote_leaves_goes_to_the_second() -> None:
    told = "El canon minero se reparte, con la opinión de la junta, con el informe del área, con acta y firmas de todos"
    law = {"art_1": "Artículo 1.- Canon minero rural.", "art_2": f"Artículo 2.- {told}, sesenta por ciento rural."}
    index = ListSearcher([regulation("ley-77001", law)])
    made = statements("¿Qué porcentaje del canon minero es rural?", index, Limits(second=5, other=5, near=0.1))
    assert any("sesenta por ciento rural" in statement.text for statement in made)


def test_a_third_article_is_quoted_by_its_words_not_by_its_heading() -> None:
    headings = {f"art_{n}": f"Venta del puesto número {n}" for n in range(1, 4)}
    law = {f"art_{n}": f"Artículo {n}.- {headings[f'art_{n}']}\n{RULE} en el año {n}." for n in range(1, 4)}
    index = ListSearcher([regulation("ley-77001", law, headings=headings)])
    made = statements("¿Puede el socio vender su puesto?", index, Limits(near=0.1, same=2))
    assert [statement.citations[0].quote.startswith(RULE) for statement in made] == [True, True, True]


def test_what_the_question_cites_in_vain_is_counted_among_the_words_of_a_draft() -> None:
    law = {"art_1": f"Artículo 1.- {RULE}. " + f"{RULE}, {FILLING}. " * 6}
    index = ListSearcher([regulation("ley-77001", law)])
    asked = "¿Puede el socio vender su puesto, según el artículo {} de la Ley 77001?"
    lengths = []
    for cited in (1, 50):
        understood = understand(Question("q", asked.format(cited)), scope_of(index), TODAY)
        lengths.append(len(extract(understood, index.search(understood.query), index).text.split()))
    assert all(length <= 150 for length in lengths)


def test_a_norms_title_is_left_out_before_an_article_is() -> None:
    law = {f"art_{n}": f"Artículo {n}.- {RULE} en el año {n}. {FILLING}." for n in range(1, 3)}
    title = "Ley que regula con detalle la venta de los puestos en los mercados de todo el país"
    index = ListSearcher([regulation("ley-77001", law, title=title)])
    roomy, tight = (
        statements("¿Puede el socio vender su puesto?", index, Limits(words=words, near=0.1, same=2))
        for words in (157, 95)
    )
    assert len(roomy) == len(tight) == 2
    assert title in roomy[0].text and title not in tight[0].text


@pytest.mark.parametrize(
    ("repealed_on", "told"),
    [
        (date(2015, 1, 1), "texto vigente al 31 de diciembre de 2010; norma derogada desde el 1 de enero de 2015"),
        (None, "texto vigente al 31 de diciembre de 2010; hoy el texto es otro, desde el 1 de enero de 2015"),
    ],
)
def test_a_past_wording_says_whether_another_took_its_place_or_its_norm_ended(
    repealed_on: date | None, told: str
) -> None:
    bound = [(f"Artículo 1.- {RULE}.", date(2003, 5, 28), date(2015, 1, 1))]
    index = ListSearcher([regulation("ley-77001", {"art_1": bound}, repealed_on=repealed_on)])
    understood = understand(Question("q", "En 2010, ¿podía el socio vender su puesto?"), scope_of(index), TODAY)
    assert told in extract(understood, index.search(understood.query), index).text


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("El cierre temporal del puesto no excede de treinta días.", False),
        ("El cierre temporal del puesto no excede de diez días.", True),
        ("El cierre temporal del puesto consta en acta.", True),
    ],
)
def test_no_term_is_answered_with_where_another_article_as_near_to_the_point_gives_another(
    other: str, told: bool
) -> None:
    law = {
        "art_1": "Artículo 1.- El cierre temporal del puesto no excede de diez días.",
        "art_2": f"Artículo 2.- {other}",
    }
    made = statements("¿Qué plazo tiene el cierre temporal?", ListSearcher([regulation("ley-77001", law)]))
    assert any("El plazo máximo es de diez días." in statement.text for statement in made) is told


FEES = """Anexo 1
N° | Procedimiento | Derecho (S/)
3 | Transferencia de licencia de funcionamiento | 24,20
4 | Cese de licencia de funcionamiento | Gratuito"""


def test_what_another_row_of_a_table_says_sets_nothing_right() -> None:
    index = ListSearcher([regulation("ordenanza-1-mdx", {"annex_1": FEES})])
    (statement,) = statements("¿Cuánto cuesta la transferencia de licencia de funcionamiento?", index)
    assert statement.text.startswith("Según el anexo 1")
    assert "24,20" in statement.text


def test_rows_of_a_table_are_quoted_apart() -> None:
    index = ListSearcher([regulation("ordenanza-1-mdx", {"annex_1": FEES})])
    (statement,) = statements("¿Cuánto cuesta la licencia de funcionamiento?", index, Limits(whole=5))
    assert all(citation.quote.count("\n") == 0 for citation in statement.citations)
    assert len(statement.citations) > 1
