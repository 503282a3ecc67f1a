"""A server that speaks the OpenAI protocol (llama.cpp, vLLM, Ollama, a hosted one), through LlamaIndex's interface."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from queue import Empty, Queue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, cast

from corpus.errors import ModelFailure, UnknownModel
from drafters.model import USUAL, Failure, Patience, Schema

if TYPE_CHECKING:
    from llama_index.core.llms import LLM, ChatResponse

_Piece = str | Failure | None  # None ends the text
_Asked = tuple[str, str, Schema]  # system, user


@dataclass(frozen=True)
class Endpoint:
    """A chat model at `MODEL@URL`, asked with time limits on connection, first words and the whole text.

    `free` is set once the server was seen to refuse answers by schema: from then on none is sent.
    """

    address: str
    key: str = "none"
    patience: Patience = USUAL
    clock: Callable[[], float] = monotonic
    free: Event = field(default_factory=Event, repr=False, compare=False)

    def stream(self, system: str, user: str, schema: Schema) -> Iterator[str]:
        """The pieces of the answer as they come; raises `ModelFailure`, on time whatever the server does."""
        llm, pieces, given_up = self.llm, Queue[_Piece](), Event()
        asking = Thread(target=self._ask, args=(llm, (system, user, schema), pieces, given_up), daemon=True)
        asking.start()
        began = self.clock()
        limit = began + self.patience.first
        try:
            while True:
                try:
                    piece = pieces.get(timeout=max(0.0, min(limit, began + self.patience.total) - self.clock()))
                except Empty:
                    raise ModelFailure(Failure.SLOW) from None
                if isinstance(piece, Failure):
                    raise ModelFailure(piece)
                if piece is None:
                    return
                limit = began + self.patience.total
                yield piece
        finally:
            given_up.set()

    def _ask(self, llm: "LLM", asked: _Asked, pieces: "Queue[_Piece]", given_up: Event) -> None:
        """Read the stream into the queue until it ends, fails, or nobody waits for it."""
        from httpx import HTTPError
        from openai import APIConnectionError, APITimeoutError, OpenAIError, RateLimitError

        ended = False
        try:
            for part in self._parts(llm, *asked):
                if given_up.is_set():
                    return
                ended = ended or _finished(part.raw)
                if part.delta:
                    pieces.put(part.delta)
            pieces.put(None if ended else Failure.BROKEN)
        except APITimeoutError:
            pieces.put(Failure.SLOW)
        except RateLimitError:
            pieces.put(Failure.BUSY)
        except APIConnectionError:
            pieces.put(Failure.UNREACHABLE)
        except (OpenAIError, HTTPError, OSError):
            pieces.put(Failure.BROKEN)
        except (ValueError, TypeError, AttributeError, LookupError):  # what is no answer of the protocol
            pieces.put(Failure.BROKEN)

    def _parts(self, llm: "LLM", system: str, user: str, schema: Schema) -> "Iterator[ChatResponse]":
        """The parts of the answer; a server that refuses the schema is asked once more without."""
        from llama_index.core.llms import ChatMessage, MessageRole
        from openai import BadRequestError, UnprocessableEntityError

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=user),
        ]
        if schema and not self.free.is_set():
            try:
                yield from llm.stream_chat(messages, response_format=_format(schema))
                return
            except (BadRequestError, UnprocessableEntityError):
                yield from llm.stream_chat(messages)
                self.free.set()
                return
        yield from llm.stream_chat(messages)

    @cached_property
    def llm(self) -> "LLM":
        """The model through LlamaIndex; raises `UnknownModel` where its connector is not installed."""
        model, _, url = self.address.partition("@")
        try:
            connector, http = import_module("llama_index.llms.openai_like"), import_module("httpx")
        except ImportError as error:
            raise UnknownModel(
                "Falta el conector de modelos de lenguaje. Instálelo con: pip install 'absuelve[llm]'."
            ) from error
        connected = connector.OpenAILike(
            model=model, api_base=url, api_key=self.key, is_chat_model=True, temperature=0.0,
            max_tokens=self.patience.tokens, timeout=self.patience.total, max_retries=0,
            # A connection that waits for a next draft would outlive whoever asked.
            http_client=http.Client(timeout=self.patience.total, limits=http.Limits(max_keepalive_connections=0)),
        )  # fmt: skip
        return cast("LLM", connected)


def connect(address: str, key: str = "none", patience: Patience = USUAL) -> Endpoint:
    """The model named as `MODEL@URL`; raises `UnknownModel` for an address of none, or without the connector."""
    model, at, url = address.partition("@")
    if not model or not at or not url.startswith(("http://", "https://")):
        raise UnknownModel(f"«{address}» no nombra un modelo de lenguaje. Use la forma MODELO@http://servidor/v1.")
    endpoint = Endpoint(address, key, patience)
    _ = endpoint.llm
    return endpoint


def _format(schema: Schema) -> dict[str, object]:
    """How the protocol asks for an answer by schema."""
    return {"type": "json_schema", "json_schema": {"name": "respuesta", "schema": schema, "strict": True}}


def _finished(raw: object) -> bool:
    """Whether a piece says that the text ended by itself: a connection that breaks off says nothing."""
    choices = getattr(raw, "choices", None) or [None]
    return bool(getattr(choices[0], "finish_reason", None))
