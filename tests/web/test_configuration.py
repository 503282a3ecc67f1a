"""`absuelve check-config` tells every setting and where it came from, and what would not work."""

from pathlib import Path

import pytest

from desk import schema
from desk.database import Database, url_of
from privacy.sealing import Keyring, add_key
from qa_service.settings import settings_from
from tests.command import absuelve
from tests.desk.world import Clock, Shelf, drafted, open_desk, settle
from tests.privacy.keys import KEY
from web.configuration import Finding, Line, check, lines, shown

pytestmark = pytest.mark.slow


def troubles(environ: dict[str, str]) -> dict[str, str]:
    return {one.what: one.trouble for one in check(environ) if one.trouble}


def test_each_setting_is_told_with_its_origin(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("threads = 3\n")
    environ = {"ABSUELVE_CONFIG": str(path), "ABSUELVE_HOME": str(tmp_path)}
    found = {line.name: line for line in lines(environ, settings_from(environ))}
    assert found["ABSUELVE_THREADS"] == Line("ABSUELVE_THREADS", "3", "archivo")
    assert found["ABSUELVE_HOME"] == Line("ABSUELVE_HOME", str(tmp_path), "entorno")
    assert found["ABSUELVE_LOG"] == Line("ABSUELVE_LOG", "text", "por omisión")


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("ABSUELVE_DATABASE", "postgresql+psycopg://u:secreto@db/x", "postgresql+psycopg://••••@db/x"),
        ("ABSUELVE_SMTP", "smtp://u:secreto@db:25", "smtp://••••@db:25"),
        ("ABSUELVE_METRICS", "secreto", "••••"),
        ("ABSUELVE_METRICS", "", ""),
        ("ABSUELVE_ADDRESS", "https://a.pe/{id}", "https://a.pe/{id}"),
    ],
)
def test_secrets_are_hidden(name: str, text: str, seen: str) -> None:
    assert shown(name, text) == seen


def test_of_a_secret_that_was_not_given_there_is_nothing_to_hide() -> None:
    found = {line.name: line.value for line in lines({}, settings_from({}))}
    assert found["ABSUELVE_LLM_KEY"] == ""


def test_an_empty_home_lacks_norms_alone(tmp_path: Path) -> None:
    found = list(check({"ABSUELVE_HOME": str(tmp_path)}))
    assert [one.what for one in found if one.trouble] == ["Índice publicado"]
    assert Finding("Base de datos", "") in found
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    found = troubles({"ABSUELVE_HOME": str(tmp_path / "no")})
    assert "Créela" in found["Carpeta de datos"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("environ", "what", "trouble"),
    [
        ({"ABSUELVE_THREADS": "no"}, "Ajustes", "no es un número entero positivo"),
        ({"ABSUELVE_WORKDAYS": "otra=2"}, "Ajustes", "no es una materia de consulta"),
        ({"ABSUELVE_DATABASE": "postgresql+psycopg://u:p@127.0.0.1:9/x"}, "Base de datos", ""),
        ({"ABSUELVE_SMTP": "smtp://127.0.0.1"}, "Dirección de los avisos", "falta ABSUELVE_ADDRESS"),
        ({"ABSUELVE_ADDRESS": "muni.pe/{id}"}, "Dirección de los avisos", "https://"),
    ],
)
def test_what_would_not_work_is_said(tmp_path: Path, environ: dict[str, str], what: str, trouble: str) -> None:
    found = troubles({"ABSUELVE_HOME": str(tmp_path), **environ})
    assert what in found
    assert trouble in found[what]


def test_keys_that_are_missing_wrong_or_open_to_all_are_told(tmp_path: Path) -> None:
    environ = {"ABSUELVE_HOME": str(tmp_path), "ABSUELVE_PERSONAL_DATA": "encrypt"}
    assert "absuelve keys new" in troubles(environ)["Claves"]
    environ["ABSUELVE_KEYS"] = str(tmp_path / "claves")
    assert "No existe el archivo de claves" in troubles(environ)["Claves"]
    Path(environ["ABSUELVE_KEYS"]).write_text("no es una clave\n")
    assert "línea 1: no es una clave" in troubles(environ)["Claves"]
    Path(environ["ABSUELVE_KEYS"]).unlink()
    add_key(tmp_path / "claves")
    assert "Claves" not in troubles(environ)
    (tmp_path / "claves").chmod(0o644)
    assert "chmod 640" in troubles(environ)["Claves"]


def test_a_database_sealed_with_another_key_is_told_whatever_the_settings(tmp_path: Path) -> None:
    database = Database(url_of(tmp_path / "absuelve.db"), Keyring((KEY,)))
    schema.upgrade(database)
    desk = open_desk(database, Clock(), Shelf())
    with database.writing() as connection:
        people = settle(connection)
    drafted(desk, people.official)
    database.close()
    environ = {"ABSUELVE_HOME": str(tmp_path)}
    add_key(tmp_path / "claves")
    for one in (environ, {**environ, "ABSUELVE_KEYS": str(tmp_path / "claves")}):
        found = troubles(one)
        assert f"clave {KEY.id}" in found["Claves"]
        assert "Base de datos" not in found
    run = absuelve("accounts", "list", home=tmp_path)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert f"clave {KEY.id}" in run.stderr


def test_the_command_ends_with_status_1_and_how_much_is_wrong(tmp_path: Path) -> None:
    run = absuelve("check-config", home=tmp_path, ABSUELVE_METRICS="secreto")
    assert run.returncode == 1
    assert "✓ Base de datos" in run.stdout
    assert "✗ Índice publicado: Todavía no hay normas" in run.stdout
    assert "Hay 1 cosa por corregir" in run.stderr
    assert "secreto" not in run.stdout
