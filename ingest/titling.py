"""A norm's title and the other names it goes by."""

import html
import re
from collections.abc import Iterator

from corpus.identifiers import RegulationId, RegulationKind
from ingest.designations import Designation, find_designations, heading_designations
from ingest.folding import fold
from ingest.model import NormText
from ingest.nicknames import NICKNAMES

_GLUED = re.compile(r"(?<=[a-záéíóúñ])(?=(?:Ley|Decreto|Resolución|Ordenanza)\s)")
_SEPARATOR = re.compile(r"\s*[,:–-]\s*")
_NUMBERLESS = re.compile(r"^[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?: de [A-ZÁÉÍÓÚ]?[a-záéíóúñ]+)? N\.?[°º]\s+(?=[A-Z])")
_DATE_ONLY = re.compile(r"[\s\d.:-]*(?:gmm)?[\s\d.:-]*")
_MARKUP = "#*_ \t\\"
_TITLE_LINE = re.compile(
    r"(?:decreto\s+\w+\s+que|ley\s+(?:de|del|que|general|marco|organica|para)\b|ordenanza\s+que|resolucion\s+\w*\s*que|aprueba|modifica|establece|dispone|autoriza"
    r"|declara|crea|deroga|institucionaliza|designa|formaliza|otorga|prorroga|precisa|incorpora|delega|constituye|ratifica|regula|reglamento\s|texto\s+unico|directiva\s|codigo\s)"
)
_HEAD = 12_000
_CAPITAL_TITLE = re.compile(
    r"(?:ley|ordenanza|decreto\s+\w+(?:\s+\w+)?|codigo|reglamento|directiva)\s+(?:que|de|del|para|general|marco|organica|nacional)\b"
)
_BODY_LINE = re.compile(
    r"(?:[ivx]+|\d+)[.)-]\s|(?:articulo|capitulo|titulo|libro|seccion)\s+(?:\d|[ivx]+\b|primero|unico|preliminar)"
)
_FIRST_DECISION = re.compile(
    r"(?im)^[\s*_#]*art[ií]culo\s+(?:primero|1|[uú]nico)\s*[°º]?\s*[.:–-]+\s*(?P<decision>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}[aei]r(?:se)?\b[^.;]{15,600})"
)
_DECISION_LENGTH = 180
_TITLE_LINES = 7
_SUMMARY_WORDS = 4
_LONGEST = 400


def find_title(norm: NormText, designation: Designation | None) -> str:
    """The norm's title: the file's, cleaned; when that only repeats the designation, the one printed by the heading."""
    claimed = clean_title(norm.front_matter.get("title", ""))
    if claimed and not _only_designation(claimed):
        return claimed
    return _printed(norm.document.text, designation) or ""


def clean_title(title: str) -> str:
    """Without HTML entities, line breaks, the designation in front, or a second title glued on."""
    text = re.sub(r"\s+", " ", html.unescape(title)).strip(' *_#"“”.')
    text = _GLUED.split(text)[0]
    first = next(find_designations(text), None)
    if first and first.span.start == 0 and (separator := _SEPARATOR.match(text, first.span.end)):
        text = text[separator.end() :] or text
    return _NUMBERLESS.sub("", text).strip()


def _only_designation(title: str) -> bool:
    first = next(find_designations(title), None)
    return (
        first is not None and first.span.start <= 12 and _DATE_ONLY.fullmatch(fold(title[first.span.end :])) is not None
    )


def _printed(text: str, designation: Designation | None) -> str:
    """The summary above the heading, as the gazette sets it, or the title below it."""
    start, end = (designation.span.start, designation.span.end) if designation else (0, 0)
    above = [line.strip(_MARKUP) for line in text[max(0, start - 800) : start].splitlines()]
    found = _block_above(list(reversed(above)))
    if found or (found := _summary(text[:start])):
        return found
    return _capitals(text[end:]) or _decision(text[end:])


def _block_above(lines: list[str]) -> str:
    """The lines right above a heading, given from below, up to the one that starts as a gazette's summaries do."""
    taken: list[str] = []
    for line in lines:
        if not line and taken:
            break
        if line:
            taken.append(line)
        if taken and _TITLE_LINE.match(fold(line)) and len(taken) <= _TITLE_LINES:
            return clean_title(" ".join(reversed(taken)))[:_LONGEST]
    return ""


def _summary(above: str) -> str:
    """What alone stands above a heading in a sentence's letters: the gazette's summary of the norm."""
    lines = [stripped for line in above.splitlines() if (stripped := line.strip(_MARKUP))]
    title = clean_title(" ".join(lines))
    sentence = bool(lines) and len(lines) <= _TITLE_LINES and not any(line.isupper() for line in lines)
    return title if sentence and len(title.split()) >= _SUMMARY_WORDS and len(title) <= _LONGEST else ""


def _capitals(text: str) -> str:
    """The title in capitals that stands between a norm's opening formulas and its first article."""
    taken: list[str] = []
    for raw in text[:_HEAD].splitlines():
        line = raw.strip(_MARKUP)
        folded = fold(line)
        if _BODY_LINE.match(folded) or (taken and not line.isupper()):
            break
        if taken or (line.isupper() and _CAPITAL_TITLE.match(folded)):
            taken.append(line)
    return clean_title(" ".join(taken))[:_LONGEST]


def _decision(text: str) -> str:
    """What an act without a title decides first: "Aprobar la licencia solicitada por …"."""
    match = _FIRST_DECISION.search(text)
    if not match:
        return ""
    sentence = re.sub(r"\s+", " ", match["decision"]).strip(" ,;.")
    sentence = sentence[:1].upper() + re.sub(r"^\S+", lambda verb: verb[0].lower(), sentence)[1:]
    return sentence if len(sentence) <= _DECISION_LENGTH else sentence[:_DECISION_LENGTH].rpartition(" ")[0] + "…"


def find_aliases(norm: NormText, title: str, id: RegulationId, other: Designation | None) -> Iterator[str]:
    """Other names of the norm: what its file claims, the directive it approves, and the acronyms people use."""
    names = [other.id.label] if other else []
    approved = (*find_designations(title), *heading_designations(norm.document.text))
    names += [one.id.label for one in approved if one.kind is RegulationKind.DIRECTIVE and one.id != id]
    names += [
        name.upper() for name, slugs, _ in NICKNAMES if slugs == (id.slug,) and " " not in name and len(name) <= 5
    ]
    yield from dict.fromkeys(names)
