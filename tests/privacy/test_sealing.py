"""Texts are sealed with the first key, opened with any, and never given out wrong."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidInput, StorageFailure
from privacy import sealing
from privacy.sealing import MARK, NO_KEYS, KeyFile, Keyring, Verbatim, add_key, drop_key, read_keys, sealed_by
from tests.privacy.keys import KEY, OTHER

PLACE = "note.text"
BOTH = Keyring((KEY, OTHER))


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_what_was_sealed_is_opened_whole(text: str) -> None:
    for ring in (BOTH, NO_KEYS):
        assert ring.open(ring.seal(text, PLACE), PLACE) == text


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=4, max_size=200))
def test_a_sealed_text_shows_nothing_of_it_and_never_looks_the_same_twice(text: str) -> None:
    once, again = BOTH.seal(text, PLACE), BOTH.seal(text, PLACE)
    assert once != again
    assert once.startswith(f"{MARK}{KEY.id}:")
    assert text not in once.removeprefix(f"{MARK}{KEY.id}:")


def test_the_form_is_the_one_described() -> None:
    """Opened here by hand, with the library alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    made = base64.b64decode(BOTH.seal("¿Qué plazo?", PLACE).removeprefix(f"{MARK}{KEY.id}:"))
    assert AESGCM(KEY.secret).decrypt(made[:12], made[12:], PLACE.encode()).decode() == "¿Qué plazo?"


def test_any_of_the_keys_opens_and_the_first_seals() -> None:
    old = Keyring((OTHER,)).seal("Hola", PLACE)
    assert BOTH.open(old, PLACE) == "Hola"
    assert (sealed_by(old), sealed_by(BOTH.seal("Hola", PLACE))) == (OTHER.id, KEY.id)


def test_a_missing_key_is_named_with_what_to_do() -> None:
    with pytest.raises(StorageFailure, match=rf"clave {OTHER.id}.*ABSUELVE_KEYS"):
        Keyring((KEY,)).open(Keyring((OTHER,)).seal("Hola", PLACE), PLACE)
    with pytest.raises(StorageFailure, match=OTHER.id):
        NO_KEYS.open(Keyring((OTHER,)).seal("Hola", PLACE), PLACE)


@pytest.mark.parametrize("cut", [slice(None, -4), slice(None, -40), slice(None, len(MARK) + 9)])
def test_what_was_cut_is_told_and_not_given_out(cut: slice) -> None:
    with pytest.raises(StorageFailure, match="dañado o fue cambiado"):
        BOTH.open(BOTH.seal("Una pregunta", PLACE)[cut], PLACE)


def test_what_was_moved_to_another_place_is_told() -> None:
    with pytest.raises(StorageFailure, match="dañado o fue cambiado"):
        BOTH.open(BOTH.seal("Una pregunta", PLACE), "consultation.question")


def test_what_somebody_writes_to_look_sealed_is_kept_as_they_wrote_it() -> None:
    for forged in (f"{MARK}{KEY.id}:AAAA", MARK, f"{MARK}-:x"):
        kept = NO_KEYS.seal(forged, PLACE)
        assert NO_KEYS.open(kept, PLACE) == BOTH.open(kept, PLACE) == forged
        assert sealed_by(kept) == ""


def test_a_copy_takes_what_is_kept() -> None:
    kept = BOTH.seal("Hola", PLACE)
    assert Verbatim().seal(Verbatim().open(kept, PLACE), PLACE) == kept


def test_a_key_is_added_before_the_others_for_its_owners_eyes(tmp_path: Path) -> None:
    path = tmp_path / "claves/absuelve.keys"
    first = add_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    second = add_key(path)
    assert read_keys(path) == (second, first)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in path.parent.iterdir()] == ["absuelve.keys"]
    assert repr(first.secret) not in repr(first)


def test_only_a_key_that_no_longer_seals_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "claves"
    first, second = add_key(path), add_key(path)
    for id in (second.id, "no"):
        with pytest.raises(InvalidInput, match="no se puede quitar"):
            drop_key(path, id)
    drop_key(path, first.id)
    assert read_keys(path) == (second,)


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "claves"
    first, file = add_key(path), KeyFile(path)
    old = file.seal("Hola", PLACE)
    second = add_key(path)
    assert file.current == f"{MARK}{second.id}:"
    assert file.open(old, PLACE) == file.open(file.seal("Hola", PLACE), PLACE) == "Hola"
    assert sealed_by(old) == first.id
    path.unlink()
    with pytest.raises(StorageFailure, match="No se pudo usar"):
        file.seal("Hola", PLACE)


@pytest.mark.parametrize("content", [b"corta\n", b"\xff\xfe\n", base64.b64encode(bytes(16))])
def test_a_line_that_is_no_key_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "claves"
    add_key(path)
    path.write_bytes(path.read_bytes() + content)
    with pytest.raises(InvalidInput, match="línea 2: no es una clave"):
        read_keys(path)


def test_a_file_without_keys_and_none_at_all_say_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "vacio").write_text("\n")
    for name in ("vacio", "ninguno"):
        with pytest.raises(InvalidInput, match="absuelve keys new"):
            sealing.read_keys(tmp_path / name)
