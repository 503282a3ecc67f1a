import json
from pathlib import Path

import pytest

from benchmarks.begins import main

CITED = {"regulation": "ley-77001", "eid": "art_2__para_1", "quote": "La feria dura tres días."}
OTHER = {"regulation": "ley-77001", "eid": "art_9", "quote": "El toldo es azul."}


def line(name: str, quote: str) -> str:
    gold = {"regulation": "ley-77001", "eid": "art_2", "grade": 2, "quote": quote, "accept": []}
    return json.dumps({"id": name, "question": "¿Cuánto dura la feria?", "answerable": True, "gold": [gold]})


def answer(name: str, *cited: dict[str, str]) -> str:
    statements = [{"text": f"Según la ley: «{one['quote']}»", "citations": [one]} for one in cited]
    return json.dumps({"id": name, "statements": statements})


def test_what_drafts_begin_with_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    asked = (line("a", "feria tres"), line("b", "feria tres"), line("c", "feria"))
    questions.write_text("\n".join(asked), encoding="utf-8")
    answers.write_text("\n".join((answer("a", CITED), answer("b", OTHER, CITED), answer("c"))), encoding="utf-8")
    main([str(questions), str(answers)])
    said = capsys.readouterr().out
    # One of the two drafts; the other has the words in its second statement.
    assert "2 drafts begin with a deciding article: 0.500" in said
    assert "0.500 in the first statement, 1.000 in their article's" in said
