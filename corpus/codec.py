"""Frozen values to JSON and back, driven by their type hints.

Small geometric values (spans, boxes, lines, pages) become arrays; other dataclasses become objects without the fields
that hold their default. Dates are ISO strings, regulation ids their slugs.
"""

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from corpus.identifiers import RegulationId
from corpus.model import Box, Line, Page, Span

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
Json = Any
Hint = Any  # a class or what `typing` makes of several; its own type has no name
Decoder = Callable[[Any], Any]

_PACKED = (Span, Box, Line, Page)
_PLAIN = frozenset({str, int, float, bool, type(None)})


def encode(value: object) -> Json:
    """Turn a frozen value into what `json.dumps` takes."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, RegulationId):
        return value.slug
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _encode_fields(value)
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value


def _encode_fields(value: "DataclassInstance") -> Json:
    kind: Hint = type(value)
    if kind in _PACKED:
        return [encode(getattr(value, field.name)) for field in _fields(kind)]
    pairs = ((field, getattr(value, field.name)) for field in _fields(kind))
    return {field.name: encode(item) for field, item in pairs if not _is_default(field, item)}


@cache
def _fields(kind: Hint) -> "tuple[dataclasses.Field[Any], ...]":
    """A class's fields, asked for once: a norm holds tens of thousands of lines and boxes."""
    return dataclasses.fields(kind)


def _is_default(field: "dataclasses.Field[Any]", item: object) -> bool:
    return field.default is not dataclasses.MISSING and bool(item == field.default)


def decode(kind: type[T], data: Json) -> T:
    """Rebuild a `kind` from what `encode` gave; raises KeyError, TypeError or ValueError on data of another shape."""
    return cast("T", _decoder(cast("Hint", kind))(data))


@cache
def _decoder(kind: Hint) -> Decoder:
    origin: Hint = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if origin is tuple:
        return _sequence(kind)
    if origin is not None and issubclass(origin, Mapping):
        return dict
    if kind is RegulationId:
        return RegulationId
    if dataclasses.is_dataclass(kind):
        return _packed(kind) if kind in _PACKED else _record(kind)
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return _same


def _same(data: Json) -> Json:
    return data


def _optional(kind: Hint) -> Decoder:
    inner = _decoder(next(arg for arg in get_args(kind) if arg is not types.NoneType))
    return lambda data: None if data is None else inner(data)


def _sequence(kind: Hint) -> Decoder:
    args = get_args(kind)
    if len(args) == 2 and args[1] is Ellipsis:
        inner = _decoder(args[0])
        return lambda data: tuple(inner(item) for item in data)
    inners = [_decoder(arg) for arg in args]
    return lambda data: tuple(inner(item) for inner, item in zip(inners, data, strict=True))


def _packed(kind: Hint) -> Decoder:
    inners = [_decoder(hint) for hint in get_type_hints(kind).values()]
    return lambda data: kind(*[inner(item) for inner, item in zip(inners, data, strict=True)])


def _record(kind: Hint) -> Decoder:
    inners = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}
    return lambda data: kind(**{name: inners[name](item) for name, item in dict(data).items()})
