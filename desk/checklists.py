"""What an advisor confirms before approving: short for a task, longer where the law must be read closely."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from desk.model import Matter


@dataclass(frozen=True, slots=True)
class Point:
    """A point to confirm: its key in data and the sentence that an advisor reads."""

    key: str
    text: str


_ANSWERS = Point("answers", "La respuesta contesta lo que se preguntó.")
_SOURCES = Point("sources", "Cada afirmación dice lo mismo que el texto citado a su lado.")
_IN_FORCE = Point("in_force", "Los textos citados regían en la fecha por la que se pregunta.")
_EXCEPTIONS = Point("exceptions", "Se revisaron las excepciones y lo que la norma remite a otras.")
_PLACE = Point("place", "Se consideró si la municipalidad tiene una norma propia sobre el asunto.")
_HIERARCHY = Point("hierarchy", "Ninguna norma de rango superior o posterior dice lo contrario.")
_CONSEQUENCES = Point("consequences", "Se advierte de la responsabilidad o la nulidad a que se expone el funcionario.")

_POINTS: Mapping[Matter, tuple[Point, ...]] = {
    Matter.TASK: (_ANSWERS, _SOURCES),
    Matter.APPLICATION: (_ANSWERS, _SOURCES, _IN_FORCE, _EXCEPTIONS),
    Matter.LEGAL: (_ANSWERS, _SOURCES, _IN_FORCE, _EXCEPTIONS, _PLACE, _HIERARCHY, _CONSEQUENCES),
}


def checklist(matter: Matter) -> tuple[Point, ...]:
    """The points of a matter, in the order in which they are read."""
    return _POINTS[matter]


def open_points(matter: Matter, confirmed: Collection[str]) -> tuple[str, ...]:
    """The sentences of the points that were not confirmed."""
    return tuple(point.text for point in checklist(matter) if point.key not in confirmed)
