"""Stems of one family brought together: what is done and the doing of it, "elegir" and "elección"."""

import re
from functools import lru_cache

# The end of a noun of action's stem -> that of its verb's; each with words that it is for. The first that fits.
_NOUNS: tuple[tuple[str, str], ...] = (
    (r"(scri)pcion$", r"\1b"),  # inscripción, inscribir
    (r"(rec)epcion$", r"\1ib"),  # recepción, recibir
    (r"((?:^|re)el|prot)eccion$", r"\1eg"),  # reelección, reelegir; protección, proteger
    (r"(uc)cion$", r"\1"),  # reducción, reducir
    (r"(devol|absol)u(?:cion)?$", r"\1v"),  # devolución, devolver
    (r"(ecu)(?:cion)?$", r"\1t"),  # ejecución, ejecutar
    (r"((?:ten|spen))sion$", r"\1d"),  # suspensión, suspender
    (r"(nce)sion$", r"\1d"),  # concesión, conceder
    (r"((?:dmi|rmi))sion$", r"\1t"),  # admisión, admitir
    (r"(deci)sion$", r"\1d"),  # decisión, decidir
    (r"((?:re|super)vi)sion$", r"\1s"),  # revisión, revisar
    (r"(?:acion|icion|ament|iment)$", ""),  # grabación, grabar; nombramiento, nombrar
    (r"([bt]u)cion$", r"\1"),  # distribución, distribuir
)
_COMPILED = tuple((re.compile(noun), verb) for noun, verb in _NOUNS)
_SHORTEST = 3  # letters of a root
# "aprueba" and "aprobar" are one word; short stems are mostly others: "suelo", "solo".
_DIPHTHONG, _STRESSED = re.compile("ue|ie"), 5
# Stems that look like those of another family: vacaciones are no vacancy, a "puesto" is no "postor".
_ALONE = """
asentimient asient campament casacion comision consecucion cuent dotacion estacion formacion fundacion fundament
imposicion juramentacion lineamient mandamient mediacion medicament medicion particion poblacion posicion privacion
puebl puert puest radiacion reglament rendimient sediment sedimentacion sueld tasacion tension testament tiend tradicion
vacacion variacion
"""
_APART = frozenset(_ALONE.split())


@lru_cache(maxsize=65_536)
def root(form: str) -> str:
    """What the stems of a family have in common: "prueb", "prob"; "eleccion", "eleg"."""
    if form in _APART:
        return form
    if len(form) >= _STRESSED:
        form = _DIPHTHONG.sub(lambda found: "o" if found[0] == "ue" else "e", form)
    for noun, verb in _COMPILED:
        found = noun.sub(verb, form)
        if found != form and len(found) >= _SHORTEST:
            return found
    return form
