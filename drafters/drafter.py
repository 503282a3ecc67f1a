"""A drafter that lets a language model phrase what the evidence says; whatever is unsafe gives way to the extract."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import ModelFailure
from drafters import prompts, reading
from drafters.breaker import Breaker, Budget, estimate
from drafters.model import USUAL, Chat, Failure, Patience
from drafters.prompts import Prompt
from drafters.statements import statements_of
from drafters.watching import tell
from index.model import Hit, Searcher
from qa_service.drafting import caveats, extract
from qa_service.evidence import Matter, gather
from qa_service.model import Draft, Understanding
from qa_service.quoting import count_words

NAME = "model"
_LINES = 4
_LOST = frozenset({Failure.UNREACHABLE, Failure.SLOW, Failure.BROKEN, Failure.BUSY})  # what the breaker counts


@dataclass(frozen=True)
class ModelDrafter:
    """Drafts with a model behind its breaker and budget; whoever watches is told the text as it grows."""

    chat: Chat
    breaker: Breaker
    budget: Budget
    patience: Patience = USUAL
    mint: prompts.Mint = prompts.mint

    def __call__(self, understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> Draft:
        """The model's draft, or the extractive one whose `note` says why."""
        try:
            return self._written(understanding, hits, searcher)
        except ModelFailure as failure:
            return replace(extract(understanding, hits, searcher), note=note_of(Failure(str(failure))))

    def _written(self, understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> Draft:
        matter = Matter(understanding, hits)
        prompt = prompts.build(understanding, gather(understanding, hits, matter), searcher.cards(), self.mint)
        if not prompt.sources:
            raise ModelFailure(Failure.EMPTY)
        sentences = reading.read(self.ask(prompt), prompt.sources)
        stated, first = statements_of(sentences, prompt.sources, understanding, searcher)
        if not stated:
            raise ModelFailure(Failure.UNGROUNDED)
        if not first:
            raise ModelFailure(Failure.PARTIAL)
        draft = Draft(understanding.kind, stated, caveats(stated, understanding, searcher), NAME)
        if count_words(draft.text) > reading.LONGEST:
            raise ModelFailure(Failure.LONG)
        return draft

    def ask(self, prompt: Prompt) -> str:
        """The model's whole text, within breaker and budget; raises `ModelFailure`."""
        set_aside = estimate(prompt.system + prompt.user) + self.patience.tokens
        if not self.budget.takes(set_aside):
            raise ModelFailure(Failure.BUDGET)
        if not self.breaker.allows():
            self.budget.returns(set_aside)
            raise ModelFailure(Failure.PAUSED)
        text = ""
        try:
            for piece in self.chat.stream(prompt.system, prompt.user):
                text += piece
                tell(text)
                if _enough(text):
                    break
        except ModelFailure as failure:
            if str(failure) in _LOST:
                self.breaker.failed()
            else:
                self.breaker.succeeded()
            raise
        self.breaker.succeeded()
        self.budget.returns(max(0, self.patience.tokens - estimate(text)))
        return text


def _enough(text: str) -> bool:
    """Whether what comes after would not be used: too many words already, or more lines than were asked for."""
    return count_words(text) > 2 * reading.LONGEST or len(re.findall(r"\S[^\n]*\n", text)) >= _LINES


def note_of(why: Failure) -> str:
    """What an advisor reads beside a draft that the model did not write."""
    return f"No se pudo usar el modelo: {why.value}. El borrador se compuso con las propias disposiciones."


def budget_of(patience: Patience) -> Budget:
    """The day's budget by the calendar of the machine."""
    return Budget(patience.daily, date.today)
