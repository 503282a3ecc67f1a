"""A service over a small real bundle, made without a model."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.generations import Bundles
from index.model import Searcher
from qa_service.answering import answer
from qa_service.consultations import Consultations
from qa_service.drafting import extract
from qa_service.model import Question, Result
from qa_service.server import create_app
from qa_service.service import Service
from qa_service.serving import Serving
from tests.command import absuelve
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import TODAY, markets, ordinance, repealed

KEY = "clave-de-prueba"

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


def answer_today(question: Question, searcher: Searcher) -> Result:
    """Answer as if it were the day that the laws were written for."""
    return answer(question, searcher, extract, TODAY)


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    """A published bundle of the three invented norms."""
    published = Bundles(tmp_path / "bundles")
    published.build([markets(), ordinance(), repealed()], HashingEmbedder(), tmp_path / "embeddings")
    return published


@pytest.fixture
def service(bundles: Bundles, tmp_path: Path) -> Service:
    """The use cases over that bundle."""
    serving = Serving(bundles, HashingEmbedder)
    return Service(serving.searcher, answer_today, Consultations(tmp_path / "absuelve.db"), lambda: TODAY, KEY)


@pytest.fixture
def client(service: Service) -> Iterator[TestClient]:
    """A browser or another system; errors come back as it would see them."""
    with TestClient(create_app(service, "0.0.0"), raise_server_exceptions=False) as made:
        yield made


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
