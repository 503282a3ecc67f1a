"""Settings come from the environment first, then from a file."""

from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from qa_service.settings import VARIABLES, settings_from
from qa_service.sources import Given, given


def written(folder: Path, text: str) -> dict[str, str]:
    path = folder / "absuelve.toml"
    path.write_text(text, encoding="utf-8")
    return {"ABSUELVE_CONFIG": str(path)}


def test_the_file_speaks_where_the_environment_is_silent(tmp_path: Path) -> None:
    environ = {**written(tmp_path, 'home = "/srv/a"\nthreads = 3\n'), "ABSUELVE_THREADS": "5", "PATH": "/bin"}
    assert given(environ, VARIABLES) == {
        "ABSUELVE_HOME": Given("ABSUELVE_HOME", "/srv/a", True),
        "ABSUELVE_THREADS": Given("ABSUELVE_THREADS", "5", False),
    }
    assert (settings_from(environ).home, settings_from(environ).threads) == (Path("/srv/a"), 5)


def test_values_with_parts_are_written_as_toml_has_them(tmp_path: Path) -> None:
    text = 'second_review = ["legal", "tramite"]\nworkdays = {legal = 6}\nprivate_webhooks = true\ntoday = 2024-06-30\n'
    settings = settings_from(written(tmp_path, text))
    assert settings.second_review == frozenset({"legal", "tramite"})
    assert settings.workdays == {"legal": 6}
    assert settings.private_webhooks
    assert str(settings.today) == "2024-06-30"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("treads = 2", "no existe: «treads». ¿Quiso decir «threads»?"),
        ("Threads = 2", "no existe: «Threads»"),
        ("config = 'otro.toml'", "no existe: «config»"),
        ("threads = ", "no es TOML"),
        ("threads = [1, 2]", "«threads» un valor que no sirve"),
        ("threads = 'dos'", "no es un número entero positivo"),
        ("log = 'xml'", "use text o json"),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_with_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        settings_from(written(tmp_path, text))
    assert message in str(refused.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(InvalidInput, match="No se puede leer «/no/hay»"):
        settings_from({"ABSUELVE_CONFIG": "/no/hay"})
