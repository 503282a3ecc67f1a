"""The load generator's process: so many users of locust ask one question after another until all are asked.

    python -m benchmarks.generator ORDER SAID

Only benchmarks/load.py starts it. `SAID` gets the wait for each reply in milliseconds, failures, and the seconds of
processor that asking took here.
"""

import itertools
import json
import sys
import time
from pathlib import Path
from typing import Any

from locust import FastHttpUser, constant, task
from locust.env import Environment

from benchmarks.installation import questions_of
from benchmarks.load import variant

_LOOK = 0.02  # seconds between looks whether all was asked


def main(order: dict[str, Any]) -> dict[str, Any]:
    """Ask what the order says; what was seen."""
    questions = questions_of([Path(path) for path in order["questions"]])
    texts = [variant(questions, number) for number in range(order["first"], order["first"] + order["count"])]
    numbers, tokens = itertools.count(), itertools.cycle(order["tokens"])
    waits: list[float] = []
    failures: list[str] = []

    class Official(FastHttpUser):
        """Asks without a pause."""

        wait_time = constant(0)
        host = order["host"]

        def on_start(self) -> None:
            """Come in with a token."""
            self.token = next(tokens)

        @task
        def ask(self) -> None:
            """Ask the next question, if there is one left."""
            number = next(numbers)
            if number >= len(texts):
                time.sleep(_LOOK)
                return
            headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": f"load-{order['first']}-{number:08}"}
            self.client.post("/api/v1/consultations", json={"question": texts[number]}, headers=headers)

    environment = Environment(user_classes=[Official])

    @environment.events.request.add_listener
    def heard(response_time: float, exception: Exception | None, **_: object) -> None:
        if exception:
            failures.append(repr(exception))
        else:
            waits.append(response_time)

    began = time.process_time()
    runner = environment.create_local_runner()
    runner.start(order["users"], spawn_rate=order["users"])
    while len(waits) + len(failures) < len(texts):
        time.sleep(_LOOK)  # locust has made this give way to its users
    runner.quit()
    return {"waits": waits, "failures": failures, "seconds": time.process_time() - began}


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(main(json.loads(Path(sys.argv[1]).read_text("utf-8")))), "utf-8")
