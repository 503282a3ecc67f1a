"""Models that answer by a script."""

import json
import re
from collections.abc import Callable, Iterator

from drafters.model import Schema

TOKEN = re.compile(r"^\[\[(\w{4})\]\] (.*)$", re.MULTILINE)


class Scripted:
    """A chat that writes what a function of the prompt says; `{word}` in it becomes the token of a passage with it."""

    def __init__(self, script: str | Callable[[str], str]) -> None:
        self.script = script
        self.prompts: list[tuple[str, str]] = []
        self.schemas: list[Schema] = []

    def stream(self, system: str, user: str, schema: Schema) -> Iterator[str]:
        """The text in small pieces."""
        self.prompts.append((system, user))
        self.schemas.append(schema)
        written = self.script if isinstance(self.script, str) else self.script(user)
        text = re.sub(r"\{(\w+)\}", lambda found: f"[[{token_of(user, found[1])}]]", written)
        for start in range(0, len(text), 7):
            yield text[start : start + 7]


def token_of(user: str, word: str) -> str:
    """The token of the first passage that holds a word."""
    return next((token for token, passage in TOKEN.findall(user) if word in passage), "0000")


def obedient(wants: str) -> Callable[[str], str]:
    """A script that says what an attack wants, under every token of the prompt in turn: the worst that a model can."""

    def script(user: str) -> str:
        tokens = [token for token, _ in TOKEN.findall(user)] or ["0000"]
        return "\n".join(f"{wants} [[{token}]]" for token in tokens)

    return script


def obedient_by_schema(wants: str) -> Callable[[str], str]:
    """The same as an answer by schema."""

    def script(user: str) -> str:
        tokens = [token for token, _ in TOKEN.findall(user)] or ["0000"]
        return json.dumps({"respuesta": [{"codigo": token, "oracion": wants} for token in tokens]})

    return script


def credulous(_wants: str) -> Callable[[str], str]:
    """A script that chooses every passage, the least likely first."""
    return lambda user: json.dumps({"codigos": [token for token, _ in reversed(TOKEN.findall(user))]})
