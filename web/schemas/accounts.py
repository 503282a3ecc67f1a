"""Accounts, sessions and tokens as the API takes and gives them."""

from datetime import datetime

from pydantic import BaseModel, Field

from desk.model import Role
from web import specimens
from web.schemas.common import Given, Id, shown
from web.schemas.consultations import MunicipalityOut


class SessionIn(Given):
    """Una cuenta y su contraseña."""

    model_config = shown(specimens.ENTRANCE)

    username: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=200)


class AccountOut(BaseModel):
    """Una cuenta."""

    id: str
    username: str
    role: Role
    municipality: MunicipalityOut | None
    office: str
    email: str | None
    active: bool


class SessionOut(BaseModel):
    """Una clave recién dada; no se vuelve a mostrar."""

    token: str
    expires_at: datetime | None
    account: AccountOut


class MunicipalityIn(Given):
    """La municipalidad de una cuenta."""

    ubigeo: str = Field(pattern=r"^\d{2}(\d{2}){0,2}$", examples=["150101"])
    region: str | None = Field(None, max_length=100, description="Se omite con un ubigeo de la lista oficial.")
    province: str | None = Field(None, max_length=100)
    district: str | None = Field(None, max_length=100)


class AccountIn(Given):
    """Una cuenta por abrir."""

    model_config = shown(specimens.OPENED)

    username: str = Field(pattern=r"^[a-z0-9][a-z0-9._@+-]{1,99}$")
    role: Role
    password: str | None = Field(None, min_length=10, max_length=200)
    municipality: MunicipalityIn | None = Field(None, description="La de un funcionario es obligatoria.")
    office: str = Field("", max_length=200, description="La oficina que firma las respuestas de un asesor.")
    email: str | None = Field(None, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")


class AccountPatch(Given):
    """Lo que cambia de una cuenta; lo que se omite queda como está."""

    model_config = shown(specimens.CLOSED)

    active: bool | None = Field(None, description="Si está abierta.")
    role: Role | None = Field(None, description="Con otra función, sus sesiones y claves terminan.")
    email: str | None = Field(None, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")
    office: str | None = Field(None, max_length=200)
    municipality: MunicipalityIn | None = None


class InvitationIn(Given):
    """A quién se invita, y a qué."""

    model_config = shown(specimens.WANTED_INVITATION)

    email: str = Field(max_length=100, pattern=r"^[^@\s]+@[^@\s]+$", description="Será también el nombre de la cuenta.")
    role: Role
    municipality: MunicipalityIn | None = Field(None, description="La de un funcionario es obligatoria.")
    office: str = Field("", max_length=200)


class InvitationOut(BaseModel):
    """Una invitación; el enlace lo tiene solo quien recibió el correo."""

    id: str
    email: str
    role: Role
    state: str = Field(description="pending, sent, failed, used o withdrawn.")
    created_at: datetime
    expires_at: datetime | None
    by: str | None


class PasswordIn(Given):
    """La contraseña nueva."""

    model_config = shown(specimens.PASSWORD)

    password: str = Field(min_length=10, max_length=200)


class TokenIn(Given):
    """Una clave por dar."""

    model_config = shown(specimens.WANTED_TOKEN)

    account: Id | None = Field(None, description="La propia, si se omite.")
    label: str = Field(min_length=1, max_length=100, description="Para qué es.")
    scopes: list[str] | None = Field(
        None, min_length=1, max_length=50, description="Lo único que puede hacer (`x-action`); todo, si se omite."
    )
    days: int | None = Field(None, ge=1, le=3650, description="Cuántos días vale; sin límite, si se omite.")


class TokenOut(BaseModel):
    """Una clave, sin la clave misma."""

    id: str
    account: str
    label: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    kind: str = Field(description="key, de un programa, o session, de quien entró con contraseña.")
    scopes: list[str] | None
    agent: str = Field(description="De una sesión, el navegador.")
    seen_at: datetime | None = Field(description="Cuándo se usó, con unos minutos de margen.")


class NewTokenOut(TokenOut):
    """Una clave recién dada: `secret` no se vuelve a mostrar."""

    secret: str


class HookIn(Given):
    """Una dirección a la que avisar."""

    model_config = shown(specimens.WANTED_HOOK)

    url: str = Field(max_length=1000, pattern=r"^https?://\S+$")


class HookOut(BaseModel):
    """Una dirección a la que se avisa."""

    id: str
    url: str
    created_at: datetime


class NewHookOut(HookOut):
    """La misma, con el secreto que firma los avisos; no se vuelve a mostrar."""

    secret: str


class DeliveryOut(BaseModel):
    """Un aviso enviado o por enviar."""

    event: int
    state: str
    attempts: int
    error: str | None
