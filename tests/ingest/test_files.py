import hashlib
from collections.abc import Iterator
from pathlib import Path

from pytest import MonkeyPatch, fixture, mark

from ingest.files import EXTENSIONS, REMEDIES, decode, find_files, media_type, read_file
from ingest.model import Reading, Refusal, RefusalReason
from ingest.ocr import available
from ingest.sandbox import close_children

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
HERE = Path(__file__)


@fixture
def no_child() -> Iterator[None]:
    """Children that were started under another environment end before and after."""
    close_children()
    yield
    close_children()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def reason(path: Path) -> RefusalReason | None:
    outcome = read_file(path)
    return outcome.reason if isinstance(outcome, Refusal) else None


KINDS = [
    (b"%PDF-1.7 ...", ".md", "application/pdf"),
    (b"basura\n%PDF-1.4", ".pdf", "application/pdf"),
    (b"1 0 obj\n<<>>\nendobj\nxref", ".pdf", "application/pdf"),
    (b"\x89PNG\r\n\0\0", ".pdf", None),
    (b"PK\x03\x04\0\0", ".docx", None),
    (b"<!DOCTYPE html><html>", ".txt", "text/html"),
    (b"\xef\xbb\xbf<html>", "", "text/html"),
    (b"# Ley", ".md", "text/markdown"),
    (b"---\ntitle: x\n---\n", "", "text/markdown"),
    (b"Ley 27972", "", "text/plain"),
    ("\ufeffLey".encode("utf-16"), ".txt", "text/plain"),
]


@mark.parametrize(("data", "suffix", "kind"), KINDS)
def test_the_content_decides_what_a_file_is(data: bytes, suffix: str, kind: str | None) -> None:
    assert media_type(data, suffix) == kind


@mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_spanish_is_read_in_the_encodings_it_comes_in(encoding: str) -> None:
    assert decode("Artículo 1º.- Año".encode(encoding)) == "Artículo 1º.- Año"


def test_bytes_that_no_encoding_has_are_read_all_the_same() -> None:
    assert decode(b"Ley \x81\x8d 27972").startswith("Ley")


def test_a_reading_knows_its_source(tmp_path: Path) -> None:
    path = written(tmp_path, "norma.txt", "Artículo 1.- Objeto".encode())
    reading = read_file(path)
    assert isinstance(reading, Reading)
    source = reading.norms[0].document.source
    assert (source.path, source.media_type) == ("norma.txt", "text/plain")
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


REFUSED = [
    ("vacio.pdf", b"", RefusalReason.EMPTY),
    ("blancos.md", b" \n\n ", RefusalReason.EMPTY),
    ("foto.jpg", b"\xff\xd8\0\0", RefusalReason.UNSUPPORTED),
    ("falso.pdf", b"no soy un pdf", RefusalReason.DAMAGED),
    ("roto.pdf", b"%PDF-1.7\n%%EOF", RefusalReason.DAMAGED),
]


@mark.parametrize(("name", "data", "expected"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, data: bytes, expected: RefusalReason
) -> None:
    assert reason(written(tmp_path, name, data)) is expected


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert reason(tmp_path / "nada.pdf") is RefusalReason.UNREADABLE


def test_a_pdf_named_otherwise_is_read_as_what_it_is(tmp_path: Path) -> None:
    data = (SAMPLES / "Ordenanza-007-2019-MDQ.pdf").read_bytes()
    reading = read_file(written(tmp_path, "ordenanza.md", data))
    assert isinstance(reading, Reading)
    assert reading.norms[0].document.pages


def test_a_scan_says_what_to_install_where_nothing_recognises_it(
    tmp_path: Path, monkeypatch: MonkeyPatch, no_child: None
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    refusal = read_file(SAMPLES / "escaneo-acuerdo-015-2024.pdf")
    assert isinstance(refusal, Refusal)
    assert refusal.reason is RefusalReason.SCAN
    assert "tesseract-ocr-spa" in refusal.remedy


@mark.skipif(not available(), reason="sin Tesseract en español (tesseract-ocr-spa)")
def test_a_scan_is_read_with_its_accents_and_says_how_surely() -> None:
    reading = read_file(SAMPLES / "escaneo-acuerdo-015-2024.pdf")
    assert isinstance(reading, Reading)
    (page,) = reading.norms[0].document.pages
    assert page.confidence is not None and 0.8 < page.confidence <= 1
    assert "Región" in reading.norms[0].document.text


def test_every_reason_of_reading_has_a_remedy() -> None:
    assert set(REMEDIES) == set(RefusalReason) - {RefusalReason.NOT_LEGAL}


def test_folders_are_walked_in_order_without_hidden_or_foreign_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.PDF", "a.md", ".oculto.md", ".git/x.md", "foto.jpg", "c.html"):
        written(tmp_path, name, b"x")
    assert [p.relative_to(tmp_path).as_posix() for p in find_files([tmp_path])] == ["a.md", "b/2.PDF", "c.html"]


def test_a_file_named_outright_is_kept_whatever_it_is_and_once(tmp_path: Path) -> None:
    photo = written(tmp_path, "foto.jpg", b"x")
    norm = written(tmp_path, "a.md", b"x")
    assert find_files([photo, tmp_path, norm]) == [photo, norm]


def test_every_shipped_sample_is_read_but_the_scan() -> None:
    refused = [path.name for path in find_files([SAMPLES]) if reason(path)]
    assert refused == ([] if available() else ["escaneo-acuerdo-015-2024.pdf"])


@mark.shared
@mark.slow
def test_every_hostile_pdf_is_read_or_refused_in_time(shared: Path) -> None:
    outcomes = [read_file(path) for path in sorted((shared / "corpus" / "badpdf").iterdir())[::10]]
    assert all(isinstance(outcome, Reading | Refusal) for outcome in outcomes)
    assert sum(isinstance(outcome, Reading) for outcome in outcomes) > len(outcomes) // 2


@mark.shared
def test_real_norms_in_markdown_are_one_norm_each(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "norms").glob("*.md"))[::8]:
        reading = read_file(path)
        assert isinstance(reading, Reading), path
        assert len(reading.norms) == 1
        assert reading.norms[0].front_matter["identifier"]


def test_known_extensions_are_lower_case() -> None:
    assert all(extension == extension.lower() and extension.startswith(".") for extension in EXTENSIONS)
