from dataclasses import replace

import pytest

from index.model import Passage
from qa_service.answering import scope_of
from qa_service.evidence import Evidence, Matter, Tuning, gather, stems_of
from qa_service.model import Question
from qa_service.understanding import understand
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, searcher


def evidence(text: str) -> tuple[Evidence, ...]:
    index = searcher()
    understood = understand(Question("q", text), scope_of(index), TODAY)
    hits = index.search(understood.query)
    return gather(understood, hits, Matter(understood, hits))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("¿En qué plazo apela el conductor del puesto su multa?", "quince (15) días hábiles"),
        ("¿A cuánto equivale la multa del conductor?", "10% de la UIT"),
        ("¿Se puede imponer dos veces la multa al conductor del puesto por el mismo hecho?", "no puede imponer"),
        ("¿Qué requisitos tiene el permiso ambulatorio: carné de sanidad?", "carné de sanidad"),
    ],
)
def test_the_deciding_sentence_comes_first(text: str, words: str) -> None:
    assert words in evidence(text)[0].text


def test_evidence_is_ordered_by_its_score() -> None:
    scores = [one.score for one in evidence("¿Cuánto es la multa?")]
    assert scores == sorted(scores, reverse=True)


def test_rare_words_weigh_more_than_common_ones() -> None:
    index = searcher()
    understood = understand(Question("q", "¿multa por carga de mercadería en el artículo?"), scope_of(index), TODAY)
    matter = Matter(understood, index.search(understood.query))
    assert matter.weigh("mercadería") > matter.weigh("artículo") > 0
    assert matter.weigh("nada de eso") == 0


def test_words_are_compared_without_accents_case_or_ending() -> None:
    assert stems_of("Licencias MUNICIPALES") == stems_of("licencia municipal")
    assert stems_of("notificación") == stems_of("NOTIFICACION")


def test_the_best_hits_piece_stands_above_the_same_piece_of_a_lower_one() -> None:
    index = searcher()
    understood = understand(Question("q", "¿A cuánto equivale la multa?"), scope_of(index), TODAY)
    hit = index.search(understood.query)[0]
    found = gather(understood, (hit, hit), Matter(understood, (hit, hit)))
    scores = {rank: max(one.score for one in found if one.rank == rank) for rank in (0, 1)}
    # The prior alone differs: 1.2 / (1 + 0.2 * rank), so 1.2 and 1.0.
    assert scores[0] - scores[1] == pytest.approx(0.2)


def test_a_provision_that_the_question_cites_counts_half_a_point_more() -> None:
    index = searcher()
    understood = understand(Question("q", "¿A cuánto equivale la multa?"), scope_of(index), TODAY)
    hit = index.search(understood.query)[0]
    cited = replace(hit, parts={**hit.parts, "cited": 1.0})
    plain, more = (gather(understood, (one,), Matter(understood, (one,)))[0].score for one in (hit, cited))
    assert more - plain == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("¿Cuándo vaca el alcalde?", "art_2"),
        ("¿Cuándo vaca el contralor?", "art_1"),
        ("¿Cuándo vaca un cargo?", "art_1"),
        ("Según el artículo 1 de la Ley 1, ¿cuándo vaca el alcalde?", "art_1"),
    ],
)
def test_what_is_so_of_another_office_does_not_come_first(question: str, first: str) -> None:
    texts = {
        "art_1": "Artículo 1. El cargo de contralor vaca por renuncia.",
        "art_2": "Artículo 2. La vacancia del alcalde la declara el concejo.",
    }
    index = ListSearcher([regulation("ley-1", texts)])
    understood = understand(Question("q", question), scope_of(index), TODAY)
    hits = index.search(understood.query)
    assert gather(understood, hits, Matter(understood, hits))[0].wording.provision.eid == first


def test_only_as_many_hits_are_read_as_the_depth_says() -> None:
    index = searcher()
    understood = understand(Question("q", "¿A cuánto equivale la multa?"), scope_of(index), TODAY)
    hits = index.search(understood.query) * 12
    found = gather(understood, hits, Matter(understood, hits), Tuning(depth=3))
    assert {one.rank for one in found} == {0, 1, 2}


def test_every_piece_is_a_span_of_its_wording() -> None:
    for one in evidence("¿Qué requisitos tiene el permiso ambulatorio?"):
        assert one.text
        assert one.text in one.wording.text


def test_nothing_found_gives_no_evidence() -> None:
    understood = understand(Question("q", "¿multa?"), scope_of(searcher()), TODAY)
    assert gather(understood, (), Matter(understood, ())) == ()


@pytest.mark.parametrize("text", ["", "de la y el", "¿?", "a b c"])
def test_function_words_and_single_letters_have_no_stems(text: str) -> None:
    assert stems_of(text) == frozenset()


