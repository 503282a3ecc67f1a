"""Official designations ("Decreto Supremo Nº 009-2025-EF") found in prose, headings, file names and front matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.identifiers import RegulationId, RegulationKind, designate
from corpus.model import Span
from ingest.folding import fold

K = RegulationKind


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of norm is written out and abbreviated (patterns over folded text), with a real example as its test."""

    kind: RegulationKind
    long: str
    short: str | None
    example: str


# Order matters: the longer wording first. A short form counts only with a year after its number, or it would be noise.
WORDINGS: tuple[Wording, ...] = (
    Wording(K.LEGISLATIVE_DECREE, r"decretos?\s+legislativos?|d(?:ec)?\.?\s?leg(?:isl?)?\b\.?|dleg", None, "D. Leg. 1057"),
    Wording(K.URGENCY_DECREE, r"decretos?\s+de\s+urgencia", r"d\.?\s?u\.?", "Decreto de Urgencia Nº 014-2019"),
    Wording(K.SUPREME_DECREE, r"decretos?\s+supremos?", r"d\.?\s?s\.?|dec\.?\s+sup\.?", "D.S. 004-2019-JUS"),
    Wording(K.MAYORAL_DECREE, r"decretos?\s+de\s+alcaldia", r"d\.?\s?a\.?", "DECRETO DE ALCALDÍA N° 14-2021-MML"),
    Wording(K.DECREE_LAW, r"decretos?[\s-]ley(?:es)?|d\.?\s?ley|d\.?\s?l\.?", None, "Decreto Ley Nº 25868"),
    Wording(K.LAW, r"ley(?:es)?(?:\s+(?:organica|general|marco))?", None, "Ley Nº 27972"),
    Wording(K.SUPREME_RESOLUTION, r"resoluci[o0]n(?:es)?\s+supremas?", r"r\.?\s?s\.?", "R.S. N° 189-2012-PCM"),
    Wording(K.VICE_MINISTERIAL_RESOLUTION, r"resoluci[o0]n(?:es)?\s+vice\s?-?ministerial(?:es)?", r"r\.?\s?v\.?\s?m\.?",
            "Resolución Viceministerial N° 063-2021-VMPCIC-MC"),
    Wording(K.MINISTERIAL_RESOLUTION, r"resoluci[o0]n(?:es)?\s+ministerial(?:es)?", r"r\.?\s?m\.?", "R.M.N° 20-2018-MINAM"),
    Wording(K.DIRECTORAL_RESOLUTION, r"resoluci[o0]n(?:es)?\s+directoral(?:es)?", r"r\.?\s?d\.?", "R.D. N° 0007-2025-EF/54.01"),
    Wording(K.CHIEF_RESOLUTION, r"resoluci[o0]n(?:es)?\s+jefatural(?:es)?", r"r\.?\s?j\.?", "R.J. N° 294-2017-ANA"),
    Wording(K.COMPTROLLER_RESOLUTION, r"resoluci[o0]n(?:es)?\s+de\s+contraloria(?:\s+general)?", r"r\.?\s?c\.?",
            "RESOLUCIÓN DE CONTRALORÍA N° 031-2023-CG"),
    Wording(K.MAYORAL_RESOLUTION, r"resoluci[o0]n(?:es)?\s+de\s+alcaldia", r"r\.?\s?a\.?", "Resolución de Alcaldía N° 123-2024-MDQ/A"),
    Wording(K.MANAGEMENT_RESOLUTION, r"resoluci[o0]n(?:es)?\s+de\s+gerencia(?:\s+municipal(?:\s+metropolitana)?)?", None,
            "RESOLUCIÓN DE GERENCIA N° D000199-2022-MML-GMM"),
    Wording(K.RESOLUTION, r"resoluci[o0]n(?:es)?(?:\s+[a-z]+){0,5}?", r"r\.(?:\s?pres\.)?", "RESOLUCIÓN N° 0848-2025-JNE"),
    Wording(K.REGIONAL_ORDINANCE, r"ordenanzas?\s+regional(?:es)?", None, "Ordenanza Regional N° 005-2018-GRP"),
    Wording(K.ORDINANCE, r"o?rdenanzas?(?:\s+(?:municipal(?:es)?|distrital|provincial|metropolitana))?", None,
            "Ordenanza N° 012-2024-MDSJ"),
    Wording(K.COUNCIL_AGREEMENT, r"acuerdos?\s+(?:de\s+concejo|municipal)(?:\s+(?:municipal|metropolitano))?", None,
            "ACUERDO DE CONCEJO N° 471 - 2022"),
    Wording(K.DIRECTIVE, r"directivas?(?:\s+(?:general|administrativa|sanitaria|interna))?", None, "Directiva N° 002-2023-CG/PREVI"),
)  # fmt: skip
RANKS = {  # front matter's `rank` -> kind
    "constitucion": K.CONSTITUTION, "ley": K.LAW, "ley_organica": K.LAW, "decreto_legislativo": K.LEGISLATIVE_DECREE,
    "decreto_ley": K.DECREE_LAW, "decreto_de_urgencia": K.URGENCY_DECREE, "decreto_supremo": K.SUPREME_DECREE,
    "resolucion_suprema": K.SUPREME_RESOLUTION, "resolucion_ministerial": K.MINISTERIAL_RESOLUTION,
    "resolucion_directoral": K.DIRECTORAL_RESOLUTION, "resolucion_jefatural": K.CHIEF_RESOLUTION,
    "resolucion_de_contraloria": K.COMPTROLLER_RESOLUTION, "resolucion_de_alcaldia": K.MAYORAL_RESOLUTION,
    "ordenanza": K.ORDINANCE, "ordenanza_municipal": K.ORDINANCE, "acuerdo_de_concejo": K.COUNCIL_AGREEMENT,
    "decreto_de_alcaldia": K.MAYORAL_DECREE, "directiva": K.DIRECTIVE,
}  # fmt: skip
_NUMBERED_ONCE = (K.LAW, K.LEGISLATIVE_DECREE, K.DECREE_LAW)
_YEARLY = (K.URGENCY_DECREE, K.SUPREME_DECREE, K.SUPREME_RESOLUTION, K.MINISTERIAL_RESOLUTION, K.VICE_MINISTERIAL_RESOLUTION,
           K.DIRECTORAL_RESOLUTION, K.CHIEF_RESOLUTION, K.COMPTROLLER_RESOLUTION, K.RESOLUTION, K.DIRECTIVE)  # fmt: skip
