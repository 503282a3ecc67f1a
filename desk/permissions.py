"""Who may do what, in one table: a role, an action, and whose consultation it is."""

from collections.abc import Mapping
from enum import StrEnum

from corpus.errors import Forbidden, NotFound
from desk.model import Account, Consultation, Role


class Action(StrEnum):
    """Everything that a person can ask of the service."""

    ASK = "ask"
    FOLLOW_UP = "follow_up"
    READ = "read"
    INFORM = "inform"
    RATE = "rate"
    SHARE = "share"
    ERASE = "erase"
    LEAVE = "leave"
    QUEUE = "queue"
    READ_DRAFT = "read_draft"
    CLAIM = "claim"
    EDIT = "edit"
    CURATE = "curate"
    RELEASE_CURATED = "release_curated"
    EASE = "ease"
    APPROVE = "approve"
    RETURN = "return"
    DECLINE = "decline"
    READ_LOAD = "read_load"
    READ_CORPUS = "read_corpus"
    SUBSCRIBE = "subscribe"
    EDIT_CORPUS = "edit_corpus"
    EXPORT_REVIEWS = "export_reviews"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_WEBHOOKS = "manage_webhooks"
    READ_AUDIT = "read_audit"
    READ_FIGURES = "read_figures"
    READ_GAPS = "read_gaps"


class Reach(StrEnum):
    """Whose consultations an action reaches."""

    OWN = "own"
    MUNICIPALITY = "municipality"
    ANY = "any"


_EVERYONE = {Action.READ_CORPUS: Reach.ANY, Action.SUBSCRIBE: Reach.ANY, Action.LEAVE: Reach.OWN}
_FIGURES = dict.fromkeys((Action.READ_FIGURES, Action.READ_GAPS), Reach.ANY)
_REVIEWS = dict.fromkeys(
    (
        Action.READ, Action.QUEUE, Action.READ_DRAFT, Action.CLAIM, Action.EDIT, Action.APPROVE, Action.RETURN,
        Action.DECLINE, Action.READ_LOAD, Action.CURATE,
    ),
    Reach.ANY,
)  # fmt: skip
_RULES: Mapping[Role, Mapping[Action, Reach]] = {
    Role.OFFICIAL: {
        **_EVERYONE,
        Action.ASK: Reach.OWN,
        Action.FOLLOW_UP: Reach.OWN,
        Action.READ: Reach.MUNICIPALITY,
        Action.INFORM: Reach.OWN,
        Action.RATE: Reach.OWN,
        Action.SHARE: Reach.OWN,
        Action.ERASE: Reach.OWN,
    },
    Role.ADVISOR: {**_EVERYONE, **_REVIEWS},
    Role.SENIOR: {**_EVERYONE, **_REVIEWS, Action.EASE: Reach.ANY, Action.RELEASE_CURATED: Reach.ANY},
    Role.EDITOR: {**_EVERYONE, Action.EDIT_CORPUS: Reach.ANY, Action.READ_GAPS: Reach.ANY},
    Role.EVALUATOR: {**_EVERYONE, **_FIGURES, Action.EXPORT_REVIEWS: Reach.ANY},
    Role.ADMINISTRATOR: {
        # another administrator takes away an administrator's account
        **{action: how_far for action, how_far in _EVERYONE.items() if action is not Action.LEAVE},
        Action.ERASE: Reach.ANY,
        **_FIGURES,
        Action.MANAGE_ACCOUNTS: Reach.ANY,
        Action.MANAGE_WEBHOOKS: Reach.ANY,
        Action.READ_AUDIT: Reach.ANY,
    },
}


def reach(account: Account, action: Action) -> Reach | None:
    """Whose consultations the account may do this to; None where it may not at all."""
    held_back = account.scopes is not None and action.value not in account.scopes
    return _RULES[account.role].get(action) if account.active and not held_back else None


def actions(role: Role) -> tuple[Action, ...]:
    """All that a role may do."""
    return tuple(_RULES[role])


def may(account: Account, action: Action, consultation: Consultation | None = None) -> bool:
    """Whether the account may do this, to that consultation if one is given."""
    how_far = reach(account, action)
    if how_far is None:
        return False
    if consultation is None or how_far is Reach.ANY:
        return True
    place = account.municipality
    same_place = place is not None and place.ubigeo == consultation.municipality.ubigeo
    own = consultation.asker == account.id
    return same_place and (own or how_far is Reach.MUNICIPALITY)


def require(account: Account, action: Action, consultation: Consultation | None = None) -> None:
    """Pass or raise: `Forbidden` for an action that is not the role's, `NotFound` for what must not be known of."""
    if reach(account, action) is None:
        if account.scopes is not None and action in _RULES[account.role]:
            raise Forbidden("Esta clave no alcanza para eso. Use otra que lo permita, o entre con su contraseña.")
        raise Forbidden("Su cuenta no tiene permiso para eso. Si lo necesita, pídalo a quien administra el servicio.")
    if not may(account, action, consultation):
        if consultation is not None and may(account, Action.READ, consultation):
            raise Forbidden("Solo puede hacerlo quien hizo la consulta.")
        raise NotFound("No hay una consulta con ese número. Revise la dirección o búsquela en la lista.")
