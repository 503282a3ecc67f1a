"""Personal data that people write is kept out before anything is kept, searched or drafted from it."""

from corpus.errors import PersonalData
from privacy.finding import find, named, redact


def spared(text: str, omit: bool) -> str:
    """The text without personal data; raises `PersonalData` where it has some that its writer does not `omit`."""
    found = find(text)
    if found and not omit:
        raise PersonalData(
            f"Lo escrito tiene datos personales ({named(found)}). Quítelos, o confirme que se omitan: "
            "para responder no hacen falta.",
            tuple((one.kind.value, one.start, one.end) for one in found),
        )
    return redact(text)
