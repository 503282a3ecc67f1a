"""The two consoles of the command. Where nobody watches, lines are left whole so that programs can search them."""

import sys

from rich.console import Console

console = Console(soft_wrap=not sys.stdout.isatty())
notes = Console(stderr=True)
