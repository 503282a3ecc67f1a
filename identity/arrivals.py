"""What becomes of somebody whom an identity provider vouches for: their account, a new one, or a question first."""

from dataclasses import replace

from corpus.errors import Conflict, Forbidden
from desk import accounts, audit, letters, municipalities
from desk.letters import Kind
from desk.model import Account, Role
from desk.service import Desk
from identity import membership
from identity.federation import Person
from identity.membership import Admission

_UNKNOWN = (
    "Su institución le reconoce, pero aquí aún no tiene cuenta. Pida una invitación a quien administra el servicio."
)


def arrive(desk: Desk, admission: Admission, person: Person) -> Account | str:
    """The account of whom a provider vouches for, or the secret of a link where they say their municipality.

    An account is found by the provider's number, then by the verified address, to which it is tied from then on; an
    open invitation to the address is taken. Raises `Forbidden` for whom nobody invited where one can't ask, `Conflict`
    for an address of several accounts.
    """
    with desk.database.writing() as connection:
        if found := accounts.known_as(connection, person.subject):
            return found
        if person.email is None:
            raise Forbidden(
                "Su institución no confirma su correo, y sin él no se sabe qué cuenta es la suya. "
                "Entre con su contraseña o avise a quien administra el servicio."
            )
        held = accounts.reached(connection, person.email)
        if len(held) > 1:
            raise Conflict("Ese correo es de más de una cuenta. Entre con su contraseña.")
        if held:
            accounts.tie(connection, held[0].id, person.subject)
            audit.append(connection, held[0].id, "tie_provider", held[0].id, desk.now())
            return held[0]
        invitation = letters.invitation_for(connection, person.email, desk.now())
        if invitation is None:
            if not admission.admits(person.email):
                raise Forbidden(_UNKNOWN)
            told = {"subject": person.subject}
            id = letters.write(connection, Kind.ARRIVE, person.email, desk.now(), detail=told)
            return letters.hand_over(connection, id, desk.now())
    return membership.open_by(desk, invitation, membership.account_of(invitation), None, person.subject)


def settle(desk: Desk, secret: str, ubigeo: str, office: str) -> Account:
    """Open the account of whom a provider vouched for, now that its municipality is said."""
    one = membership.read(desk, secret)
    if one.kind is not Kind.ARRIVE:
        raise Conflict("Ese enlace no sirve para esto. Ábralo otra vez desde el mensaje, o vuelva a entrar.")
    where = municipalities.listed(ubigeo)
    detail = {"key": Role.OFFICIAL.value, "ubigeo": ubigeo, "office": office, "region": where.place.region,
              "province": where.place.province, "district": where.place.district}  # fmt: skip
    made = membership.account_of(replace(one, detail=detail))
    return membership.open_by(desk, one, made, None, str(one.detail["subject"]))
