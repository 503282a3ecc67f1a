"""What a letter says besides its question: greetings, who writes, thanks and farewells. They lead a search astray."""

import re

from ingest.folding import fold
from qa_service.words import SENTENCE, content

_GREETING = re.compile(
    r"\s*(?:muy\s+)?(?:buen[oa]s?\s+(?:dias?|tardes?|noches?)|hola|saludos(?:\s+cordiales)?|"
    r"estimad[oa]s?(?:\s+(?:senor(?:es|as?)?|doctor(?:es|as?)?|colegas?|amig[oa]s?|equipo|asesor(?:es|as?)?))?|"
    r"senor(?:es|as?)?|doctor(?:es|as?)?|dr[a]?)(?:[\s.,:;!-]+|$)"
)
# "Trabajo en la municipalidad de Puno, ¿…?": where somebody writes from tells nothing of what is asked
_FROM = re.compile(
    r"^\s*(?:(?:yo\s+)?(?:trabajo|laboro)\s+(?:en|para)|(?:les?\s+)?(?:escrib|consult|habl)(?:o|imos|amos)\s+(?:de|desde)|"
    r"soy\s+de|somos\s+de)\s+(?:la\s+|el\s+)?(?:municipalidad|muni|municipio)\b[^¿?.,;:]*[,.;:]\s*(?=[¿\w])"
)
# Turns of official letters and of messages between offices.
_FORMULAS = re.compile(
    r"\b(?:dirig(?:irme|irnos|o)\b.{0,30}\b(?:usted(?:es)?|despacho|institucion)|me\s+dirijo|nos\s+dirigimos|"
    r"por\s+(?:medio|intermedio)\s+de\s+(?:la|el)\s+presente|(?:mediante|con)\s+(?:la|el)\s+presente|"
    r"tengo\s+el\s+agrado|es\s+(?:muy\s+)?grato|cordial(?:es|mente)?|previo\s+saludo|"
    r"sin\s+otro\s+particular|hago\s+propicia|propicia\s+(?:es\s+)?la\s+(?:oportunidad|ocasion)|"
    r"(?:especial|alta|distinguida)\s+consideracion|mi\s+estima\s+personal|atentamente|"
    r"(?:muchas\s+|mil\s+)?gracias|agradec\w+|de\s+antemano|desde\s+ya|quedo\s+(?:atent|a\s+la\s+espera|de\s+usted)\w*|"
    r"(?:en|a)\s+(?:la\s+)?espera\s+de\s+su|disculp\w+|perdon(?:e|en)?|molest\w+|"
    r"(?:le|les)\s+(?:escrib[oi]|llam)\w*|soy\s+nuev[oa]|(?:recien|acabo\s+de)\s+(?:he\s+)?asum\w+|"
    r"ojala\s+(?:me|nos)?\s*\w*\s*(?:pued|ayud)\w+|pued[ea]n?\s+(?:ayud|orient|apoy)\w+|ayudar(?:me|nos)|apoyar(?:me|nos)|"
    r"orientacion|tenemos\s+una\s+duda|tengo\s+una\s+duda|(?:una|mi|la\s+siguiente)\s+consulta|"
    r"respond(?:a|an|er)\w*\s+(?:cuanto\s+antes|a\s+la\s+brevedad|pronto)|eso\s+(?:es|seria|era)\s+todo|"
    r"(?:solicit|ped)\w+\s+(?:su\s+)?(?:opinion|orientacion|apoyo))\b"
)
# Words that such sentences are made of, beside those that all questions share; folded.
_POLITE_WORDS = """
agrado agradecer agradeceria alta amable amabilidad antemano antes apoyo asumido atencion atentamente ayuda ayudar
ayudarnos bastante brevedad cargo colega colegas consideracion cordial cordiales cordialmente cuanto desde despacho
dirigir dirigirme dirijo disculpe distinta duda dejado equipo escribo especial esperando espera estima estimado
estimada estimados expresarle expresar explicacion fin grato hacerle informe lados llamo lugar mayor medio mil
molestia molestias motivo muchas nadie nuevo nueva oficina ocasion oportunidad opinion orientacion otro particular
personal pidiendo pone presente preguntado previo pronta pronto propicia puedan recien responda respondan respuesta
saludar saludarlo saludarla saludarle saludo saludos semana servirse siguiente solicitar solicito solicitarle tema
tiempo usted ustedes varios vez ya
"""
_POLITE = frozenset(_POLITE_WORDS.split())
_MOST_MATTER = 2  # words of its own that a sentence of courtesy may have


def strip(text: str) -> str:
    """The question without its courtesies; as it came when nothing else would be left."""
    text = text[origin.end() :] if (origin := _FROM.match(fold(text))) else text
    left = text
    for found in reversed(list(SENTENCE.finditer(text))):
        left = left[: found.start()] + _spoken(found.group()) + left[found.end() :]
    return left.strip() if content(left) else text


def _spoken(sentence: str) -> str:
    """A sentence without the greetings it opens with and what leads into its question; empty for a courtesy alone."""
    while found := _GREETING.match(fold(sentence)):
        sentence = sentence[found.end() :]
    lead, colon, rest = sentence.partition(":")
    if colon and _polite(lead):
        return _spoken(rest)
    return "" if _polite(sentence) else sentence


def _polite(sentence: str) -> bool:
    """True for a courtesy: it has a turn of letters, asks nothing, and has hardly a word of any matter."""
    folded = fold(sentence)
    if "?" in sentence or any(sign.isdigit() for sign in sentence) or not _FORMULAS.search(folded):
        return False
    return len({word for word in content(sentence) if word not in _POLITE}) <= _MOST_MATTER
