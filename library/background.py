"""What the public library does in the worker."""

from functools import partial

from desk.running import Background
from desk.service import Desk
from library.shelving import shelve
from qa_service.bootstrap import Application


def background(desk: Desk, _application: Application) -> Background:
    """Take in what is shared, clear away what no longer is."""
    return Background((partial(shelve, desk),))
