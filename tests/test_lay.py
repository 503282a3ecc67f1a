"""The suite of lay questions: each question finds the article it was written for."""

from benchmarks.lay import cases
from tests.factories import regulation

NORM = regulation(
    "ley-1",
    {
        "art_1": "Artículo 1. El plazo para apelar es de quince días.",
        "art_2": "Artículo 2. La multa se paga al contado.",
    },
)
FILE = NORM.documents[0].source.path.rpartition("/")[2]


def test_a_question_is_decided_by_the_article_that_shares_its_runs_of_words() -> None:
    row = {"id": "t1", "file": FILE, "text": "La multa se paga al contado.", "questions": ["¿a plazos?", "¿cómo pago?"]}
    found = list(cases([row], [NORM]))
    assert [(case["id"], case["gold"][0]["eid"]) for case in found] == [("t1-0", "art_2"), ("t1-1", "art_2")]


def test_a_question_whose_article_was_not_read_is_left_out() -> None:
    rows = [
        {"id": "t1", "file": FILE, "text": "Ninguna de estas palabras está en la ley.", "questions": ["¿?"]},
        {"id": "t2", "file": "otra.md", "text": "La multa se paga al contado.", "questions": ["¿?"]},
    ]
    assert list(cases(rows, [NORM])) == []
