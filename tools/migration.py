"""Write the next migration from what desk/tables.py says and the migrations before it don't: `make migration ARGS="…"`.

What is written is a first draft: read it, move rows by hand where they must move, and see tests/desk/test_schema.py.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from desk import schema
from desk.database import Database, url_of


def write(message: str) -> Path:
    """Write the next numbered migration, with a message that says what it brings; its path."""
    number = f"{len(schema.known()) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        database = Database(url_of(Path(folder) / "empty.db"))
        if schema.known():
            schema.upgrade(database)
        with database.altering() as connection:
            made = command.revision(schema.config(connection), message, autogenerate=True, rev_id=number)
        database.close()
    assert made is not None and not isinstance(made, list), "one message makes one migration"
    return Path(made.path)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit('say what it brings: make migration ARGS="Keep the …"')
    print(write(" ".join(sys.argv[1:])))
