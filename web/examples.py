"""Examples for the API's description, taken from the invented municipality of the samples."""

from typing import Any

Json = dict[str, Any]

PROVISION_ID = "ordenanza-004-2023-mdq#art_12"
CONSULTATION_ID = "7f0c2a9be1d84c53a6f1f6f6a3a1c0de"
ACCOUNT_ID = "0d5f7a1c3e9b4c0f8a6d2b1e4f7c9a30"
OTHER_ID = "5b1e0f4c7a9d4e2fb3c8d6a1f0e27c94"
GENERATION = "gen-000001-3f9ac1"
NOTICE = "Norma inventada para demostración: no tiene valor legal."
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

QUESTION: Json = {
    "question": "¿Hasta qué hora puede estar abierta una tienda del centro?",
    "as_of": "2024-06-30",
}

_TEXT = "12.1 El horario ordinario de atención es de 06:00 a 23:00 horas."
QUOTE = "El horario ordinario de atención es de 06:00 a 23:00 horas."
_NOW = "12.1 El horario ordinario de atención es de 06:00 a 22:00 horas."
_SAID = f"Según el artículo 12 de la Ordenanza N° 004-2023-MDQ: «{QUOTE}»"
_VALIDITY: Json = {
    "valid_from": "2024-03-15",
    "valid_to": None,
    "status": "vigente",
    "ended_by": None,
    "page": 2,
    "recognition": None,
}
_NORM: Json = {
    "regulation": "Ordenanza N° 004-2023-MDQ",
    "title": "Ordenanza que regula la licencia de funcionamiento",
    "label": "Artículo 12",
    "heading": "Horario",
    "notice": NOTICE,
}
_PASSAGE: Json = {"provision": PROVISION_ID, "text": _TEXT, "complete": False, **_NORM, **_VALIDITY}
MUNICIPALITY: Json = {"ubigeo": "080199", "name": "Qantumarca"}

_LISTED: Json = {
    "id": CONSULTATION_ID,
    "version": 1,
    "state": "received",
    "question": QUESTION["question"],
    "as_of": QUESTION["as_of"],
    "asked_at": "2024-07-01T15:04:05Z",
    "expected": "2024-07-04T22:30:00Z",
    "municipality": MUNICIPALITY,
    "matter": "aplicacion",
    "own": True,
    "thread": CONSULTATION_ID,
    "parent": None,
    "note": "",
    "releases": 0,
    "review": None,
}

_SOURCE: Json = {
    "provision": PROVISION_ID,
    "label": "artículo 12",
    "title": _NORM["title"],
    "text": _TEXT,
    "valid_from": "2024-03-15",
    "status": "vigente",
    "page": 2,
}
_CITATION: Json = {
    "provision": PROVISION_ID,
    "label": "artículo 12",
    "title": _NORM["title"],
    "quote": QUOTE,
    "page": 2,
    "valid_from": "2024-03-15",
    "valid_to": None,
    "status": "vigente",
    "recognition": None,
}
_STATEMENT: Json = {"text": _SAID, "citations": [_CITATION]}
MOVED: Json = {
    "provision": PROVISION_ID,
    "label": "artículo 12",
    "change": "dejó de regir",
    "before": _TEXT,
    "now": _NOW,
    "by": "Ordenanza N° 002-2025-MDQ",
    "since": "2025-02-01",
}
_ANSWER: Json = {
    "number": 1,
    "text": f"{_SAID}\n\n{NOTICE}",
    "statements": [_STATEMENT],
    "caveats": [NOTICE],
    "sources": [_SOURCE],
    "office": "Oficina de Asesoría",
    "on": "2024-06-30",
    "released_at": "2024-07-02T16:20:00Z",
    "stale_at": None,
    "moved": [],
}

RECEIVED: Json = {**_LISTED, "passages": [_PASSAGE], "notes": [], "answer": None}
CONSULTATION: Json = {**RECEIVED, "version": 4, "state": "released", "releases": 1, "answer": _ANSWER}
CONSULTATIONS: Json = {"items": [_LISTED], "next": None}
FACTS: Json = {"facts": "La tienda tiene 80 m² y está en la plaza."}
RATING: Json = {"score": 5, "reason": "Clara y con la norma a la vista.", "release": 1, "at": "2024-07-03T14:00:00Z"}
RATED: Json = {"score": 5, "reason": "Clara y con la norma a la vista."}
FEEDBACK: list[Json] = [{**RATING, "consultation": CONSULTATION_ID}]
EVENTS: Json = {
    "events": [
        {
            "sequence": 18,
            "consultation": CONSULTATION_ID,
            "state": "released",
            "version": 4,
            "at": "2024-07-02T16:20:00Z",
        }
    ],
    "last": 18,
}

