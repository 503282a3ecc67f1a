"""Kill the service again and again while consultations pass through it, and see that nothing is lost, doubled or shown.

    python -m benchmarks.torture [--count 200] [--kills 60] [--database URL | --postgres] [--home HOME] [--seed 1]

Officials ask over HTTP, advisors take, read, edit, hand over, approve, return and decline, as often as it takes to be
answered; meanwhile the server or a worker is ended with SIGKILL every moment or so and started again, some workers in
the middle of a draft. At the end the database is held against the record and against what the officials saw.
Exit status 1 when anything is wrong.
"""

import argparse
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from benchmarks.installation import ROOT, Client, Installation, Person, Reply, copy_home, questions_of, settle
from benchmarks.verdict import faults
from desk.database import Database, url_of
from desk.model import Role, State
from desk.tables import consultation
from tools.postgres import Cluster

QUESTIONS = ROOT / "corpus/samples/questions.jsonl"
_ENDS = (State.RELEASED.value, State.DECLINED.value)
_PEOPLE = {Role.OFFICIAL: 3, Role.ADVISOR: 2, Role.SENIOR: 2}


@dataclass
class Seen:
    """What happened, for the table and the verdict; officials' answers are kept as they were shown."""

    asked: dict[str, str] = field(default_factory=dict)
    answers: dict[str, set[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    retries: int = 0


class Official(threading.Thread):
    """Asks a share of the questions, each sent twice under its key, gives facts when asked, and looks at everything."""

    def __init__(self, client: Client, questions: Sequence[str], seen: Seen, over: threading.Event, seed: str) -> None:
        super().__init__(daemon=True)
        self.client, self.questions, self.seen, self.over, self.draw = (
            client,
            questions,
            seen,
            over,
            random.Random(seed),
        )

    def run(self) -> None:
        """Ask, then watch until all is over."""
        with self.client:
            self._work()
        self.seen.retries += self.client.retries

    def _work(self) -> None:
        mine = [self._ask(question) for question in self.questions]
        while not self.over.is_set():
            for id in mine:
                self._look(id)
                if self.over.is_set():
                    break
            self.over.wait(0.5)
        for id in mine:
            self._look(id)

    def _ask(self, question: str) -> str:
        key = f"ask-{self.draw.getrandbits(64):x}"
        made = [self.client.call("POST", "/consultations", {"question": question}, key=key) for _ in range(2)]
        ids = {reply.body.get("id") for reply in made}
        if len(ids) != 1 or made[0].status != 201:
            self.seen.wrong.append(f"asking twice under a key gave {ids}: {made[-1].body}")
        id = str(made[0].body.get("id"))
        self.seen.asked[id] = question
        time.sleep(self.draw.uniform(0, 0.5))
        return id

    def _look(self, id: str) -> None:
        reply = self.client.call("GET", f"/consultations/{id}")
        if reply.status != 200:
            self.seen.wrong.append(f"{id}: {reply.status} when it was looked at")
            return
        if answer := reply.body["answer"]:
            self.seen.answers.setdefault(id, set()).add(answer["text"])
        if reply.body["state"] == State.RETURNED:
            facts = {"facts": f"El dato pedido: {self.draw.randint(1, 99)} metros cuadrados."}
            self.client.call("POST", f"/consultations/{id}/facts", facts, reply.version, self._key("facts"))

    def _key(self, what: str) -> str:
        return f"{what}-{self.draw.getrandbits(64):x}"


class Advisor(threading.Thread):
    """Takes what waits and brings it to an end, one way or another."""

    def __init__(self, client: Client, others: Sequence[Person], seen: Seen, over: threading.Event, seed: str) -> None:
        super().__init__(daemon=True)
        self.client, self.others, self.seen, self.over, self.draw = client, others, seen, over, random.Random(seed)

    def run(self) -> None:
        """Work until all is over."""
        with self.client:
            while not self.over.is_set():
                one = self._held() or self._next()
                if one is None:
                    self.over.wait(0.3)
                else:
                    self._decide(one)
        self.seen.retries += self.client.retries

    def _held(self) -> dict[str, Any] | None:
        """What a reply that never arrived had given it."""
        page = self.client.call("GET", "/queue?hold=mine&limit=1").body
        return page["items"][0] if page.get("items") else None

    def _next(self) -> dict[str, Any] | None:
        reply = self.client.call("POST", "/queue/next", key=self._key("next"))
        return reply.body if reply.status == 200 else None

    def _decide(self, one: dict[str, Any]) -> None:
        """Read the draft and take one of the ways; whatever somebody else was faster at is left to them."""
        opened = self.client.call("GET", f"/consultations/{one['id']}/draft")
        if opened.status != 200:
            return
        way = self.draw.random()
        if way < 0.05:
            self._count("hand over", self._hand_over(one["id"], opened))
        elif way < 0.10:
            self._count(
                "give back", self.client.call("DELETE", f"/consultations/{one['id']}/claim", None, opened.version)
            )
        elif way < 0.18 and not one["releases"]:
            asked = {"asked": "¿Cuántos metros cuadrados tiene el local?"}
            self._count("return", self._send(one["id"], "return", asked, opened.version))
        elif way < 0.25 or not opened.body["statements"]:
            self._decline(one["id"], opened.version)
        else:
            self._approve(one["id"], opened, edit=way < 0.55)

    def _hand_over(self, id: str, opened: Reply) -> Reply:
        to = {"to": self.draw.choice(self.others).account.id, "note": "Es de su materia."}
        return self._send(id, "hand-over", to, opened.version)

    def _decline(self, id: str, version: str) -> None:
        words = {"reason": "out_of_scope", "message": "No trata de una norma municipal."}
        self._count("decline", self._send(id, "decline", words, version))

    def _approve(self, id: str, opened: Reply, edit: bool) -> None:
        sheet, version = opened.body, opened.version
        named = {"digest": sheet["digest"], "generation": sheet["generation"]}
        if edit:
            saved = self.client.call("PUT", f"/consultations/{id}/draft", self._edited(sheet), version)
            self._count("edit", saved)
            if saved.status != 200:
                return
            named, version = {name: saved.body[name] for name in named}, saved.version
        confirmed = {"checklist": [point["key"] for point in sheet["checklist"]]}
        reply = self._send(id, "approval", {**named, **confirmed}, version)
        self._count("approve", reply)
        if reply.status == 409:
            self._decline(id, version)

    def _edited(self, sheet: dict[str, Any]) -> dict[str, Any]:
        """The draft with a word of the advisor's own: until it is approved, nobody else may read it."""
        statements = [
            {
                "text": f"{one['text']} (Revisado: {self._mark()}.)" if place == 0 else one["text"],
                "citations": [
                    {"provision": c["provision"], "valid_from": c["valid_from"], "quote": c["quote"]}
                    for c in one["citations"]
                ],
            }
            for place, one in enumerate(sheet["statements"])
        ]
        return {"statements": statements, "reasons": ["style"]}

    def _send(self, id: str, what: str, body: object, version: str) -> Reply:
        return self.client.call("POST", f"/consultations/{id}/{what}", body, version, self._key(what))

    def _mark(self) -> str:
        """A word without a digit, which the draft would have to prove."""
        return "".join(self.draw.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(12))

    def _count(self, step: str, reply: Reply) -> None:
        self.seen.steps[step if reply.status < 300 else f"{step}: {reply.body.get('code', reply.status)}"] += 1

    def _key(self, what: str) -> str:
        return f"{what}-{self.draw.getrandbits(64):x}"


class Killer(threading.Thread):
    """Ends a process every moment, a worker as soon as it holds a draft if it can, and starts it again."""

    def __init__(
        self, made: Installation, database: Database, kills: int, seen: Seen, over: threading.Event, seed: int
    ) -> None:
        super().__init__(daemon=True)
        self.made, self.database, self.kills, self.seen, self.over = made, database, kills, seen, over
        self.draw = random.Random(seed)

    def run(self) -> None:
        """Kill as often as asked, or until all is over."""
        for _ in range(self.kills):
            if self.over.wait(self.draw.uniform(0.5, 4)):
                return
            runner = self.draw.choice(self.made.runners)
            if runner is not self.made.server and self.draw.random() < 0.7:
                self._aim(runner.name)
            runner.kill()
            self.seen.kills[runner.name] += 1
            runner.start()

    def _aim(self, worker: str) -> None:
        """Wait, for a while, until a worker is drafting."""
        end = time.monotonic() + 8
        held = select(consultation.c.id).where(consultation.c.worker == worker, consultation.c.state == "received")
        while time.monotonic() < end and not self.over.is_set():
            with self.database.reading() as connection:
                if connection.execute(held).first():
                    self.seen.kills["of them while drafting"] += 1
                    return
            time.sleep(0.002)


def torment(options: argparse.Namespace, database: str, folder: Path) -> tuple[Seen, list[str], Counter[str], float]:
    """Let consultations pass; what was seen, what is wrong, where they ended, and how many seconds it took."""
    home = copy_home(options.home, folder / "home")
    people = settle(database, _PEOPLE)
    given = questions_of([QUESTIONS])
    asked = [f"{given[n % len(given)]} (expediente {n + 1:04}-2026)" for n in range(options.count)]
    seen, over, opened = Seen(), threading.Event(), Database(database)
    started = time.monotonic()
    installation = Installation(home, database, folder, options.workers, {"ABSUELVE_THREADS": "1"})
    with _errors_to(seen.wrong), installation as made:
        threads = _crowd(made, people, asked, seen, over, options.seed)
        killer = Killer(made, opened, options.kills, seen, over, options.seed)
        for thread in (*threads, killer):
            thread.start()
        _wait(opened, options.count, options.patience, killer)
        over.set()
        for thread in (killer, *threads):
            thread.join(300)
        seen.wrong += [f"{type(thread).__name__} did not finish" for thread in threads if thread.is_alive()]
        seen.wrong += made.trouble()
    took = time.monotonic() - started
    wrong = [*seen.wrong, *faults(opened, seen.asked, seen.answers, options.count)]
    ended = _states(opened)
    opened.close()
    return seen, wrong, ended, took


@contextmanager
def _errors_to(wrong: list[str]) -> Iterator[None]:
    """A thread that breaks is something wrong, not a line on the screen."""
    before = threading.excepthook
    threading.excepthook = lambda args: wrong.append(f"{args.thread}: {args.exc_value!r}")
    try:
        yield
    finally:
        threading.excepthook = before


def _crowd(
    made: Installation, people: Sequence[Person], asked: Sequence[str], seen: Seen, over: threading.Event, seed: int
) -> list[threading.Thread]:
    officials = [one for one in people if one.account.role is Role.OFFICIAL]
    advisors = [one for one in people if one.account.role is not Role.OFFICIAL]
    crowd: list[threading.Thread] = []
    for place, one in enumerate(officials):
        share = asked[place :: len(officials)]
        crowd.append(Official(Client(made.port, one.token), share, seen, over, f"{seed}-official-{place}"))
    for place, one in enumerate(advisors):
        others = [other for other in advisors if other is not one]
        crowd.append(Advisor(Client(made.port, one.token), others, seen, over, f"{seed}-advisor-{place}"))
    return crowd


def _wait(database: Database, count: int, patience: float, killer: Killer) -> None:
    """Until every consultation has come to an end and every kill was done, or nothing moves for too long."""
    last, moved = Counter[str](), time.monotonic()
    while time.monotonic() - moved < patience:
        now = _states(database)
        if now != last:
            last, moved = now, time.monotonic()
        if sum(now[state] for state in _ENDS) == count:
            return
        time.sleep(0.5)


def _states(database: Database) -> Counter[str]:
    query = select(consultation.c.state, func.count()).group_by(consultation.c.state)
    with database.reading() as connection:
        return Counter({str(state): int(count) for state, count in connection.execute(query)})


def show(seen: Seen, ended: Counter[str], wrong: Sequence[str], took: float, kind: str) -> None:
    """Print what happened."""
    table = Table(title=f"{kind}: {sum(ended.values())} consultations in {took:.0f} s", title_justify="left")
    table.add_column("what")
    table.add_column("how many", justify="right")
    for name, counts in (("ended", ended), ("killed", seen.kills), ("step", seen.steps)):
        for what, count in sorted(counts.items()):
            table.add_row(f"{name}: {what}", str(count))
    table.add_row("requests sent again", str(seen.retries))
    table.add_row("wrong", str(len(wrong)))
    console = Console(width=100)
    console.print(table)
    for line in wrong[:40]:
        console.print(line, style="red", markup=False)


@contextmanager
def a_database(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The database asked for: one by its URL, one in a temporary cluster, or a file."""
    if options.postgres:
        with Cluster.started() as cluster:
            yield cluster.create("torture")
    else:
        yield options.database or url_of(folder / "torture.db")


def main(arguments: Sequence[str] | None = None) -> int:
    """Torment as asked; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(description="kill the service while consultations pass through it")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=float, default=240, help="seconds without any change that end the run")
    parser.add_argument("--home", type=Path, help="a home to copy; the samples are ingested without one")
    parser.add_argument("--database", help="an empty database by its URL; a SQLite file without it")
    parser.add_argument("--postgres", action="store_true", help="start a temporary PostgreSQL server")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="torture-") as name, a_database(options, Path(name)) as database:
        seen, wrong, ended, took = torment(options, database, Path(name))
        show(seen, ended, wrong, took, "PostgreSQL" if database.startswith("postgresql") else "SQLite")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
