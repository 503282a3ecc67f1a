"""Settings come from a mapping, and a wrong value is named."""

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from qa_service.settings import Settings, settings_from


def test_an_empty_environment_gives_the_defaults() -> None:
    assert settings_from({}) == Settings()


def test_every_variable_is_read() -> None:
    environ = {
        "ABSUELVE_HOME": "/srv/absuelve",
        "ABSUELVE_MODEL": "intfloat/multilingual-e5-base",
        "ABSUELVE_THREADS": "4",
        "ABSUELVE_LLM": "qwen@http://127.0.0.1:8080/v1",
        "ABSUELVE_TODAY": "2024-06-30",
    }
    assert settings_from(environ) == Settings(
        Path("/srv/absuelve"), "intfloat/multilingual-e5-base", 4, "qwen@http://127.0.0.1:8080/v1", date(2024, 6, 30)
    )


@pytest.mark.parametrize(
    ("name", "value"), [("ABSUELVE_THREADS", "dos"), ("ABSUELVE_THREADS", "0"), ("ABSUELVE_TODAY", "30/06/2024")]
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=value):
        settings_from({name: value})
