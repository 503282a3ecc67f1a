"""From the label that a sample text prints to the eid of the provision."""

import re

from corpus.errors import InvalidInput

STEMS = "primer segund tercer cuart quint sext sétim octav noven décim undécim duodécim"
ROMAN = "I II III IV V VI VII VIII IX X XI XII"
KINDS = (("FINAL", "dcf"), ("TRANSITORIA", "dct"), ("MODIFICATORIA", "dcm"), ("DEROGATORIA", "dcd"))


def disposition_kind(heading: str) -> str:
    """The eid prefix that a heading sets for what follows: "DISPOSICIONES COMPLEMENTARIAS FINALES" -> "dcf"."""
    if not re.search(r"DISPOSICI[OÓ]N", heading) or "COMPLEMENTARIA" not in heading:
        return ""
    return next((prefix for word, prefix in KINDS if word in heading), "dc")


def provision_eid(label: str, kind: str = "") -> str:
    """The eid of a printed label, such as "Artículo 12-A.- Horario", "SEGUNDA.- Plazo" or "6.1 Apertura"."""
    if kind:
        return f"{kind}_{ordinal(label.partition('.')[0])}"
    if match := re.match(r"(\d+(?:\.\d+)+)\.? ", label):
        return f"para_{match[1]}"
    if match := re.match(r"([IVX]+)\. ", label):
        return f"sec_{ROMAN.split().index(match[1]) + 1}"
    match = re.match(r"art[ií]culo (\d+(?:-[A-Z])?|[\wÁ-ú]+)", label, flags=re.I)
    if match is None:
        raise InvalidInput(f"«{label}» no empieza con el rótulo de una disposición. Corrija el texto de la muestra.")
    number = match[1]
    return "art_unico" if number.lower() == "único" else f"art_{number if number[0].isdigit() else ordinal(number)}"


def ordinal(word: str) -> int:
    """The number of a Spanish ordinal of either gender; "única" counts as 1."""
    folded = word.strip().lower()
    return 1 if folded == "única" else STEMS.split().index(folded[:-1]) + 1
