"""Questions from the keyboard or from a file, checked before anything is loaded."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from corpus.errors import InvalidInput, InvalidQuestion
from corpus.files import storage_errors
from corpus.model import Place
from qa_service.model import Question
from qa_service.settings import parse_day

if TYPE_CHECKING:
    from qa_service.bootstrap import Application

LONGEST_QUESTION = 4_000


def checked(text: str | None) -> str:
    """A question's text fit to be answered; raises `InvalidQuestion` for an empty or endless one."""
    clean = (text or "").strip()
    if not clean:
        raise InvalidQuestion(
            "La pregunta está vacía. Escriba qué necesita saber, por ejemplo: ¿quién aprueba el TUPA?"
        )
    if len(clean) > LONGEST_QUESTION:
        raise InvalidQuestion(
            f"La pregunta tiene {len(clean):,} caracteres; el máximo es {LONGEST_QUESTION:,}. "
            "Resuma el caso y pregunte un punto a la vez."
        )
    return clean


def one_question(text: str | None, as_of: str | None) -> Question:
    """A question typed at the keyboard."""
    return Question("1", checked(text), parse_day(as_of) if as_of else None)


def read_questions(path: Path) -> Iterator[Question]:
    """The questions of a JSONL file; raises `InvalidInput` naming the first line that can't be used."""
    with storage_errors(path):
        lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _parse(line, f"{path}, línea {number}")


def _parse(line: str, where: str) -> Question:
    try:
        row = json.loads(line)
        id, text = str(row["id"]), row["question"]
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidInput(f'{where}: se espera un objeto JSON con "id" y "question".') from error
    as_of = row.get("as_of")
    return Question(id, checked(text), parse_day(as_of, where) if as_of else None, parse_place(row.get("place")))


def parse_place(value: object) -> Place | None:
    """A place given as an object of region, province and district, or as the name of a district."""
    if isinstance(value, dict):
        names = {key: value.get(key) for key in ("region", "province", "district")}
        return Place(**{key: str(name) for key, name in names.items() if name}) if any(names.values()) else None
    return Place(district=value) if isinstance(value, str) and value.strip() else None


def answer_file(application: "Application", questions: Path, out: Path | None, notes: Console) -> None:
    """Answer every question of a file, one JSON line each, in order."""
    from qa_service.console import progress_bar
    from qa_service.exchange import to_json

    if out is None:
        raise InvalidInput("Falta --out: el archivo en que se escriben las respuestas.")
    asked = list(read_questions(questions))
    with (
        storage_errors(out),
        out.open("w", encoding="utf-8") as file,
        progress_bar(notes, "Respondiendo", "consultas") as update,
    ):
        for done, question in enumerate(asked, start=1):
            file.write(json.dumps(to_json(application.answer(question)), ensure_ascii=False) + "\n")
            update(done, len(asked))
