"""Examples of what administrators, evaluators and editors take and give."""

from typing import Any

from web.examples import ACCOUNT_ID, CONSULTATION_ID, DIGEST, MUNICIPALITY, OTHER_ID, PROVISION_ID, QUESTION, QUOTE

Json = dict[str, Any]

ENTRANCE: Json = {"username": "licencias", "password": "una contraseña larga"}
ACCOUNT: Json = {
    "id": ACCOUNT_ID,
    "username": "licencias",
    "role": "official",
    "municipality": MUNICIPALITY,
    "office": "",
    "email": "licencias@qantumarca.test",
    "active": True,
}
OPENED: Json = {
    "username": "licencias",
    "role": "official",
    "municipality": {"ubigeo": "080199", "region": "Cusco", "province": "Cusco", "district": "Qantumarca"},
    "email": "licencias@qantumarca.test",
}
CLOSED: Json = {"active": False}
PASSWORD: Json = {"password": "tambo rocoto lluvia"}
AMENDED: Json = {"email": "rentas@qantumarca.test", "office": "Rentas"}
WANTED_INVITATION: Json = {"email": "asesora@qantumarca.test", "role": "advisor", "office": "Asesoría Jurídica"}
INVITATION: Json = {
    "id": OTHER_ID,
    "email": "asesora@qantumarca.test",
    "role": "advisor",
    "state": "sent",
    "created_at": "2024-07-01T15:00:00Z",
    "expires_at": "2024-07-08T15:00:00Z",
    "by": ACCOUNT_ID,
}
WANTED_TOKEN: Json = {"label": "Mesa de partes", "days": 365, "scopes": ["ask", "read"]}
WANTED_HOOK: Json = {"url": "https://sistema.qantumarca.test/avisos"}
SESSION: Json = {"token": "abs_…", "expires_at": "2024-07-02T03:04:05Z", "account": ACCOUNT}
TOKEN: Json = {
    "id": OTHER_ID,
    "account": ACCOUNT_ID,
    "label": "Mesa de partes",
    "created_at": "2024-07-01T15:00:00Z",
    "expires_at": "2025-07-01T15:00:00Z",
    "revoked_at": None,
    "kind": "key",
    "scopes": ["ask", "read"],
    "agent": "",
    "seen_at": "2024-07-02T13:10:00Z",
}
NEW_TOKEN: Json = {**TOKEN, "secret": "abs_…"}
HOOK: Json = {"id": OTHER_ID, "url": "https://sistema.qantumarca.test/avisos", "created_at": "2024-07-01T15:00:00Z"}
NEW_HOOK: Json = {**HOOK, "secret": "whsec_…"}
DELIVERY: Json = {"event": 18, "state": "sent", "attempts": 1, "error": None}
AUDIT: Json = {
    "items": [
        {
            "sequence": 1,
            "at": "2024-07-01T15:04:05+00:00",
            "actor": ACCOUNT_ID,
            "action": "ask",
            "subject": CONSULTATION_ID,
            "detail": "{}",
            "previous": "0" * 64,
            "hash": DIGEST,
        }
    ],
    "next": None,
}
CASES: Json = {
    "items": [
        {
            "question": QUESTION["question"],
            "as_of": QUESTION["as_of"],
            "place": {"region": "Cusco", "province": "Cusco", "district": "Qantumarca"},
            "answerable": True,
            "citations": [{"regulation": "ordenanza-004-2023-mdq", "eid": "art_12", "quote": QUOTE}],
            "reviewed": True,
        }
    ],
    "next": None,
}

JOB_ID = "c1a7d9e25b3f4f0e9d8c7b6a5f4e3d2c"
UPLOAD: Json = {"id": OTHER_ID, "name": "Ordenanza-002-2025-MDQ.pdf", "size": 48_213, "sha256": DIGEST}
JOB: Json = {
    "id": JOB_ID,
    "kind": "preview",
    "state": "waiting",
    "files": [OTHER_ID],
    "generation": None,
    "created_at": "2025-02-01T15:00:00Z",
    "finished_at": None,
    "result": None,
    "error": None,
}
JOB_DONE: Json = {
    **JOB,
    "state": "done",
    "finished_at": "2025-02-01T15:00:20Z",
    "result": {
        "files": [],
        "norms": [],
        "broken_citations": [],
        "consultations": [{"consultation": CONSULTATION_ID, "provision": PROVISION_ID, "fate": "modificada"}],
    },
}
WANTED_JOB: Json = {"kind": "preview", "files": [OTHER_ID]}
JOBS: Json = {"items": [JOB], "next": None}
HELD: Json = {
    "at": "2024-07-02T15:00:00Z",
    "account": ACCOUNT,
    "held": {
        "consultations": [{"id": CONSULTATION_ID, "question": QUESTION["question"], "state": "released"}],
        "ratings": [{"consultation": CONSULTATION_ID, "release": 1, "score": 5, "reason": ""}],
    },
}
