"""Single characters for others, as `str.translate` does it, for prose: few of its characters change."""

import re
from collections.abc import Callable, Mapping


def replacer(table: Mapping[int, str | None]) -> Callable[[str], str]:
    """A function that gives what `text.translate(table)` gives, several times as fast on a text with few of its keys.

    No replacement may hold a key of the table.
    """
    others = {chr(code): other or "" for code, other in table.items()}
    keys = re.compile(f"[{re.escape(''.join(others))}]")

    def replaced(text: str) -> str:
        for key in set(keys.findall(text)):
            text = text.replace(key, others[key])
        return text

    return replaced
