"""What every test shares: the real regulations beside the checkout, and libraries that stay offline."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.command import absuelve

# Before any test imports a library that reads them: nothing is looked up on a network, and two threads are enough.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("OMP_NUM_THREADS", "2")

# Shared machines stall: an example that takes long is no failure. In CI the same examples are drawn every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

LAW = """---
title: Ley de Mercados de Prueba
number: "99001"
---

# LEY N° 99001

## LEY DE MERCADOS DE PRUEBA

### Artículo 1.- Objeto

La presente ley regula los mercados de abastos municipales.

### Artículo 2.- Plazo para apelar

El conductor del puesto puede apelar la multa en el plazo de quince (15) días hábiles contados desde su notificación.

### Artículo 3.- Autoridad

La Gerencia Municipal resuelve la apelación y agota la vía administrativa.
"""

SHARED = Path(os.environ.get("ABSUELVE_SHARED", Path(__file__).parents[1] / "../shared")).resolve()


# What a test asks for that makes it one of the whole service: a database of its own, or a browser.
_SERVICE = {"address", "blank", "cluster", "prepared", "town"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that work on a database, which `make test-unit` leaves out."""
    for item in items:
        if isinstance(item, pytest.Function) and _SERVICE & set(item.fixturenames):
            item.add_marker(pytest.mark.service)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real regulations and questions beside the checkout; skips the test where it is absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("no real regulations beside the checkout (ABSUELVE_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that tests can drive; skips the test where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on PATH")
    return path


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data home into which the command itself ingested a law and its index, with the built-in model."""
    home, norms = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("norms")
    (norms / "ley-99001.md").write_text(LAW, encoding="utf-8")
    done = absuelve("ingest", norms, home=home)
    assert done.returncode == 0, done.stderr
    return home
