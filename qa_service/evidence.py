"""Which pieces of the provisions found answer a question, each with how well it does."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from index.model import Hit, Wording
from index.tokens import STOP_WORDS, WORD, stem, words
from ingest.folding import fold
from qa_service.authorities import offices
from qa_service.clauses import Piece, pieces
from qa_service.conditions import case_of
from qa_service.families import root
from qa_service.leaning import silent
from qa_service.model import QuestionKind, Understanding
from qa_service.weights import Weights
from qa_service.words import content

_NUMBER_WORD = (
    r"(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|"
    r"cuarenticinco|sesenta|noventa|cien|ciento|\d+)"
)
_DURATION = rf"\b{_NUMBER_WORD}\b[^.;]{{0,18}}\b(?:dias?|mes(?:es)?|anos?|horas?|semanas?)\b"
_MONTH = (
    r"\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]*tiembre|setiembre|octubre|noviembre|diciembre)\b"
)
# What the deciding sentence of each kind of question holds.
_SIGNS: Mapping[QuestionKind, re.Pattern[str]] = {
    QuestionKind.YES_NO: re.compile(
        r"\b(?:pued[ea]n?|podra[n]?|nunca|no\s+(?:hay|tiene|pued|podra|proced|es|son|constituy|exime|requier|esta)|prohib\w+|impedid\w+|facultad\w*|obligad\w+|"
        r"obligatori\w+|tienen?\s+derecho|son\s+derechos|deb(?:e|en|era|eran)|proced\w+|nul[oa]s?|permit\w+|salvo|exceptu\w+|inafect\w+|exonerad\w+)\b"
    ),
    QuestionKind.DEADLINE: re.compile(rf"{_DURATION}|\bplazos?\b|\bvigencia\b|{_MONTH}"),
    QuestionKind.AMOUNT: re.compile(
        r"\d\s*%|\bpor\s+ciento\b|\buit\b|\bs/\.?\s*\d|\bsoles\b|\bmonto\b|\bequivalente\b|\btasa\b"
    ),
    QuestionKind.PERCENTAGE: re.compile(r"\d\s*%|\bpor\s+ciento\b|\bporcentaje\b"),
    QuestionKind.COUNT: re.compile(rf"\b{_NUMBER_WORD}\b|\bmitad\b|\bterci[oa]s?\b|\btercera\s+parte\b|%"),
    QuestionKind.WHO: re.compile(
        r"\b(?:corresponde|compete|competen\w+|encargad\w+|responsable|a\s+cargo|aprueba|resuelve|designa|titular|concejo|alcalde|gerente|tribunal|"
        r"comision|organo|autoridad|jefe|ministerio)\b"
    ),
    QuestionKind.REQUIREMENTS: re.compile(
        r"\b(?:requisitos?|debe[n]?\s+(?:presentar|contener|cumplir|acreditar)|solicitud|declaracion\s+jurada|copia|adjunt\w+)\b"
    ),
    QuestionKind.PROCEDURE: re.compile(
        r"\b(?:procedimiento|mediante|a\s+traves|previ[oa]|solicitud|acuerdo|se\s+(?:realiza|efectua|tramita|hace)|subasta)\b"
    ),
    QuestionKind.SANCTION: re.compile(
        r"\b(?:sancion\w*|multa|nul[oa]s?|nulidad|vacancia|suspension|destitucion|inhabilit\w+|responsabilidad|infraccion|pierde|abandono|caduc\w+)\b"
    ),
    QuestionKind.DEFINITION: re.compile(
        r"\b(?:es\s+(?:el|la|un|una|aquel|todo)|son\s+(?:los|las|aquell)|se\s+(?:entiende|considera|define)|consiste|constituy\w+|denomina)\b"
    ),
    QuestionKind.LIST: re.compile(r":\s*$|\b(?:siguientes|son|comprende\w*)\b"),
}

# The value itself that a question of these kinds wants: a sentence that only speaks of "el plazo" does not give one.
_FRACTION = r"\b(?:mitad|terci[oa]s?|(?:tercera|cuarta|quinta|decima)\s+parte)\b"
_VALUES: Mapping[QuestionKind, re.Pattern[str]] = {
    QuestionKind.DEADLINE: re.compile(
        rf"{_DURATION}|\b\d{{1,2}}\s+de\s+{_MONTH[2:]}|\bultimo\s+dia\b|\d{{1,2}}:\d\d|\bindeterminad[oa]\b|\ben\s+cualquier\s+momento\b"
    ),
    QuestionKind.AMOUNT: re.compile(
        rf"\d\s*%|\bpor\s+ciento\b|\b{_NUMBER_WORD}\b[^.;]{{0,20}}\b(?:uit|unidad(?:es)?\s+impositivas?)\b|\bs/\.?\s*\d|\d\s+soles\b|{_FRACTION}"
        r"|\bgratuit|\bhonorari|\bsin\s+(?:costo|pago)\b"
    ),
    QuestionKind.PERCENTAGE: re.compile(rf"\d\s*%|\bpor\s+ciento\b|{_FRACTION}"),
    QuestionKind.COUNT: re.compile(rf"\d\s*%|\bpor\s+ciento\b|\b(?:minimo|maximo|mas|menos)\s+de\b|{_FRACTION}"),
}
# ¿Desde cuándo se cuenta? · ¿a partir de qué fecha?
_ASKS_START = re.compile(r"\b(?:desde|a\s+partir\s+de)\s+(?:cuando|que\s+(?:dia|fecha|mes|momento))\b")
_START = re.compile(
    r"\ba\s+partir\s+del?\b|\bdesde\s+(?:el|la|que)\b|\bcontad[oa]s?\b|\bcomput\w+|\bal\s+dia\s+siguiente\b"
)
# ¿En cuántas cuotas …?: what is counted, by the beginning of its word
_COUNTED = re.compile(r"\bcuant[oa]s\s+(?!dias|meses|anos|horas|semanas)(\w{4,})")
_MOST_SIGNS = 2
_DEFINES = re.compile(r"\W*(?:definicion|glosario|terminos|abreviatura|acronimo|siglas)")
_TRANSITORY = "dct_"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of a wording found at `rank` (from 0), and how well it answers: the more the better, about 0 to 2.

    `relative` is the search's score of the wording, as a share of the first one's.
    """

    wording: Wording
    piece: Piece
    rank: int
    score: float
    relative: float = 1.0

    @property
    def text(self) -> str:
        """The piece's own words."""
        return self.piece.span.of(self.wording.text)


