"""Static files: their names change with their content, and each is sent in the smallest form taken."""

import gzip
from pathlib import Path

import brotli
import pytest
from fastapi.testclient import TestClient

from web.assets import FOR_GOOD, address_of, assets, read_asset


def test_a_name_changes_with_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a.css"
    path.write_text("a{}", encoding="utf-8")
    one = read_asset(path).hashed
    path.write_text("b{}", encoding="utf-8")
    assert read_asset(path).hashed != one


def test_a_form_that_is_no_smaller_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.css"
    path.write_text("a", encoding="utf-8")
    assert list(read_asset(path).bodies) == [""]


@pytest.mark.parametrize("name", sorted(assets()))
def test_a_hashed_file_is_kept_for_good_and_a_plain_name_for_an_hour(client: TestClient, name: str) -> None:
    hashed, plain = client.get(address_of(name)), client.get(f"/static/{name}")
    assert hashed.headers["Cache-Control"] == FOR_GOOD
    assert plain.headers["Cache-Control"] == "public, max-age=3600"
    assert hashed.content == plain.content == assets()[name].bodies[""]


@pytest.mark.parametrize(("taken", "sent"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_the_smallest_form_that_the_reader_takes_is_sent(client: TestClient, taken: str, sent: str | None) -> None:
    reply = client.get(address_of("absuelve.css"), headers={"Accept-Encoding": taken})
    assert reply.headers.get("Content-Encoding") == sent


def test_what_is_packed_unpacks_to_the_file() -> None:
    bodies = assets()["absuelve.css"].bodies
    assert gzip.decompress(bodies["gzip"]) == brotli.decompress(bodies["br"]) == bodies[""]


def test_an_unknown_file_is_not_found(client: TestClient) -> None:
    assert client.get("/static/absuelve.0000000000.css").status_code == 404


def test_the_worker_is_asked_for_anew_each_time(client: TestClient) -> None:
    assert client.get("/sw.js").headers["Cache-Control"] == "no-cache"
