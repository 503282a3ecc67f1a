"""The `absuelve` command in a process of its own, as people run it."""

import os
import subprocess
import sys
from pathlib import Path

MAIN = "from qa_service.cli import main; main()"
ROOT = Path(__file__).parents[1]


def absuelve(*arguments: str | Path, home: Path, prelude: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a data home; `prelude` is Python to run before it, `environ` more variables."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ABSUELVE_")}
    env = {**clean, "ABSUELVE_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "200", **environ}
    command = [sys.executable, "-c", f"{prelude}\n{MAIN}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=480, env=env, check=False)
