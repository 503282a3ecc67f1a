"""What can't be read alone: sentences without the one before, "En este caso, …", "Dicho plazo …", "No tiene …"."""

import re

_THIS = r"(?:[ée]st[aeo]s?|es[aeo]s?|dich[oa]s?|tal(?:es)?|amb[oa]s)"
# What is at hand wherever it is named: "Esta Ley", "el presente artículo".
_AT_HAND = (
    r"(?!\s+(?:ley|norma|art[íi]culo|reglamento|decreto|ordenanza|directiva|t[íi]tulo|cap[íi]tulo|subcap[íi]tulo|"
    r"resoluci[óo]n\s+(?:legislativa|ministerial)|constituci[óo]n|c[óo]digo|secci[óo]n|disposici[óo]n)\b)"
)
_PLACE = r"(?:p[áa]rrafos?|numerales|numeral|literales|literal|incisos?)"
# Dicho plazo · En este caso · Para tal efecto
_POINTING = rf"(?:(?:a|con|de|desde|durante|en|para|por|sobre)\s+)?{_THIS}{_AT_HAND}\s+\w+"
# Para ello · Lo anterior · Vencido dicho plazo
_WITH_IT = (
    r"(?:(?:a|con|de|para|por)\s+)?(?:ell[oa]s?|esto|lo\s+anterior|aqu[ée]ll?[oa]?s?)\b"
    rf"|(?:vencid|transcurrid|cumplid|culminad|concluid)[oa]s?\s+{_THIS}\b"
)
# Caso contrario · De no hacerlo · En caso de no estar fijado
_ELSE = (
    r"en\s+(?:el\s+)?caso\s+de\s+no\s+\w+|(?:en\s+)?caso\s+contrario|de\s+lo\s+contrario|"
    r"de\s+no\s+(?:hacerlo|cumplirse|ser\s+as[íi])"
)
# La referida multa · La misma sanción · Lo dispuesto en los párrafos precedentes
_SAID = (
    r"(?:el|la|los|las)\s+(?:mism|citad|referid|mencionad|antedich|aludid)[oa]s?\s+\w+|(?:el|la)\s+mism[oa]\b|igual\s+\w+"
    rf"|lo\s+(?:dispuesto|establecido|se[ñn]alado|previsto|indicado)\s+en\s+(?:el|los)\s+{_PLACE}\s+(?:precedentes?|anterior(?:es)?)"
)
# No tiene … · No puede … · but not "No pueden ser elegidos", which is whole
_SILENT = r"no\s+(?:tienen?|(?:pueden?|podr[áa]n?)(?!\s+(?:ser|\w+rse)\b))"
_LEANS = re.compile(rf"(?:{_POINTING}|{_WITH_IT}|{_ELSE}|{_SAID}|{_SILENT})\b", re.IGNORECASE)

_OPENING = 25  # words that lead into a list, with the article's name


def leans(said: str) -> bool:
    """Whether a sentence points back to the one before it."""
    return _LEANS.match(said) is not None


def silent(text: str) -> bool:
    """Whether an article only leads into a list or a table that its source has lost."""
    return text.rstrip().endswith(":") and len(text.split()) <= _OPENING
