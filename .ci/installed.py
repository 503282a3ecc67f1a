"""Run inside a clean environment: the seven packages that Absuelve installs are its own, whole and alone."""

import importlib
import sys
from importlib.metadata import packages_distributions, version
from importlib.resources import files
from pathlib import Path

PACKAGES = ("corpus", "ingest", "index", "qa_service", "desk", "web", "evals")
DATA = {
    "corpus": ("samples/*.pdf",),
    "index": ("associations.tsv", "adapter.safetensors", "questions.tsv", "register.npz"),
    "qa_service": ("*.tsv", "confidence.json"),
    "desk": ("migrations/env.py", "migrations/versions/0*.py"),
    "web": ("templates/*", "static/*"),
    "evals": ("templates/*",),
}


def faults() -> list[str]:
    """What is wrong with the installation, one sentence each."""
    found = []
    owners = packages_distributions()
    for name in PACKAGES:
        folder = Path(str(importlib.import_module(name).__file__)).parent
        if folder.parent.name != "site-packages":
            found.append(f"{name} was imported from {folder}, not from where the wheel was installed")
        if set(owners.get(name, ())) != {"absuelve"}:
            found.append(f"{name} belongs to {owners.get(name)}, not to absuelve alone")
        found += [f"{name} came without {p}" for p in DATA.get(name, ()) if not list(Path(str(files(name))).glob(p))]
    return found


if __name__ == "__main__":
    wrong = faults()
    sys.stdout.write("\n".join(wrong or [f"absuelve {version('absuelve')}: seven packages, all ours"]) + "\n")
    sys.exit(bool(wrong))
