"""Figures as CSV, for spreadsheets: no cell begins with what a spreadsheet would compute."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from insight.figures import By, Service, Table
from insight.gaps import Gaps
from insight.intervals import Estimate
from insight.reviews import Mended, Reviewed

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LEVELS = {By.DEPARTMENT: ["departamento"], By.PROVINCE: ["departamento", "provincia"], By.DISTRICT: [
    "departamento", "provincia", "distrito",
], By.ARTICLE: ["norma", "artículo"]}  # fmt: skip
_NAMES = {By.TOPIC: "tema", By.MATTER: "materia", By.NORM: "norma", By.MONTH: "mes", By.WEEKDAY: "día", By.HOUR: "hora"}
_SERVED = [
    "consultas", "respondidas", "abstenciones", "a_tiempo", "horas_p50", "horas_p90", "días_hábiles_p50",
    "días_hábiles_p90",
]  # fmt: skip
Cells = Sequence[object]


def of_table(table: Table) -> str:
    """A table, with a last line for all that is withheld."""
    names = _LEVELS.get(table.by) or [_NAMES[table.by]]
    lines: list[Cells] = [[*line.key, *_served(line.service)] for line in table.lines]
    if table.withheld:
        lines.append(["(reservado)", *[""] * (len(names) - 1), table.withheld, *[""] * (len(_SERVED) - 1)])
    return _written([*names, *_SERVED], lines)


def of_reviews(groups: Iterable[Reviewed]) -> str:
    """Reviews by group."""
    head = ["grupo", "respuestas", "a_mano"]
    for name in ("aceptadas", "distancia", "calificación"):
        head += [name, f"{name}_mín", f"{name}_máx", f"{name}_n"]
    lines = [
        [
            one.group,
            one.answers,
            one.by_hand,
            *_estimate(one.accepted),
            *_estimate(one.distance),
            *_estimate(one.rating),
        ]
        for one in groups
    ]
    return _written(head, lines)


def of_mended(kinds: Iterable[Mended]) -> str:
    """What advisors mend."""
    lines = [[one.kind.value, one.count, *_estimate(one.share)] for one in kinds]
    return _written(["cambio", "borradores", "parte", "parte_mín", "parte_máx", "parte_n"], lines)


def of_gaps(found: Gaps) -> str:
    """What to acquire."""
    norms: list[Cells] = [["norma", one.name, one.questions] for one in found.norms]
    return _written(["qué", "nombre", "consultas"], [*norms, *(["tema", o.name, o.questions] for o in found.topics)])


def _served(one: Service) -> Iterator[object]:
    yield from (one.cases, one.answered, _value(one.abstained), _value(one.in_time))
    yield from ("" if found is None else found for found in (one.hours_p50, one.hours_p90))
    yield from ("" if found is None else found for found in (one.workdays_p50, one.workdays_p90))


def _value(one: Estimate | None) -> object:
    return "" if one is None else one.value


def _estimate(one: Estimate | None) -> Cells:
    return [one.value, one.low, one.high, one.of] if one else ["", "", "", 0]


def _written(head: Sequence[str], lines: Iterable[Cells]) -> str:
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in line] for line in lines)
    return made.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
