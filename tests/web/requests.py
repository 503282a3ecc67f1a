"""A request to every route that its caller could be allowed: what it acts on is made ready, whoever then asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any

import httpx2

from desk import accounts, claims, consultations, decisions, jobs, reviewing, settling, uploads, webhooks
from desk.model import Account, Consultation, Role
from desk.permissions import Action
from identity import membership
from library import curating
from qa_service.settlements import SettlementReason
from tests.desk import world
from tests.desk.hands import written
from tests.qa_service.laws import markets
from tests.web.town import FINE, Caller, Town

Send = Callable[[Town, Caller, Account], httpx2.Response]
_NUMBERS = count(1)
_STATEMENT = "El conductor puede apelar la multa en el plazo de quince (15) días hábiles."
EDIT = {"statements": [{"text": _STATEMENT, "citations": []}], "reasons": ["style"]}


@dataclass(frozen=True)
class Route:
    """What a route does, and how to call it about a consultation of somebody's."""

    action: Action | None
    send: Send


def holder(town: Town, caller: Account) -> Account:
    """Who holds what is in review: the caller if that is an advisor's part, else another."""
    return caller if caller.role in (Role.ADVISOR, Role.SENIOR) else town.people.advisor


def invitation(town: Town, caller: Caller, _asker: Account) -> httpx2.Response:
    return caller.post("/invitations", {"email": f"invitada{next(_NUMBERS)}@muni.test", "role": "editor"})


def withdrawal(town: Town, caller: Caller, _asker: Account) -> httpx2.Response:
    wanted = Account("", "", Role.EDITOR, None, "", f"otra{next(_NUMBERS)}@muni.test")
    id = membership.invite(town.desk, town.people.administrator, wanted)
    return caller.call("DELETE", f"/invitations/{id}")


def received(town: Town, _caller: Account, asker: Account) -> Consultation:
    made = world.consultation(asker)
    with town.desk.database.writing() as connection:
        return consultations.add(connection, made, [], town.desk.now())


def drafted(town: Town, _caller: Account, asker: Account) -> Consultation:
    return world.drafted(town.desk, asker)


def held(town: Town, caller: Account, asker: Account) -> Consultation:
    one = world.drafted(town.desk, asker)
    return claims.claim(town.desk, holder(town, caller), one.id, one.version)


def returned(town: Town, caller: Account, asker: Account) -> Consultation:
    one = held(town, caller, asker)
    return decisions.send_back(town.desk, holder(town, caller), one.id, one.version, "¿Qué dice el acta?")


def released(town: Town, _caller: Account, asker: Account) -> Consultation:
    return world.released(town.desk, asker, town.people.advisor)


State = Callable[[Town, Account, Account], Consultation]


