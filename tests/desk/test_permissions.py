"""Who may do what to whose consultation: the whole table, the same as code and as a condition on the database."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import and_, select

from corpus.errors import Forbidden, NotFound
from desk import accounts, consultations
from desk.database import Database
from desk.model import Account, Consultation, Role
from desk.permissions import Action, Reach, may, reach, require
from desk.tables import consultation as table
from desk.visibility import visible
from tests.desk.world import JACINTO, MOLINO, NOON, People, consultation

OWN, PLACE, ANY = Reach.OWN, Reach.MUNICIPALITY, Reach.ANY
REVIEWS = (
    Action.READ, Action.QUEUE, Action.READ_DRAFT, Action.CLAIM, Action.EDIT, Action.APPROVE, Action.RETURN,
    Action.DECLINE, Action.READ_LOAD, Action.CURATE,
)  # fmt: skip
ALL = {Action.READ_CORPUS: ANY, Action.SUBSCRIBE: ANY}
# Written out by hand: what a role may do, and whose consultations that reaches. What is not here it may not do.
TABLE: Mapping[Role, Mapping[Action, Reach]] = {
    Role.OFFICIAL: {
        **ALL, Action.ASK: OWN, Action.FOLLOW_UP: OWN, Action.INFORM: OWN, Action.RATE: OWN,
        Action.SHARE: OWN, Action.ERASE: OWN, Action.LEAVE: OWN,
        Action.READ: PLACE,
    },
    Role.ADVISOR: {**ALL, Action.LEAVE: OWN, **dict.fromkeys(REVIEWS, ANY)},
    Role.SENIOR: {
        **ALL, Action.LEAVE: OWN, Action.EASE: ANY, Action.RELEASE_CURATED: ANY, **dict.fromkeys(REVIEWS, ANY),
    },
    Role.EDITOR: {**ALL, Action.LEAVE: OWN, Action.EDIT_CORPUS: ANY, Action.READ_GAPS: ANY},
    Role.EVALUATOR: {
        **ALL, Action.LEAVE: OWN, Action.EXPORT_REVIEWS: ANY, Action.READ_FIGURES: ANY, Action.READ_GAPS: ANY,
    },
    Role.ADMINISTRATOR: {
        **ALL, Action.MANAGE_ACCOUNTS: ANY, Action.MANAGE_WEBHOOKS: ANY, Action.READ_AUDIT: ANY,
        Action.READ_FIGURES: ANY, Action.READ_GAPS: ANY, Action.ERASE: ANY,
    },
}  # fmt: skip
OWNERS = ("own", "same municipality", "other municipality")
REACHES = {OWN: {"own"}, PLACE: {"own", "same municipality"}, ANY: set(OWNERS)}
CELLS = list(product(Role, Action, OWNERS))


def account(role: Role, **more: object) -> Account:
    """An account that works in San Jacinto, whatever its role."""
    return replace(Account(f"an {role}", f"an {role}", role, JACINTO), **more)  # type: ignore[arg-type]


def owned(who: Account, people: People | None = None) -> dict[str, Consultation]:
    """A consultation of the account's own, one of its municipality's and one of another's."""
    colleague = people.colleague if people else Account("colleague", "colleague", Role.OFFICIAL, JACINTO)
    stranger = people.stranger if people else Account("stranger", "stranger", Role.OFFICIAL, MOLINO)
    own = replace(consultation(colleague), asker=who.id)
    return {"own": own, "same municipality": consultation(colleague), "other municipality": consultation(stranger)}


def expected(role: Role, action: Action, owner: str) -> bool:
    """What the table by hand says."""
    how_far = TABLE[role].get(action)
    return how_far is not None and owner in REACHES[how_far]


def test_the_table_has_every_role() -> None:
    assert set(TABLE) == set(Role)


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_a_role_reaches_what_the_table_says(role: Role, action: Action) -> None:
    assert reach(account(role), action) is TABLE[role].get(action)


@pytest.mark.parametrize(("role", "action", "owner"), CELLS)
def test_the_rule_holds_on_every_cell(role: Role, action: Action, owner: str) -> None:
    assert may(account(role), action, owned(account(role))[owner]) is expected(role, action, owner)


@pytest.mark.parametrize("role", Role)
def test_the_condition_on_the_database_agrees_with_the_rule_on_every_cell(
    role: Role, database: Database, people: People
) -> None:
    """Each of its two conditions alone would let one of the three rows through: a dropped one can't agree."""
    who = account(role)
    rows = owned(who, people)
    with database.writing() as connection:
        accounts.add(connection, who, NOON)
        for row in rows.values():
            consultations.add(connection, row, [], NOON)
        seen = {
            action: set(connection.execute(select(table.c.id).where(visible(who, action))).scalars())
            for action in Action
        }
    shown = {(action, owner): row.id in seen[action] for action in Action for owner, row in rows.items()}
    allowed = {(action, owner): may(who, action, row) for action in Action for owner, row in rows.items()}
    assert shown == allowed
    assert shown == {(action, owner): expected(role, action, owner) for action, owner in shown}


STRANGE = {
    "a closed account": account(Role.OFFICIAL, active=False),
    "an official without a municipality": account(Role.OFFICIAL, municipality=None),
    "an official who moved to another municipality": account(Role.OFFICIAL, municipality=MOLINO),
}


@pytest.mark.parametrize("who", STRANGE.values(), ids=list(STRANGE))
@pytest.mark.parametrize("action", [Action.READ, Action.INFORM, Action.RATE, Action.FOLLOW_UP])
def test_what_one_asked_elsewhere_or_once_is_out_of_reach(
    who: Account, action: Action, database: Database, people: People
) -> None:
    with database.writing() as connection:
        accounts.add(connection, replace(who, municipality=JACINTO), NOON)
        asked = consultations.add(connection, replace(consultation(people.official), asker=who.id), [], NOON)
        seen = connection.execute(select(table.c.id).where(visible(who, action))).all()
    assert not may(who, action, asked)
    assert not seen


def test_a_municipality_is_told_by_its_code_not_by_how_its_name_is_written(people: People) -> None:
    renamed = replace(JACINTO, place=replace(JACINTO.place, district="Sn. Jacinto"))
    assert may(account(Role.OFFICIAL, municipality=renamed), Action.READ, consultation(people.colleague))


def test_one_condition_narrows_further_what_a_list_shows(database: Database, people: People) -> None:
    """`visible` is joined with a list's own conditions by SQL's `and`."""
    with database.writing() as connection:
        for who in (people.official, people.colleague, people.stranger):
            consultations.add(connection, consultation(who), [], NOON)
        wanted = and_(visible(people.official), table.c.asker == people.stranger.id)
        assert connection.execute(select(table.c.id).where(wanted)).all() == []


def test_what_is_not_ones_own_in_the_own_municipality_is_forbidden_and_elsewhere_unknown(people: People) -> None:
    with pytest.raises(Forbidden, match="quien hizo"):
        require(people.official, Action.RATE, consultation(people.colleague))
    with pytest.raises(NotFound):
        require(people.official, Action.RATE, consultation(people.stranger))
    with pytest.raises(NotFound):
        require(people.official, Action.READ, consultation(people.stranger))


def test_an_action_of_another_role_is_forbidden_before_anything_is_looked_up(people: People) -> None:
    with pytest.raises(Forbidden, match="permiso"):
        require(people.official, Action.QUEUE)