# "Nº", "N.°", "Nro.", "núm." and what scanners make of them: "N*", "N?", "N”".
_MARK = r"(?P<{}>\s*(?:numeros?|nums?|nros?|n\.?\s?[°º*?ª'\"”’“>%o]{{0,2}}s?)\s?[.:°º*?ª'\"”’>%]{{0,3}})?"
_NUMBER = (
    r"\s*(?P<{0}number>d?\d{{1,6}}(?:[.,]\d{{3}})?)(?!\d)(?:\s?-\s?(?P<{0}year>(?:19|20)\d\d|\d\d)(?!\d))?"
    r"(?:[-/](?P<{0}issuer>[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*(?:(?<=\d)\.\d+)*))?"
)
_KINDS = "|".join(
    f"(?P<long{i}>{w.long})" + (f"|(?P<short{i}>{w.short})" if w.short else "") for i, w in enumerate(WORDINGS)
)
_DESIGNATION = re.compile(rf"(?<![a-z0-9])(?:{_KINDS})" + _MARK.format("mark") + _NUMBER.format(""))
_NEXT = re.compile(
    r"(?:\s*,\s*(?:y\s+)?|\s+(?:y|e|o|u)\s+)(?:(?:el|la|los|las|del|de\s+la)\s+)?"
    + _MARK.format("mark")
    + _NUMBER.format("")
)
_LAST_LEGISLATIVE_DECREE = (
    5000  # legislative decrees run from 1 (1981) to some 1,700; decree laws have four high digits or five
)


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation as printed: the parts of it that were there, and where."""

    span: Span
    kind: RegulationKind
    number: str
    year: str | None = None
    issuer: str | None = None

    @property
    def id(self) -> RegulationId:
        """The slug of what is printed; incomplete where the print is ("Ordenanza 1862" has neither year nor issuer)."""
        return designate(self.kind, self.number, self.year, self.issuer)


def find_designations(text: str) -> Iterator[Designation]:
    """Every designation in the text in reading order; lists ("Leyes Nº 27972 y Nº 27783") give one each."""
    folded = fold(text)
    position = 0
    while match := _DESIGNATION.search(folded, position):
        position = match.end() if match["number"] is None else match.end()
        kind, plural = _kind(match)
        first = _designation(kind, match, match.start()) if kind else None
        if first is None or kind is None:
            position = match.start() + 1
            continue
        yield first
        position = first.span.end
        while (more := _NEXT.match(folded, position)) and (plural or more["mark"]):
            following = _designation(kind, more, more.start("mark") if more["mark"] else more.start("number"))
            if following is None:
                break
            yield following
            position = following.span.end


def heading_designations(text: str) -> Iterator[Designation]:
    """Designations that fill a line (or two: "DECRETO DE ALCALDÍA" / "N° 003"), as a norm's own heading does."""
    for found in find_designations(text):
        before = text[text.rfind("\n", 0, found.span.start) + 1 : found.span.start]
        end = text.find("\n", found.span.end)
        after = text[found.span.end : end if end >= 0 else len(text)]
        if not before.strip(" \t#*_[>\"'“‘|—-") and not after.strip(" \t*_.]\"'”’|:;—-#\\"):
            yield found


