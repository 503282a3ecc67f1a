"""Akoma Ntoso: what is written is the standard's, and comes back as it was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.aknreader import read_akn
from corpus.akomantoso import write_akn
from corpus.errors import InvalidInput
from corpus.identifiers import RegulationId
from corpus.model import Provision, Regulation, Relation, RelationKind
from corpus.validity import version_on
from tests.corpus.akn import AKN, complaints, facts
from tests.corpus.drawing import regulations
from tests.factories import regulation

BEFORE, SINCE = date(2003, 5, 28), date(2022, 3, 7)
HEIGHTENED = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

# What may stand in what, of the elements that we write: the standard's content models, by hand.
BLOCKS = {"p", "table"}
HIERARCHY = {
    "book", "title", "chapter", "subchapter", "section", "subsection", "part", "article", "paragraph", "point",
    "alinea", "hcontainer",
}  # fmt: skip
HOLDS: Mapping[str, set[str]] = {
    "akomaNtoso": {"act", "doc"},
    "act": {"meta", "preface", "body", "attachments"},
    "doc": {"meta", "preface", "mainBody", "attachments"},
    "preface": BLOCKS,
    "body": HIERARCHY,
    "mainBody": HIERARCHY | BLOCKS,
    "attachments": {"attachment"},
    "attachment": {"num", "heading", "doc"},
    "intro": BLOCKS,
    "wrapUp": BLOCKS,
    "content": BLOCKS,
    "table": {"tr"},
    "tr": {"td", "th"},
    "td": {"p"},
    "th": {"p"},
    "num": set(),
    "heading": set(),
    "p": set(),
} | dict.fromkeys(HIERARCHY, HIERARCHY | {"num", "heading", "intro", "wrapUp", "content"})


def act(norm: Regulation, day: date | None = None) -> Element:
    """The document element of what is written."""
    return ElementTree.fromstring(write_akn(norm, day))[0]


def named(root: Element, eid: str) -> Element:
    """The element with an eId."""
    return next(element for element in root.iter() if element.get("eId") == eid)


def tags(element: Element) -> list[str]:
    """The names of an element's children."""
    return [child.tag.removeprefix(AKN) for child in element]


def text_in(element: Element, tag: str) -> str | None:
    """The text of an element's first descendant of a name."""
    found = element.find(f".//{AKN}{tag}")
    return None if found is None else found.text


def misplaced(element: Element) -> list[str]:
    """Elements that stand where the standard does not let them."""
    tag = element.tag.removeprefix(AKN)
    if tag == "meta":
        return []
    wrong = [f"{child} in {tag}" for child in tags(element) if child not in HOLDS[tag]]
    return wrong + [complaint for child in element for complaint in misplaced(child)]


def amended() -> Regulation:
    """An article with a numeral, amended once, and a table."""
    old = "Artículo 9.- Atribuciones\nCorresponde al concejo:\n1. Aprobar el plan.\nEs todo."
    new = "Artículo 9.- Atribuciones\nCorresponde al concejo municipal:\n1. Aprobar los planes."
    made = regulation(
        "ley-27972",
        {
            "art_9": [(old, BEFORE, SINCE), (new, SINCE, None)],
            "art_9__para_1": [("1. Aprobar el plan.", BEFORE, SINCE), ("1. Aprobar los planes.", SINCE, None)],
            "annex_1": "ANEXO 1\nTrámite | Derecho\nLicencia | S/ 15,00",
            "annex_1__table_1": "Trámite | Derecho\nLicencia | S/ 15,00",
            "annex_1__table_1__row_1": "Licencia | S/ 15,00",
        },
        headings={
            "art_9": "Atribuciones",
            "annex_1__table_1": "Trámite | Derecho",
            "annex_1__table_1__row_1": "Trámite | Derecho",
        },
        path=("TÍTULO II LOS ÓRGANOS",),
        published=BEFORE,
    )  # fmt: skip
    law = RegulationId("ley-31433")
    return replace(made, provisions=tuple(by(law, provision) for provision in made.provisions))


def by(law: RegulationId, provision: Provision) -> Provision:
    """The provision with a law that brought all wordings but the first and ended the first."""
    versions = provision.versions
    if len(versions) == 1:
        return provision
    return replace(provision, versions=(replace(versions[0], ended_by=law), replace(versions[1], amended_by=law)))


