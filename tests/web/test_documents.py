"""docs/api.md says what is so: every code with its status, every address it names."""

import re
from pathlib import Path

from tests.web.test_openapi import operations
from web.problems import EXAMPLES

API = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")


def test_every_code_of_a_problem_is_listed_with_its_status() -> None:
    listed = {code: int(status) for code, status in re.findall(r"^\| `(\w+)` \| (\d+) \|$", API, re.MULTILINE)}
    assert listed == {code: problem.status for code, problem in EXAMPLES.items()}


def test_every_address_named_exists() -> None:
    known = {(method, path.removeprefix("/api/v1")) for method, path, _ in operations()}
    named = re.findall(r"`(GET|POST|PUT|DELETE) (/[\w{}/-]+)`", API)
    assert len(named) > 8
    assert [one for one in named if one not in known] == []