def read_designation(text: str) -> Designation | None:
    """The first designation in a text, or None."""
    return next(find_designations(text), None)


def read_identifier(identifier: str, rank: str | None = None) -> Designation | None:
    """The designation that a file name or front matter's `identifier` claims: `DS-133-2013-EF-CODIGO-TRIBUTARIO-2013`.

    What follows number, year and issuer is left out. `rank` says the kind where the identifier has only a number.
    """
    match = _IDENTIFIER.match(fold(identifier).replace("_", "-").replace(" ", "-"))
    if not match:
        return None
    kind = _identifier_kind(match["kind"]) or RANKS.get(rank or "")
    if kind is None:
        return None
    if kind in _NUMBERED_ONCE:
        return Designation(Span(0, len(identifier)), kind, match["number"])
    year = match["year"] if kind in _YEARLY or match["issuer"] else None
    return Designation(Span(0, len(identifier)), kind, match["number"], year, _identifier_issuer(match["issuer"]))


_IDENTIFIER = re.compile(
    r"(?P<kind>[a-z-]*?)-?(?P<number>d?\d{1,6})(?:-(?P<year>(?:19|20)\d\d|\d\d)(?!\d))?(?:-(?P<issuer>[a-z][a-z0-9-]*))?"
)
_IDENTIFIER_KINDS = {
    "ley": K.LAW, "dleg": K.LEGISLATIVE_DECREE, "decreto-legislativo": K.LEGISLATIVE_DECREE, "dl": K.DECREE_LAW, "decreto-ley": K.DECREE_LAW,
    "du": K.URGENCY_DECREE, "ds": K.SUPREME_DECREE, "decreto-supremo": K.SUPREME_DECREE, "rs": K.SUPREME_RESOLUTION,
    "rm": K.MINISTERIAL_RESOLUTION, "rvm": K.VICE_MINISTERIAL_RESOLUTION, "rd": K.DIRECTORAL_RESOLUTION, "rj": K.CHIEF_RESOLUTION,
    "resolucion-de-contraloria": K.COMPTROLLER_RESOLUTION, "rc": K.COMPTROLLER_RESOLUTION, "resolucion": K.RESOLUTION,
    "ordenanza-regional": K.REGIONAL_ORDINANCE, "ordenanza": K.ORDINANCE, "acuerdo": K.COUNCIL_AGREEMENT, "da": K.MAYORAL_DECREE,
    "directiva": K.DIRECTIVE, "con": K.CONSTITUTION,
}  # fmt: skip


