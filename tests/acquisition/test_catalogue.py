"""A catalogue names norms, where they are published, and what they must hash to."""

from pathlib import Path

import pytest

from acquisition.catalogue import Address, read_catalogue
from corpus.errors import InvalidInput

HASH = "ab" * 32


def catalogue(folder: Path, text: str) -> Path:
    path = folder / "normas.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_line_is_an_address_and_remarks_are_left_out(tmp_path: Path) -> None:
    text = f"# leyes\nLEY-1-2001\thttps://a.pe/1.pdf\t{HASH.upper()}\n\nLEY-2\thttps://a.pe/2\t-  # sin hash\nLEY-3\thttps://b.pe/\n"
    assert read_catalogue(catalogue(tmp_path, text)) == (
        Address("LEY-1-2001", "https://a.pe/1.pdf", HASH),
        Address("LEY-2", "https://a.pe/2"),
        Address("LEY-3", "https://b.pe/"),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("LEY-1-2001", "no se entiende"),
        ("LEY-1-2001 https://a.pe/1.pdf", "no se entiende"),
        ("LEY-1\thttps://a.pe/1\t-\tmás", "no se entiende"),
        ("../etc/passwd\thttps://a.pe/1", "use letras, números y guiones"),
        ("LEY-1\tftp://a.pe/1", "que empiece con https"),
        ("LEY-1\thttp://a.pe/1", "que empiece con https"),
        ("LEY-1\thttps://user:pass@a.pe/1", "que empiece con https"),
        ("LEY-1\tfile:///etc/passwd", "que empiece con https"),
        ("LEY-1\thttps://[mal/1", "que empiece con https"),
        ("LEY-1\thttps://a.pe/1\tabc", "SHA-256 que no lo es"),
    ],
)
def test_a_line_that_can_not_be_used_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=f"(?s)línea 2.*{message}"):
        read_catalogue(catalogue(tmp_path, f"# uno\n{line}\n"))


@pytest.mark.parametrize(
    ("text", "message"),
    [("# nada\n", "no tiene direcciones"), ("A-1\thttps://a.pe/1\nA-1\thttps://a.pe/2\n", "nombra dos veces «A-1»")],
)
def test_an_empty_catalogue_and_a_name_given_twice_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        read_catalogue(catalogue(tmp_path, text))


def test_a_catalogue_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "normas.tsv"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidInput, match="debe ser texto en UTF-8"):
        read_catalogue(path)
