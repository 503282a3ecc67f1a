import json
from datetime import date
from pathlib import Path

from corpus.identifiers import ProvisionId
from index.questions import line
from tests.factories import regulation
from tools.training.asked import added
from tools.training.examples import Article, articles_of, kept_apart, read_asked, read_examples, same

D2000, D2010 = date(2000, 1, 1), date(2010, 1, 1)
FINE = "Artículo 1. La multa por construir sin permiso la fija el concejo municipal en sesión pública."
TERM = "Artículo 2. El plazo para pagar la multa es de diez días hábiles desde que se notifica."
FIRST = ProvisionId.parse("ley-1#art_1")
ASKED = ("¿Hasta cuándo pago?", "¿Cuántos días tengo?")
NORM = regulation("ley-1", {"art_1": FINE, "art_2": TERM}, title="Ley de multas")


def test_one_file_in_eight_is_kept_apart_always_the_same() -> None:
    files = [f"LEY-{number}.md" for number in range(800)]
    apart = [file for file in files if kept_apart(file)]
    assert 70 < len(apart) < 130
    assert apart == [file for file in files if kept_apart(file)]


def test_the_article_is_the_one_that_holds_the_text() -> None:
    articles = articles_of(NORM)
    assert same(TERM.removeprefix("Artículo 2. "), articles) == 1
    assert same("Nada de esto se dice en ninguna parte de la ley citada.", articles) is None
    assert same(TERM, ()) is None


def test_an_article_that_holds_much_more_than_the_text_is_another() -> None:
    more = Article(FIRST, f"{FINE} {TERM} " + " ".join(f"palabra{n}" for n in range(300)), "")
    assert same(FINE, (more, Article(FIRST, FINE, ""))) == 1


def test_an_article_is_the_wording_in_force_with_what_stands_above_it() -> None:
    norm = regulation("ley-1", {"art_1": [(FINE, D2000, D2010), (TERM, D2010, None)]}, title="Ley de multas")
    assert articles_of(norm) == (Article(FIRST, TERM, "Ley N° 1, Ley de multas > Artículo 1"),)


def test_questions_come_with_their_article_unless_it_serves_to_measure(tmp_path: Path) -> None:
    file = Path(NORM.documents[0].source.path).name
    row = {"file": file, "text": TERM, "questions": ["¿Hasta cuándo pago?", "¿Cuántos días tengo?"]}
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(row) + "\n" + json.dumps(row | {"file": "otra.md"}) + "\n")
    assert not kept_apart(file)
    (example,) = read_examples(path, [NORM])
    assert example.questions == ("¿Hasta cuándo pago?", "¿Cuántos días tengo?")
    assert example.article.text == TERM
    assert [article.text for article in example.beside] == [FINE]


def test_questions_name_the_provision_that_answers_them(tmp_path: Path) -> None:
    path = tmp_path / "questions.tsv"
    lines = (line("ley-1#art_2", TERM, ASKED), line("ley-9#art_1", "Otra", ["¿Quién la fija?"]))
    path.write_text("".join(f"{one}\n" for one in lines))
    (example,) = read_asked(path, [NORM])
    assert example.questions == ASKED
    assert (example.article.text, example.beside) == (TERM, ())


def test_what_is_written_of_an_article_in_force_takes_the_place_of_what_was_shipped() -> None:
    before = [line("ley-1#art_2", "Un texto de antes", ["¿Y antes?"]), line("ley-8#art_1", "Otro", ["¿Otra?"])]
    written = ["ley-1#art_2\t¿Hasta cuándo pago?\t¿Cuántos días tengo?", "ley-1#art_7\t¿De qué artículo?"]
    assert added(written, [NORM], before) == [line("ley-1#art_2", TERM, ASKED), before[1]]
