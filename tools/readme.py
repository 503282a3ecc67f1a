"""The README's commands: `python tools/readme.py` prints those that a machine runs from top to bottom, as one script.

A fenced `sh` block right below a line `<!-- run -->` is run by CI; every `sh` block is checked by tests/test_readme.py.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"^(?P<run><!-- run -->\n+)?```sh\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of shell commands; `run` when CI runs it."""

    text: str
    run: bool

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands, one string each, without comments and with continued lines joined."""
        lines = self.text.replace("\\\n", " ").splitlines()
        return tuple(line.split("  #")[0].strip() for line in lines if line.strip() and not line.startswith("#"))


def blocks(text: str) -> tuple[Block, ...]:
    """The shell blocks of a Markdown text, in order."""
    return tuple(Block(found["body"], found["run"] is not None) for found in _BLOCK.finditer(text))


def main() -> None:
    """Print the commands to run, one a line."""
    for block in blocks(README.read_text(encoding="utf-8")):
        if block.run:
            sys.stdout.write("\n".join(block.commands) + "\n")


if __name__ == "__main__":
    main()
