"""Two norms in force that give different values for the thing asked: shown side by side, never blended."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.identifiers import RegulationId, RegulationKind
from corpus.model import Span
from corpus.validity import Status
from index.model import Card, Wording
from qa_service import attribution
from qa_service.citing import Citer
from qa_service.dates import written
from qa_service.evidence import Evidence, Matter, stems_of
from qa_service.model import Check, CheckKind, QuestionKind, Statement, Understanding
from qa_service.values import AMOUNTS, TIMES, Bound, Unit, Value, values_in
from qa_service.words import stems

_UNITS: Mapping[QuestionKind, AbstractSet[Unit]] = {
    QuestionKind.DEADLINE: TIMES,
    QuestionKind.AMOUNT: AMOUNTS,
    QuestionKind.PERCENTAGE: frozenset({Unit.PERCENT}),
    QuestionKind.COUNT: TIMES | AMOUNTS,
}
# What titles are made of whatever they are about: the kind of norm, and what all municipal norms share.
_TITLING = frozenset(
    stems(
        "administración administrativo aprueba aprueban cargo código complementarias constitución crea decreto "
        "directiva directivas disposiciones entidades establece estado general gestión implementación "
        "incumplimiento ley legislativo lineamientos marco materia medidas ministerio municipal municipalidad "
        "municipalidades municipio nación nacional norma normas normatividad nuevo ordenado ordenanza orgánica "
        "perú política procedimiento procedimientos público públicos reglamento régimen regula regulación "
        "resolución sanción sancionador sistema supremo texto tuo único"
    )
)
_MARK = 2  # letters of "nº"
_LEVELS = {0: "rango constitucional", 1: "rango de ley", 2: "rango de decreto supremo"}
_FEWEST = 4
_NUMBERED = re.compile(r"\d")
_WORD = re.compile(r"\S+")
_BEFORE, _AFTER = 20, 12  # words around a value that a cut sentence would not show


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike two sentences must be to be about the same thing: misses are better than false alarms.

    `shared` is the least share of the shorter one's words that both have; `asked` the least share of the question's
    weight that each covers.
    """

    shared: float = 0.5
    asked: float = 0.4


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two norms says: the piece, and the one value of the unit asked about in it."""

    evidence: Evidence
    value: Value

    @property
    def wording(self) -> Wording:
        """The wording that holds the value."""
        return self.evidence.wording

    @property
    def regulation(self) -> RegulationId:
        """The norm."""
        return self.wording.provision.regulation

    @property
    def span(self) -> Span:
        """Where the value stands in the wording."""
        start = self.evidence.piece.span.start
        return Span(start + self.value.span.start, start + self.value.span.end)

    def quoted(self, spans: Sequence[Span]) -> Sequence[Span]:
        """The spans that the side is quoted with, or else, where none holds its value, the words around that."""
        if any(span.start <= self.span.start and self.span.end <= span.end for span in spans):
            return spans
        text, piece = self.wording.text, self.evidence.piece.span
        before = [*_WORD.finditer(text, piece.start, self.span.start)][-_BEFORE:]
        after = [*_WORD.finditer(text, self.span.end, piece.end)][:_AFTER]
        return (Span(before[0].start() if before else self.span.start, after[-1].end() if after else self.span.end),)

    def among(self, groups: Sequence[Sequence[Evidence]]) -> Sequence[Evidence]:
        """The pieces of the side's article."""
        return next(group for group in groups if group[0].wording.provision == self.wording.provision)


Conflict = tuple[Side, Side]


def find_conflict(
    understanding: Understanding,
    groups: Sequence[Sequence[Evidence]],
    matter: Matter,
    citer: Citer,
    agreement: Agreement = Agreement(),
) -> Conflict | None:
    """The deciding article's value and another norm's that differs from it, or None.

    Both bind on the day asked about and say one value each of the same unit, in sentences about the same thing, and
    neither is the rule of a field that question and other norm do not speak of: that of the associations of
    municipalities is none for a council.
    """
    units = frozenset().union(*(_UNITS.get(kind, frozenset()) for kind in understanding.kinds))
    sides = [side for group in groups if (side := _side(group[0], units, matter, citer, agreement))]
    if not groups or not sides or sides[0].evidence is not groups[0][0]:
        return None
    asked = frozenset(stems(f"{understanding.text} {' '.join(understanding.query.expansions)}"))
    fit = (other for other in sides[1:] if _one_field(sides[0], other, asked, citer))
    return next(((sides[0], other) for other in fit if _differ(sides[0], other, agreement)), None)


