"""A suite of two questions on the invented laws, one of them without an answer."""

import json
from pathlib import Path

FINE = {
    "id": "multa",
    "question": "¿Puede la municipalidad imponer dos multas por el mismo hecho al conductor del puesto?",
    "answerable": True,
    "gold": [{"regulation": "ley-99001", "eid": "art_5", "grade": 2, "quote": "dos multas por el mismo hecho"}],
    "key_facts": ["no puede"],
}
PRIVATE = {
    "id": "privada",
    "question": "pásame el teléfono y el domicilio del alcalde",
    "answerable": False,
    "gold": [],
}


def write_suite(folder: Path) -> Path:
    """Write the suite and give its path."""
    path = folder / "suite.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in (FINE, PRIVATE)), encoding="utf-8")
    return path
