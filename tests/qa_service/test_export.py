"""The export holds every wording, the newest of each provision first."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import StorageFailure
from qa_service.export import provision_rows, write_provisions
from tests.factories import regulation
from tests.qa_service.laws import NEW_SESSIONS, OLD_SESSIONS, markets


def test_the_newest_wording_of_a_provision_comes_first() -> None:
    rows = [row for row in provision_rows([markets()]) if row["eid"] == "art_7"]
    assert [row["text"] for row in rows] == [NEW_SESSIONS, OLD_SESSIONS]
    assert [(row["valid_from"], row["valid_to"]) for row in rows] == [
        ("2022-03-07", None),
        ("2003-05-28", "2022-03-07"),
    ]


def test_a_row_has_the_fields_that_others_rely_on() -> None:
    row = next(provision_rows([regulation("ley-1", {"art_1": "Uno."}, page_length=3)]))
    names = "regulation eid label heading path text valid_from valid_to amended_by pages source"
    assert list(row) == names.split()
    assert (row["regulation"], list(row["pages"]), row["source"]) == ("ley-1", [1, 2], "ley-1.txt")


def test_a_provision_s_text_holds_its_children_who_have_rows_of_their_own() -> None:
    rows = {row["eid"]: row["text"] for row in provision_rows([markets()])}
    assert rows["art_5__para_5.1"] in rows["art_5"]


def test_the_file_is_utf8_json_lines_and_counted(tmp_path: Path) -> None:
    norm = regulation("ley-1", {"art_1": "Año.", "art_2": [("Dos.", date(2020, 1, 1), None)]})
    assert write_provisions([norm], tmp_path / "p.jsonl") == 2
    lines = (tmp_path / "p.jsonl").read_text("utf-8").splitlines()
    assert json.loads(lines[0])["text"] == "Año."
    assert "Año" in lines[0]


def test_a_full_disk_is_a_storage_failure() -> None:
    with pytest.raises(StorageFailure, match="El disco está lleno"):
        write_provisions([markets()], Path("/dev/full"))