_REVIEW: Json = {
    "asker": OTHER_ID,
    "draft": 1,
    "risk": 40,
    "confidence": 0.82,
    "overdue": False,
    "claim": None,
    "approvals": [],
}
_WAITING: Json = {**_LISTED, "own": False, "version": 2, "state": "drafted", "review": _REVIEW}
CLAIMED: Json = {
    **_WAITING,
    "version": 3,
    "state": "in_review",
    "review": {**_REVIEW, "claim": {"by": ACCOUNT_ID, "mine": True, "until": "2024-07-02T16:30:00Z"}},
}
RELEASED: Json = {**_WAITING, "version": 4, "state": "released", "releases": 1}
RETURNED: Json = {**_WAITING, "version": 4, "state": "returned", "note": "¿Qué área tiene la tienda?"}
DECLINED: Json = {
    **_WAITING, "version": 4, "state": "declined", "note": "Ese asunto lo resuelve otra entidad: consúltelo con ella.",
}  # fmt: skip
QUEUE: Json = {"items": [_WAITING], "next": None}
LOADS: list[Json] = [{"account": ACCOUNT_ID, "username": "asesora1", "held": 3, "overdue": 0, "approved": 12}]

_CHECKED: Json = {**_STATEMENT, "failed": [], "sources": [_SOURCE]}
SIMILAR: list[Json] = [
    {
        "consultation": OTHER_ID,
        "question": "¿A qué hora cierran las tiendas?",
        "released_at": "2024-05-02T16:20:00Z",
        "shared": [PROVISION_ID],
        "likeness": 71,
    }
]
SAVED: Json = {
    "number": 2,
    "digest": DIGEST,
    "generation": GENERATION,
    "text": _ANSWER["text"],
    "statements": [{**_CHECKED, "sources": []}],
    "caveats": [NOTICE],
}
DRAFT: Json = {
    **SAVED,
    "number": 1,
    "statements": [_CHECKED],
    "consultation": CLAIMED,
    "author": "extractive",
    "made_at": "2024-07-01T15:04:09Z",
    "on": "2024-06-30",
    "confidence": 0.82,
    "signs": ["la pregunta no dice desde cuándo"],
    "reason": None,
    "message": None,
    "nearest": [],
    "moved": [],
    "similar": SIMILAR,
    "checklist": [{"key": "answers", "text": "La respuesta contesta lo que se preguntó."}],
    "notes": [],
    "answer": None,
}
EDIT: Json = {
    "statements": [
        {
            "text": _SAID,
            "citations": [{"provision": PROVISION_ID, "valid_from": "2024-03-15", "quote": QUOTE}],
        }
    ],
    "reasons": ["wrong_wording"],
}
HISTORY: Json = {
    "consultation": CLAIMED,
    "revisions": [
        {
            "number": 1,
            "author": "extractive",
            "made_at": "2024-07-01T15:04:09Z",
            "reasons": [],
            "reason": None,
            "text": _SAID,
            "changes": [{"change": "{+|+}", "text": _SAID}],
        }
    ],
    "notes": [],
    "releases": [],
    "ratings": [],
}
HAND_OVER: Json = {"to": "asesora1", "note": "Falta ver si hay una ordenanza más nueva."}
APPROVAL: Json = {"digest": DIGEST, "generation": GENERATION, "checklist": ["answers", "sources"]}
RETURN: Json = {"asked": "¿Qué área tiene la tienda?"}
MATTER: Json = {"matter": "legal"}
AS_OF: Json = {"as_of": "2024-06-30"}
DECLINE: Json = {"reason": "other_authority", "message": "Consulte a la municipalidad provincial."}

_WORDING: Json = {"text": _TEXT, "amended_by": "Ordenanza N° 003-2024-MDQ", **_VALIDITY}
PROVISION: Json = {
    "id": PROVISION_ID,
    "path": ["Título II", "Capítulo I"],
    "as_of": QUESTION["as_of"],
    "wording": _WORDING,
    "wordings": [_WORDING],
    **_NORM,
}
SEARCH: Json = {**QUESTION, "generation": GENERATION, "message": None, "notice": None, "passages": [_PASSAGE]}
PUBLICATIONS: list[Json] = [
    {
        "generation": GENERATION,
        "at": "2024-06-01T15:00:00Z",
        "served": True,
        "kept": True,
        "norms": 15,
        "passages": 412,
        "since": None,
        "added": ["ordenanza-004-2023-mdq"],
        "changed": [],
        "removed": [],
    }
]

ALIVE: Json = {"status": "ok", "generation": None}
READY: Json = {"status": "ok", "generation": GENERATION}
