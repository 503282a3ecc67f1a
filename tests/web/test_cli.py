"""What the command gains by HTTP."""

from pathlib import Path

import pytest

from tests.command import absuelve
from tests.web.test_openapi import SNAPSHOT

pytestmark = pytest.mark.slow


def test_the_description_is_printed_without_any_data(tmp_path: Path) -> None:
    printed = absuelve("openapi", home=tmp_path / "nowhere")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout == SNAPSHOT.read_text(encoding="utf-8")
    assert not (tmp_path / "nowhere").exists()


def test_without_norms_there_is_nothing_to_serve_and_it_says_what_to_do(tmp_path: Path) -> None:
    refused = absuelve("serve", "--port", "0", "--no-worker", home=tmp_path)
    assert refused.returncode == 1
    assert "absuelve ingest" in refused.stderr
