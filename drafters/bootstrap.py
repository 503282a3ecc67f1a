"""The drafter and the rewriter of an installation, composed from its settings."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from drafters.breaker import Breaker, Budget, Budgets
from drafters.drafter import ModelDrafter
from drafters.endpoint import connect
from drafters.model import USUAL, Chat, Mode, Patience
from drafters.rewriting import rewriter

if TYPE_CHECKING:
    from index.model import Query
    from qa_service.drafting import Drafter
    from qa_service.settings import Settings


def drafter_of(settings: "Settings") -> "tuple[Drafter, Callable[[Query, str], Query] | None]":
    """The drafter with the model that the settings name, and its rewriter if wanted; raises `UnknownModel`."""
    patience = patience_of(settings)
    chat = connect(settings.llm or "", settings.llm_key, patience)
    model = model_drafter(chat, patience, Mode(settings.llm_mode))
    return model, rewriter(model) if settings.llm_rewrite else None


def model_drafter(chat: Chat, patience: Patience = USUAL, mode: Mode = Mode.WRITE) -> ModelDrafter:
    """A drafter over a chat model with a breaker and budgets of its own, by the calendar of the machine."""
    breaker = Breaker(patience.failures, patience.pause)
    spent, each = Budget(patience.daily, date.today), Budgets(patience.each, date.today)
    return ModelDrafter(chat, breaker, spent, each, patience, mode)


def patience_of(settings: "Settings") -> Patience:
    """The limits as the settings have them."""
    return Patience(
        first=settings.llm_first,
        total=settings.llm_total,
        tokens=settings.llm_tokens,
        daily=settings.llm_daily,
        each=settings.llm_account_daily,
    )
