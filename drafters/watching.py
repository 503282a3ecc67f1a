"""Who watches the text grow that a model writes in this thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from drafters.model import Watch, unwatched

_watch: ContextVar[Watch] = ContextVar("watch", default=unwatched)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Tell `watch` the text so far, each time it grows, for as long as a block runs."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


def tell(text: str) -> None:
    """Tell whoever watches, if anybody."""
    _watch.get()(text)
