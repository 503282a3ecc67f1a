"""The case that a sentence is the rule of: "En los contratos de consultoría, …", "Tratándose de obras, …"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from qa_service.words import content

_MARK = r"\W*(?:(?:[\da-z]{1,3}|[ivx]{1,5})(?:\.\d+)*[.)]*-?\s+)?"
# What may stand before the case: "Asimismo, en el caso de …"
_ADDED = r"(?:(?:asimismo|adicionalmente|excepcionalmente|sin\s+embargo|no\s+obstante|igualmente)\s*,?\s+)?"
_THE = r"(?:el|la|los|las|aquell[oa]s|tod[oa]s\s+l[oa]s|l[oa]s\s+demas)\s+"
# What is no case: "En los diez días siguientes, …", "Para los efectos de la presente Ley, …"
_NO_CASE = (
    r"(?!(?:\w+\s+)?(?:\([^)]*\)\s*)?(?:casos|supuestos|dias|meses|anos|horas|plazos|terminos|efectos|fines|alcances|condiciones|"
    r"\w+\s+(?:dias|meses|anos|horas))\b)"
)
# En los casos señalados en el literal c), … · En el caso del numeral 2, …: told elsewhere
_PLACES = r"(?:literal|numeral|inciso|articulo|parrafo)"
_ELSEWHERE = (
    r"(?!\s+(?:(?:del?|en)\s+)?(?:que\s+|a\s+que\s+)?(?:senalad|previst|indicad|mencionad|establecid|referid|contemplad|"
    rf"se\s+refier|(?:(?:el|los)\s+)?{_PLACES}))"
)
_CASES = rf"(?:en|para)\s+(?:{_THE})?(?:casos?|supuestos?)\b(?!\s+contrario)"
_SINCE = r"(?:\s+(?:del?|en|que)\b)*"
_BEING = r"tratandose\s+del?|cuando\s+se\s+trate\s+del?"
# En los contratos de obra, … · Para las personas jurídicas: …
_OF_SOME = rf"(?=(?:en|para)\s+(?:{_THE})?{_NO_CASE}\w+s\s)(?:en|para)\s+(?:{_THE})?"
_NAMED = re.compile(rf"{_MARK}{_ADDED}(?:(?:{_CASES}{_ELSEWHERE}{_SINCE}|{_BEING})\s*|{_OF_SOME})(?P<case>[^:;]*)")
# Si … · Cuando … · De no mediar respuesta, … · A falta de …
_IF = r"cuando|si|(?:en|para)\s+(?:estos|este)\s+(?:casos?|supuestos?)|de\s+(?:no\s+)?\w+(?:ar|er|ir)|a\s+falta"
_SUPPOSED = re.compile(rf"{_MARK}(?:{_IF}|{_CASES}{_SINCE}|{_BEING})\b(?P<case>[^,;:]*)")
# Where the rule begins after its case: "…, la apelación se presenta …"
_RULE = re.compile(
    r"\s*(?:el|la|los|las|lo|se|no|est[aeo]s?|su|sus|dich[oa]s?|solo|sera|seran|es|son|debe|puede|un|una|"
    r"\w+[ae]n?\s+(?:el|la|los|las))\b"
)
# What goes before being otherwise: "En caso de no estar determinado, …"
_NOT = re.compile(r"\bno\b")
_OR = re.compile(r"\b(?:y|e|o|u)\b")


@lru_cache(maxsize=8192)
def case_of(folded: str) -> tuple[tuple[str, ...], ...]:
    """The kinds of things that a sentence is a rule of, each by its words; empty where it is of all, or of what is not.

    "En los casos de subasta y concurso abreviado, …": (subasta), (concurso, abreviado).
    """
    found = _NAMED.match(folded)
    if found is None or ("," not in found["case"] and found.end() == len(folded)):
        return ()
    clauses = list(_clauses(found["case"]))
    if _NOT.search(clauses[0]):
        return ()
    told = (content(part) for clause in clauses for part in _OR.split(clause))
    return tuple(words for words in told if words)


def supposed_in(folded: str) -> tuple[tuple[str, ...], ...]:
    """The case of a sentence, or else what it supposes: "Cuando hay feria, …"; empty where it is of all."""
    found = _SUPPOSED.match(folded)
    told = content(found["case"]) if found else ()
    return case_of(folded) or ((told,) if told else ())


def _clauses(case: str) -> Iterator[str]:
    """The clauses of a case, up to the rule itself."""
    first, *others = case.split(",")
    yield first
    for other in others:
        if _RULE.match(other):
            return
        yield other