def test_every_wording_is_an_element_with_its_period() -> None:
    body = act(amended())
    wordings = [e for e in body.iter(f"{AKN}article") if e.get("wId") == "art_9"]
    assert [(e.get("eId"), e.get("period")) for e in wordings] == [("art_9__ver_1", "#tmpg_1"), ("art_9", "#tmpg_2")]


def test_a_period_says_when_it_began_and_ended_and_what_ended_it() -> None:
    root = act(amended())
    interval = named(root, "tmpg_1")[0]
    start, end = (named(root, interval.get(name, "").removeprefix("#")) for name in ("start", "end"))
    assert (start.get("date"), start.get("type"), start.get("source")) == ("2003-05-28", "generation", "#original")
    assert (end.get("date"), end.get("type"), end.get("source")) == ("2022-03-07", "amendment", "#ref_ley-31433")


def test_a_heading_line_is_number_and_heading() -> None:
    article = named(act(amended()), "art_9")
    assert tags(article) == ["num", "heading", "intro", "paragraph"]
    assert (text_in(article, "num"), text_in(article, "heading")) == ("Artículo 9.- ", "Atribuciones")


def test_a_numeral_stands_inside_its_article_between_its_introduction_and_its_end() -> None:
    article = named(act(amended()), "art_9__ver_1")
    assert tags(article) == ["num", "heading", "intro", "paragraph", "wrapUp"]
    assert article[3].get("wId") == "art_9__para_1"
    assert text_in(article[3], "p") == "Aprobar el plan."


def test_headings_above_provisions_are_elements_around_them() -> None:
    title = named(act(amended()), "title_II")
    assert title.tag == f"{AKN}title"
    assert [child.text for child in title[:2]] == ["TÍTULO II", "LOS ÓRGANOS"]
    assert named(title, "art_9") is not None


def test_an_annex_is_attached_and_its_table_has_rows() -> None:
    root = act(amended())
    annex = named(root, "annex_1")
    rows = annex.findall(f".//{AKN}tr")
    assert annex.tag == f"{AKN}attachment"
    assert [row.get("wId") for row in rows] == [None, "annex_1__table_1__row_1"]
    assert [tags(row) for row in rows] == [["th", "th"], ["td", "td"]]


def test_the_norm_is_named_by_its_work_and_its_wording() -> None:
    identification = act(amended())[0][0]
    uris = [level.find(f"{AKN}FRBRuri") for level in identification]
    assert [uri is not None and uri.get("value") for uri in uris] == [
        "/akn/pe/act/ley/2003/27972",
        "/akn/pe/act/ley/2003/27972/spa@2022-03-07",
        "/akn/pe/act/ley/2003/27972/spa@2022-03-07.xml",
    ]


def test_what_changed_the_norm_is_told_with_the_wording_it_brought() -> None:
    (change,) = act(amended()).iter(f"{AKN}textualMod")
    assert change.get("type") == "substitution"
    assert [child.get("href") for child in change[:2]] == ["/akn/pe/act/ley/31433", "#art_9"]


def test_another_norm_is_dated_where_its_date_is_known() -> None:
    root = ElementTree.fromstring(write_akn(amended(), published={RegulationId("ley-31433"): SINCE}))
    assert root.find(f".//{AKN}passiveRef[@href='/akn/pe/act/ley/2022/31433']") is not None


def test_what_the_norm_repeals_is_told() -> None:
    relation = Relation(RelationKind.REPEALS, RegulationId("ley-23853"), "art_3", "art_9", SINCE)
    (change, _) = act(replace(amended(), relations=(relation,))).iter(f"{AKN}textualMod")
    assert change.get("type") == "repeal"
    assert [child.get("href") for child in change] == ["#art_9", "/akn/pe/act/ley/23853#art_3"]


@pytest.mark.parametrize(
    ("day", "wanted"), [(BEFORE, "1. Aprobar el plan."), (date(2024, 1, 1), "1. Aprobar los planes.")]
)
def test_the_wording_of_a_day_is_alone(day: date, wanted: str) -> None:
    data = write_akn(amended(), day)
    back = read_akn(data)
    numeral = back.provision("art_9__para_1")
    assert numeral is not None
    assert [back.text_of(version) for version in numeral.versions] == [wanted]
    assert b'contains="singleVersion"' in data
    assert f"spa@{day}".encode() in data


