"""What alerts do in the worker."""

from functools import partial

from alerts.announcing import CHANNEL, announce
from alerts.generations import Published
from alerts.sending import send
from desk.running import Background
from desk.service import Desk
from qa_service.bootstrap import Application


def background(desk: Desk, application: Application) -> Background:
    """Tell of each generation once, and send what is told."""
    return Background((partial(announce, desk, Published(application.bundles)),), {CHANNEL: send})
