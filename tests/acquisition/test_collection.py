"""A national collection is looked through by its headers before anything is read."""

from datetime import date
from pathlib import Path

import pytest

from acquisition.collection import Listed, Reason, Wanted, choose, survey
from corpus.errors import InvalidInput

GOOD = {"identifier": "LEY-1-2001", "title": "Ley", "country": "pe", "publication_date": "'2001-05-02'", "rank": "ley"}


def norm(folder: Path, name: str = "LEY-1-2001", body: str = "Artículo 1.- Texto.", **fields: str) -> Path:
    """A file of a collection; a field that is empty is left out."""
    header = {**GOOD, "identifier": name, **fields}
    lines = "\n".join(f"{key}: {value}" for key, value in header.items() if value)
    path = folder / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{lines}\n---\n{body}\n", encoding="utf-8")
    return path


def test_every_norm_is_listed_with_its_jurisdiction_and_day(tmp_path: Path) -> None:
    law = norm(tmp_path / "pe")
    local = norm(
        tmp_path / "pe-lim-met", "ORD-7-2020", jurisdiction="pe-lim-met", publication_date="2020-01-31", rank=""
    )
    found = survey(tmp_path)
    assert found.norms == (
        Listed(law, "pe", "LEY-1-2001", "ley", date(2001, 5, 2)),
        Listed(local, "pe-lim-met", "ORD-7-2020", "", date(2020, 1, 31)),
    )
    assert found.passed == ()


def test_folders_within_a_jurisdiction_are_looked_through_too(tmp_path: Path) -> None:
    path = norm(tmp_path / "pe" / "reformas")
    assert [one.path for one in survey(tmp_path).norms] == [path]


def test_folders_that_are_no_jurisdiction_are_left_alone(tmp_path: Path) -> None:
    norm(tmp_path / "pe")
    norm(tmp_path / "es", "BOE-1")
    norm(tmp_path / ".git", "LEY-2")
    assert len(survey(tmp_path).norms) == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": ""}, Reason.HEADER),
        ({"publication_date": "''"}, Reason.HEADER),
        ({"publication_date": "mayo de 2001"}, Reason.HEADER),
        ({"title": "'sin cerrar"}, Reason.HEADER),
        ({"country": "ec"}, Reason.COUNTRY),
        ({"identifier": "LEY-9-2001"}, Reason.NAMED),
        ({"jurisdiction": "pe-cus"}, Reason.PLACE),
    ],
)
def test_a_file_whose_header_does_not_fit_is_passed_over_with_the_reason(
    tmp_path: Path, fields: dict[str, str], reason: Reason
) -> None:
    path = norm(tmp_path / "pe", **fields)
    found = survey(tmp_path)
    assert found.norms == ()
    assert [(one.path, one.reason) for one in found.passed] == [(path, reason)]


def test_an_identifier_is_taken_once(tmp_path: Path) -> None:
    first = norm(tmp_path / "pe")
    again = norm(tmp_path / "pe" / "reformas")
    found = survey(tmp_path)
    assert [one.path for one in found.norms] == [first]
    assert [(one.path, one.reason, one.detail) for one in found.passed] == [
        (again, Reason.REPEATED, "pe/LEY-1-2001.md")
    ]


def test_links_and_files_that_are_not_text_are_passed_over(tmp_path: Path) -> None:
    target = norm(tmp_path / "elsewhere")
    (tmp_path / "pe").mkdir()
    (tmp_path / "pe" / "LEY-1-2001.md").symlink_to(target)
    (tmp_path / "pe" / "LEY-2-2001.md").write_bytes(b"\xff\xfe\x00")
    assert [one.reason for one in survey(tmp_path).passed] == [Reason.LINK, Reason.UNREADABLE]


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_a_folder_without_jurisdictions_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidInput, match="no es una colección de normas"):
        survey(tmp_path / name)


def listed(name: str, jurisdiction: str = "pe", rank: str = "ley", day: str = "2001-01-01") -> Listed:
    return Listed(Path(f"{jurisdiction}/{name}.md"), jurisdiction, name, rank, date.fromisoformat(day))


HELD = (
    listed("A", day="1990-01-01"),
    listed("B", rank="decreto_supremo", day="2010-01-01"),
    listed("C", day="2020-01-01"),
    listed("D", jurisdiction="pe-lim-met", rank="ordenanza", day="2015-01-01"),
)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(), "ABCD"),
        (Wanted(jurisdictions=frozenset({"pe-lim-met"})), "D"),
        (Wanted(ranks=frozenset({"ley"})), "AC"),
        (Wanted(since=date(2010, 1, 1)), "BCD"),
        (Wanted(most=2), "CD"),
        (Wanted(ranks=frozenset({"ley"}), most=1), "C"),
        (Wanted(since=date(2030, 1, 1)), ""),
    ],
)
def test_what_is_wanted_is_chosen_newest_first_and_told_by_path(wanted: Wanted, names: str) -> None:
    assert "".join(one.identifier for one in choose(HELD, wanted)) == names


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted(jurisdictions=frozenset({"pe-cus"})), "jurisdicción «pe-cus». Tiene: pe, pe-lim-met"),
        (Wanted(ranks=frozenset({"leyes"})), "rango «leyes». Tiene: decreto_supremo, ley, ordenanza"),
    ],
)
def test_a_name_that_the_collection_has_not_is_told_with_those_it_has(wanted: Wanted, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        choose(HELD, wanted)
