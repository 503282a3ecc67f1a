"""The command as people meet it: help, complaints, and one clear line for everything that goes wrong."""

import json
import os
import re
import socket
from pathlib import Path

import pytest
from typer.main import get_command

from qa_service.cli import extended, run
from tests.command import absuelve

ENGLISH = re.compile(
    r"\b(?:usage|options|arguments|commands?|show this|exit|default|required|missing|error|try)\b", re.I
)
ASKED = "¿En qué plazo se apela la multa del puesto?"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data home, which commands run in this process use."""
    monkeypatch.setenv("ABSUELVE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    """The exit status and the one line said on standard error."""
    capsys.readouterr()
    status = run([str(argument) for argument in arguments])
    said = capsys.readouterr().err
    assert said.count("\n") == 1, said
    return status, said.strip()


def paths() -> list[list[str]]:
    """Every command that the package itself has, groups and their commands too."""
    found: list[list[str]] = [[]]
    for name, made in sorted(get_command(extended()).commands.items()):  # type: ignore[attr-defined]
        found += [[name], *([name, inner] for inner in getattr(made, "commands", {}))]
    return found


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_every_help_page_is_spanish(capsys: pytest.CaptureFixture[str], path: list[str]) -> None:
    assert run([*path, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Uso: {' '.join(['absuelve', *path])} [OPCIONES]")
    assert "Muestra esta ayuda y termina." in page
    assert ENGLISH.findall(page) == []


def test_without_arguments_it_shows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    page = capsys.readouterr().out
    assert "Órdenes:" in page
    assert {"ingest", "ask", "serve", "demo"} <= set(page.split())


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert re.fullmatch(r"absuelve \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["preguntar"], "No existe la orden «preguntar». Vea las que hay con «absuelve --help»."),
        (["aks", "hola"], "No existe la orden «aks». ¿Quiso decir «ask»?"),
        (["export", "provision"], "No existe la orden «provision». ¿Quiso decir «provisions»?"),
        (["ask", "--fecha"], "No existe la opción «--fecha». Vea «absuelve ask --help»."),
        (["ask", "--jsn"], "No existe la opción «--jsn». ¿Quiso decir «--json»? Vea «absuelve ask --help»."),
        (["ask", "¿quién", "aprueba?"], "Sobra «aprueba?». Si es parte de una frase, póngala toda entre comillas."),
        (["ask", "--as-of"], "La opción «--as-of» está incompleta o lleva un valor de más."),
        (["ask"], "Falta la pregunta. Escríbala entre comillas"),
        (["ask", " "], "La pregunta está vacía."),
        (["ask", "a" * 10_000], "La pregunta tiene 10000 caracteres; el máximo es 4000."),
        (["ask", "¿qu\udce9?"], "La pregunta tiene caracteres ilegibles."),
        (["ask", "¿multas?", "--as-of", "ayer"], "La fecha «ayer» no es una fecha. Use la forma 2024-06-30."),
        (["ask", "--out", "a.jsonl"], "indique --questions ARCHIVO y --out ARCHIVO"),
        (["ingest"], "Falta el argumento «RUTAS…». Vea «absuelve ingest --help»."),
        (["export", "provisions"], "Falta la opción «--out». Vea «absuelve export provisions --help»."),
        (["serve", "--port", "mil"], "El valor de la opción «--port» no sirve. Vea «absuelve serve --help»."),
        (["serve", "--port", "70000"], "El valor de la opción «--port» no sirve."),
        (["remove", "ley_27972"], "«ley_27972» no es un identificador de norma."),
        (["show", "ley-27972#"], "Falta la disposición en «ley-27972#»."),
        (["show", "Ley 27972#art_1"], "«Ley 27972» no es un identificador de norma."),
        (["diff", "ley-27972", "2024-01-01", "ayer"], "La fecha «ayer» no es una fecha."),
        (["diff", "ley-27972", "2024-01-01", "2023-01-01"], "La primera fecha es posterior a la segunda."),
        (["diff", "ley-27972", "2024-01-01"], "Falta el argumento «FECHA»."),
        (["ingest", "--json", "x"], "La opción --json acompaña a --preview"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_a_wrong_call_is_one_spanish_line(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    status, line = complaint(capsys, *arguments)
    assert status == 2
    assert said in line
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", ASKED], "Todavía no hay normas. Agregue algunas con «absuelve ingest CARPETA»."),
        (["norms"], "Todavía no hay normas."),
        (["show", "ley-1#art_1"], "La norma ley-1 no está en el corpus."),
        (["show", "ley-1"], "La norma ley-1 no está en el corpus."),
        (["diff", "ley-1", "2020-01-01", "2021-01-01"], "La norma ley-1 no está en el corpus."),
        (["relations", "ley-1"], "La norma ley-1 no está en el corpus."),
        (["warnings"], "Todavía no hay normas."),
        (["publish"], "Todavía no hay normas."),
        (["remove", "ley-1"], "La norma ley-1 no está en el corpus."),
        (["serve", "--port", "0"], "Todavía no hay normas."),
        (["export", "provisions", "--out", "nada.jsonl"], "Todavía no hay normas."),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_with_nothing_ingested_it_says_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    status, line = complaint(capsys, *arguments)
    assert (status, said in line) == (1, True), line


def test_a_path_that_does_not_exist_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, line = complaint(capsys, "ingest", "no/existe.pdf")
    assert (status, "no/existe.pdf" in line) == (2, True)


def test_a_setting_that_cannot_be_used_is_named(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ABSUELVE_THREADS", "dos")
    assert complaint(capsys, "norms") == (2, "ABSUELVE_THREADS=«dos» no es un número entero positivo.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"id": "1"}', "línea 1: se espera un objeto JSON"),
        (b'{"id": "1", "question": "hola?"}\nnada', "línea 2: se espera un objeto JSON"),
        (b'{"id": "1", "question": " "}', "línea 1: La pregunta está vacía"),
        (b'{"id": "1", "question": "a?", "as_of": "ayer"}', "línea 1: La fecha «ayer» no es una fecha"),
        ("¿qué?".encode("latin-1"), "no está en UTF-8"),
    ],
)
def test_a_file_of_questions_is_read_before_anything_is_written(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    (tmp_path / "q.jsonl").write_bytes(content)
    status, line = complaint(capsys, "ask", "--questions", tmp_path / "q.jsonl", "--out", tmp_path / "a.jsonl")
    assert (status, said in line) == (2, True), line
    assert not (tmp_path / "a.jsonl").exists()


def test_a_missing_file_of_questions_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, line = complaint(capsys, "ask", "--questions", "no-hay.jsonl", "--out", "a.jsonl")
    assert (status, line.startswith("No se pudo usar no-hay.jsonl")) == (1, True), line


def test_a_port_in_use_is_said_before_anything_is_opened(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        status, line = complaint(capsys, "serve", "--port", str(taken.getsockname()[1]))
    assert (status, "está ocupado" in line, "--port" in line) == (2, True, True)


def test_help_is_quick_and_loads_no_heavy_library(tmp_path: Path) -> None:
    watch = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    done = absuelve("--help", home=tmp_path, prelude=watch)
    loaded = set(done.stderr.split())
    assert loaded.isdisjoint({"torch", "faiss", "spacy", "onnxruntime", "numpy", "fastapi", "llama_index", "pypdf"})


def test_an_interruption_is_one_line_and_the_usual_status(tmp_path: Path) -> None:
    broken = "import qa_service.cli_texts as cli\ndef stop():\n    raise KeyboardInterrupt\ncli.bootstrap = stop"
    done = absuelve("norms", home=tmp_path, prelude=broken)
    assert done.returncode == 130
    assert done.stderr.startswith("Interrumpido.")
    assert "Traceback" not in done.stderr


@pytest.mark.model
class TestWithALaw:
    """On a home that holds one law and its index."""

    def test_a_question_is_answered_with_numbered_citations(self, installed: Path) -> None:
        done = absuelve("ask", ASKED, home=installed)
        assert done.returncode == 0, done.stderr
        assert "Borrador (lo revisa un asesor antes de entregarse)" in done.stdout
        assert re.search(r"\[1\] Ley N° 99001.*artículo 2.*vigente", done.stdout)
        assert "quince (15) días hábiles" in done.stdout

    def test_the_answer_as_json_has_the_shape_that_others_rely_on(self, installed: Path) -> None:
        answer = json.loads(absuelve("ask", "--json", ASKED, home=installed).stdout)
        assert (answer["outcome"], answer["reason"]) == ("drafted", None)
        assert answer["citations"][0]["regulation"] == "ley-99001"
        assert {"retrieve", "draft"} == set(answer["ms"])

    def test_asking_loads_no_training_library(self, installed: Path) -> None:
        watch = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
        done = absuelve("ask", ASKED, home=installed, prelude=watch)
        heavy = {"torch", "transformers", "sentence_transformers", "llama_index", "pypdf", "pypdfium2", "fastapi"}
        assert set(done.stderr.split()).isdisjoint(heavy)

    def test_a_file_of_questions_becomes_a_file_of_answers_in_order(self, installed: Path, tmp_path: Path) -> None:
        rows = [{"id": f"q{n}", "question": ASKED, "more": n} for n in range(3)]
        (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        done = absuelve("ask", "--questions", tmp_path / "q.jsonl", "--out", tmp_path / "a.jsonl", home=installed)
        assert done.returncode == 0, done.stderr
        lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line)["id"] for line in lines] == ["q0", "q1", "q2"]

    def test_a_provision_is_shown_with_its_validity(self, installed: Path) -> None:
        done = absuelve("show", "ley-99001#art_2", home=installed)
        assert "[vigente" in done.stdout
        assert "quince (15) días hábiles" in done.stdout

    def test_a_provision_that_is_not_there_names_the_nearest(self, installed: Path) -> None:
        done = absuelve("show", "ley-99001#art_22", home=installed)
        assert (done.returncode, "ley-99001#art_2" in done.stderr) == (1, True)

    def test_the_norms_are_listed(self, installed: Path) -> None:
        assert "ley-99001" in absuelve("norms", home=installed).stdout

    def test_provisions_are_exported_one_a_line(self, installed: Path, tmp_path: Path) -> None:
        done = absuelve("export", "provisions", "--out", tmp_path / "p.jsonl", home=installed)
        assert done.returncode == 0, done.stderr
        rows = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines()]
        assert {"art_1", "art_2", "art_3"} <= {row["eid"] for row in rows}

    def test_another_model_than_the_index_was_built_with_is_refused(self, installed: Path) -> None:
        done = absuelve("ask", ASKED, home=installed, ABSUELVE_MODEL="no/existe")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert "no/existe" in done.stderr

    def test_an_index_of_another_program_is_refused(self, installed: Path, tmp_path: Path) -> None:
        home = copied(installed, tmp_path)
        name = (home / "bundles" / "current").read_text().strip()
        manifest = home / "bundles" / name / "manifest.json"
        manifest.write_text(manifest.read_text().replace("absuelve-e5", "otro-modelo"))
        done = absuelve("ask", ASKED, home=home)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert "Traceback" not in done.stderr

    def test_norms_without_an_index_are_told_from_no_norms(self, installed: Path, tmp_path: Path) -> None:
        home = copied(installed, tmp_path)
        (home / "bundles" / "current").unlink()
        assert "Hay normas, pero no un índice" in absuelve("ask", ASKED, home=home).stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            ("ask", "--questions", "QUESTIONS", "--out", "/dev/full"),
            ("export", "provisions", "--out", "/dev/full"),
        ],
        ids=["ask", "export"],
    )
    def test_a_full_disk_is_one_line(self, installed: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        (tmp_path / "q.jsonl").write_text(json.dumps({"id": 1, "question": ASKED}), encoding="utf-8")
        real = [str(tmp_path / "q.jsonl") if argument == "QUESTIONS" else argument for argument in arguments]
        done = absuelve(*real, home=installed)
        assert done.returncode == 1
        assert "El disco está lleno: no se pudo escribir /dev/full." in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
    def test_a_folder_that_cannot_be_written_is_one_line(self, installed: Path, tmp_path: Path) -> None:
        (tmp_path / "closed").mkdir(mode=0o500)
        done = absuelve("export", "provisions", "--out", tmp_path / "closed" / "p.jsonl", home=installed)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def copied(home: Path, to: Path) -> Path:
    """A home of the same content, to damage."""
    import shutil

    return Path(shutil.copytree(home, to / "copy"))
