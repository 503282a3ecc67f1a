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
        "ABSUELVE_DATABASE": "postgresql+psycopg://desk@127.0.0.1/desk",
        "ABSUELVE_SMTP": "smtp+starttls://desk:secret@127.0.0.1:587",
        "ABSUELVE_MAIL_FROM": "consultas@municipio.test",
        "ABSUELVE_ADDRESS": "https://consultas.municipio.test",
        "ABSUELVE_PRIVATE_WEBHOOKS": "1",
        "ABSUELVE_SECOND_REVIEW": "legal, aplicacion",
        "ABSUELVE_WORKDAYS": "legal=6,tramite=1",
    }
    assert settings_from(environ) == Settings(
        home=Path("/srv/absuelve"),
        model="intfloat/multilingual-e5-base",
        threads=4,
        llm="qwen@http://127.0.0.1:8080/v1",
        today=date(2024, 6, 30),
        database="postgresql+psycopg://desk@127.0.0.1/desk",
        smtp="smtp+starttls://desk:secret@127.0.0.1:587",
        mail_from="consultas@municipio.test",
        address="https://consultas.municipio.test",
        private_webhooks=True,
        second_review=frozenset({"legal", "aplicacion"}),
        workdays={"legal": 6, "tramite": 1},
    )


def test_a_second_review_of_nothing_is_not_the_default() -> None:
    assert settings_from({"ABSUELVE_SECOND_REVIEW": ""}).second_review == frozenset()
    assert settings_from({}).second_review is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ABSUELVE_THREADS", "dos"),
        ("ABSUELVE_THREADS", "0"),
        ("ABSUELVE_TODAY", "30/06/2024"),
        ("ABSUELVE_PRIVATE_WEBHOOKS", "quizás"),
        ("ABSUELVE_WORKDAYS", "legal=pronto"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=value.rpartition("=")[2]):
        settings_from({name: value})
