"""The same passages and questions through peers: `python -m benchmarks.peers HOME --gold FILE.jsonl … [--out FILE]`.

HOME is a published index home, whose vectors are used again. Each peer runs in a process of its own; one whose library
is missing is reported so. Prints the tables of docs/peers.md; the JSON also holds each question's places.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers.material import load, read, save
from benchmarks.peers.measure import measure
from benchmarks.peers.port import OWN, PEERS
from benchmarks.peers.table import markdown

ROOT = Path(__file__).parents[2]
# Nothing is looked up on a network or told to anyone.
QUIET = {"HAYSTACK_TELEMETRY_ENABLED": "False", "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "2"}


def apart(name: str, material: Path) -> Mapping[str, Any]:
    """Measure a peer in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.peers", "--one", name, str(material)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"peer": name, "missing": (done.stderr.strip().splitlines() or ["no message"])[-1]}
    found: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(arguments: argparse.Namespace) -> None:
    """Measure every peer asked for, print the tables, keep the rows."""
    with TemporaryDirectory() as work:
        path = Path(work) / "material"
        save(read(arguments.home, arguments.gold, arguments.today), path)
        rows = []
        for name in arguments.peers:
            rows.append(apart(name, path))
            print(json.dumps({key: value for key, value in rows[-1].items() if key != "questions"}), file=sys.stderr)
    print(markdown(rows))
    if arguments.out:
        arguments.out.write_text(json.dumps({"today": str(arguments.today), "rows": rows}, indent=1), encoding="utf-8")


def main(given: Sequence[str]) -> None:
    """Run the whole comparison, or as a child process one peer of it."""
    if given[:1] == ["--one"]:
        print(json.dumps(measure(given[1], load(Path(given[2])))))
        return
    names = [*PEERS, *OWN]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--peers", nargs="+", choices=names, default=names)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--out", type=Path)
    run(parser.parse_args(given))


if __name__ == "__main__":
    main(sys.argv[1:])
