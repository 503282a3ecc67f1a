"""Files kept by their hash: whole, once, and only what they were."""

import hashlib
from pathlib import Path

from corpus.originals import Originals


def test_a_file_is_found_again_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "norma.pdf").write_bytes(b"%PDF-1.7")
    originals, sha256 = Originals(tmp_path / "files"), hashlib.sha256(b"%PDF-1.7").hexdigest()
    originals.keep(tmp_path / "norma.pdf")
    (tmp_path / "norma.pdf").unlink()
    assert originals.data(sha256) == b"%PDF-1.7"


def test_what_is_there_is_not_copied_again(tmp_path: Path) -> None:
    (tmp_path / "norma.pdf").write_bytes(b"%PDF-1.7")
    originals, sha256 = Originals(tmp_path / "files"), hashlib.sha256(b"%PDF-1.7").hexdigest()
    originals.keep(tmp_path / "norma.pdf", sha256[:16])
    kept = next((tmp_path / "files").rglob(sha256)).stat()
    originals.keep(tmp_path / "norma.pdf", sha256[:16])
    assert next((tmp_path / "files").rglob(sha256)).stat() == kept


def test_a_file_that_was_changed_there_is_not_given(tmp_path: Path) -> None:
    (tmp_path / "norma.pdf").write_bytes(b"%PDF-1.7")
    originals, sha256 = Originals(tmp_path / "files"), hashlib.sha256(b"%PDF-1.7").hexdigest()
    originals.keep(tmp_path / "norma.pdf")
    next((tmp_path / "files").rglob(sha256)).write_bytes(b"otra cosa")
    assert originals.data(sha256) is None


def test_no_hash_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "clave").write_bytes(b"x")
    (tmp_path / "files").mkdir()
    originals = Originals(tmp_path / "files")
    assert [originals.data(name) for name in ("../clave", "", "/etc/passwd", "0" * 64)] == [None] * 4


def test_a_file_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    Originals(tmp_path / "files").keep(tmp_path / "nada.pdf")
    assert not (tmp_path / "files").exists()
