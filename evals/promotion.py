"""One reviewed consultation as a case of a suite, without who asked and without personal data."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput
from corpus.files import write_whole
from corpus.identifiers import RegulationId, RegulationKind
from evals.reviewed import suite_files
from privacy.finding import redact

_LOCAL = frozenset(
    {
        RegulationKind.ORDINANCE, RegulationKind.COUNCIL_AGREEMENT, RegulationKind.MAYORAL_DECREE,
        RegulationKind.MAYORAL_RESOLUTION, RegulationKind.MANAGEMENT_RESOLUTION, RegulationKind.REGIONAL_ORDINANCE,
    }
)  # fmt: skip


def promote(folder: Path, row: Mapping[str, Any]) -> str:
    """Add a reviewed consultation to a suite's folder, or put it in the place of the same question; its id there.

    Raises `InvalidInput` for a folder that holds something else, or a row that says nothing of what is right.
    """
    made = prepared(row)
    kept = {**_kept(folder / "questions.jsonl"), made["id"]: made}
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in kept.values())
    write_whole(folder / "questions.jsonl", lines.encode())
    if not (folder / "suite.toml").exists():
        write_whole(folder / "suite.toml", suite_files(folder.resolve().name, [clean(row)])["suite.toml"])
    return str(made["id"])


def prepared(row: Mapping[str, Any]) -> dict[str, Any]:
    """The case that a reviewed consultation becomes; raises `InvalidInput` where it says nothing of what is right."""
    made: dict[str, Any] = json.loads(suite_files("", [clean(row)])["questions.jsonl"])
    return made


def clean(row: Mapping[str, Any]) -> dict[str, Any]:
    """A reviewed consultation without personal data.

    The place is kept only where the answer rests on a norm of one municipality: else nothing depends on it.
    """
    local = any(RegulationId(cited["regulation"]).kind in _LOCAL for cited in row["citations"])
    return {**row, "question": redact(row["question"]), "place": row["place"] if local else None}


def _kept(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        return {row["id"]: row for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput(f"{path} no es un conjunto de preguntas: {error}. Indique otra carpeta.") from error
