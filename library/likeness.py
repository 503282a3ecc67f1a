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
NEAR, SHARED = 0.90, 0.50  # the cosine that is enough where so many of both questions' words are shared
_SAME_WORD = 75  # rapidfuzz's ratio, 0-100, from which two stems are one misspelt

_ACRONYM = re.compile(r"\b[A-ZÑ]{2,}\b")
_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*|%|\buit\b")
_SAID_NUMBER_WORDS = """
dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta sesenta cien
ciento mil millon primer primera segundo segunda tercer tercera mitad tercio medio doble triple
"""
_SAID_NUMBERS = frozenset(_SAID_NUMBER_WORDS.split())
_NEGATING_WORDS = "no ni sin nunca jamas tampoco nadie ningun ninguna excepto salvo"
_NEGATIONS = frozenset(_NEGATING_WORDS.split())
# Whose act, or which side of it, decides the answer: where one question says it the other must too. A line a meaning,
# of folded words or beginnings of words; synonyms stand on one line.
_MEANINGS = """
alcald-
regidor-
gerent- gerenc-
funcionari-
servidor- trabajador- emplead-
proveedor- contratist-
concej-
comite comites
vecin- poblador-
ministeri-
contralori-
provincial-
distrital-
regional-
nacional-
rural- urban-
publico publicos publicas
privad- particular-
aument- increment- suben sube subir subimos suba
disminu- reduc- rebaj- baja bajar bajamos bajan
antes previ-
despues posterior-
dentro
fuera
inicio comienz- empez- empiez-
fin final- termin-
maxim- tope topes
minim-
primer-
ultim-
aprob- aprueb-
anul- nulo nula nulidad
derog-
modific-
suspend- suspension-
vacan-
vacacion-
renunci-
apel-
reconsider-
impugn-
sancion-
multa multas multar multan multo multado multada multamos
paga pagan pagar pagamos pago pagos pague paguen pagado pagada
cobr-
vend- venta ventas enajen-
compra compras comprar compran compramos compre adquir- adquisicion-
alquil- arriend- arrend-
dona donar donan donado donada donacion donaciones
permut-
permanent- indetermin-
temporal- transitori-
nombr-
cas
locacion- locador-
hombre hombres varon varones
mujer mujeres
padre padres
madre madres
"""


def _pattern(line: str) -> re.Pattern[str]:
    words = (re.escape(one.removesuffix("-")) + (r"\w*" if one.endswith("-") else "") for one in line.split())
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


_DECIDING = {line.split()[0]: _pattern(line) for line in _MEANINGS.split("\n") if line}


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made ready to be compared."""

    text: str
    kind: QuestionKind
    numbers: frozenset[str]
    norms: frozenset[str]
    negated: frozenset[str]
    deciding: frozenset[str]
    acronyms: frozenset[str]
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
        deciding=frozenset(meaning for meaning, pattern in _DECIDING.items() if pattern.search(said)),
        acronyms=frozenset(_ACRONYM.findall(read.text)),
        stems=kept,
    )


def agree(one: Reading, other: Reading) -> bool:
    """Whether nothing that could decide the answer differs."""
    if one.acronyms and other.acronyms and one.acronyms != other.acronyms:
        return False  # of two offices or plans; who writes in small letters names none
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
