import pytest

from qa_service.answering import scope_of
from qa_service.evidence import Evidence, Matter, gather, stems_of
from qa_service.model import Question
from qa_service.understanding import understand
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
