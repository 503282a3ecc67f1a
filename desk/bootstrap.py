"""The desk of an installation, composed from its settings."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

from corpus.errors import AbsuelveError, InvalidInput
from desk import rotation, schema
from desk.database import Database, url_of
from desk.model import Matter
from desk.service import Desk, Terms
from qa_service.bootstrap import Application
from qa_service.settings import ENCRYPT, SELF, Settings

_FILE = "absuelve.db"


def desk_of(application: Application) -> Desk:
    """The desk over an application's index and pipeline; a new database gets its tables. Raises `StorageFailure`."""
    database = database_of(application)
    try:
        schema.require(database)
        rotation.require_keys(database)
    except AbsuelveError:
        database.close()
        raise
    return Desk(
        database=database,
        searcher=lambda: application.searcher,
        answer=application.answer,
        today=lambda: application.today,
        terms=terms_of(application.settings),
    )


@contextmanager
def opened_desk(application: Application) -> Iterator[Desk]:
    """The desk for as long as a block runs."""
    desk = desk_of(application)
    with closing(desk.database):
        yield desk


def database_of(application: Application) -> Database:
    """The database as the settings name it, whatever its tables; raises `InvalidInput` for no address of one."""
    return Database(address_of(application), application.seals)


def address_of(application: Application) -> str:
    """The database's URL: the settings', or that of a file in the home."""
    return application.settings.database or url_of(application.home.root / _FILE)


def terms_of(settings: Settings) -> Terms:
    """The terms as the settings have them; raises `InvalidInput` for a matter that is none."""
    default = Terms()
    workdays = {_matter(name): days for name, days in (settings.workdays or {}).items()}
    reviewed = settings.second_review
    return Terms(
        workdays={**default.workdays, **workdays},
        second_review=default.second_review if reviewed is None else _matters(reviewed),
        private_webhooks=settings.private_webhooks,
        keeps=settings.personal_data == ENCRYPT,
        retention=settings.retention_days,
        self_erasure=settings.erasure == SELF,
    )


def _matters(names: Iterable[str]) -> frozenset[Matter]:
    return frozenset(map(_matter, names))


def _matter(name: str) -> Matter:
    if name not in {matter.value for matter in Matter}:
        raise InvalidInput(f"«{name}» no es una materia de consulta. Las hay: {', '.join(Matter)}.")
    return Matter(name)
