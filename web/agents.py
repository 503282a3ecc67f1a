"""What a browser calls itself, cut down to what helps its owner to know a session again."""

import re

_BROWSERS = (
    ("Edge", r"Edg(?:e|A|iOS)?/"), ("Opera", r"OPR/"), ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"), ("Chrome", r"Chrome/|CriOS/"), ("Safari", r"Safari/"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", r"Android"), ("iPhone o iPad", r"iPhone|iPad"), ("Windows", r"Windows"), ("macOS", r"Mac OS X"),
    ("Linux", r"Linux|X11"),
)  # fmt: skip


def agent_of(header: str) -> str:
    """Browser and system, as "Firefox en Windows"; "Otro programa" for what is neither."""
    browser = next((name for name, pattern in _BROWSERS if re.search(pattern, header)), "")
    system = next((name for name, pattern in _SYSTEMS if re.search(pattern, header)), "")
    return " en ".join(part for part in (browser, system) if part) or "Otro programa"