@dataclass(frozen=True, slots=True)
class Tuning:
    """What each sign counts; chosen coarsely on the dev set, so that no single question decides."""

    depth: int = 8
    expansion: float = 0.5
    sign: float = 0.2
    value: float = 0.3
    breadth: float = 0.6
    heading: float = 0.6
    prior: float = 1.2
    decay: float = 0.2
    cited: float = 0.5
    slice: float = 0.15
    office: float = 0.4
    case: float = 0.4
    leaning: float = 0.15
    aside: float = 0.25


class Matter:
    """The words a question turns on, weighed by how rare they are among the provisions found."""

    def __init__(self, understanding: Understanding, hits: Sequence[Hit], tuning: Tuning = Tuning()) -> None:
        own = {stem(word) for word in content(understanding.matter or understanding.text)}
        law = {stem(word) for term in understanding.query.expansions for word in words(term)}
        texts = [hit.wording.text for hit in hits]
        self._said = own, law, texts, tuning.expansion
        rooted = [roots_of(text) for text in texts]
        self._families = Weights({*map(root, own)}, {*map(root, law)}, rooted, tuning.expansion)
        self.weights: Mapping[str, float] = self._families.of
        asks_start = _ASKS_START.search(fold(understanding.text))
        values = {**_VALUES, QuestionKind.DEADLINE: _START} if asks_start else _VALUES
        self._values = [values[kind] for kind in understanding.kinds if kind in values]
        self._counts = _counts_of(understanding)
        self._value = tuning.value

    def points(self, text: str) -> float:
        """What a text covers of the question, and more when it holds a value that the question asks for."""
        folded = fold(text)
        told = any(value.search(folded) for value in self._values)
        counted = self._counts is not None and bool(self._counts.search(folded))
        return self.covers(text) + self._value * (told + counted)

    def weigh(self, text: str) -> float:
        """The share of the question's weight that a text covers; more than 1 when it also has the law's words."""
        return self._words.within(stems_of(text))

    @cached_property
    def _words(self) -> Weights:
        own, law, texts, share = self._said
        return Weights(own, law, [stems_of(text) for text in texts], share)

    def covers(self, text: str) -> float:
        """As `weigh`, words of one family taken as one: "reelegido" and "reelección"."""
        return self._families.within(roots_of(text))

    def tells(self, told: Sequence[str], seen: Counter[str]) -> bool:
        """Whether the question has a word of a case that no other piece has; where there is none, half of its words.

        `seen` counts the pieces that have a word.
        """
        forms = {root(stem(word)) for word in told}
        own = {form for form in forms if seen[form] == 1}
        held = forms & self.weights.keys()
        return bool(own & held) if own else 2 * len(held) >= len(forms)


def _counts_of(understanding: Understanding) -> re.Pattern[str] | None:
    """What tells how many there are of the thing counted: "cuatro (4) cuotas"; None where nothing is counted."""
    found = _COUNTED.search(fold(understanding.text))
    if found is None or QuestionKind.COUNT not in understanding.kinds:
        return None
    return re.compile(rf"\b{_NUMBER_WORD}\b(?:\s*\([^)]*\))?\s+{found[1][:4]}")


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """The distinct stems of a text, as the index makes them; folded by table, which is ten times as fast."""
    return frozenset(map(stem, _words_of(text)))


@lru_cache(maxsize=8192)
def roots_of(text: str) -> frozenset[str]:
    """The distinct roots of a text's words: those of one family are one."""
    return frozenset(map(_root, _words_of(text)))


