"""What one follows, and what was new in it, generation by generation."""

from typing import Annotated

from fastapi import APIRouter, Path

from alerts import lists, subscriptions
from alerts.model import Alert, Changed, Following, News
from desk.permissions import Action
from web import examples
from web.access import AccountDep, SiteDep
from web.consultations import Limit
from web.description import DOOR, LISTING, READING, SENT, UNREADY, answers
from web.routes import Guarded, does
from web.schemas.alerts import (
    ALERTS,
    SUBSCRIPTIONS,
    AlertOut,
    AlertPage,
    ChangedOut,
    MailIn,
    NewsOut,
    SubscriptionsOut,
)
from web.schemas.common import Cursor

alerted = APIRouter(tags=["avisos"], route_class=Guarded)

_KIND = Annotated[Following, Path(description="Una norma, o un tema entero.")]
_SUBJECT = Annotated[
    str,
    Path(
        max_length=300,
        pattern=r"^[^\x00-\x1f\x7f-\x9f]+$",
        description="El identificador de la norma, o el nombre del tema.",
        openapi_examples={"norma": {"value": examples.PROVISION_ID.partition("#")[0]}},
    ),
]
_SUBJECTS = "/subscriptions/{kind}/{subject}"
_CHANGES = (*READING, *UNREADY, "conflict", "invalid_input")


@alerted.get(
    "/alerts", summary="Ver los avisos", responses=answers(example=ALERTS, problems=LISTING), **does(Action.SUBSCRIBE)
)
def alerts_listed(site: SiteDep, account: AccountDep, cursor: Cursor = None, limit: Limit = 20) -> AlertPage:
    """Lo nuevo en lo que se sigue, de lo último a lo primero; a lo más uno por cada generación publicada."""
    found = lists.mine(site.desk, account, cursor, limit)
    return AlertPage(items=[alert_out(one) for one in found.items], next=found.next)


@alerted.get(
    "/subscriptions",
    summary="Ver lo que se sigue",
    responses=answers(example=SUBSCRIPTIONS, problems=(*DOOR, "forbidden")),
    **does(Action.SUBSCRIBE),
)
def followed(site: SiteDep, account: AccountDep) -> SubscriptionsOut:
    """Las normas y los temas que sigue la cuenta."""
    return _followed(site, account)


@alerted.put(
    _SUBJECTS,
    summary="Seguir",
    responses=answers(example=SUBSCRIPTIONS, problems=_CHANGES),
    **does(Action.SUBSCRIBE),
)
def follow(kind: _KIND, subject: _SUBJECT, site: SiteDep, account: AccountDep) -> SubscriptionsOut:
    """Desde ahora avisa de lo nuevo en una norma, o en todas las de un tema. Repetirlo no cambia nada."""
    subscriptions.follow(site.desk, account, kind, subject)
    return _followed(site, account)


@alerted.delete(
    _SUBJECTS,
    summary="Dejar de seguir",
    responses=answers(example=SUBSCRIPTIONS, problems=_CHANGES),
    **does(Action.SUBSCRIBE),
)
def leave_subject(kind: _KIND, subject: _SUBJECT, site: SiteDep, account: AccountDep) -> SubscriptionsOut:
    """Ya no avisa de eso. Los avisos que hubo quedan."""
    subscriptions.leave(site.desk, account, kind, subject)
    return _followed(site, account)


@alerted.put(
    "/subscriptions/mail",
    summary="Recibir los avisos por correo o no",
    responses=answers(example=SUBSCRIPTIONS, problems=(*DOOR, *SENT, "forbidden", "invalid_input")),
    **does(Action.SUBSCRIBE),
)
def mail(given: MailIn, site: SiteDep, account: AccountDep) -> SubscriptionsOut:
    """Un correo por generación a lo más, con lo que cambió. Cada uno trae cómo darse de baja."""
    subscriptions.mail(site.desk, account, given.wanted)
    return _followed(site, account)


def _followed(site: SiteDep, account: AccountDep) -> SubscriptionsOut:
    found = subscriptions.of(site.desk, account)
    return SubscriptionsOut(topics=list(found.topics), norms=list(found.norms), mailed=found.mailed)


def alert_out(one: Alert) -> AlertOut:
    """An alert as it is shown."""
    return AlertOut(
        number=one.number, generation=one.generation, at=one.at, norms=[_news_out(each) for each in one.news]
    )


def _news_out(one: News) -> NewsOut:
    return NewsOut(
        regulation=one.regulation.slug,
        label=one.regulation.label,
        title=one.title,
        fate=one.fate,
        provisions=[_changed_out(one, each) for each in one.provisions],
        more=one.more,
    )


def _changed_out(norm: News, one: Changed) -> ChangedOut:
    return ChangedOut(
        provision=str(norm.provision(one)),
        label=one.label,
        fate=one.fate,
        by=one.by.label if one.by else None,
        on=one.on,
        before=one.before,
        after=one.after,
    )
