"""What every test shares: the real regulations beside the checkout, and libraries that stay offline."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Before any test imports a library that reads them: nothing is looked up on a network, and two threads are enough.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("OMP_NUM_THREADS", "2")

# Shared machines stall: an example that takes long is no failure. In CI the same examples are drawn every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

SHARED = Path(os.environ.get("ABSUELVE_SHARED", Path(__file__).parents[1] / "../shared")).resolve()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real regulations and questions beside the checkout; skips the test where it is absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("no real regulations beside the checkout (ABSUELVE_SHARED)")
    return SHARED
