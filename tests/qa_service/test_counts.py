"""Numbers agree with their nouns."""

import pytest

from qa_service.counts import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 normas"), (1, "1 norma"), (2, "2 normas"), (11_223, "11,223 normas")]
)
def test_only_one_is_singular(number: int, said: str) -> None:
    assert counted(number, "norma", "normas") == said
