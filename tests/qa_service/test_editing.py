"""Editors at work through the real command, on the norms of the invented municipality."""

import fcntl
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from qa_service.demo import SAMPLES
from tests.command import absuelve

LICENCES = "ordenanza-004-2023-mdq"
FIRST, LATER = "Boletin-2023-08-17.pdf", "Boletin-2024-03-14.pdf"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def norms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two gazettes: the first brings an ordinance, the later one amends it."""
    folder = tmp_path_factory.mktemp("norms")
    for name in (FIRST, LATER):
        shutil.copy(SAMPLES / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, norms: Path) -> Path:
    """A home with the first gazette in it, not published."""
    made = tmp_path_factory.mktemp("home")
    done = absuelve("ingest", "--no-index", norms / FIRST, home=made)
    assert done.returncode == 0, done.stderr
    assert "absuelve publish" in done.stdout
    return made


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory, home: Path, norms: Path) -> Path:
    """A home with both."""
    made = Path(shutil.copytree(home, tmp_path_factory.mktemp("amended") / "home"))
    assert absuelve("ingest", "--no-index", norms, home=made).returncode == 0
    return made


def listed(home: Path, *command: str) -> Any:  # noqa: ANN401 - JSON
    done = absuelve(*command, "--json", home=home)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.json")}


def test_a_preview_tells_old_and_new_words_and_changes_nothing(home: Path, norms: Path) -> None:
    before = contents(home / "corpus" / "norms")
    done = absuelve("ingest", "--preview", norms, home=home, COLUMNS="80")
    assert done.returncode == 0, done.stderr
    assert "~ Ordenanza N° 004-2023-MDQ. " in done.stdout
    assert "modificada: artículo 12 por la Ordenanza N° 003-2024-MDQ desde el 15 de marzo de 2024" in done.stdout
    assert "Nada se ha cambiado." in done.stdout
    assert contents(home / "corpus" / "norms") == before


def test_a_preview_as_json_tells_all_of_it(home: Path, norms: Path) -> None:
    told = listed(home, "ingest", "--preview", str(norms))
    change = next(norm for norm in told["norms"] if norm["id"] == LICENCES)
    article = next(one for one in change["provisions"] if one["id"] == f"{LICENCES}#art_12")
    assert (article["fate"], "07:00 a 22:00" in article["old"], "06:00 a 23:00" in article["new"]) == (
        "modificada",
        True,
        True,
    )
    assert told["broken_citations"] == []


def test_a_preview_of_what_is_already_there_changes_nothing(amended: Path, norms: Path) -> None:
    assert "El corpus no cambiaría." in absuelve("ingest", "--preview", norms, home=amended).stdout


def test_the_wording_of_a_day_is_shown(amended: Path) -> None:
    shown = absuelve("show", f"{LICENCES}#art_12", "--as-of", "2024-01-01", home=amended).stdout
    assert "07:00 a 22:00 horas" in shown.split("Historia:")[0]
    assert "Ordenanza N° 003-2024-MDQ" in shown


def test_a_whole_norm_is_shown_as_its_contents(amended: Path) -> None:
    shown = absuelve("show", LICENCES, home=amended).stdout
    assert "Artículo 12: Horario de funcionamiento  art_12  (2 textos)" in shown


def test_two_days_are_compared_word_by_word(amended: Path) -> None:
    shown = absuelve("diff", LICENCES, "2024-01-01", "2024-06-01", home=amended).stdout
    assert "de [-07-]{+06+}:00 a [-22-]{+23+}:00 horas." in shown
    assert "Artículo 12-A: Horario extendido\n" in shown


def test_relations_are_told_from_both_sides(amended: Path) -> None:
    assert "la modifica: Ordenanza N° 003-2024-MDQ" in absuelve("relations", LICENCES, home=amended).stdout
    rows = listed(amended, "relations", "ordenanza-003-2024-mdq")
    assert (LICENCES, "amends", True) in {(row["other"], row["kind"], row["outward"]) for row in rows}


def test_an_amendment_can_be_undone_and_taken_back(amended: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(amended, tmp_path / "home"))
    applied = listed(home, "amendments", LICENCES)["applied"]
    one = next(each for each in applied if each["eid"] == "art_12")
    assert absuelve("amendments", "reject", one["id"], home=home).returncode == 0
    assert [each["id"] for each in listed(home, "amendments")["rejected"]] == [one["id"]]
    assert "07:00 a 22:00" in absuelve("show", f"{LICENCES}#art_12", home=home).stdout.split("Historia:")[0]
    assert absuelve("amendments", "accept", one["id"][:6], home=home).returncode == 0
    assert listed(home, "amendments")["rejected"] == []
    assert listed(home, "amendments", LICENCES)["applied"] == applied


def test_what_cannot_be_decided_is_one_line(amended: Path) -> None:
    for arguments in (("reject",), ("reject", "zzz"), ("accept", "zzz"), (LICENCES, "x")):
        done = absuelve("amendments", *arguments, home=amended)
        assert (done.returncode in (1, 2), done.stderr.count("\n")) == (True, 1), done.stderr


def test_what_is_left_to_review_is_listed_by_kind(amended: Path) -> None:
    rows = listed(amended, "warnings")
    assert {row["kind"] for row in rows} <= {"rechazado", "duda", "tarea", "aviso"}
    assert all(row["of"] and row["what"] and not row["settled"] for row in rows)


def test_warnings_are_settled_and_opened_again(amended: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(amended, tmp_path / "home"))
    (broken := tmp_path / "roto.pdf").write_bytes(b"%PDF-1.4 roto")
    assert absuelve("ingest", "--no-index", broken, home=home).returncode == 0
    (row,) = [row for row in listed(home, "warnings") if row["kind"] == "rechazado"]
    done = absuelve("warnings", "settle", row["id"][:6], "--reason", "other", "--note", "Llegó mal.", home=home)
    assert done.stdout.strip() == "1 dado por revisado."
    assert row["id"] not in {one["id"] for one in listed(home, "warnings")}
    assert "Además, 1 dado por revisado" in absuelve("warnings", home=home).stdout
    assert "Otro motivo · Llegó mal." in absuelve("warnings", "--state", "settled", home=home).stdout
    (kept,) = listed(home, "warnings", "--state", "settled")
    assert (kept["id"], kept["decision"]["reason"], kept["decision"]["by"][:8]) == (row["id"], "other", "consola:")
    assert absuelve("warnings", "reopen", "roto.pdf", home=home).stdout.strip() == "1 abierto otra vez."
    assert listed(home, "warnings", "--state", "settled") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("settle", "0000", "--reason", "checked"), "No se halló «0000»"),
        (("settle", "--reason", "checked"), "Elija al menos uno"),
        (("settle", "0000"), "--reason"),
        (("settle", "0000", "--reason", "porque sí"), "checked, mended, harmless, other"),
        (("--state", "todos"), "open, settled, all"),
        ((LICENCES, "0000"), "Sobra «0000»"),
    ],
)
def test_what_can_not_be_settled_is_one_line(amended: Path, arguments: tuple[str, ...], said: str) -> None:
    done = absuelve("warnings", *arguments, home=amended)
    assert (done.returncode in (1, 2), done.stderr.count("\n"), said in done.stderr) == (True, 1, True), done.stderr


def test_norms_are_listed_for_other_programs_too(amended: Path) -> None:
    assert LICENCES in {row["id"] for row in listed(amended, "norms")}


@pytest.mark.parametrize("command", [("publish",), ("rollback",), ("ingest", "--no-index", "NORMS")], ids=" ".join)
def test_a_second_editor_is_told_to_wait(home: Path, norms: Path, command: tuple[str, ...]) -> None:
    with (home / "editing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = absuelve(*(str(norms) if word == "NORMS" else word for word in command), home=home)
    assert (done.returncode, done.stderr.strip().splitlines()[-1][:14]) == (1, "Otra persona e")


@pytest.mark.parametrize(
    "command",
    [
        ("norms",), ("warnings",), ("amendments",), ("relations", LICENCES), ("relations", "Ordenanza N° 003-2024-MDQ"),
        ("diff", LICENCES, "2024-01-01", "2024-06-01"), ("show", f"{LICENCES}#art_12"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_told_to_people_names_provisions_as_they_do(amended: Path, command: tuple[str, ...]) -> None:
    shown = absuelve(*command, home=amended)
    assert shown.returncode == 0, shown.stderr
    assert not re.search(r"(art|para|point|dcf|dct|dcm|dcd)_\d", shown.stdout)


def test_before_anything_is_published_history_says_so(home: Path) -> None:
    assert "Todavía no se ha publicado nada." in absuelve("history", home=home).stdout


@pytest.mark.model
def test_generations_are_published_listed_and_gone_back_to(home: Path, norms: Path, tmp_path: Path) -> None:
    made = Path(shutil.copytree(home, tmp_path / "home"))
    assert "Índice publicado: publicación 1, del " in absuelve("publish", home=made).stdout
    assert "ya estaba al día" in absuelve("publish", home=made).stdout
    assert "publicación 2, del " in absuelve("ingest", norms, home=made).stdout
    second, first = listed(made, "history")
    assert (second["served"], LICENCES in second["changed"], first["added"] != []) == (True, True, True)
    assert "Ahora se sirve la publicación 1, del " in absuelve("rollback", home=made).stdout
    assert [row["served"] for row in listed(made, "history")] == [False, True]
    assert "lo publicado (publicación 1, del " in absuelve("show", LICENCES, home=made).stderr
    assert "Ahora se sirve la publicación 2, del " in absuelve("rollback", "2", home=made).stdout