def test_an_approving_act_stands_in_a_container_of_its_own() -> None:
    norm = regulation("ds-009-2025-ef", {"approval__art_1": "Artículo 1.- Apruébase.", "art_1": "Artículo 1.- Objeto."})
    body = act(norm)[1]
    assert [child.get("eId") for child in body] == ["approval", "art_1"]
    assert complaints(write_akn(norm)) == []


def test_hostile_text_stays_text() -> None:
    text = "Artículo 1.- <script>alert('x')</script> & ]]> \"comillas\" &lt;"
    norm = regulation("ley-1", {"art_1": text}, title="<b>&", headings={"art_1": "</heading><p>"})
    back = read_akn(write_akn(norm))
    assert [back.text_of(p.latest) for p in back.provisions] == [text]
    assert (back.title, back.provisions[0].heading) == ("<b>&", "</heading><p>")


def test_a_preface_comes_back_line_by_line() -> None:
    norm = regulation("ley-1", {"preface": "LEY N° 1\n\nEL CONGRESO", "art_1": "Artículo 1.- Objeto"})
    assert facts(read_akn(write_akn(norm))) == facts(norm)


def test_what_xml_cannot_hold_is_replaced_one_for_one() -> None:
    back = read_akn(write_akn(regulation("ley-1", {"art_1": "uno\x00dos\rtres\x0ccuatro\ud800"})))
    assert back.text_of(back.provisions[0].latest) == "uno�dos�tres�cuatro�"


def test_a_norm_without_provisions_is_still_a_document() -> None:
    assert complaints(write_akn(regulation("ley-1", {}))) == []


@pytest.mark.parametrize("data", [b"", b"<a/>", b"no es xml", b"<akomaNtoso><act><meta/></act></akomaNtoso>"])
def test_another_file_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="absuelve export akn"):
        read_akn(data, "otro.xml")


def test_an_entity_that_grows_is_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(6)
    ) + b"]><akomaNtoso>&g;</akomaNtoso>"  # fmt: skip
    with pytest.raises(InvalidInput):
        read_akn(bomb)


@HEIGHTENED
@given(regulations())
def test_every_norm_comes_back_with_all_its_wordings(norm: Regulation) -> None:
    assert facts(read_akn(write_akn(norm))) == facts(norm)


@HEIGHTENED
@given(regulations())
def test_a_norm_that_came_back_goes_out_as_it_came(norm: Regulation) -> None:
    back = read_akn(write_akn(norm))
    again = read_akn(write_akn(back))
    assert facts(again) == facts(back)
    assert (again.id, again.title, again.issuer, again.published) == (norm.id, norm.title, norm.issuer, norm.published)


@HEIGHTENED
@given(regulations())
def test_every_wording_of_a_norm_that_came_back_lies_in_its_text(norm: Regulation) -> None:
    back = read_akn(write_akn(norm))
    text = back.documents[0].text
    spans = [(v.spans[0], back.text_of(v)) for p in back.provisions for v in p.versions]
    assert [wording for span, wording in spans if text[span.start : span.end] != wording] == []
    assert all(0 <= span.start <= span.end <= len(text) for span, _ in spans)


@HEIGHTENED
@given(regulations())
def test_every_norm_is_valid_by_the_official_schema(norm: Regulation) -> None:
    assert complaints(write_akn(norm)) == []


@HEIGHTENED
@given(regulations())
def test_elements_stand_where_the_standard_lets_them_and_are_named_once(norm: Regulation) -> None:
    root = ElementTree.fromstring(write_akn(norm))
    names = [name for element in root.iter() if (name := element.get("eId"))]
    assert misplaced(root) == []
    assert len(names) == len(set(names))


@HEIGHTENED
@given(regulations())
def test_periods_and_events_named_exist(norm: Regulation) -> None:
    root = ElementTree.fromstring(write_akn(norm))
    names = {element.get("eId") for element in root.iter()}
    wanted = [element.get(name) for element in root.iter() for name in ("period", "start", "end", "source")]
    assert [name for name in wanted if name and name.removeprefix("#") not in names] == []


@HEIGHTENED
@given(regulations())
def test_the_wording_of_a_day_is_the_one_in_force(norm: Regulation) -> None:
    day = date(2010, 6, 15)
    back = read_akn(write_akn(norm, day))
    expected = [(p.eid, norm.text_of(v)) for p in norm.provisions if (v := version_on(p, day))]
    assert [(p.eid, back.text_of(p.latest)) for p in back.provisions] == expected
    assert complaints(write_akn(norm, day)) == []
