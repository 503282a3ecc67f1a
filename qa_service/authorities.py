"""Who a text speaks of: authorities that it makes competent ("es resuelta por el Tribunal"), persons in an office."""

import re

from ingest.folding import fold

_HEAD_LIST = """
    alcald autoridad banco comisi[óo]n comit[ée] concejo consejo contralor direcci[óo]n director ejecutor entidad
    fiscal funcionari gerenci gerente gobierno instituto jefatura jefe juez ministeri municipalidad oficina [óo]rgano
    polic[íi]a poder presidente procurador regidor secretari servidor subgerenci superintendenci titular tribunal
"""
_HEADS = "|".join(_HEAD_LIST.split())
_STOPS = (
    r"(?:o\s+(?:quien|\w+[ai]d[ao]s?)|que|donde|en|con|para|mediante|dentro|conforme|previ[oa]|a\s+trav[ée]s|como|sobre|cuando|"
    r"seg[úu]n|por|bajo)\b"
)
# Where a name ends: before "que", "en"…, an infinitive, an article that "de" or "y" does not join to it, a mark.
_END = (
    rf"(?=\s+(?:{_STOPS}|[a-záéíóú]+(?:ar|er|ir)(?:se)?\b)|,\s+(?:{_STOPS}|quien|el\s+cual)|[.;:(]|$"
    r"|(?<!\sde)(?<!\sy)\s+(?:el|la|los|las)\s)"
)
_DONE = (
    r"(?:resuelt|aprobad|designad|emitid|impuest|otorgad|expedid|realizad|efectuad|declarad|convocad|elegid)"
    r"[ao]s?"
)
_COMPETENT = re.compile(
    rf"\b(?:{_DONE}\s+por\s+(?P<by>el|la|los|las)|"
    r"(?:a\s+cargo|competencia|responsabilidad)\s+(?P<of>del|de\s+la|de\s+los|de\s+las)|"
    r"(?:corresponden?|competen?)\s+(?:exclusivamente\s+)?(?P<to>al|a\s+la|a\s+los|a\s+las))"
    rf"\s+(?P<body>(?:{_HEADS})[^.;:()«»]{{0,90}}?){_END}",
    re.IGNORECASE,
)
_TOWARD = {"el": "al", "la": "a la", "los": "a los", "las": "a las", "del": "al", "al": "al"}


# Persons in an office or with a part in a procedure, whose rules are their own: none of these is said for another.
_OFFICES = re.compile(
    r"\b(?:alcald|regidor|contralor|procurador|gobernador|ejecutor|auxiliar|juez|notari|residente|supervisor|postor|contratist)"
)


def offices(text: str) -> frozenset[str]:
    """The persons in an office that a text speaks of, each by the beginning of its word."""
    return frozenset(_OFFICES.findall(fold(text)))


def competent_in(text: str) -> tuple[str, ...]:
    """Each authority that a text makes competent, once, as it follows "corresponde": "al Tribunal Fiscal"."""
    return tuple(dict.fromkeys(_toward(found) for found in _COMPETENT.finditer(text)))


def _toward(found: re.Match[str]) -> str:
    article = (found["by"] or found["of"] or found["to"]).split()[-1].lower()
    return f"{_TOWARD[article]} {' '.join(found['body'].split()).rstrip(' ,')}"
