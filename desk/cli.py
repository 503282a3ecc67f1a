"""What the command gains by the desk: its database and record, its keys, its accounts, its worker."""

import typer

from desk import cli_accounts, cli_database, cli_keys, cli_privacy, cli_worker
from qa_service.help import SpanishGroup

app = typer.Typer(cls=SpanishGroup)
app.add_typer(cli_database.database)
app.add_typer(cli_database.record)
app.add_typer(cli_privacy.privacy)
app.add_typer(cli_keys.keys)
app.add_typer(cli_accounts.app)
app.add_typer(cli_worker.app)