def _one_field(one: Side, other: Side, asked: AbstractSet[str], citer: Citer) -> bool:
    """Whether each norm, by its title, is about what the question or the other norm is about, or about no field."""
    a, b = (_field(citer.card(side.wording)) for side in (one, other))
    return not (a and a.isdisjoint(b | asked)) and not (b and b.isdisjoint(a | asked))


def _field(card: Card | None) -> frozenset[str]:
    """The stems of the words of a norm's title that say its field; none of a general norm, or one without a title."""
    if card is None:
        return frozenset()
    titled = frozenset(form for form in stems(card.title) if len(form) > _MARK and not _NUMBERED.search(form))
    return titled - _TITLING - frozenset(stems(card.label))


def _side(best: Evidence, units: AbstractSet[Unit], matter: Matter, citer: Citer, agreement: Agreement) -> Side | None:
    values = [value for value in values_in(best.text) if value.unit in units]
    single = len({value.measure for value in values}) == 1 and values[0].bound is not Bound.OVER
    binds = citer.status(best.wording) is Status.IN_FORCE
    return Side(best, values[0]) if single and binds and matter.weigh(best.text) >= agreement.asked else None


def _differ(one: Side, other: Side, agreement: Agreement) -> bool:
    """Whether two sides of different norms give another number of the same unit for the same thing."""
    if one.regulation == other.regulation or one.value.unit is not other.value.unit:
        return False
    kinds = {one.value.qualifier, other.value.qualifier} - {""}
    a, b = _matter_of(one), _matter_of(other)
    alike = len(a & b) >= max(_FEWEST, agreement.shared * min(len(a), len(b)))
    return one.value.number != other.value.number and one.value.bound is other.value.bound and len(kinds) < 2 and alike


def _matter_of(side: Side) -> AbstractSet[str]:
    """The stems of a side's sentence without its value."""
    text = side.evidence.text
    rest = f"{text[: side.value.span.start]} {text[side.value.span.end :]}"
    return {form for form in stems_of(rest) if not _NUMBERED.search(form)}


def tell(conflict: Conflict, citer: Citer) -> Statement:
    """The two side by side with rank and date, marked for the advisor, whose choice it is."""
    one, other = conflict
    said = (
        f"Hay normas vigentes que no coinciden: {_told(one)} fija «{_printed(one)}»; "
        f"{_told(other)}, «{_printed(other)}»."
    )
    cited = tuple(citer.cite(side.wording, side.span) for side in conflict)
    mark = Check(CheckKind.CONFLICT, "Dos normas vigentes fijan valores distintos: elija cuál se aplica y por qué.")
    order = f"{_higher(one, other)} {_newer(one, other)}".strip()
    return Statement(f"{said} {order} El asesor decide cuál se aplica.", cited, (mark,))


def _printed(side: Side) -> str:
    return " ".join(side.span.of(side.wording.text).split())


def _told(side: Side) -> str:
    """A side's norm with its rank and the day since which its wording binds."""
    since = side.wording.valid_from
    named = attribution.with_article(side.regulation)
    return f"{named} ({_level(side.regulation)}{f', vigente desde el {written(since)}' if since else ''})"


def _level(regulation: RegulationId) -> str:
    local = regulation.kind in (RegulationKind.ORDINANCE, RegulationKind.REGIONAL_ORDINANCE)
    return "rango de ley en su ámbito" if local else _LEVELS.get(regulation.rank, "rango inferior a decreto supremo")


def _higher(one: Side, other: Side) -> str:
    if one.regulation.rank == other.regulation.rank:
        return "Son del mismo rango."
    first = min(one, other, key=lambda side: side.regulation.rank)
    return f"De mayor rango: {attribution.with_article(first.regulation)}."


def _newer(one: Side, other: Side) -> str:
    a, b = one.wording.valid_from, other.wording.valid_from
    if a is None or b is None or a == b:
        return ""
    return f"Más reciente: {attribution.with_article((one if a > b else other).regulation)}."
