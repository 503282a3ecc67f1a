"""The yes or no that a quoted rule gives to a question, said only where the rule makes it certain."""

import re

from index.tokens import stem, words
from ingest.folding import fold
from qa_service.measures import EXCEPTIONAL, same_side, speaks_of
from qa_service.values import values_in
from qa_service.words import akin, content

# ¿Puede el socio …? · ¿procede …? · ¿es legal …?
_ASKS_LEAVE = re.compile(
    r"\b(?:puedo|puede[ns]?|podemos|se\s+puede|podria[ns]?|procede|(?:esta|es)\s+(?:permitido|posible|legal|valido|procedente))\b"
)
# ¿Debe …? · ¿está obligado a …? · ¿hace falta …?
_ASKS_DUTY = re.compile(
    r"\b(?:debo|debe[ns]?|debemos|tengo\s+que|tiene[ns]?\s+que|tenemos\s+que|hay\s+que|hace\s+falta|obligad[oa]s?|obligatori[oa]s?|"
    r"es\s+(?:necesari[oa]|exigible|indispensable)|se\s+(?:necesita|requiere|exige)|necesit\w+)\b"
)
# ¿Pagan predial los conventos?
_ASKS_DUE = re.compile(r"\b(?:pag(?:o|a|an|amos)|cobr(?:o|a|an|amos)|tribut(?:a|an))\b")
_NEGATIVE = re.compile(r"\bno\b(?!\s*[?,])|\bdeja[r]?\s+de\b|\bmenos\b|\bo\b|\bsin\b|\bsolo\b")

_FORBIDS = re.compile(
    r"\bno\s+(?:se\s+)?(?:puede[n]?|podra[n]?|procede[n]?|cabe|permite[n]?|admite[n]?|es(?:ta[n]?)?\s+(?:permitid|facultad|procedente)\w*)|"
    r"\b(?:esta[n]?|queda[n]?)\s+(?:\w+mente\s+)?(?:prohibid|impedid)\w*|\bprohib[ei]\w*|\bson\s+nulos\b|\bes\s+nul[oa]\b|\bno\s+hay\b"
)
_ALLOWS = re.compile(
    r"(?<!no\s)(?<!no\sse\s)\b(?:puede[n]?|podra[n]?|procede[n]?|(?:esta[n]?|queda[n]?)\s+(?:facultad|autorizad|permitid)\w*|se\s+(?:permite|admite))\b"
)
_OBLIGES = re.compile(
    r"(?<!no\s)\b(?:debe[n]?|debera[n]?|esta[n]?\s+obligad\w+|es\s+(?:obligatori|indispensable|necesari)\w*|requisito\s+indispensable|"
    r"(?:requiere|exige)[n]?|obligatoriamente|tiene[n]?\s+la\s+obligacion)\b"
)
_FREES = re.compile(
    r"\bno\s+(?:se\s+)?(?:requiere[n]?|necesita[n]?|exige[n]?|es\s+(?:obligatori|necesari|exigible)\w*|esta[n]?\s+obligad\w+|implica\s+la\s+obligacion|"
    r"sera[n]?\s+(?:obligatori|necesari|exigible)\w*|constituye\s+requisito)"
)
_SPARES = re.compile(
    r"\b(?:inafect|exonerad|exent|exceptuad)\w*|\bno\s+(?:pagan?|esta[n]?\s+(?:gravad|afect)\w*)|\bgratuit\w*"
)
_EXCEPTS = re.compile(r"\b(?:salvo|excepto|excepcion\w*|a\s+menos\s+que)\b")
_CONDITIONS = re.compile(
    r"\b(?:siempre\s+que|siempre\s+y\s+cuando|solo|solamente|unicamente|previ[oa]|salvo|excepto|excepcional\w*|cuando|si)\b"
)
_DENIES = re.compile(r"\b(?:no|ni|ningun[ao]?|tampoco|prohib\w+|nul[oa]s?)\b")
_CLAUSE = re.compile(r"¿([^?]*)")
# What somebody may or must do: "despedir", "nombrar". Verbs that say little by themselves and nouns like them are none.
_ACTION = re.compile(r"\b(\w{2,}(?:ar|er|ir))(?:se|me|nos|l[aeo]s?)?\b")
_NO_ACTION = frozenset(
    {
        "alquiler", "auxiliar", "caracter", "cualquier", "dar", "deber", "escolar", "estar", "familiar", "haber",
        "hacer", "hogar", "lugar", "militar", "mujer", "particular", "poder", "popular", "regular", "similar",
        "singular", "taller", "tener", "titular",
    }
)  # fmt: skip

