"""The API's description as a file, made without an installation: no route is called."""

import json
from typing import cast

from desk.service import Desk
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from web.server import create_app
from web.site import Site


def written(version: str) -> str:
    """The description as JSON, ending in a line break."""
    app = create_app(Site(cast("Desk", None), Application(Settings())), version)
    return json.dumps(app.openapi(), ensure_ascii=False, indent=1) + "\n"
