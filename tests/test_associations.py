"""What is learned of lay words and the law's, on questions made up for it."""

import json
from pathlib import Path

import pytest

from tools import associations
from tools.associations import learn, log_likelihood_ratio, pairs

LEARNED, APART = "LEY-1.md", "LEY-12.md"  # the second one's name is hashed to a multiple of eight


def row(file: str, text: str, *questions: str) -> dict[str, object]:
    return {"file": file, "title": "", "text": text, "questions": list(questions)}


def seen(count: int, question: str, law: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    return [(frozenset(question.split()), frozenset(law.split()))] * count


def test_the_log_likelihood_ratio_is_dunning_s() -> None:
    # 2 sum O ln(O/E) over the four cells 8, 2, 2, 88 that chance would have at 1, 9, 9, 81
    assert log_likelihood_ratio(8, 10, 10, 100) == pytest.approx(35.827, abs=0.001)
    assert log_likelihood_ratio(1, 10, 10, 100) == pytest.approx(0.0, abs=1e-9)


def test_a_pair_is_learned_with_the_share_of_questions_it_stands_in() -> None:
    found = learn([*seen(8, "bot", "desp"), *seen(2, "bot", "plaz"), *seen(90, "otr", "plaz")])
    assert found == {"bot": [("desp", 0.8)]}


def test_what_stands_together_by_chance_or_too_seldom_is_not_learned() -> None:
    assert learn([*seen(3, "bot", "desp"), *seen(97, "otr", "plaz")]) == {}
    assert learn([*seen(5, "bot", "plaz"), *seen(95, "otr", "plaz")]) == {}


def test_one_norm_in_eight_is_kept_apart() -> None:
    rows = [row(LEARNED, "el despo", "¿me botan?"), row(APART, "el cese", "¿me echan?")]
    assert [law for _, law in pairs(rows)] == [frozenset({"desp"})]


def test_the_shipped_table_is_what_the_questions_teach(shared: Path, tmp_path: Path) -> None:
    associations.main([str(shared / "train" / "lay-questions.jsonl"), "--out", str(tmp_path / "made.tsv")])
    assert (tmp_path / "made.tsv").read_bytes() == associations.OUT.read_bytes()


def test_questions_are_read_a_line_each(tmp_path: Path) -> None:
    lines = [row(LEARNED, "el despo", "¿me botan?")] * 8 + [row(LEARNED, "un plazo", "¿cuándo?")] * 92
    (tmp_path / "q.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    associations.main([str(tmp_path / "q.jsonl"), "--out", str(tmp_path / "made.tsv")])
    assert "bot\tdesp:1.00" in (tmp_path / "made.tsv").read_text("utf-8")
