"""On whose account a model is asked in this thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_account: ContextVar[str] = ContextVar("account", default="")


@contextmanager
def charged(account: str) -> Iterator[None]:
    """Count what a model is asked within a block on an account's budget of the day."""
    token = _account.set(account)
    try:
        yield
    finally:
        _account.reset(token)


def payer() -> str:
    """The account that pays now; empty for none."""
    return _account.get()
