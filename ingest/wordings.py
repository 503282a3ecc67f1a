"""How each kind of norm is written out, abbreviated, ranked in front matter and named in file names: one table each."""

import re
from dataclasses import dataclass

from corpus.identifiers import RegulationKind as K


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of norm is written out and abbreviated (patterns over folded text), with a real example to test it."""

    kind: K
    long: str
    short: str | None
    example: str


_RESOLUTION = r"resoluci[o0]n(?:es)?"
# The body that decided, between the kind and the number: "de Consejo Directivo … OSINERGMIN", "S.B.S."; what
# it does ("que aprueba la Directiva N° …") is no body.
_BODY = (
    r"(?:\s+(?!(?:que|aprueba|ley|leyes|decretos?|directivas?|ordenanzas?|resoluci[o0]n|reglamento|acuerdos?|expedientes?"
    r"|informes?|oficios?|anexos?|articulos?|numeral|n|nro|num|numero)\b)[a-z]+(?:\.[a-z]+)*\.?,?){0,16}?"
)

# Order matters: the longer wording first. A short form counts only with a year after its number, or it would be noise.
WORDINGS: tuple[Wording, ...] = (
    Wording(
        K.LEGISLATIVE_DECREE,
        r"decretos?\s+legislativos?|d(?:ec)?\.?\s?leg(?:isl?)?\b\.?|dleg",
        None,
        "D. Leg. 1057",
    ),
    Wording(K.URGENCY_DECREE, r"decretos?\s+de\s+urgencia", r"d\.?\s?u\.?", "Decreto de Urgencia Nº 014-2019"),
    Wording(K.SUPREME_DECREE, r"decretos?\s+supremos?", r"d\.?\s?s\.?|dec\.?\s+sup\.?", "D.S. 004-2019-JUS"),
    Wording(K.MAYORAL_DECREE, r"decretos?\s+de\s+alcaldia", r"d\.?\s?a\.?", "DECRETO DE ALCALDÍA N° 14-2021-MML"),
    # "D.L." may also be a legislative decree: the number decides.
    Wording(K.DECREE_LAW, r"decretos?[\s-]ley(?:es)?|d\.?\s?ley|d\.?\s?l\.?", None, "Decreto Ley Nº 25868"),
    Wording(K.LAW, r"ley(?:es)?(?:\s+(?:organica|general|marco))?", None, "Ley Nº 27972"),
    Wording(
        K.LEGISLATIVE_RESOLUTION,
        rf"{_RESOLUTION}\s+legislativas?(?:\s+del\s+congreso)?",
        None,
        "RESOLUCIÓN LEGISLATIVA Nº 26253",
    ),
    Wording(K.SUPREME_RESOLUTION, rf"{_RESOLUTION}\s+supremas?", r"r\.?\s?s\.?", "R.S. N° 189-2012-PCM"),
    Wording(
        K.VICE_MINISTERIAL_RESOLUTION,
        rf"{_RESOLUTION}\s+vice\s?-?ministerial(?:es)?",
        r"r\.?\s?v\.?\s?m\.?",
        "Resolución Viceministerial N° 063-2021-VMPCIC-MC",
    ),
    Wording(
        K.MINISTERIAL_RESOLUTION,
        rf"{_RESOLUTION}\s+ministerial(?:es)?",
        r"r\.?\s?m\.?",
        "RESOLUCIÓN MINISTERIAL Nº 236-2018-VIVIENDA",
    ),
    Wording(
        K.DIRECTORAL_RESOLUTION,
        rf"{_RESOLUTION}\s+directoral(?:es)?",
        r"r\.?\s?d\.?",
        "R.D. N° 0007-2025-EF/54.01",
    ),
    Wording(K.CHIEF_RESOLUTION, rf"{_RESOLUTION}\s+jefatural(?:es)?", r"r\.?\s?j\.?", "R.J. N° 294-2017-ANA"),
    Wording(
        K.COMPTROLLER_RESOLUTION,
        rf"{_RESOLUTION}\s+de\s+contraloria(?:\s+general)?",
        r"r\.?\s?c\.?",
        "RESOLUCIÓN DE CONTRALORÍA N° 031-2023-CG",
    ),
    Wording(
        K.MAYORAL_RESOLUTION,
        rf"{_RESOLUTION}\s+de\s+alcaldia",
        r"r\.?\s?a\.?",
        "Resolución de Alcaldía N° 123-2024-MDQ/A",
    ),
    Wording(
        K.MANAGEMENT_RESOLUTION,
        rf"{_RESOLUTION}\s+de\s+gerencia(?:\s+municipal(?:\s+metropolitana)?)?",
        None,
        "RESOLUCIÓN DE GERENCIA N° D000199-2022-MML-GMM",
    ),
    Wording(K.RESOLUTION, rf"{_RESOLUTION}{_BODY}", r"r\.(?:\s?pres\.)?", "RESOLUCIÓN N° 0848-2025-JNE"),
    Wording(K.REGIONAL_ORDINANCE, r"ordenanzas?\s+regional(?:es)?", None, "Ordenanza Regional N° 005-2018-GRP"),
    Wording(
        K.ORDINANCE,
        r"o?rdenanzas?(?:\s+(?:municipal(?:es)?|distrital|provincial|metropolitana))?",
        None,
        "Ordenanza N° 012-2024-MDSJ",
    ),
    Wording(
        K.COUNCIL_AGREEMENT,
        r"acuerdos?\s+(?:de\s+concejo|municipal)(?:\s+(?:municipal|metropolitano))?",
        None,
        "ACUERDO DE CONCEJO N° 471 - 2022",
    ),
    Wording(
        K.DIRECTIVE,
        r"directivas?(?:\s+(?:general|administrativa|sanitaria|interna))?",
        None,
        "Directiva N° 002-2023-CG/PREVI",
    ),
)

# The first letter of a wording, written out or abbreviated, at a word's start.
BEGINNING = re.compile(
    r"(?:a(?=cuerdo)|d(?=ec|irectiva|[^a-z]|[alsu])|l(?=ey)|o(?=rdenanza)|r(?=esoluci|denanza|[^a-z]|[acdjmsv]))"
    r"(?<![a-z0-9].)"
)

NUMBERED_ONCE = (K.LAW, K.LEGISLATIVE_DECREE, K.DECREE_LAW)
YEARLY = (  # always printed with their year
    K.URGENCY_DECREE,
    K.SUPREME_DECREE,
    K.SUPREME_RESOLUTION,
    K.MINISTERIAL_RESOLUTION,
    K.VICE_MINISTERIAL_RESOLUTION,
    K.DIRECTORAL_RESOLUTION,
    K.CHIEF_RESOLUTION,
    K.COMPTROLLER_RESOLUTION,
    K.RESOLUTION,
    K.DIRECTIVE,
)
MUNICIPAL = (K.ORDINANCE, K.COUNCIL_AGREEMENT, K.MAYORAL_DECREE, K.MAYORAL_RESOLUTION)  # may leave out year and issuer

RANKS = {  # front matter's `rank`
    "constitucion": K.CONSTITUTION,
    "ley": K.LAW,
    "ley_organica": K.LAW,
    "ley_de_reforma_constitucional": K.LAW,
    "decreto_legislativo": K.LEGISLATIVE_DECREE,
    "decreto_ley": K.DECREE_LAW,
    "decreto_de_urgencia": K.URGENCY_DECREE,
    "decreto_urgencia": K.URGENCY_DECREE,
    "decreto_supremo": K.SUPREME_DECREE,
    "resolucion_legislativa": K.LEGISLATIVE_RESOLUTION,
    "resolucion_suprema": K.SUPREME_RESOLUTION,
    "resolucion_ministerial": K.MINISTERIAL_RESOLUTION,
    "resolucion_viceministerial": K.VICE_MINISTERIAL_RESOLUTION,
    "resolucion_directoral": K.DIRECTORAL_RESOLUTION,
    "resolucion_jefatural": K.CHIEF_RESOLUTION,
    "resolucion_de_contraloria": K.COMPTROLLER_RESOLUTION,
    "resolucion_de_alcaldia": K.MAYORAL_RESOLUTION,
    "ordenanza": K.ORDINANCE,
    "ordenanza_municipal": K.ORDINANCE,
    "acuerdo_de_concejo": K.COUNCIL_AGREEMENT,
    "decreto_de_alcaldia": K.MAYORAL_DECREE,
    "directiva": K.DIRECTIVE,
}
IDENTIFIERS = {  # the first words of a file name or identifier
    "ley": K.LAW,
    "dleg": K.LEGISLATIVE_DECREE,
    "decreto-legislativo": K.LEGISLATIVE_DECREE,
    "dl": K.DECREE_LAW,
    "decreto-ley": K.DECREE_LAW,
    "du": K.URGENCY_DECREE,
    "ds": K.SUPREME_DECREE,
    "decreto-supremo": K.SUPREME_DECREE,
    "rs": K.SUPREME_RESOLUTION,
    "rm": K.MINISTERIAL_RESOLUTION,
    "rvm": K.VICE_MINISTERIAL_RESOLUTION,
    "resolucion-viceministerial": K.VICE_MINISTERIAL_RESOLUTION,
    "rl": K.LEGISLATIVE_RESOLUTION,
    "resolucion-legislativa": K.LEGISLATIVE_RESOLUTION,
    "rd": K.DIRECTORAL_RESOLUTION,
    "rj": K.CHIEF_RESOLUTION,
    "resolucion-de-contraloria": K.COMPTROLLER_RESOLUTION,
    "rc": K.COMPTROLLER_RESOLUTION,
    "ra": K.MAYORAL_RESOLUTION,
    "resolucion": K.RESOLUTION,
    "resolucion-suprema": K.SUPREME_RESOLUTION,
    "resolucion-ministerial": K.MINISTERIAL_RESOLUTION,
    "resolucion-directoral": K.DIRECTORAL_RESOLUTION,
    "resolucion-jefatural": K.CHIEF_RESOLUTION,
    "resolucion-de-alcaldia": K.MAYORAL_RESOLUTION,
    "decreto-de-alcaldia": K.MAYORAL_DECREE,
    "decreto-de-urgencia": K.URGENCY_DECREE,
    "ordenanza-regional": K.REGIONAL_ORDINANCE,
    "ordenanza": K.ORDINANCE,
    "acuerdo": K.COUNCIL_AGREEMENT,
    "da": K.MAYORAL_DECREE,
    "directiva": K.DIRECTIVE,
    "con": K.CONSTITUTION,
}
