"""The composition root: builds everything from settings, each part when it is first needed.

Nothing else constructs adapters or reads the environment.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import InvalidInput, NoBundle, NoCorpus, UnknownModel
from corpus.home import Home
from corpus.model import Regulation
from corpus.originals import Originals
from corpus.store import Store
from qa_service.settings import ENCRYPT, PERU, Settings, settings_from

if TYPE_CHECKING:
    from corpus.identifiers import ProvisionId
    from index.embedding import Embedder
    from index.generations import Bundles
    from index.model import Searcher
    from ingest.pipeline import Progress, Run
    from privacy.sealing import Seals
    from qa_service.answering import Rewrite
    from qa_service.drafting import Drafter
    from qa_service.model import Question, Result
    from qa_service.previews import Preview
    from qa_service.serving import Serving


@dataclass(frozen=True)
class Application:
    """One installation, ready to ingest, publish and answer."""

    settings: Settings

    @cached_property
    def home(self) -> Home:
        """The data folder."""
        return Home(self.settings.home)

    @cached_property
    def store(self) -> Store:
        """The corpus."""
        return Store(self.home.norms)

    @property
    def corpus(self) -> Store:
        """The corpus, when there is anything in it; raises `NoCorpus`."""
        if not self.store.ids():
            raise NoCorpus("Todavía no hay normas. Agregue algunas con «absuelve ingest CARPETA».")
        return self.store

    @cached_property
    def embedder(self) -> "Embedder":
        """The model that the settings name; raises `UnknownModel`."""
        from index.embedding import open_embedder

        return open_embedder(self.settings.model, self.home.models, self.settings.threads)

    @cached_property
    def bundles(self) -> "Bundles":
        """The published indexes."""
        from index.generations import Bundles

        return Bundles(self.home.bundles)

    @cached_property
    def _serving(self) -> "Serving":
        from qa_service.serving import Serving

        return Serving(self.bundles, lambda: self.embedder)

    @cached_property
    def seals(self) -> "Seals":
        """How what people write is sealed; raises `InvalidInput` for a file of keys that has none, or is missing."""
        from privacy.sealing import NO_KEYS, KeyFile, read_keys

        if self.settings.keys is None:
            if self.settings.personal_data == ENCRYPT:
                raise InvalidInput(
                    "ABSUELVE_PERSONAL_DATA=encrypt necesita claves. Indique su archivo en ABSUELVE_KEYS y créelo con "
                    "«absuelve keys new»."
                )
            return NO_KEYS
        read_keys(self.settings.keys)
        return KeyFile(self.settings.keys)

    @property
    def searcher(self) -> "Searcher":
        """The index published now; raises `NoCorpus`, `NoBundle`, `BundleMismatch` or `UnknownModel`."""
        if self.bundles.current() is None and self.corpus:
            raise NoBundle("Hay normas, pero no un índice publicado. Publíquelo con «absuelve ingest CARPETA».")
        return self._serving.searcher()

    @property
    def today(self) -> date:
        """The day in Peru, or the one that the settings fix."""
        return self.settings.today or datetime.now(PERU).date()

    def ingest(
        self, paths: Iterable[Path], progress: "Progress", on_norm: Callable[[int, int], None] | None = None
    ) -> "Run":
        """Read files into the corpus and keep those that have pages to show; nothing is published yet."""
        from ingest.files import find_files
        from ingest.pipeline import ingest
        from ingest.renewal import uncounted

        files = find_files(paths)
        run = ingest(files, self.home, self.settings.threads, False, progress, on_norm=on_norm or uncounted)
        named, originals = {self.home.name_of(file): file for file in files}, Originals(self.home.originals)
        for report in run.files:
            if report.entry.pages:
                originals.keep(named[report.path], report.entry.sha256)
        return run

    def preview(
        self, paths: Iterable[Path], progress: "Progress", on_norm: Callable[[int, int], None] | None = None,
        cited: "Iterable[tuple[str, ProvisionId]]" = (),
    ) -> "Preview":  # fmt: skip
        """What reading files into the corpus would change, citations that break among it; nothing is changed.

        `cited` are the consultations with released answers, each with a provision that its answer cites.
        """
        from ingest.pipeline import ingest
        from ingest.renewal import uncounted
        from qa_service.previews import Preview, Watcher, asked_about

        watcher = Watcher()
        run = ingest(paths, self.home, self.settings.threads, True, progress, watcher, on_norm or uncounted)
        asked = asked_about(cited, watcher.changes)
        return Preview(run, tuple(watcher.changes), watcher.citations(self.store), asked)

    def publish(self, on_progress: Callable[[int, int], None]) -> str:
        """Build a bundle of the corpus and serve it from now on; its generation's name. Raises `NoCorpus`."""
        corpus, embedder = self.corpus, self.embedder
        with self.home.editing():
            return self.bundles.build(corpus, embedder, self.home.embeddings, on_progress)

    def rollback(self, to: str | None) -> str:
        """Serve an older generation until the next is published; the corpus stays as it is. See `Bundles.rollback`."""
        with self.home.editing():
            return self.bundles.rollback(to, self.embedder)

    def unpublished(self, regulation: Regulation) -> str | None:
        """The generation served, when it holds this norm otherwise than the corpus; None when they agree."""
        from index.publications import digest_of, digests

        current = self.bundles.current()
        served = digests(self.bundles.folder / current) if current else None
        agree = served is None or served.get(regulation.id.slug) == digest_of(regulation)
        return None if agree else current

    def answer(self, question: "Question", searcher: "Searcher | None" = None) -> "Result":
        """Retrieve and draft for one question, from the index published now unless another is given."""
        from qa_service.answering import answer

        drafter, rewrite = self._modelled
        return answer(question, searcher or self.searcher, drafter, self.today, rewrite=rewrite)

    @cached_property
    def drafter(self) -> "Drafter":
        """The drafter that the settings name; raises `UnknownModel`."""
        return self._modelled[0]

    @cached_property
    def _modelled(self) -> "tuple[Drafter, Rewrite | None]":
        """The drafter with its rewriter; those with a model come from the package above, which hands itself in."""
        from qa_service.drafting import extract

        if self.settings.llm is None:
            return extract, None
        for extension in entry_points(group="absuelve.drafter"):
            made: tuple[Drafter, Rewrite | None] = extension.load()(self.settings)
            return made
        raise UnknownModel("Falta el paquete que redacta con modelos de lenguaje. Instale de nuevo absuelve.")


def bootstrap(demo: bool = False) -> Application:
    """The application of this process's environment; the demo's data lie apart, so that invented norms never mix."""
    settings = settings_from(os.environ)
    return Application(replace(settings, home=settings.home / "demo", database=None) if demo else settings)