# What the question is put with
_MODAL = re.compile(
    r"pued\w*|podr\w*|deb\w*|proced\w*|permitid\w*|posible|legal|valid\w*|obligad\w*|obligatori\w*|necesari\w*|necesit\w*|pag\w*|cobr\w*"
)
_FEWEST = 2  # words of a question's matter that a bare yes needs: "¿Es obligatorio el CAP?" may be for anything
# Who may: "¿Puede la Policía clausurar …?"
_ACTOR = re.compile(r"\bpuede[n]?\s+(?:el|la|los|las|un|una)\s+((?:\w+\s+){1,4}?)\w{2,}(?:ar|er|ir)\b")
# "¿Puede ser proveedor?": what somebody may be or have
_STATE = re.compile(r"\b(?:ser|estar|tener)\s+(.+)")
# "¿Puedo negarla porque es reservada?", "¿puede vender si debe cuotas?"
_GROUND = re.compile(r"\b(?:porque|por\s+(?:ser|estar|tener|haber)|ya\s+que|(?<!¿)si|cuando|aunque)\b([^,?]*)")

YES, NO = "Sí.", "No."
YES_IF = "Sí, en las condiciones que señala la norma."
NO_UNLESS = "No, salvo la excepción que señala la norma."
# How much of the question's weight the quote must cover: a bare answer more than one that sends to the rule.
_NEEDED = {NO: 0.5, NO_UNLESS: 0.35, YES_IF: 0.35, YES: 0.5}


def verdict(question: str, quote: str, share: float) -> str:
    """What a quote answers to a question, or "" when it does not settle it.

    `share` is how much of the question's weight the quote covers.
    """
    folded, said = fold(question), fold(quote)
    asked = next((found[1] for found in _CLAUSE.finditer(folded)), folded)
    if _NEGATIVE.search(asked):
        return ""
    if not (_same_matter(asked, said) and _same_ground(asked, said) and same_side(asked, said)):
        return ""
    # What is so by way of exception, or up to a measure, is no yes or no.
    if EXCEPTIONAL.search(said) or (values_in(said) and not values_in(asked)):
        return ""
    answer = (
        _duty(said) if _ASKS_DUTY.search(asked) else _leave(said) if _ASKS_LEAVE.search(asked) else _due(asked, said)
    )
    thin = answer == YES and len(_told(asked)) < _FEWEST
    return answer if answer and not thin and share >= _NEEDED[answer] else ""


def _same_matter(asked: str, said: str) -> bool:
    """Whether the quote speaks of what is asked about, and of the act: who, whom or what else it names binds others."""
    told = _told(asked)
    actor = _ACTOR.search(asked)
    return (
        speaks_of(told, said) and _same_action(asked, said) and (actor is None or speaks_of(content(actor[1]), said, 0))
    )


def _told(asked: str) -> list[str]:
    """The words of a question's matter, those that it is put with left out."""
    return [word for word in content(asked) if not _MODAL.fullmatch(word)]


def _same_action(asked: str, said: str) -> bool:
    """Whether the quote speaks of what the asker wants to do, or to be or have, where the question names it."""
    leave = _ASKS_DUTY.search(asked) or _ASKS_LEAVE.search(asked)
    after = asked[leave.end() :] if leave else ""
    verbs = (verb for verb in _ACTION.findall(after) if verb not in _NO_ACTION)
    state = _STATE.search(after)
    action = next(verbs, None) or next(iter(content(state[1])), None) if state else next(verbs, None)
    return action is None or any(akin(stem(action), stem(word)) for word in words(said))


def _same_ground(asked: str, said: str) -> bool:
    """Whether the quote speaks of the reason or the case that the question gives."""
    return all(speaks_of(content(ground), said) for ground in _GROUND.findall(asked))


def _leave(said: str) -> str:
    forbids, allows = _FORBIDS.search(said), _ALLOWS.search(said)
    if forbids and not allows:
        return NO_UNLESS if _EXCEPTS.search(said) else NO
    if allows and not _DENIES.search(said):
        return YES_IF if _CONDITIONS.search(said) else YES
    return ""


def _due(asked: str, said: str) -> str:
    return NO if _ASKS_DUE.search(asked) and _SPARES.search(said) and not _EXCEPTS.search(said) else ""


def _duty(said: str) -> str:
    frees, obliges = _FREES.search(said), _OBLIGES.search(said)
    if frees and not obliges:
        return NO_UNLESS if _EXCEPTS.search(said) else NO
    if obliges and not _DENIES.search(said):
        return YES_IF if _EXCEPTS.search(said) else YES
    return ""
