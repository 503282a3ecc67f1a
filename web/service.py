"""What the HTTP edges call: ask, look up a consultation, look up a provision, say if all is ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import BoundedSemaphore

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId
from index.model import Searcher
from qa_service.consultations import Consultation, Consultations
from qa_service.model import Question, Result
from web.schemas import ProvisionOut
from web.views import passage_of, provision_out, shown_hits


@dataclass(frozen=True)
class Service:
    """The service's use cases over what the composition root gives it; `advisor_key` opens drafts to its bearer."""

    searcher: Callable[[], Searcher]
    answer: Callable[[Question, Searcher], Result]
    consultations: Consultations
    today: Callable[[], date]
    advisor_key: str
    parallel: int = 2

    @cached_property
    def _slots(self) -> BoundedSemaphore:
        # More questions at once than cores only make each other slower.
        return BoundedSemaphore(self.parallel)

    def ask(self, question: Question) -> Consultation:
        """Answer a question and keep what came of it."""
        with self._slots:
            searcher = self.searcher()
            result = self.answer(question, searcher)
        on = result.understanding.query.as_of
        shown = [passage_of(hit, searcher, on) for hit in shown_hits(result)]
        return self.consultations.add(result, [passage.model_dump(mode="json") for passage in shown])

    def provision(self, id: str, as_of: date | None) -> ProvisionOut:
        """A provision with its wordings; raises `NotFound` when the index has none of that name."""
        found = provision_out(ProvisionId.parse(id), self.searcher(), as_of or self.today())
        if found is None:
            raise NotFound(f"La disposición {id} no está en el índice. Búsquela preguntando por su norma y artículo.")
        return found
