"""One editor at a time holds the corpus."""

from pathlib import Path

import pytest

from corpus.errors import StorageFailure
from corpus.home import Home


def test_everything_lies_in_the_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    places = [home.norms, home.readings, home.ledger, home.bundles, home.models, home.embeddings]
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == len(places)


def test_a_second_editor_is_told_to_wait_and_may_come_after(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    with home.editing(), pytest.raises(StorageFailure, match="Otra persona"), home.editing():
        pass
    with home.editing():
        pass


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no es una carpeta")
    with pytest.raises(StorageFailure, match="Revise la ruta"), Home(tmp_path / "file").editing():
        pass
