"""A collection goes into a corpus by one command, and what did not go in is told with the reason."""

from pathlib import Path

import pytest

from tests.acquisition.test_collection import norm
from tests.command import absuelve

pytestmark = pytest.mark.slow

LAW = """# Ley que regula los comedores municipales

LEY Nº 39001

Artículo 1.- Objeto
La presente ley regula los comedores municipales.

Artículo 2.- Vigencia
La ley rige desde el día siguiente de su publicación en el diario oficial.
"""


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "coleccion"
    norm(folder / "pe", "LEY-39001-2021", LAW, publication_date="'2021-03-02'")
    norm(folder / "pe", "LEY-39002-2022", LAW.replace("39001", "39002"), publication_date="'2022-03-02'")
    norm(folder / "pe", "LEY-39003-2022", "", publication_date="'2022-03-02'")
    norm(folder / "pe", "LEY-39004-2022", LAW, country="ec")
    return folder


def test_norms_are_read_and_the_rest_is_reported(collection: Path, tmp_path: Path) -> None:
    report, home = tmp_path / "no-tomadas.tsv", tmp_path / "home"
    run = absuelve("corpus", "import", collection, "--no-index", "--report", report, home=home)
    assert run.returncode == 0, run.stderr
    assert "es de otro país" in run.stdout
    assert "Aún sin publicar" in run.stdout
    assert "39002" in absuelve("norms", home=home).stdout
    rows = [line.split("\t") for line in report.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["archivo", "motivo", "detalle"]
    assert [(Path(path).stem, bool(why)) for path, why, _ in rows[1:]] == [
        ("LEY-39004-2022", True),
        ("LEY-39003-2022", True),
    ]


def test_a_second_import_reads_nothing_again(collection: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    absuelve("corpus", "import", collection, "--no-index", home=home)
    again = absuelve("corpus", "import", collection, "--no-index", home=home)
    assert "sin cambios │        2" in again.stdout


def test_a_dry_run_counts_and_touches_nothing(collection: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run = absuelve("corpus", "import", collection, "--since", "2022-01-01", "--dry-run", home=home)
    assert run.returncode == 0
    assert "pe           │      3 │        2 │ 2021-03-02 │ 2022-03-02" in run.stdout
    assert not (home / "corpus").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--rank", "leyes"), "no tiene normas de rango «leyes»"),
        (("--since", "2030-01-01"), "Ninguna norma de la colección es de las pedidas"),
        (("--since", "ayer"), "no es una fecha"),
    ],
)
def test_what_can_not_be_taken_is_said_before_anything_is_read(
    collection: Path, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    run = absuelve("corpus", "import", collection, *options, home=tmp_path / "home")
    assert (run.returncode, message in run.stderr) == (2, True)
