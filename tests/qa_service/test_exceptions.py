import pytest

from qa_service.answering import answer
from qa_service.model import Draft, Question
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY

RULE = "Artículo 5.- El socio no puede ceder su puesto, salvo lo dispuesto en el {}."
TARGET = "Artículo 20.- Por enfermedad grave, el administrador autoriza a un familiar por tres meses."


def drafted(link: str) -> Draft:
    norm = regulation("ley-77001", {"art_5": RULE.format(link), "art_20": TARGET})
    draft = answer(Question("q", "¿Puede el socio ceder su puesto?"), ListSearcher([norm]), today=TODAY).draft
    assert draft is not None
    return draft


@pytest.mark.parametrize("link", ["artículo 20", "artículo 20 de la presente ley", "Artículo 20°"])
def test_the_exception_that_a_rule_leaves_to_another_article_is_quoted(link: str) -> None:
    told = drafted(link).statements[1]
    assert told.text == (
        "La excepción está en el artículo 20 de la Ley N° 77001: "
        "«Por enfermedad grave, el administrador autoriza a un familiar por tres meses»."
    )
    assert [citation.eid for citation in told.citations] == ["art_20"]
    assert not told.failed


@pytest.mark.parametrize(
    "link",
    ["artículo 20 de la Ley N° 77002", "artículo 20 del Código Civil", "artículo 99", "artículo 5", "numeral 20.1"],
)
def test_an_article_of_another_norm_or_that_is_not_there_is_not_followed(link: str) -> None:
    assert "La excepción está" not in drafted(link).text


def test_an_exception_that_is_a_list_is_quoted_with_the_item_that_bears_on_the_question() -> None:
    target = "Artículo 20.- La junta autoriza a un familiar en estos casos:\na) Viaje.\nb) Enfermedad grave del socio."
    norm = regulation("ley-77001", {"art_5": RULE.format("artículo 20"), "art_20": target})
    asked = Question("q", "¿Puede el socio ceder su puesto?")
    draft = answer(asked, ListSearcher([norm]), today=TODAY).draft
    assert draft is not None
    told = next(one for one in draft.statements if "La excepción está" in one.text)
    assert told.text.endswith("«La junta autoriza a un familiar en estos casos: […]\nb) Enfermedad grave del socio».")
    assert not told.failed
