"""Two invented norms that the tests of answering ask about."""

from datetime import date

from corpus.model import Place, Regulation
from tests.factories import regulation
from tests.fakes import ListSearcher

TODAY = date(2026, 11, 23)
CHANGED = date(2022, 3, 7)

MARKETS = (
    "Artículo 5.- Multas en mercados\n"
    "5.1 La autoridad municipal no puede imponer dos multas por el mismo hecho al conductor del puesto.\n"
    "5.2 El conductor puede apelar la multa en el plazo de quince (15) días hábiles contados desde su notificación.\n"
    "5.3 La multa equivale a 10% de la UIT."
)
REQUIREMENTS = (
    "Artículo 6.- Requisitos del permiso\n"
    "Para el permiso de comercio ambulatorio se presenta:\n"
    "a) Solicitud con carácter de declaración jurada.\n"
    "b) Copia del carné de sanidad vigente.\n"
    "c) Recibo de pago del derecho de trámite."
)
OLD_SESSIONS = "Artículo 7.- Sesiones\nEl concejo sesiona tres veces al mes."
NEW_SESSIONS = "Artículo 7.- Sesiones\nEl concejo sesiona cuatro veces al mes."
NOTICE = "Norma inventada para demostración."


def markets() -> Regulation:
    """A law with a prohibition, a deadline, an amount, a list and an amended article."""
    parts = MARKETS.split("\n")
    return regulation(
        "ley-99001",
        {
            "art_5": MARKETS,
            "art_5__para_5.1": parts[1],
            "art_5__para_5.2": parts[2],
            "art_5__para_5.3": parts[3],
            "art_6": REQUIREMENTS,
            "art_7": [(OLD_SESSIONS, date(2003, 5, 28), CHANGED), (NEW_SESSIONS, CHANGED, None)],
        },
        title="Ley de Mercados de Prueba",
        headings={"art_5": "Multas en mercados", "art_6": "Requisitos del permiso", "art_7": "Sesiones"},
        aliases=("Ley de Mercados",),
        published=date(2003, 5, 27),
    )


def ordinance() -> Regulation:
    """An invented ordinance of one district."""
    text = "Artículo 1.- Horario\nLa carga y descarga de mercadería se permite entre las 22:00 y las 06:00 horas."
    return regulation(
        "ordenanza-012-2024-mdsj",
        {"art_1": text},
        title="Ordenanza que regula la carga y descarga",
        place=Place("Lima", "Lima", "San Jacinto"),
        headings={"art_1": "Horario"},
        notice=NOTICE,
    )


def repealed() -> Regulation:
    """A law that no longer binds."""
    return regulation(
        "ley-88001",
        {"art_3": "Artículo 3.- Peajes\nLas municipalidades cobran peaje en las vías rurales."},
        title="Ley de Peajes Rurales",
        headings={"art_3": "Peajes"},
        repealed_on=date(2015, 1, 1),
        repealed_by="ley-99001",
    )


def searcher() -> ListSearcher:
    """An index of the three."""
    return ListSearcher([markets(), ordinance(), repealed()])
