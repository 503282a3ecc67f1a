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
    region: str | None = Field(None, max_length=100)
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


class SwitchIn(Given):
    """Si la cuenta está abierta."""

    model_config = shown(specimens.CLOSED)

    active: bool


class PasswordIn(Given):
    """La contraseña nueva."""

    model_config = shown(specimens.PASSWORD)

    password: str = Field(min_length=10, max_length=200)


class TokenIn(Given):
    """Una clave por dar."""

    model_config = shown(specimens.WANTED_TOKEN)

    account: Id | None = Field(None, description="La propia, si se omite.")
    label: str = Field(min_length=1, max_length=100, description="Para qué es.")
    days: int | None = Field(None, ge=1, le=3650, description="Cuántos días vale; sin límite, si se omite.")


class TokenOut(BaseModel):
    """Una clave, sin la clave misma."""

    id: str
    account: str
    label: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


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