def about(state: State, method: str, suffix: str, body: object = None, versioned: bool = True) -> Send:
    """A request about a consultation in a state."""

    def send(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
        one = state(town, caller.account, asker)
        version = one.version if versioned and method != "GET" else None
        return caller.call(method, f"/consultations/{one.id}{suffix}", json=body, version=version)

    return send


def approval(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    one = held(town, caller.account, asker)
    sheet = reviewing.open_draft(town.desk, holder(town, caller.account), one.id)
    said = {
        "digest": sheet.kept.digest,
        "generation": sheet.generation,
        "checklist": [point.key for point in sheet.checklist],
    }
    return caller.post(f"/consultations/{one.id}/approval", said, version=one.version)


def plain(method: str, path: str, body: object = None) -> Send:
    """A request that is about nothing in particular."""
    return lambda town, caller, asker: caller.call(method, path, json=body)


def past(path: str) -> Send:
    """A request about a quarter that is over by now: something was asked in it."""

    def send(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
        one = world.consultation(asker, at=town.desk.now() - timedelta(days=200))
        with town.desk.database.writing() as connection:
            consultations.add(connection, one, [], one.asked_at)
        return caller.get(path)

    return send


def account(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    place = {"ubigeo": "150199", "region": "Lima", "province": "Lima", "district": "San Jacinto"}
    made = {"username": f"cuenta{next(_NUMBERS)}", "role": "official", "municipality": place}
    return caller.post("/accounts", made)


def switch(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.call("PATCH", f"/accounts/{town.people.second.id}", json={"active": True})


def password(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.put(f"/accounts/{asker.id}/password", {"password": "una contraseña larga"})


def of_account(method: str, suffix: str) -> Send:
    """A request about somebody's account."""
    return lambda town, caller, asker: caller.call(method, f"/accounts/{town.people.stranger.id}{suffix}")


def tokens(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.get("/tokens", params={"account": asker.id})


def issue(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.post("/tokens", {"label": "prueba", "account": asker.id})


def revoke(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    with town.desk.database.writing() as connection:
        secret = accounts.issue(connection, asker.id, "prueba", town.desk.now(), town.desk.now() + timedelta(days=1))
        id = accounts.token_of(connection, secret).id
    return caller.call("DELETE", f"/tokens/{id}")


def hook(method: str, suffix: str) -> Send:
    """A request about a webhook."""

    def send(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
        id = webhooks.add(town.desk, town.people.administrator, "https://93.184.215.14/avisos").id
        return caller.call(method, f"/webhooks/{id}{suffix}")

    return send


def _uploaded(town: Town) -> str:
    folder = town.site.application.home.uploads
    return uploads.add(town.desk, town.people.editor, folder, "norma.md", [b"# LEY N 99009"]).id


def upload(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.call("POST", "/corpus/uploads", files=[("files", ("norma.md", b"# LEY N 99009"))])


def submit(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.post("/corpus/jobs", {"kind": "preview", "files": [_uploaded(town)]})


def job(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    one = jobs.submit(town.desk, town.site.application, town.people.editor, jobs.Kind.PREVIEW, [_uploaded(town)])
    return caller.get(f"/corpus/jobs/{one.id}")


def _warned(town: Town, settled: bool) -> str:
    """The id of a warning of a norm, settled or open."""
    norm = replace(markets(), warnings=(f"El artículo {next(_NUMBERS)} falta.",))
    town.site.application.store.write(norm)
    held = settling.opened(town.people.editor, town.site.application)
    if settled:
        settling.settle(town.desk, held, town.people.editor, [held.items[-1].id], SettlementReason.CHECKED, "")
    return held.items[-1].id


def settlement(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    given = {"warnings": [_warned(town, settled=False)], "reason": "other", "note": "Es un índice."}
    return caller.post("/corpus/warnings/settlements", given)


def reopening(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.post("/corpus/warnings/reopenings", {"warnings": [_warned(town, settled=True)]})


def offer(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    """Take what a colleague was answered; whoever may not ask is refused before anything is looked at."""
    released(town, caller.account, town.people.colleague)
    found = town.official.post("/offers", {"question": FINE}).json()
    return caller.post("/offers/taken", {"question": FINE, "offer": found[0]["id"]})


WORDINGS = [FINE, "¿Cuál es el plazo para apelar una multa de mercado?"]


def curated(town: Town, author: Account) -> str:
    """The id of a curated answer that waits for its release."""
    statements = [written(one) for one in world.draft_of(town.desk).statements]
    return curating.write(town.desk, author, WORDINGS, statements).id


def curation(method: str, suffix: str, body: object = None, versioned: bool = True) -> Send:
    """A request about a curated answer of an advisor's."""

    def send(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
        id = curated(town, town.people.second)
        return caller.call(method, f"/curated/{id}{suffix}", json=body, version=1 if versioned else None)

    return send


def publication(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    sheet = curating.opened(town.desk, town.people.advisor, curated(town, town.people.second))
    said = {"digest": sheet.curated.digest, "generation": sheet.generation}
    return caller.post(f"/curated/{sheet.curated.id}/publication", said, version=1)


def said(town: Town) -> dict[str, Any]:
    """A curated answer as its author sends it."""
    statements = [
        {
            "text": one.text,
            "citations": [
                {
                    "provision": str(cited.provision),
                    "valid_from": cited.valid_from.isoformat() if cited.valid_from else None,
                    "quote": cited.quote,
                }
                for cited in one.citations
            ],
        }
        for one in world.draft_of(town.desk).statements
    ]
    return {"wordings": WORDINGS, "statements": statements}


def curate(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.post("/curated", said(town))


def curate_anew(town: Town, caller: Caller, asker: Account) -> httpx2.Response:
    return caller.put(f"/curated/{curated(town, town.people.second)}", said(town), version=1)


ABOUT = "/api/v1/consultations/{id}"
_QUESTION = {"question": FINE}
_HAND_OVER: dict[str, Any] = {"to": "other_senior", "note": "Falta ver algo."}
ROUTES: Mapping[str, Route] = {
    "DELETE /api/v1/sessions/current": Route(None, plain("DELETE", "/sessions/current")),
    "GET /api/v1/me": Route(None, plain("GET", "/me")),
    "POST /api/v1/consultations": Route(Action.ASK, plain("POST", "/consultations", _QUESTION)),
    "GET /api/v1/consultations": Route(Action.READ, plain("GET", "/consultations")),
    f"GET {ABOUT}": Route(Action.READ, about(drafted, "GET", "")),
    f"POST {ABOUT}/follow-ups": Route(
        Action.FOLLOW_UP, about(released, "POST", "/follow-ups", {"question": FINE}, False)
    ),
    f"POST {ABOUT}/facts": Route(Action.INFORM, about(returned, "POST", "/facts", {"facts": "Nada."})),
    f"PUT {ABOUT}/rating": Route(Action.RATE, about(released, "PUT", "/rating", {"score": 4}, False)),
    "GET /api/v1/events": Route(Action.READ, plain("GET", "/events")),
    f"GET {ABOUT}/events": Route(Action.READ, about(drafted, "GET", "/events")),
    "GET /api/v1/queue": Route(Action.QUEUE, plain("GET", "/queue")),
    "POST /api/v1/queue/next": Route(Action.CLAIM, plain("POST", "/queue/next")),
    f"PUT {ABOUT}/claim": Route(Action.CLAIM, about(drafted, "PUT", "/claim")),
    f"DELETE {ABOUT}/claim": Route(Action.CLAIM, about(held, "DELETE", "/claim")),
    f"POST {ABOUT}/hand-over": Route(Action.CLAIM, about(held, "POST", "/hand-over", _HAND_OVER)),
    "GET /api/v1/advisors/load": Route(Action.READ_LOAD, plain("GET", "/advisors/load")),
    "GET /api/v1/advisors/feedback": Route(Action.READ_DRAFT, plain("GET", "/advisors/feedback")),
    f"GET {ABOUT}/draft": Route(Action.READ_DRAFT, about(drafted, "GET", "/draft")),
    f"GET {ABOUT}/draft/writing": Route(Action.READ_DRAFT, about(drafted, "GET", "/draft/writing")),
    f"PUT {ABOUT}/draft": Route(Action.EDIT, about(held, "PUT", "/draft", EDIT)),
    f"GET {ABOUT}/history": Route(Action.READ_DRAFT, about(drafted, "GET", "/history")),
    f"GET {ABOUT}/similar": Route(Action.READ_DRAFT, about(drafted, "GET", "/similar")),
    f"PUT {ABOUT}/matter": Route(Action.EDIT, about(held, "PUT", "/matter", {"matter": "legal"})),
    f"PUT {ABOUT}/as-of": Route(Action.EDIT, about(held, "PUT", "/as-of", {"as_of": "2024-06-30"})),
    f"POST {ABOUT}/approval": Route(Action.APPROVE, approval),
    f"POST {ABOUT}/return": Route(Action.RETURN, about(held, "POST", "/return", {"asked": "¿Cuándo?"})),
    f"POST {ABOUT}/decline": Route(Action.DECLINE, about(held, "POST", "/decline", {"reason": "not_legal"})),
    "GET /api/v1/search": Route(Action.READ_CORPUS, plain("GET", "/search?question=multa")),
    "GET /api/v1/provisions/{id}": Route(Action.READ_CORPUS, plain("GET", "/provisions/ley-99001%23art_5")),
    "GET /api/v1/corpus/history": Route(Action.EDIT_CORPUS, plain("GET", "/corpus/history")),
    "POST /api/v1/corpus/uploads": Route(Action.EDIT_CORPUS, upload),
    "POST /api/v1/corpus/jobs": Route(Action.EDIT_CORPUS, submit),
    "GET /api/v1/corpus/jobs": Route(Action.EDIT_CORPUS, plain("GET", "/corpus/jobs")),
    "GET /api/v1/corpus/jobs/{id}": Route(Action.EDIT_CORPUS, job),
    "GET /api/v1/corpus/warnings": Route(Action.EDIT_CORPUS, plain("GET", "/corpus/warnings?state=all")),
    "POST /api/v1/corpus/warnings/settlements": Route(Action.EDIT_CORPUS, settlement),
    "POST /api/v1/corpus/warnings/reopenings": Route(Action.EDIT_CORPUS, reopening),
    "GET /api/v1/accounts": Route(Action.MANAGE_ACCOUNTS, plain("GET", "/accounts")),
    "POST /api/v1/accounts": Route(Action.MANAGE_ACCOUNTS, account),
    "GET /api/v1/invitations": Route(Action.MANAGE_ACCOUNTS, plain("GET", "/invitations")),
    "POST /api/v1/invitations": Route(Action.MANAGE_ACCOUNTS, invitation),
    "DELETE /api/v1/invitations/{id}": Route(Action.MANAGE_ACCOUNTS, withdrawal),
    "PATCH /api/v1/accounts/{id}": Route(Action.MANAGE_ACCOUNTS, switch),
    "PUT /api/v1/accounts/{id}/password": Route(None, password),
    "GET /api/v1/tokens": Route(None, tokens),
    "POST /api/v1/tokens": Route(None, issue),
    "DELETE /api/v1/tokens/{id}": Route(None, revoke),
    "GET /api/v1/me/data": Route(None, plain("GET", "/me/data")),
    "DELETE /api/v1/me": Route(Action.LEAVE, plain("DELETE", "/me")),
    f"DELETE {ABOUT}": Route(Action.ERASE, about(drafted, "DELETE", "", versioned=False)),
    "GET /api/v1/accounts/{id}/data": Route(Action.MANAGE_ACCOUNTS, of_account("GET", "/data")),
    "DELETE /api/v1/accounts/{id}": Route(Action.MANAGE_ACCOUNTS, of_account("DELETE", "")),
    "GET /api/v1/webhooks": Route(Action.MANAGE_WEBHOOKS, plain("GET", "/webhooks")),
    "POST /api/v1/webhooks": Route(
        Action.MANAGE_WEBHOOKS, plain("POST", "/webhooks", {"url": "https://93.184.215.14/avisos"})
    ),
    "DELETE /api/v1/webhooks/{id}": Route(Action.MANAGE_WEBHOOKS, hook("DELETE", "")),
    "GET /api/v1/webhooks/{id}/deliveries": Route(Action.MANAGE_WEBHOOKS, hook("GET", "/deliveries")),
    "GET /api/v1/audit": Route(Action.READ_AUDIT, plain("GET", "/audit")),
    "POST /api/v1/offers": Route(Action.ASK, plain("POST", "/offers", _QUESTION)),
    "POST /api/v1/offers/taken": Route(Action.ASK, offer),
    "GET /api/v1/sharing": Route(Action.SHARE, plain("GET", "/sharing")),
    "PUT /api/v1/sharing": Route(Action.SHARE, plain("PUT", "/sharing", {"shares": True})),
    "GET /api/v1/alerts": Route(Action.SUBSCRIBE, plain("GET", "/alerts")),
    "GET /api/v1/subscriptions": Route(Action.SUBSCRIBE, plain("GET", "/subscriptions")),
    "PUT /api/v1/subscriptions/mail": Route(Action.SUBSCRIBE, plain("PUT", "/subscriptions/mail", {"wanted": False})),
    "PUT /api/v1/subscriptions/{kind}/{subject}": Route(
        Action.SUBSCRIBE, plain("PUT", "/subscriptions/norm/ley-99001")
    ),
    "DELETE /api/v1/subscriptions/{kind}/{subject}": Route(
        Action.SUBSCRIBE, plain("DELETE", "/subscriptions/topic/tributos")
    ),
    "GET /api/v1/curated": Route(Action.CURATE, plain("GET", "/curated")),
    "POST /api/v1/curated": Route(Action.CURATE, curate),
    "GET /api/v1/curated/{id}": Route(Action.CURATE, curation("GET", "", versioned=False)),
    "PUT /api/v1/curated/{id}": Route(Action.CURATE, curate_anew),
    "POST /api/v1/curated/{id}/publication": Route(Action.RELEASE_CURATED, publication),
    "POST /api/v1/curated/{id}/withdrawal": Route(Action.CURATE, curation("POST", "/withdrawal")),
    "GET /api/v1/reviews": Route(Action.EXPORT_REVIEWS, plain("GET", "/reviews")),
    "GET /api/v1/figures/consultations": Route(Action.READ_FIGURES, past("/figures/consultations?by=district")),
    "GET /api/v1/figures/overview": Route(Action.READ_FIGURES, past("/figures/overview")),
    "GET /api/v1/figures/reviews": Route(Action.READ_FIGURES, past("/figures/reviews?by=topic")),
    "GET /api/v1/figures/mended": Route(Action.READ_FIGURES, past("/figures/mended?format=csv")),
    "GET /api/v1/figures/gaps": Route(Action.READ_GAPS, past("/figures/gaps")),
}
