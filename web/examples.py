"""Examples for the API's description, taken from the invented municipality of the samples."""

from typing import Any

Json = dict[str, Any]

PROVISION_ID = "ordenanza-004-2023-mdq#art_12"
CONSULTATION_ID = "7f0c2a9be1d84c53a6f1f6f6a3a1c0de"
GENERATION = "gen-000001-3f9ac1"
NOTICE = "Norma inventada para demostración: no tiene valor legal."

QUESTION: Json = {
    "question": "¿Hasta qué hora puede estar abierta una tienda del centro?",
    "as_of": "2024-06-30",
    "place": {"district": "Qantumarca"},
}

_TEXT = "12.1 El horario ordinario de atención es de 06:00 a 23:00 horas."
_VALIDITY: Json = {"valid_from": "2024-03-15", "valid_to": None, "status": "vigente", "ended_by": None, "page": 2}
_NORM: Json = {
    "regulation": "Ordenanza N° 004-2023-MDQ",
    "title": "Ordenanza que regula la licencia de funcionamiento",
    "label": "Artículo 12",
    "heading": "Horario",
    "notice": NOTICE,
}

CONSULTATION: Json = {
    "id": CONSULTATION_ID,
    "state": "drafted",
    "asked_at": "2024-06-30T15:04:05Z",
    "question": QUESTION["question"],
    "as_of": QUESTION["as_of"],
    "generation": GENERATION,
    "reason": None,
    "message": None,
    "passages": [{"provision": PROVISION_ID, "text": _TEXT, "complete": False, **_NORM, **_VALIDITY}],
    "draft": None,
}

_WORDING: Json = {"text": _TEXT, "amended_by": "Ordenanza N° 003-2024-MDQ", **_VALIDITY}

PROVISION: Json = {
    "id": PROVISION_ID,
    "path": ["Título II", "Capítulo I"],
    "as_of": QUESTION["as_of"],
    "wording": _WORDING,
    "wordings": [_WORDING],
    **_NORM,
}

ALIVE: Json = {"status": "ok", "generation": None}
READY: Json = {"status": "ok", "generation": GENERATION}
