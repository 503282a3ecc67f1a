"""`absuelve check-config`: every setting, where it came from, and whether the installation can work with it."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from tempfile import TemporaryFile
from urllib.parse import urlsplit

from corpus.errors import AbsuelveError, InvalidInput
from corpus.files import storage_errors
from desk import rotation, schema
from desk.bootstrap import address_of, terms_of
from desk.database import Database, file_of
from desk.running import channels_of
from identity import federation
from identity.federation import Federation
from identity.membership import admission_of
from qa_service import settlements
from qa_service.bootstrap import Application
from qa_service.docket import settled_at
from qa_service.settings import VARIABLES, Settings, settings_from
from qa_service.sources import FILE, PREFIX, given
from web.tracing import provider_of

DEFAULT, FILED, ENVIRONMENT = "por omisión", "archivo", "entorno"
_SECRET = {PREFIX + "METRICS", PREFIX + "LLM_KEY", PREFIX + "OIDC_SECRET"}
_OTHERS = 0o007  # permissions of those who are neither the owner nor of the group
_USER = re.compile(r"(?<=//)[^/@]*@")


@dataclass(frozen=True, slots=True)
class Line:
    """A setting as it stands: its variable, its value with secrets hidden, and where it came from."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the installation needs, and what is wrong with it; "" where nothing is."""

    what: str
    trouble: str


def lines(environ: Mapping[str, str], settings: Settings) -> Iterator[Line]:
    """Every setting in order."""
    found = given(environ, VARIABLES)
    if path := environ.get(FILE):
        yield Line(FILE, path, ENVIRONMENT)
    for field in fields(settings):
        name = PREFIX + field.name.upper()
        one = found.get(name)
        if one:
            yield Line(name, shown(name, one.text), FILED if one.from_file else ENVIRONMENT)
        else:
            yield Line(name, "" if name in _SECRET else _told(getattr(settings, field.name)), DEFAULT)


def shown(name: str, text: str) -> str:
    """A value without what nobody should read over a shoulder."""
    return "••••" if name in _SECRET and text else _USER.sub("••••@", text)


def check(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Try what the installation needs, one thing after another; settings that can't be read end it."""
    try:
        settings = settings_from(environ)
    except InvalidInput as error:
        yield Finding("Ajustes", str(error))
        return
    application = Application(settings)
    trials: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Ajustes", lambda: (terms_of(settings), channels_of(settings))),
        ("Carpeta de datos", lambda: _writable(application)),
        ("Base de datos", lambda: _reachable(application)),
        ("Claves", lambda: _keyed(application)),
        ("Índice publicado", lambda: application.searcher.generation),
        ("Dirección de los avisos", lambda: _linked(settings)),
        ("Registro de cuentas", lambda: admission_of(settings.registration)),
        ("Proveedor de identidad", lambda: _answering(settings)),
        ("Trazas", lambda: provider_of(settings.traces, "").shutdown() if settings.traces else None),
    )
    for what, trial in trials:
        yield Finding(what, _trouble(trial))


def _trouble(trial: Callable[[], object]) -> str:
    try:
        trial()
    except AbsuelveError as error:
        return str(error)
    return ""


def _writable(application: Application) -> None:
    root = application.home.root
    if not root.is_dir():
        raise InvalidInput(f"No existe «{root}». Créela, o indique otra con {PREFIX}HOME.")
    with storage_errors(root), TemporaryFile(dir=root) as file:
        file.write(b"\0")


def _reachable(application: Application) -> None:
    """The database answers, and its tables are this program's; a SQLite file that is not there yet will be made."""
    path = file_of(address_of(application))
    if path and not path.exists():
        return
    with closing(Database(address_of(application))) as database:
        if schema.revision(database) not in (None, schema.head()):
            schema.require(database)


def _keyed(application: Application) -> None:
    """The keys are there, for few eyes, and open what is sealed."""
    keys, seals = application.settings.keys, application.seals
    if keys and keys.stat().st_mode & _OTHERS:
        raise InvalidInput(f"Cualquiera en esta máquina puede leer «{keys}». Restrínjalo: chmod 640.")
    settlements.load(settled_at(application.home), seals)
    path = file_of(address_of(application))
    if (path and not path.exists()) or _trouble(lambda: _reachable(application)):
        return
    with closing(Database(address_of(application), seals)) as database:
        if schema.revision(database):
            rotation.require_keys(database)


def _linked(settings: Settings) -> None:
    if settings.smtp and not settings.address:
        raise InvalidInput(
            f"Los correos no llevarán enlace: falta {PREFIX}ADDRESS, como https://muni.example/c/{{id}}."
        )
    if settings.address and urlsplit(settings.address).scheme not in ("http", "https"):
        raise InvalidInput(f"{PREFIX}ADDRESS debe empezar con https://.")


def _answering(settings: Settings) -> None:
    if provider := federation.provider_of(settings):
        Federation(provider).description()


def _told(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case frozenset():
            return ",".join(sorted(value))
    return str(value)
