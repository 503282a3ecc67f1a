"""Questions to refuse, and legal ones that look like them, from a table that no question set shares (paraphrases.tsv).

Part A was read while the rules were written, part B only measures: what it lets through is what rules alone don't know,
and is left to the search, which finds no evidence for it.
"""

from collections import Counter
from pathlib import Path

import pytest

from qa_service.answering import scope_of
from qa_service.model import AbstentionReason, Question
from qa_service.understanding import understand
from tests.qa_service.laws import TODAY, searcher

_LINES = Path(__file__).with_name("paraphrases.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in _LINES if not line.startswith("#")]
LEGAL = "-"
SCOPE = scope_of(searcher())


def told(question: str) -> str:
    refusal = understand(Question("q", question), SCOPE, TODAY).refusal
    return refusal.reason.value if refusal else LEGAL


def test_the_table_is_large_and_half_of_it_is_legal() -> None:
    kinds = Counter(reason for _, reason, _ in ROWS)
    assert len(ROWS) == len({question for *_, question in ROWS}) >= 60
    assert kinds[LEGAL] * 2 >= len(ROWS)
    assert set(kinds) - {LEGAL} < {reason.value for reason in AbstentionReason}


@pytest.mark.parametrize("question", [question for _, reason, question in ROWS if reason == LEGAL])
def test_a_legal_question_is_never_refused_before_the_search(question: str) -> None:
    assert told(question) == LEGAL


@pytest.mark.parametrize(("reason", "question"), [row[1:] for row in ROWS if row[0] == "A" and row[1] != LEGAL])
def test_what_the_rules_were_read_beside_is_refused_by_its_reason(reason: str, question: str) -> None:
    assert told(question) == reason


def test_most_of_what_the_rules_were_not_read_beside_is_refused_and_by_no_wrong_reason() -> None:
    found = [(reason, told(question)) for part, reason, question in ROWS if part == "B" and reason != LEGAL]
    assert [pair for pair in found if pair[1] not in (pair[0], LEGAL)] == []
    assert sum(one == other for one, other in found) >= 0.75 * len(found)
