"""Whether two questions ask the same: what must agree to the letter, and how near the rest must be.

An answer offered for another question is worse than none, so whatever could decide it must agree: numbers, norms,
negation, who acts, what kind of answer is wanted. Only then are meaning (the index's model) and words compared.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from ingest.folding import fold
from qa_service.model import QuestionKind, Understanding
from qa_service.words import stems

Vector = NDArray[np.float32]

NEAREST = 0.96  # the cosine from which questions are alike whatever their words
NEAR, SHARED = 0.90, 0.70  # the cosine that is enough where so many of both questions' words are shared
_SAME_WORD = 75  # rapidfuzz's ratio, 0-100, from which two stems are one misspelt

_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*|%|\buit\b")
_SAID_NUMBER_WORDS = """
dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta sesenta cien
ciento mil millon primer primera segundo segunda tercer tercera mitad tercio medio doble triple
"""
_SAID_NUMBERS = frozenset(_SAID_NUMBER_WORDS.split())
_NEGATING_WORDS = "no ni sin nunca jamas tampoco nadie ningun ninguna excepto salvo"
_NEGATIONS = frozenset(_NEGATING_WORDS.split())
# Whose act, or which side of it, decides the answer: where one question names it the other must too.
_DECIDING_ROOTS = """
alcald regidor gerent funcionari servidor trabajador proveedor contratist concej comit vecin ministeri contralori
provincial distrital regional nacional rural urban public privad
aument disminu reduc antes despues dentr fuer inicio fin maxim minim primer ultim
aprob anul derog modific suspend vac renunci apel impugn sancion mult pag cobr vend compr alquil don permut
permanent temporal indetermin nombr contrat locacion cas hombr mujer padr madr
"""
_DECIDING = tuple(_DECIDING_ROOTS.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made ready to be compared."""

    text: str
    kind: QuestionKind
    numbers: frozenset[str]
    norms: frozenset[str]
    negated: frozenset[str]
    deciding: frozenset[str]
    stems: tuple[str, ...]


def reading_of(read: Understanding) -> Reading:
    """What is compared of a question as it was understood: courtesies and orders to programs are gone."""
    said = fold(read.text)
    words = re.findall(r"[a-z]+", said)
    kept = tuple(dict.fromkeys(stems(read.text)))
    norms = {one.slug for one in read.query.named} | {str(one) for one in read.query.cited}
    return Reading(
        text=read.text,
        kind=read.kind,
        numbers=frozenset(_NUMBER.findall(said)) | (_SAID_NUMBERS & set(words)),
        norms=frozenset(norms) | frozenset(read.missing),
        negated=_NEGATIONS & frozenset(words),
        deciding=frozenset(root for root in _DECIDING if any(word.startswith(root) for word in words)),
        stems=kept,
    )


def agree(one: Reading, other: Reading) -> bool:
    """Whether nothing that could decide the answer differs."""
    return (one.kind, one.numbers, one.norms, one.negated) == (
        other.kind,
        other.numbers,
        other.norms,
        other.negated,
    ) and one.deciding == other.deciding


def shared(one: Reading, other: Reading) -> float:
    """The share of both questions' words that stand in the other too, misspelt ones as well; 0-1."""
    if not one.stems or not other.stems:
        return 0.0
    found = _found(one.stems, other.stems) + _found(other.stems, one.stems)
    return found / (len(one.stems) + len(other.stems))


def alike(one: Reading, other: Reading, cosine: float) -> bool:
    """Whether two questions ask the same, given the cosine of their vectors."""
    if not agree(one, other):
        return False
    return cosine >= NEAREST or (cosine >= NEAR and shared(one, other) >= SHARED)


def _found(words: Sequence[str], among: Sequence[str]) -> int:
    return sum(any(word == other or fuzz.ratio(word, other) >= _SAME_WORD for other in among) for word in words)
