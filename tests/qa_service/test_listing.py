from qa_service.answering import scope_of
from qa_service.evidence import Evidence, Matter, gather
from qa_service.limits import Limits
from qa_service.listing import needed
from qa_service.model import Question, QuestionKind
from qa_service.understanding import understand
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY

TEXT = """Artículo 1.- Para ser guardián se requiere:
a) Edad de veinte años.
b) Salud probada.
El guardián cuida la feria."""


def best(question: str) -> Evidence:
    index = ListSearcher([regulation("ley-77001", {"art_1": TEXT})])
    understood = understand(Question("q", question), scope_of(index), TODAY)
    hits = index.search(understood.query)
    return gather(understood, hits, Matter(understood, hits))[0]


def test_an_item_needs_its_own_words_and_those_that_lead_into_it() -> None:
    lead, item = 5, 3
    assert needed(best("¿Salud probada?"), QuestionKind.YES_NO, Limits()) == lead + item


def test_a_list_that_is_asked_for_needs_all_of_it_up_to_a_limit() -> None:
    asked = best("¿Qué requisitos de salud hay?")
    lead, items = 5, (5, 3)
    assert needed(asked, QuestionKind.REQUIREMENTS, Limits()) == lead + sum(items)
    assert needed(asked, QuestionKind.REQUIREMENTS, Limits(listed=10)) == 10
