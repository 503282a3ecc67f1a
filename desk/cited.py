"""What released answers cite, for whoever previews a change without a desk: the command."""

from collections.abc import Iterator

from corpus.identifiers import ProvisionId
from desk import releases, schema
from desk.bootstrap import database_of
from desk.database import file_of
from qa_service.bootstrap import Application
from qa_service.settings import Settings


def cited(settings: Settings) -> Iterator[tuple[str, ProvisionId]]:
    """Every consultation with a released answer, with each provision it cites; nothing where there is no desk yet."""
    database = database_of(Application(settings))
    file = file_of(database.url)
    try:
        if (file is None or file.is_file()) and schema.revision(database):
            with database.reading() as connection:
                yield from releases.citing(connection)
    finally:
        database.close()
