"""A drafter that lets a language model phrase what the evidence says; whatever is unsafe gives way to the extract."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.errors import ModelFailure
from drafters import choosing, prompts, reading
from drafters.breaker import Breaker, Budget, Budgets, estimate
from drafters.model import USUAL, Chat, Failure, Mode, Patience
from drafters.prompts import Prompt
from drafters.spending import payer
from drafters.watching import tell
from drafters.wording import worded
from index.model import Hit, Searcher
from qa_service.drafting import extract
from qa_service.model import Draft, Understanding
from qa_service.words import count_words

NAME = "model"
_LINES = 4
_LOST = frozenset({Failure.UNREACHABLE, Failure.SLOW, Failure.BROKEN, Failure.BUSY})  # what the breaker counts


@dataclass(frozen=True)
class ModelDrafter:
    """Drafts with a model behind its breaker and budgets; whoever watches is told the text as it grows."""

    chat: Chat
    breaker: Breaker
    budget: Budget
    budgets: Budgets
    patience: Patience = USUAL
    mode: Mode = Mode.WRITE
    mint: prompts.Mint = prompts.mint

    def __call__(self, understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> Draft:
        """The model's draft, or the extractive one whose `note` says why."""
        case = choosing.Case.of(understanding, hits, searcher)
        prompt = prompts.build(understanding, case.evidence, searcher.cards(), self.mode, self.mint)
        try:
            written = self.ask(prompt) if prompt.sources else ""
            if self.mode is Mode.WRITE:
                return worded(written, prompt.sources, case, NAME)
            chosen = [prompt.sources[token] for token in reading.chosen(written, prompt.sources)]
            return choosing.quoted(case, chosen, NAME)
        except ModelFailure as failure:
            return replace(extract(understanding, hits, searcher), note=note_of(Failure(str(failure))))

    def ask(self, prompt: Prompt) -> str:
        """The model's whole text, within breaker and budgets; raises `ModelFailure`."""
        spent = self._set_aside(estimate(prompt.system + prompt.user) + self.patience.tokens)
        text = ""
        try:
            for piece in self.chat.stream(prompt.system, prompt.user, prompt.schema):
                text += piece
                tell(reading.readable(text))
                if _enough(text):
                    break
        except ModelFailure as failure:
            if str(failure) in _LOST:
                self.breaker.failed()
            else:
                self.breaker.succeeded()
            raise
        self.breaker.succeeded()
        for budget in spent:
            budget.returns(max(0, self.patience.tokens - estimate(text)))
        return text

    def _set_aside(self, tokens: int) -> tuple[Budget, Budget]:
        """Take tokens from the day's budget and the account's; raises `ModelFailure` where one has too few left."""
        own = self.budgets.of(payer())
        if not own.takes(tokens):
            raise ModelFailure(Failure.ACCOUNT)
        if not self.budget.takes(tokens):
            own.returns(tokens)
            raise ModelFailure(Failure.BUDGET)
        if not self.breaker.allows():
            own.returns(tokens)
            self.budget.returns(tokens)
            raise ModelFailure(Failure.PAUSED)
        return own, self.budget


def _enough(text: str) -> bool:
    """Whether what comes after would not be used: too many words already, or more lines than were asked for."""
    lines = 0 if reading.in_json(text) else len(re.findall(r"\S[^\n]*\n", text))
    return count_words(text) > 2 * reading.LONGEST or lines >= _LINES


def note_of(why: Failure) -> str:
    """What an advisor reads beside a draft that the model did not write."""
    return f"No se pudo usar el modelo: {why.value}. El borrador se compuso con las propias disposiciones."
