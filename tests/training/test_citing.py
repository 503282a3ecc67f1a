from index.passages import card_of
from ingest.names import NameIndex
from tests.factories import regulation
from tools.training.citing import citing
from tools.training.examples import articles_of

FINE = "Artículo 1. La multa por construir sin permiso la fija el concejo municipal en sesión pública."
TERM = "Artículo 2. Quien no paga en diez días la multa a que se refiere el artículo 1 pierde el descuento del mes."
BOTH = "Artículo 3. Lo que disponen los artículos 1 y 2 rige para todos los distritos y provincias del país entero."
NORM = regulation("ley-1", {"art_1": FINE, "art_2": TERM, "art_3": BOTH}, title="Ley de multas")


def test_a_sentence_that_cites_one_other_article_asks_for_it_without_its_citation() -> None:
    articles = articles_of(NORM)
    (example,) = citing({NORM.id: articles}, NameIndex.of([card_of(NORM)]))
    assert example.article == articles[0]
    (sentence,) = example.questions
    assert "pierde el descuento" in sentence
    assert "artículo 1 " not in sentence
