"""When to stop asking a server that fails: after some failures in a row it rests, then one request tries it again."""

from collections.abc import Callable
from datetime import date
from threading import Lock
from time import monotonic

Clock = Callable[[], float]


class Breaker:
    """Closed, open for `pause` seconds after `failures` in a row, then half open: one probe decides. For threads."""

    def __init__(self, failures: int, pause: float, clock: Clock = monotonic) -> None:
        self._failures, self._pause, self._clock = failures, pause, clock
        self._lock = Lock()
        self._missed, self._opened, self._probing = 0, 0.0, False

    def allows(self) -> bool:
        """Whether to ask now; the one allowed while half open must be followed by `succeeded` or `failed`."""
        with self._lock:
            if self._missed < self._failures:
                return True
            if self._probing or self._clock() - self._opened < self._pause:
                return False
            self._probing = True
            return True

    def succeeded(self) -> None:
        """Close it."""
        with self._lock:
            self._missed, self._probing = 0, False

    def failed(self) -> None:
        """Count one more; the last one opens it."""
        with self._lock:
            self._missed, self._probing, self._opened = self._missed + 1, False, self._clock()


class Budget:
    """How many tokens a process may spend a day; 0 is as many as it likes. For threads."""

    def __init__(self, daily: int, today: Callable[[], date]) -> None:
        self._daily, self._today = daily, today
        self._lock = Lock()
        self._day, self._spent = today(), 0

    def takes(self, tokens: int) -> bool:
        """Set tokens aside for a request; False where the day's rest does not hold them."""
        with self._lock:
            if self._today() != self._day:
                self._day, self._spent = self._today(), 0
            if self._daily and self._spent + tokens > self._daily:
                return False
            self._spent += tokens
            return True

    def returns(self, tokens: int) -> None:
        """Give back what a request set aside and did not use."""
        with self._lock:
            self._spent = max(0, self._spent - tokens)


class Budgets:
    """A budget of its own for each account, so that one that asks all day leaves the others theirs. For threads."""

    def __init__(self, daily: int, today: Callable[[], date]) -> None:
        self._daily, self._today = daily, today
        self._lock = Lock()
        self._day, self._each = today(), dict[str, Budget]()

    def of(self, account: str) -> Budget:
        """The budget of an account, or a boundless one where no account has any."""
        if not self._daily or not account:
            return Budget(0, self._today)
        with self._lock:
            if self._today() != self._day:  # what ended with its day is not kept for accounts that never come back
                self._day, self._each = self._today(), {}
            return self._each.setdefault(account, Budget(self._daily, self._today))


def estimate(text: str) -> int:
    """About how many tokens a Spanish text has, on the safe side: three characters each."""
    return len(text) // 3 + 1