def test_in_a_long_article_the_slice_nearest_to_the_question_counts_more() -> None:
    index = searcher()
    understood = understand(Question("q", "¿A cuánto equivale la multa?"), scope_of(index), TODAY)
    hit = index.search(understood.query)[0]
    text = hit.wording.text
    cut = text.index("5.3")
    slices = [Passage(hit.wording.provision, 0, *span, text[slice(*span)], "") for span in ((cut, len(text)), (0, cut))]
    near, far = (
        {one.text: one.score for one in gather(understood, (found,), Matter(understood, (found,)))}
        for found in (replace(hit, passages=tuple(slices)), replace(hit, passages=tuple(reversed(slices))))
    )
    (told,) = (said for said in near if said.startswith("5.3"))
    # The farther of two slices loses all of Tuning.slice, 0.15.
    assert near[told] - far[told] == pytest.approx(0.15)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("¿Cuánto cuesta el carné?", "El carné es gratuito."),
        ("¿Desde cuándo vale el carné?", "El carné vale a partir de su entrega."),
        ("¿Hasta qué hora se entrega el carné?", "El carné se entrega hasta las 16:00."),
        ("¿En cuántas cuotas se paga el carné?", "El carné se paga en cuatro (4) cuotas."),
    ],
)
def test_no_charge_a_beginning_an_hour_and_a_count_are_values_too(question: str, words: str) -> None:
    text = f"Artículo 1.- El carné se entrega en mesa. {words} El carné tiene foto."
    index = ListSearcher([regulation("ley-77001", {"art_1": text})])
    understood = understand(Question("q", question), scope_of(index), TODAY)
    hits = index.search(understood.query)
    assert gather(understood, hits, Matter(understood, hits))[0].text == words


QUEJA = """Artículo 4.- Queja
4.1. La queja por la feria se presenta en ocho días.
4.2. En los casos de feria breve, rifa y subasta, la queja por la feria se presenta en cinco días.
4.3. Tratándose de bailes, la queja por la feria se presenta en tres días."""
COMMITTEE = """Artículo 5.- Recursos
5.1. Los recursos de la feria se usan en techos y veredas.
Dichos recursos de la feria pueden usarse en el baile."""
WORDS = "Artículo 6.- Definiciones\nEl toldo es la lona que cubre el puesto."
RULE = "Artículo 7.- Cubierta\nEl puesto lleva toldo de lona."


def first(question: str, texts: dict[str, str], headings: dict[str, str] | None = None) -> str:
    index = ListSearcher([regulation("ley-77001", texts, headings=headings or {})])
    understood = understand(Question("q", question), scope_of(index), TODAY)
    hits = index.search(understood.query)
    return gather(understood, hits, Matter(understood, hits))[0].text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        # No case is told: the rule for all, whatever more words of the question a case has.
        ("¿En cuántos días se presenta la queja por la feria?", "4.1"),
        ("¿En cuántos días se presenta la queja por la rifa?", "4.2"),
        ("¿En cuántos días se presenta la queja por un baile?", "4.3"),
    ],
)
def test_the_rule_of_a_case_answers_where_the_question_tells_of_it(question: str, begins: str) -> None:
    assert first(question, {"art_1": QUEJA}).startswith(begins)


def test_a_case_that_is_not_told_moves_the_piece_and_not_the_article() -> None:
    index = ListSearcher([regulation("ley-77001", {"art_1": QUEJA})])
    understood = understand(
        Question("q", "¿En cuántos días se presenta la queja por la feria?"), scope_of(index), TODAY
    )
    hits = index.search(understood.query)
    matter = Matter(understood, hits)
    blind, seeing = (gather(understood, hits, matter, Tuning(case=case)) for case in (0.0, 0.4))
    assert max(one.score for one in seeing) == pytest.approx(max(one.score for one in blind))


def test_words_of_one_family_meet() -> None:
    text = "Artículo 8.- La junta sesiona en mayo. No hay reelección del guardián. El guardián cuida la feria."
    assert first("¿El guardián puede ser reelegido?", {"art_1": text}) == "No hay reelección del guardián."


def test_an_article_whose_list_was_lost_answers_nothing() -> None:
    lost = "Artículo 8. Ferias\nFerias y mercados de la feria anual:"
    told = "Artículo 9. La feria anual de los mercados abre en mayo."
    asked = "¿Qué ferias y mercados tiene la feria anual?"
    assert first(asked, {"art_8": lost, "art_9": told}) == "La feria anual de los mercados abre en mayo."
    assert first(asked, {"art_8": lost}) == "Ferias y mercados de la feria anual:"
