"""Regulations drawn at random: any eIds, any spans, any dates, so that nothing is held that only tidy norms have."""

from datetime import date

from hypothesis import strategies as st

from corpus.identifiers import RegulationId
from corpus.model import Document, Provision, ProvisionKind, Regulation, Relation, RelationKind, Source, Span, Version

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"])
WORDS = st.text(LETTERS, min_size=1, max_size=12)
LINES = st.one_of(
    st.sampled_from(
        [
            "Artículo 1.- Objeto",
            "ARTÍCULO 2°.- Del alcance. La presente norma rige en el distrito.",
            "1.1. Los vecinos presentan su solicitud.",
            "a) El plano de ubicación;",
            "Requisito | Plazo | Derecho",
            "Solicitud |  | S/ 15,00",
            "ANEXO 1",
            "",
        ]
    ),
    st.text(LETTERS, max_size=30),
)
SLUGS = st.sampled_from(["ley-27972", "ds-009-2025-ef", "ordenanza-551-mss", "con-1993", "doc-guia-1", "dleg-1440"])
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
EIDS = [
    "preface", "preface__table_1", "tp__art_i", "approval__art_1", "art_1", "art_1__para_1", "art_1__para_1__point_a",
    "art_1__para_2", "art_1__table_1", "art_1__table_1__row_1", "art_1__table_1__row_2", "art_2", "art_2__point_a",
    "art_20-A", "dcf_1", "sec_1", "sec_1__sec_1", "annex_1", "annex_1__art_1", "annex_1__table_1",
    "annex_1__table_1__row_1", "annex_2__para_1", "table_1", "table_1__row_1",
]  # fmt: skip
KINDS = {
    "preface": ProvisionKind.PREFACE,
    "art": ProvisionKind.ARTICLE,
    "para": ProvisionKind.PARAGRAPH,
    "point": ProvisionKind.POINT,
    "table": ProvisionKind.TABLE,
    "row": ProvisionKind.ROW,
    "sec": ProvisionKind.SECTION,
    "annex": ProvisionKind.ANNEX,
}
HEADINGS = st.none() | st.sampled_from(["Objeto", "Del alcance", "Requisito | Plazo | Derecho", " x "]) | WORDS
GROUPS = ["TÍTULO I LAS REGLAS", "CAPÍTULO II", "Capítulo III DE LOS PLAZOS", "DISPOSICIONES FINALES", "Anexo 1"]
PATHS = st.lists(st.sampled_from(GROUPS) | WORDS, max_size=3).map(tuple)


@st.composite
def wordings(draw: st.DrawFn, length: int, breaks: list[int]) -> Version:
    """A version with one or two spans, mostly of whole lines."""
    places = st.sampled_from(breaks) | st.integers(0, length)
    ends = sorted(draw(st.lists(places, min_size=2, max_size=4).filter(lambda found: len(found) != 3)))
    spans = tuple(Span(a, max(a, b - 1)) for a, b in zip(ends[::2], ends[1::2], strict=True))
    start, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
    acts = st.none() | SLUGS.map(RegulationId)
    eids = st.none() | st.sampled_from(EIDS)
    return Version(0, spans, start, end, draw(acts), draw(acts), draw(st.booleans()), draw(eids), draw(eids))


@st.composite
def regulations(draw: st.DrawFn) -> Regulation:
    """A regulation of one document."""
    lines = draw(st.lists(LINES, min_size=1, max_size=8))
    text = "\n".join(lines)
    breaks = [0]
    for line in lines:
        breaks.append(breaks[-1] + len(line) + 1)
    provisions = []
    for eid in draw(st.lists(st.sampled_from(EIDS), unique=True, max_size=8)):
        kind = KINDS.get(eid.rpartition("__")[2].partition("_")[0], ProvisionKind.DISPOSITION)
        versions = tuple(draw(st.lists(wordings(len(text), breaks), min_size=1, max_size=3)))
        provisions.append(Provision(eid, kind, draw(WORDS), draw(HEADINGS), draw(PATHS), versions))
    relation = Relation(RelationKind.REPEALS, RegulationId("ley-23853"), None, None, None)
    return Regulation(
        id=RegulationId(draw(SLUGS)),
        title=draw(WORDS),
        issuer=draw(st.none() | WORDS),
        published=draw(st.none() | DAYS),
        effective=None,
        documents=(Document(Source("norma.txt", "0" * 64, "text/plain"), text),),
        provisions=tuple(provisions),
        relations=draw(st.sampled_from([(), (relation,)])),
    )
