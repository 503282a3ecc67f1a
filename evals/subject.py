"""What suites measure: an installation, its index and its answers."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from corpus.files import write_whole
from evals.metrics import Wordings
from evals.runs import EvaluationRun, Progress, evaluate, wordings_in, write_run
from evals.suites import Suite
from evals.traces import trace
from qa_service.bootstrap import Application
from qa_service.model import Question, Result

# The settings that bear on answers; others hold addresses and passwords, which no run may carry along.
_BEARING = ("home", "model", "threads", "llm", "today")


@dataclass(frozen=True)
class Subject:
    """An installation whose answers are given once, however many suites ask for them."""

    application: Application
    given: dict[Question, Result] = field(default_factory=dict)
    days: dict[date, "Subject"] = field(default_factory=dict)

    def on(self, day: date | None) -> "Subject":
        """The same installation on another day, unless its settings fix one."""
        settings = self.application.settings
        if day is None or settings.today is not None:
            return self
        if day not in self.days:
            self.days[day] = Subject(Application(replace(settings, today=day)))
        return self.days[day]

    def answer(self, question: Question) -> Result:
        """The answer to a question, from the index published now."""
        if question not in self.given:
            self.given[question] = self.application.answer(question)
        return self.given[question]

    @cached_property
    def wordings(self) -> Wordings:
        """The texts of the index's provisions, to look quotes up in."""
        return wordings_in(self.application.searcher)

    def run(self, suite: Suite, questions: bytes, out: Path, progress: Progress) -> EvaluationRun:
        """Answer questions (JSON lines), score the answers and write the run's folder; raises as `load_cases`."""
        asked = out / "questions.jsonl"
        write_whole(asked, questions)
        done = evaluate(asked, self.answer, self.wordings, self.config(suite, questions), progress, self.trace)
        write_run(done, asked, out)
        return done

    def trace(self, result: Result) -> Mapping[str, Any]:
        """How a result came about."""
        return trace(result, self.application.searcher)

    def config(self, suite: Suite, questions: bytes) -> dict[str, Any]:
        """What a run's figures depend on: settings, and what program, corpus, index, model and questions gave them."""
        from index.manifest import read_manifest

        generation = self.application.searcher.generation
        manifest = read_manifest(self.application.bundles.folder / generation)
        found = {
            "generation": generation,
            "corpus_sha256": manifest.corpus_hash,
            "corpus_size": f"{manifest.norms} normas, {manifest.passages} pasajes",
            "questions_sha256": sha256(questions).hexdigest(),
        }
        return {**self.program(suite), **found}

    def program(self, suite: Suite) -> dict[str, Any]:
        """What figures depend on that need no index: the settings, the model and the program."""
        from importlib.metadata import version

        settings: Mapping[str, str] = {name: str(getattr(self.application.settings, name)) for name in _BEARING}
        made = datetime.now(UTC).isoformat(timespec="seconds")
        named = {"suite": suite.name, "kind": suite.kind, "made": made, "commit": commit()}
        return {**named, **settings, "embedding": self.application.embedder.name, "program": version("absuelve")}


@cache
def commit() -> str | None:
    """The commit that the program was taken from, with a "+" where files differ from it; None outside a checkout."""
    git, folder = shutil.which("git"), Path(__file__).parents[1]
    if git is None or not (folder / ".git").exists():
        return None
    told = [git, "-C", str(folder), "describe", "--always", "--dirty=+", "--exclude=*"]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None
