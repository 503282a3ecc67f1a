"""The desk's commands as those who keep an installation meet them."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from corpus.errors import AbsuelveError, Conflict, InvalidInput, NotFound, StorageFailure
from corpus.home import Home
from desk import accounts, schema
from desk.cli import app
from desk.database import Database, url_of
from privacy.sealing import NO_KEYS, KeyFile, read_keys
from qa_service.docket import settled_at
from qa_service.grounds import Ground
from qa_service.reviewing import WarningKind
from qa_service.settlements import Decision, SettlementReason, append
from tests.command import absuelve
from tests.desk.world import NOON, Clock, Shelf, drafted, open_desk, settle

ENGLISH = re.compile(r"\b(?:usage|options|arguments|commands?|show this|exit|default|required|missing|error)\b", re.I)
PASSWORD = "una contraseña larga"
ROSA = ("accounts", "add", "rosa", "--role", "official", "--ubigeo", "150199", "--place", "Lima/Lima/San Jacinto")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data home, which commands run in this process use."""
    monkeypatch.setenv("ABSUELVE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ABSUELVE_DATABASE", raising=False)
    return tmp_path / "home"


@pytest.fixture
def desk_address(address: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A prepared database of each kind, which commands run in this process use."""
    monkeypatch.setenv("ABSUELVE_DATABASE", address)
    return address


def invoke(*arguments: str | Path, given: str | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def said(*arguments: str | Path, given: str | None = None) -> str:
    """What a command that goes well prints on standard output."""
    result = invoke(*arguments, given=given)
    assert result.exit_code == 0, result.exception
    return result.stdout


def refused(kind: type[AbsuelveError], *arguments: str | Path, given: str | None = None) -> str:
    """What a command that is refused says."""
    result = invoke(*arguments, given=given)
    assert isinstance(result.exception, kind), result.exception
    return str(result.exception)


def paths() -> list[list[str]]:
    """Every command of the desk, groups and their commands too."""
    found: list[list[str]] = []
    for name, made in sorted(get_command(app).commands.items()):  # type: ignore[attr-defined]
        found += [[name], *([name, inner] for inner in getattr(made, "commands", {}))]
    return found


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_every_help_page_is_spanish(path: list[str]) -> None:
    page = said(*path, "--help")
    assert page.startswith("Uso: ")
    assert ENGLISH.findall(page) == []


@pytest.mark.parametrize("group", ["database", "audit", "accounts", "keys", "privacy"])
def test_a_group_without_a_command_says_what_there_is(group: str) -> None:
    assert "Órdenes:" in said(group)


def test_the_database_is_made_once(home: Path) -> None:
    assert said("database", "upgrade") == f"Base de datos al día: {schema.head()}.\n"
    assert said("database", "upgrade") == f"La base de datos ya estaba al día: {schema.head()}.\n"
    assert (home / "absuelve.db").is_file()


def test_accounts_are_opened_closed_and_listed(desk_address: str) -> None:
    assert "Cuenta «rosa» abierta: funcionario." in said(*ROSA, "--email", "rosa@municipio.test")
    said("accounts", "add", "mesa", "--role", "senior_advisor", "--office", "Asesoría")
    said("accounts", "close", "mesa")
    assert said("accounts", "list").splitlines() == [
        "mesa: asesor principal · Asesoría · cerrada",
        "rosa: funcionario · San Jacinto · rosa@municipio.test",
    ]
    said("accounts", "open", "mesa")
    mesa, rosa = json.loads(said("accounts", "list", "--json"))
    assert (mesa["role"], mesa["active"]) == ("senior_advisor", True)
    assert rosa["municipality"]["ubigeo"] == "150199"


def test_a_password_is_read_from_the_input(desk_address: str) -> None:
    said(*ROSA)
    said("accounts", "password", "rosa", given=f"{PASSWORD}\n")
    database = Database(desk_address)
    with database.reading() as connection:
        assert accounts.check_password(connection, "rosa", PASSWORD)
    database.close()
    assert "de 10 a 200" in refused(InvalidInput, "accounts", "password", "rosa", given="corta\n")


def test_a_token_is_printed_alone_and_ends_when_told(desk_address: str) -> None:
    said(*ROSA)
    secret = said("accounts", "token", "rosa", "--label", "mi programa", "--days", "5").strip()
    number, _, told = said("accounts", "tokens", "rosa").strip().partition(": ")
    assert re.fullmatch(r"abs_[\w-]{43}", secret)
    assert told.startswith("mi programa · del ")
    assert said("accounts", "revoke", number) == "Clave terminada.\n"
    assert said("accounts", "tokens", "rosa").endswith("terminada\n")
    database = Database(desk_address)
    with database.reading() as connection:
        assert accounts.bearer(connection, secret, NOON) is None
    database.close()


def test_what_cannot_be_done_says_what_to_do(desk_address: str) -> None:
    said(*ROSA)
    assert "«jefe» no es una función" in refused(InvalidInput, "accounts", "add", "x1", "--role", "jefe")
    assert "Elija otro nombre" in refused(InvalidInput, *ROSA)
    assert "municipalidad" in refused(InvalidInput, "accounts", "add", "luis", "--role", "official")
    assert "absuelve accounts list" in refused(NotFound, "accounts", "close", "nadie")
    place = ("--ubigeo", "150199", "--place", "a/b/c/d")
    assert "no es un lugar" in refused(InvalidInput, "accounts", "add", "luis", "--role", "official", *place)


def test_a_whole_record_shows_its_head_and_a_noted_one_is_found_again(desk_address: str) -> None:
    said(*ROSA)
    found = re.fullmatch(r"Registro íntegro: 1 entrada\. Huella: ([0-9a-f]{64})\n", said("audit", "verify"))
    assert found
    said("accounts", "close", "rosa")
    assert "2 entradas" in said("audit", "verify", "--head", found[1])
    assert "se cortó" in refused(StorageFailure, "audit", "verify", "--head", "f" * 64)


def test_the_first_broken_link_is_named(home: Path) -> None:
    said(*ROSA)
    for action in ("close", "open"):
        said("accounts", action, "rosa")
    with closing(sqlite3.connect(home / "absuelve.db")) as database:
        database.execute("drop trigger audit_no_update")
        database.execute("update audit set action = 'nada' where sequence = 2")
        database.commit()
    assert refused(StorageFailure, "audit", "verify").startswith("El registro está roto en la entrada 2: ")
    told = refused(StorageFailure, "database", "backup", home / "copia.db")
    assert told.startswith("Pero el registro está roto en la entrada 2")
    assert (home / "copia.db").is_file()


def test_a_copy_goes_from_one_database_into_another(
    desk_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(*ROSA)
    copy, listed, head = tmp_path / "copia.db", said("accounts", "list"), said("audit", "verify")
    assert said("database", "backup", copy) == f"Copia guardada en {copy}: 2 filas.\n"
    assert "--replace" in refused(Conflict, "database", "restore", copy)
    assert "2 filas" in said("database", "restore", copy, "--replace")
    monkeypatch.setenv("ABSUELVE_DATABASE", url_of(tmp_path / "otra.db"))
    assert said("database", "restore", copy) == f"Base de datos restaurada de {copy}: 2 filas.\n"
    assert (said("accounts", "list"), said("audit", "verify")) == (listed, head)


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands run in this process look for keys; there are none yet."""
    monkeypatch.setenv("ABSUELVE_KEYS", str(tmp_path / "claves"))
    return tmp_path / "claves"


def test_editors_notes_are_counted_and_sealed_with_all_else(desk_address: str, home: Path, key_file: Path) -> None:
    path = settled_at(Home(home))
    said("keys", "new")
    about = (WarningKind.WARNING, "ley-1", "Aviso.", NOON.isoformat(), "ana", Ground("a", "b"), "c")
    append(path, [Decision(*about, SettlementReason.CHECKED, "La zarzamora.")], NO_KEYS)
    assert "Sin cifrar: 1 texto." in said("keys", "status")
    assert said("keys", "rotate") == "Cifrado con la primera clave: 0 filas y 1 nota sobre avisos.\n"
    assert b"zarzamora" not in path.read_bytes()
    old = read_keys(key_file)[0].id
    said("keys", "new")
    assert "cifra todavía 1 texto" in refused(Conflict, "keys", "drop", old)
    said("keys", "rotate")
    assert said("keys", "drop", old).startswith(f"Clave {old} quitada.")


def test_keys_are_made_used_rotated_and_dropped(desk_address: str, key_file: Path) -> None:
    made = re.match(r"Clave (\w{8}) agregada a ", said("keys", "new"))
    assert made
    old = made[1]
    with closing(Database(desk_address, KeyFile(key_file))) as database, database.writing() as connection:
        people = settle(connection)
    with closing(Database(desk_address, KeyFile(key_file))) as database:
        drafted(open_desk(database, Clock(), Shelf()), people.official)
    assert re.match(rf"{old}: 2 textos · cifra desde ahora\nSin cifrar: 0 textos\.\n", said("keys", "status"))
    again = re.match(r"Clave (\w{8}) agregada", said("keys", "new"))
    assert again
    assert "cifra todavía 2 textos" in refused(Conflict, "keys", "drop", old)
    assert said("keys", "rotate") == "Cifrado con la primera clave: 2 filas.\n"
    assert f"{old}: 0 textos" in said("keys", "status")
    assert said("keys", "drop", old).startswith(f"Clave {old} quitada.")
    assert "no se puede quitar" in refused(InvalidInput, "keys", "drop", "00000000")
    assert [one.id for one in read_keys(key_file)] == [again[1]]


def test_a_key_that_is_lost_is_told_and_nothing_else_is_done(desk_address: str, key_file: Path) -> None:
    said("keys", "new")
    with closing(Database(desk_address, KeyFile(key_file))) as database, database.writing() as connection:
        people = settle(connection)
    with closing(Database(desk_address, KeyFile(key_file))) as database:
        drafted(open_desk(database, Clock(), Shelf()), people.official)
    lost = read_keys(key_file)[0].id
    key_file.unlink()
    assert "absuelve keys new" in refused(InvalidInput, "accounts", "list")
    said("keys", "new")
    for command in (
        ("accounts", "list"),
        ("keys", "rotate"),
        ("privacy", "retain", "--days", "1"),
        ("audit", "verify"),
    ):
        assert f"clave {lost}" in refused(StorageFailure, *command)
    assert f"{lost} (2 textos)" in refused(StorageFailure, "keys", "status")


def test_without_a_file_of_keys_the_commands_ask_for_one(home: Path) -> None:
    for command in ("new", "status"):
        assert "ABSUELVE_KEYS" in refused(InvalidInput, "keys", command)
    assert "ABSUELVE_KEYS" in refused(InvalidInput, "keys", "rotate")


def test_askers_may_keep_personal_data_only_where_there_are_keys(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABSUELVE_PERSONAL_DATA", "encrypt")
    assert "necesita claves" in refused(InvalidInput, "accounts", "list")
    monkeypatch.setenv("ABSUELVE_PERSONAL_DATA", "quizas")
    assert "use redact o encrypt" in refused(InvalidInput, "accounts", "list")


@pytest.mark.slow
def test_the_installed_command_has_them_and_fails_in_one_line(tmp_path: Path) -> None:
    assert absuelve("database", "upgrade", home=tmp_path).returncode == 0
    failed = absuelve("accounts", "close", "nadie", home=tmp_path)
    assert (failed.returncode, failed.stdout, failed.stderr.count("\n")) == (1, "", 1)
    assert {"worker", "accounts", "audit", "serve", "eval"} <= set(absuelve("--help", home=tmp_path).stdout.split())
