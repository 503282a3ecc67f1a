import json
from datetime import date

from qa_service.answering import answer
from qa_service.exchange import to_json
from qa_service.model import Question
from tests.qa_service.laws import TODAY, searcher


def ask(text: str, as_of: date | None = None) -> dict[str, object]:
    line = to_json(answer(Question("q7", text, as_of), searcher(), today=TODAY))
    return dict(json.loads(json.dumps(line, ensure_ascii=False)))


def test_a_draft_is_written_with_its_statements_citations_and_passages() -> None:
    line = ask("¿Cuántas veces al mes sesiona el concejo?", date(2010, 5, 1))
    assert (line["id"], line["outcome"], line["reason"]) == ("q7", "drafted", None)
    citation = line["citations"][0]  # type: ignore[index]
    assert citation["regulation"] == "ley-99001" and citation["eid"] == "art_7"
    assert (citation["valid_from"], citation["valid_to"]) == ("2003-05-28", "2022-03-07")
    assert citation["quote"] in "El concejo sesiona tres veces al mes."
    assert line["statements"][0]["citations"] == line["citations"]  # type: ignore[index]
    assert set(line["ms"]) == {"retrieve", "draft"}  # type: ignore[call-overload]


def test_passages_name_each_article_once_best_first() -> None:
    passages = ask("¿Cuánto es la multa al conductor del puesto?")["passages"]
    eids = [passage["eid"] for passage in passages]  # type: ignore[attr-defined]
    assert eids[0] == "art_5" and len(eids) == len(set(eids))


def test_a_refusal_is_written_with_its_reason_and_no_citations() -> None:
    line = ask("Pásame el teléfono de la casa del alcalde")
    assert (line["outcome"], line["reason"], line["draft"]) == ("abstained", "personal_data", None)
    assert line["citations"] == [] and line["statements"] == []
    assert "datos personales" in str(line["message"])
