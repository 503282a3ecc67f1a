"""What kind of answer a question wants, told by its question words."""

import re

from ingest.folding import fold
from qa_service.model import QuestionKind

# Each rule carries a question that it is for; where two start at the same word, the first one leads.
_RULES: tuple[tuple[QuestionKind, str], ...] = (
    # ¿Qué artículo regula la licencia sindical?
    (
        QuestionKind.WHERE_IN_LAW,
        r"\b(?:que|cual|en que)\s+(?:es\s+el\s+)?(?:articulo|norma|ley|numeral|inciso|literal)\b",
    ),
    (QuestionKind.WHERE_IN_LAW, r"\bdonde\s+(?:esta|dice|se regula|figura|lo dice|se establece)\b"),
    # ¿Qué porcentaje del canon va a estudios? · ¿Hasta qué % se puede?
    (QuestionKind.PERCENTAGE, r"\b(?:que|cual|cuanto)\b[^?]{0,25}(?:\bporcentaje|%)|\bporcentaje\s+(?:es|maxim|minim)"),
    # ¿En qué plazo se apela? · ¿cuántos días tengo? · ¿hasta cuándo puedo reclamar? · ¿cuánto tiempo dura?
    (
        QuestionKind.DEADLINE,
        r"\bplazos?\b|\bcuant[oa]s?\s+(?:dias|meses|anos|horas|tiempo)\b|\b(?:hasta|desde)\s+cuando\b|\bcuanto\s+(?:puede\s+)?(?:demora|dura|tarda)"
        r"|\b(?:que|cual(?:es)? (?:es|son) (?:el|la|los|las))\s+(?:fechas?|dias?|mes(?:es)?|horas?|horarios?)\b"
        r"|(?:^\W*|[,;]\s*|\b(?:y|e|o)\s+(?:para\s+)?)cuando\s+(?:se|me|nos|debo|debe[ns]?|tengo|tiene[ns]?|vence|empieza|entra|regulari|pag|present|\w+a[n]?\b)"
        r"|^\W*cuando\b|\bcada\s+cuanto\b"
        r"|\ba\s+los\s+cuantos\b",
    ),
    # ¿De cuánto es la multa? · ¿cuánto cuesta el derecho de trámite? · ¿hasta qué monto?
    (
        QuestionKind.AMOUNT,
        r"\bcuanto\s+(?:es|cuesta|vale|se\s+(?:paga|cobra|multa)|(?:\w+\s+){0,2}(?:pag(?:o|a|an|aba|aban|amos)|cobr(?:o|a|an|aba|amos)|seria|"
        r"ganan?|sale|dar|rebajan?|descuentan?|devuelven?)|(?:\w+\s+)?(?:puede[ns]?|podrian?|debo|debe[ns]?)\s+(?!durar|tardar|demorar)\w+(?:ar|er|ir))\b"
        r"|\bcuanto\s+(?:me|nos|le|les)\s+(?:ponen|toca|corresponde|quitan|embargan)\b"
        r"|\bcuanto\s+de\s+(?!tiempo\b)\w+|\b(?:hasta|en)\s+cuanto(?:\s*[?,]|\s*$|\s+(?:se|me|es|puede))"
        r"|\b(?:que|cual (?:es|era) (?:el|la))\s+(?:monto|importe|tope|costo|valor|tarifa|tasa|alicuota|rebaja|"
        r"descuento|derecho\s+(?:de|por))\b"
        r"|\bde\s+cuanto\s+es\b|\ba\s+cuanto\b|\bmonto\s+maxim",
    ),
    # ¿Cuántos regidores pueden pedirlo?
    (QuestionKind.COUNT, r"\bcuant[oa]s\b|\bcon\s+cuant[oa]\b|\bque\s+fraccion\b"),
    # ¿Quién aprueba el TUPA? · ¿ante quién se queja? · ¿qué órgano resuelve?
    (
        QuestionKind.WHO,
        r"\bquien(?:es)?\b|\b(?:que|cual)\s+(?:es\s+(?:el|la)\s+)?(?:organo|autoridad|area|entidad|oficina|funcionario|municipalidad|instancia)\b",
    ),
    # ¿Qué requisitos piden? · ¿qué papeles necesito?
    (
        QuestionKind.REQUIREMENTS,
        r"\brequisitos?\b|\b(?:que|cuales)\s+(?:papeles|documentos)\b|\bque\s+(?:se\s+necesita|necesito|hay\s+que\s+presentar)"
        r"|\bque\s+(?:condiciones\s+)?(?:(?:me|nos|le|les)\s+)?(?:piden|exigen)\b"
        r"|\bque\s+(?:debo|debe[ns]?|debemos|tengo\s+que|tiene[ns]?\s+que)\s+(?:presentar|adjuntar|acreditar|demostrar|mostrar|cumplir)\b",
    ),
    # ¿Qué sanción le cae? · ¿qué pasa si no cumple?
    (
        QuestionKind.SANCTION,
        r"\bque\s+(?:sancion|multa|castigo|pena)\b|\bque\s+(?:le\s+)?pasa\s+(?:si|con)\b|\bque\s+le\s+puede\s+pasar\b|\bsancion\s+(?:le|corresponde)",
    ),
    # ¿Qué es el silencio administrativo? · ¿qué se entiende por…?
    (
        QuestionKind.DEFINITION,
        r"(?:^\W*|[¿,;:.]\s*|\b(?:y|e|saber|dig\w+|dice\w*|decir\w*|explic\w+)\s+)que\s+(?:es|son)\b"
        r"|\bque\s+(?:significa|se\s+(?:entiende|considera))\b|\bdefinicion\b",
    ),
    # ¿Cómo se vende un terreno? · ¿qué trámite se hace?
    (
        QuestionKind.PROCEDURE,
        r"\bcomo\s+(?:se(?!\s+(?:reparten?|distribuyen?|dividen?|componen?|conforman?|clasifican?)\b)|hago|hacemos|pued[eo]|podemos|deb[eo]|debemos|tramit|sac[oa]|pid[oe]|inscrib|registr)|\bque\s+(?:tramite|procedimiento|pasos)\b|\bpasos\b|\bprocedimiento\s+para\b",
    ),
    # ¿Cuáles son las causales de vacancia?
    (
        QuestionKind.LIST,
        r"\bcuales\b|\bcomo\s+(?:se\s+)?(?:reparten?|distribuyen?|dividen?|componen?|conforman?|clasifican?)\b|\bque\s+(?:casos|causales|supuestos|tipos|clases|fases|etapas|funciones|atribuciones|obligaciones)\b",
    ),
    # ¿Se puede sancionar dos veces? · ¿Está permitido? · ¿Pagan impuesto?
    (
        QuestionKind.YES_NO,
        r"\b(?:puedo|puede[ns]?|podemos|podria[ns]?|se\s+puede|es\s+(?:obligatorio|legal|valido|posible|necesario|procedente|exigible)|"
        r"(?:tengo|tiene[ns]?|tenemos|hay)\s+derecho|esta[ns]?\s+(?:obligad|permitid|prohibid|facultad)|corresponde|procede|debe[ns]?|debo|debemos|vale|tengo\s+que|tiene[ns]?\s+que)\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _RULES)
# The part asked, without the tale before it: "Fiscalización le ha puesto tres multas. ¿Está permitido?"
_ASKED = re.compile(r"¿[^?]*\??")
_WH = re.compile(r"\b(?:que|cual|cuales|quien|quienes|cuando|cuant[oa]s?|como|donde)\b")
_LEADING_WORDS = 4
# A word that asks, where a clause begins or after what leads into it: "¿Y desde cuándo …", "no paga, qué hacemos"
_LED = re.compile(
    r"(?:^|[¿,;:]|\b(?:a|ante|con|de|del|desde|en|hasta|para|por|segun|sobre|y|e|o|pero|entonces))\s*(?:(?:el|la|los|las)\s+)?"
    r"(?:que|cual|cuales|quien|quienes|cuando|cuant[oa]s?|como|donde)\b"
)
_SUPPOSED = re.compile(r"^\W*si\s[^,?]*,")


def kinds_of(text: str) -> tuple[QuestionKind, ...]:
    """Every kind of answer that a question wants, in the order it asks for them; `OTHER` alone when no rule fits."""
    folded = fold(text)
    asked = " ".join(_ASKED.findall(folded)) or folded
    found: dict[QuestionKind, int] = {}
    for kind, pattern in _COMPILED:
        match = pattern.search(asked)
        if match and not (kind is QuestionKind.YES_NO and _opens_with_wh(asked, match.start())):
            found.setdefault(kind, match.start())
    if not found and "?" in asked and not _LED.search(_SUPPOSED.sub("", asked)):
        return (QuestionKind.YES_NO,)
    return tuple(sorted(found, key=lambda kind: found[kind])) or (QuestionKind.OTHER,)


def _opens_with_wh(asked: str, at: int) -> bool:
    """Whether a question word leads the question at `at`, as in "¿Qué corresponde hacer?": that wants no yes or no."""
    opening = asked.rfind("¿", 0, at + 1)
    return bool(_WH.search(" ".join(asked[opening + 1 : at].split()[:_LEADING_WORDS])))
