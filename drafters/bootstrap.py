"""The drafter and the rewriter of an installation, composed from its settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafters.breaker import Breaker
from drafters.drafter import ModelDrafter, budget_of
from drafters.endpoint import connect
from drafters.model import USUAL, Chat, Patience
from drafters.rewriting import rewriter

if TYPE_CHECKING:
    from index.model import Query
    from qa_service.drafting import Drafter
    from qa_service.settings import Settings


def drafter_of(settings: "Settings") -> "tuple[Drafter, Callable[[Query, str], Query] | None]":
    """The drafter with the model that the settings name, and its rewriter if wanted; raises `UnknownModel`."""
    patience = patience_of(settings)
    model = model_drafter(connect(settings.llm or "", settings.llm_key, patience), patience)
    return model, rewriter(model) if settings.llm_rewrite else None


def model_drafter(chat: Chat, patience: Patience = USUAL) -> ModelDrafter:
    """A drafter over a chat model with a breaker and a budget of its own."""
    return ModelDrafter(chat, Breaker(patience.failures, patience.pause), budget_of(patience), patience)


def patience_of(settings: "Settings") -> Patience:
    """The limits as the settings have them."""
    return Patience(
        first=settings.llm_first, total=settings.llm_total, tokens=settings.llm_tokens, daily=settings.llm_daily
    )
