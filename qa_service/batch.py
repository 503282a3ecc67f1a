"""Questions from the keyboard or from a file, checked before anything is loaded."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput, InvalidQuestion
from corpus.files import storage_errors
from corpus.model import Place
from qa_service.model import Question, Result
from qa_service.settings import parse_day

LONGEST_QUESTION = 4_000


def checked(text: str | None) -> str:
    """A question's text fit to be answered; raises `InvalidQuestion` for an empty, endless or unreadable one."""
    given = text or ""
    if any("\ud800" <= char <= "\udfff" for char in given):
        raise InvalidQuestion("La pregunta tiene caracteres ilegibles. Use un terminal o un archivo en UTF-8.")
    clean = "".join(char if char.isprintable() or char.isspace() else " " for char in given).strip()
    if not clean:
        raise InvalidQuestion(
            "La pregunta está vacía. Escriba qué necesita saber; por ejemplo: ¿quién aprueba el TUPA?"
        )
    if len(clean) > LONGEST_QUESTION:
        raise InvalidQuestion(
            f"La pregunta tiene {len(clean)} caracteres; el máximo es {LONGEST_QUESTION}. "
            "Resuma el caso y pregunte un punto a la vez."
        )
    return clean


def one_question(text: str | None, as_of: str | None) -> Question:
    """A question typed at the keyboard; raises `InvalidQuestion`, or `InvalidInput` for the date."""
    if text is None:
        raise InvalidQuestion("Falta la pregunta. Escríbala entre comillas: absuelve ask '¿Quién aprueba el TUPA?'")
    return Question("1", checked(text), parse_day(as_of) if as_of else None)


def read_questions(path: Path) -> Iterator[Question]:
    """The questions of a JSONL file; raises `InvalidInput` naming the first line that can't be used."""
    for number, line in enumerate(read_lines(path), start=1):
        if line.strip():
            yield _parse(line, f"{path}, línea {number}")


def read_lines(path: Path) -> list[str]:
    """The lines of a text file; raises `StorageFailure`, or `InvalidInput` when it is not UTF-8."""
    try:
        with storage_errors(path):
            return path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path} no está en UTF-8. Guárdelo con esa codificación y repita la orden.") from error


def _parse(line: str, where: str) -> Question:
    try:
        row = json.loads(line)
        id, text, as_of = str(row["id"]), row["question"], row.get("as_of")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidInput(f'{where}: se espera un objeto JSON con "id" y "question".') from error
    if not isinstance(text, str) or not isinstance(as_of, str | None):
        raise InvalidInput(f'{where}: "question" y "as_of" deben ser textos.')
    try:
        return Question(id, checked(text), parse_day(as_of) if as_of else None, parse_place(row.get("place")))
    except (InvalidQuestion, InvalidInput) as error:
        raise InvalidInput(f"{where}: {error}") from error


def parse_place(value: object) -> Place | None:
    """A place given as an object of region, province and district, or as the name of a district."""
    if isinstance(value, dict):
        names = {key: value.get(key) for key in ("region", "province", "district")}
        return Place(**{key: str(name) for key, name in names.items() if name}) if any(names.values()) else None
    return Place(district=value.strip()) if isinstance(value, str) and value.strip() else None


def write_answers(
    questions: Iterable[Question],
    answer: Callable[[Question], Result],
    out: Path,
    to_json: Callable[[Result], Mapping[str, Any]],
    progress: Callable[[int], None],
) -> None:
    """Answer questions into a JSONL file, one line each, in order; `progress` is told how many are done."""
    with storage_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8") as file:
            for done, question in enumerate(questions, start=1):
                file.write(json.dumps(to_json(answer(question)), ensure_ascii=False) + "\n")
                progress(done)