def _identifier_kind(words: str) -> RegulationKind | None:
    fits = (
        kind
        for name, kind in sorted(_IDENTIFIER_KINDS.items(), key=lambda item: -len(item[0]))
        if words == name or words.startswith(f"{name}-")
    )
    return next(fits, None)


def _identifier_issuer(tail: str | None) -> str | None:
    """Issuers are short (EF, MINAM, SERVIR-PE); a title or a consolidated law's number ends them."""
    words: list[str] = []
    for word in (tail or "").split("-"):
        if (
            not re.fullmatch(r"[a-z]{1,9}", word)
            or word in ("tuo", "codigo", "ley", "reglamento")
            or (words and len(word) > 8)
        ):
            break
        words.append(word)
    return "-".join(words) or None


def _kind(match: re.Match[str]) -> tuple[RegulationKind | None, bool]:
    """The kind whose wording matched and whether it is a plural; None where number and wording don't go together."""
    group = (
        match.lastgroup_kind
        if hasattr(match, "lastgroup_kind")
        else next(g for g, v in match.groupdict().items() if v is not None and g[:4] in ("long", "shor"))
    )
    kind = WORDINGS[int(re.sub(r"\D", "", group))].kind
    plural = bool(re.match(r"\w+s\b", match[group]))
    if group.startswith("short") and not match["year"]:
        return None, plural
    if kind is K.RESOLUTION and not match["mark"]:
        return None, plural
    return kind, plural


def _designation(kind: RegulationKind, match: re.Match[str], start: int) -> Designation | None:
    """The designation of a match when its number has the shape its kind prints."""
    number = re.sub(r"[.,]", "", match["number"])
    if kind in (K.LEGISLATIVE_DECREE, K.DECREE_LAW):
        kind = K.LEGISLATIVE_DECREE if int(number.lstrip("d")) < _LAST_LEGISLATIVE_DECREE else K.DECREE_LAW
    if kind in _NUMBERED_ONCE:
        span = Span(start, match.end("number"))
        return Designation(span, kind, number) if _plain_number(kind, number, bool(match["mark"])) else None
    if kind in _YEARLY and not match["year"]:
        return None
    return Designation(Span(start, match.end()), kind, number, match["year"], match["issuer"])


def _plain_number(kind: RegulationKind, number: str, marked: bool) -> bool:
    """Laws have five digits (the oldest four); a bare four-digit number after "ley" would be a year."""
    if kind is K.LAW:
        return len(number) == 5 or (marked and len(number) == 4)
    return 2 <= len(number) <= 5


_SLUG = re.compile(r"(?P<number>d?\d+)(?:-(?P<year>(?:19|20)\d\d|\d\d)(?!\d))?(?:-(?P<issuer>.+))?")


def split_slug(regulation: RegulationId) -> Designation | None:
    """The parts of a slug, leading zeros dropped and two-digit years completed; None when it has no number (`doc-…`)."""
    kind = regulation.kind
    match = _SLUG.fullmatch(regulation.slug.removeprefix(kind).removeprefix("-"))
    if not match or kind is K.DOCUMENT:
        return None
    year = match["year"]
    if year and len(year) == 2:
        year = ("19" if year > "30" else "20") + year
    return Designation(Span(0, 0), kind, match["number"].lstrip("d0") or "0", year, match["issuer"])


def same_norm(one: RegulationId, other: RegulationId) -> bool:
    """True when two designations can name one norm: `ds-4-2019` and `ds-004-2019-jus`; parts that one lacks don't count."""
    a, b = split_slug(one), split_slug(other)
    if a is None or b is None:
        return one == other
    if (a.kind, a.number) != (b.kind, b.number):
        return False
    issuers = (
        not (a.issuer and b.issuer)
        or f"{a.issuer}-".startswith(f"{b.issuer}-")
        or f"{b.issuer}-".startswith(f"{a.issuer}-")
    )
    return issuers and (not (a.year and b.year) or a.year == b.year)