@lru_cache(maxsize=65_536)
def _root(word: str) -> str:
    return root(stem(word))


def _words_of(text: str) -> Iterator[str]:
    found = set(WORD.findall(fold(text))) - STOP_WORDS
    return (word for word in found if len(word) > 1 or word.isdigit())


def gather(
    understanding: Understanding, hits: Sequence[Hit], matter: Matter, tuning: Tuning = Tuning()
) -> tuple[Evidence, ...]:
    """Every piece of the first hits with its score, best first."""
    signs = [_SIGNS[kind] for kind in understanding.kinds if kind in _SIGNS]
    top = max((hit.score for hit in hits), default=1.0) or 1.0
    asked = offices(understanding.text)
    found = list[Evidence]()
    read = hits[: tuning.depth]
    telling = [hit for hit in read if not silent(hit.wording.text)] or read
    for rank, hit in enumerate(telling):
        base = _standing(hit, rank, matter, tuning) - tuning.office * _of_others(hit, asked)
        base -= tuning.aside * _aside(hit, understanding)
        scored = [
            Evidence(
                hit.wording,
                piece,
                rank,
                base + _worth(piece, hit.wording.text, signs, matter, tuning) + _nearness(piece, hit, tuning),
                hit.score / top,
            )
            for piece in pieces(hit.wording.text, hit.wording.heading)
        ]
        found += _of_cases(scored, matter, tuning)
    return tuple(sorted(found, key=lambda evidence: -evidence.score))


def _of_cases(scored: Sequence[Evidence], matter: Matter, tuning: Tuning) -> Sequence[Evidence]:
    """The pieces of an article, those of a case that the question does not tell of counted less.

    The article keeps its place: its best piece has the score that the best had before.
    """
    seen = Counter(form for one in scored for form in roots_of(one.text))
    less = [
        one.score - tuning.case * _untold(one.piece, one.wording.text, seen, matter) - tuning.leaning * _leaning(one)
        for one in scored
    ]
    kept = max((one.score for one in scored), default=0.0) - max(less, default=0.0)
    return [replace(one, score=score + kept) for one, score in zip(scored, less, strict=True)]


def _leaning(one: Evidence) -> bool:
    """Whether a sentence leans on the one before, whose words count for it too."""
    lead = one.piece.lead
    return lead is not None and not lead.of(one.wording.text).endswith(":")


def _untold(piece: Piece, text: str, seen: Counter[str], matter: Matter) -> bool:
    """Whether a piece, or what leads into it, is of a case that the question does not tell of, nor of its rule.

    `seen` counts the pieces of the article that have a word.
    """
    cases = [case for span in piece.spans if (case := case_of(fold(span.of(text))))]
    rule = roots_of(piece.span.of(text)) if cases else frozenset[str]()
    if any(seen[form] == 1 and form in matter.weights for form in rule):
        return False
    return any(not any(matter.tells(words, seen) for words in case) for case in cases)


def _standing(hit: Hit, rank: int, matter: Matter, tuning: Tuning) -> float:
    """What an article's pieces share: its rank, whether the question cites it, all it covers of the question."""
    around = " ".join((hit.wording.label, hit.wording.heading or "", *hit.wording.path))
    prior = tuning.prior / (1 + tuning.decay * rank) + (tuning.cited if "cited" in hit.parts else 0.0)
    return prior + tuning.breadth * matter.covers(hit.wording.text) + tuning.heading * matter.covers(around)


def _of_others(hit: Hit, asked: frozenset[str]) -> bool:
    """Whether an article, not cited by the question, speaks of no office asked about: the Contralor's is no mayor's."""
    if not asked or "cited" in hit.parts:
        return False
    return not asked & offices(f"{hit.wording.heading or ''} {hit.wording.text}")


def _aside(hit: Hit, understanding: Understanding) -> bool:
    """Whether an article, not cited, defines words that are not asked for, or leads over to a new law for a time."""
    if "cited" in hit.parts:
        return False
    defines = _DEFINES.match(fold(hit.wording.heading or "")) and QuestionKind.DEFINITION not in understanding.kinds
    return bool(defines) or hit.wording.provision.eid.startswith(_TRANSITORY)


def _worth(piece: Piece, text: str, signs: Sequence[re.Pattern[str]], matter: Matter, tuning: Tuning) -> float:
    """What a piece itself says of the question, with the words that lead into it, and how it looks like an answer."""
    own = " ".join(span.of(text) for span in piece.spans)
    folded = fold(own)
    shown = sum(bool(sign.search(folded)) for sign in signs)
    return matter.points(own) + tuning.sign * min(shown, _MOST_SIGNS)


def _nearness(piece: Piece, hit: Hit, tuning: Tuning) -> float:
    """Less for a piece of a long article the farther its slice stands in their order of nearness to the question."""
    last = len(hit.passages) - 1
    places = (
        place
        for place, slice in enumerate(hit.passages)
        if slice.start < piece.span.end and piece.span.start < slice.end
    )
    return -tuning.slice * next(places, last) / last if last > 0 else 0.0
