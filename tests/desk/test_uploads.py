"""Files that editors send."""

from pathlib import Path

import pytest

from corpus.errors import Forbidden, InvalidInput, NotFound
from desk import uploads
from desk.service import Desk
from tests.desk.world import People, whole


def test_a_file_is_kept_whole_and_recorded(desk: Desk, people: People, tmp_path: Path) -> None:
    made = uploads.add(desk, people.editor, tmp_path / "uploads", "ley-1.md", [b"Art", b"\xc3\xad", b"culo 1"])
    assert uploads.path_of(tmp_path / "uploads", made.id).read_bytes() == "Artículo 1".encode()
    assert uploads.get(tmp_path / "uploads", made.id) == made
    assert (made.name, made.size, whole(desk)) == ("ley-1.md", 11, 1)


def test_the_same_file_again_is_the_same_upload_and_another_content_another(
    desk: Desk, people: People, tmp_path: Path
) -> None:
    one, same, other = (uploads.add(desk, people.editor, tmp_path, "a.md", [text]) for text in (b"1", b"1", b"2"))
    assert one == same
    assert one.id != other.id
    assert [uploads.path_of(tmp_path, each.id).read_bytes() for each in (one, other)] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/ley.md", "ley.md"),
        ("C:\\normas\\ley.pdf", "ley.pdf"),
        ("Ordenanza N° 5.PDF", "Ordenanza N° 5.PDF"),
        ("..ley.txt", "ley.txt"),
        ("ley\n\0.html", "ley.html"),
    ],
)
def test_only_the_name_itself_is_taken(sent: str, kept: str, desk: Desk, people: People, tmp_path: Path) -> None:
    made = uploads.add(desk, people.editor, tmp_path / "in", sent, [b"x"])
    assert made.name == kept
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["in"]


@pytest.mark.parametrize("name", ["", ".md", "ley", "ley.exe", "/", "..", "a" * 200 + ".md"])
def test_a_name_of_no_use_is_refused_and_nothing_is_kept(name: str, desk: Desk, people: People, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="El nombre del archivo"):
        uploads.add(desk, people.editor, tmp_path, name, [b"x"])
    assert not any(path.is_dir() for path in tmp_path.iterdir())


def test_too_much_or_nothing_is_refused_and_nothing_is_kept(
    desk: Desk, people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 3)
    for content, why in (([b"12", b"34"], "pasa de"), ([b"", b""], "vacío")):
        with pytest.raises(InvalidInput, match=why):
            uploads.add(desk, people.editor, tmp_path / "in", "ley.md", content)
    assert list((tmp_path / "in").iterdir()) == []


@pytest.mark.parametrize("id", ["", "../secreto", "f" * 32, "F" * 32, "*" * 32])
def test_what_was_not_sent_is_not_there(id: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        uploads.path_of(tmp_path, id)


def test_only_editors_send_files(desk: Desk, people: People, tmp_path: Path) -> None:
    for who in people.all():
        if who != people.editor:
            with pytest.raises(Forbidden):
                uploads.add(desk, who, tmp_path / "in", "ley.md", [b"x"])
    assert not (tmp_path / "in").exists()


def test_the_upload_placed_last_stands_under_its_name(desk: Desk, people: People, tmp_path: Path) -> None:
    one, other = (uploads.add(desk, people.editor, tmp_path, "a.md", [text]) for text in (b"1", b"2"))
    for each in (one, other, other, one):
        uploads.place(tmp_path, each.id)
        assert (tmp_path / "a.md").read_bytes() == uploads.path_of(tmp_path, each.id).read_bytes()
    assert not any(path.name.startswith(".") for path in tmp_path.iterdir())
