"""Norms that the service does not have are named with a refusal, and to an advisor beside a draft."""

from datetime import date

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from index.model import Entry, Hit
from qa_service import abstention, elsewhere
from qa_service.answering import decide, scope_of
from qa_service.confidence import Confidence
from qa_service.drafting import extract
from qa_service.model import Abstention, Draft, Question
from qa_service.understanding import understand
from tests.factories import regulation
from tests.fakes import ListSearcher

TODAY = date(2026, 7, 1)
ASKED = "¿Cuántos votos hacen falta para vacar al alcalde?"
VACANCY = Entry(ProvisionId(RegulationId("ley-27972"), "art_23"), "Ley Orgánica de Municipalidades", 0.8)
LEAVES = Entry(ProvisionId(RegulationId("ds-5-2020-pcm"), "art_2"), "Reglamento de votaciones", 0.7)
LONG = Entry(
    ProvisionId(RegulationId("ley-28687"), "art_11"),
    "LEY DE DESARROLLO Y COMPLEMENTARIA DE FORMALIZACIÓN DE LA PROPIEDAD INFORMAL, ACCESO AL SUELO Y DOTACIÓN DE "
    "SERVICIOS BÁSICOS",
    0.9,
)
FAR = Entry(ProvisionId(RegulationId("ley-9"), "art_1"), "Ley de puertos", 0.5)


def asked(*register: Entry) -> tuple[ListSearcher, tuple[Hit, ...]]:
    searcher = ListSearcher([regulation("ley-1", {"art_1": "Los votos del alcalde se cuentan en sesión."})])
    searcher.register = register
    return searcher, searcher.search(understand(Question("q", ASKED), scope_of(searcher), TODAY).query)


def hinted(found: float, *register: Entry) -> str:
    searcher, hits = asked(*register)
    near = tuple(Hit(hit.wording, hit.score, hit.passages, {"cosine": found}) for hit in hits)
    return elsewhere.hint(understand(Question("q", ASKED), scope_of(searcher), TODAY), near, searcher)


@pytest.mark.parametrize(
    ("found", "register", "told"),
    [
        (
            0.65,
            (VACANCY, LEAVES, FAR),
            "Puede regularlo una norma que este servicio no tiene: el artículo 23 de la Ley N° 27972 (Ley Orgánica de "
            "Municipalidades) o el artículo 2 del Decreto Supremo N° 5-2020-PCM (Reglamento de votaciones). "
            "Compruebe si es así y si sigue vigente.",
        ),
        (
            0.75,
            (VACANCY, LEAVES),
            "Puede regularlo una norma que este servicio no tiene: el artículo 23 de la Ley N° 27972 (Ley Orgánica de "
            "Municipalidades). Compruebe si es así y si sigue vigente.",
        ),
        (
            0.75,
            (LONG,),
            "Puede regularlo una norma que este servicio no tiene: el artículo 11 de la Ley N° 28687 (Ley de "
            "desarrollo y complementaria de formalización de la propiedad informal, acceso …). Compruebe si es así y "
            "si sigue vigente.",
        ),
        (0.85, (VACANCY, LEAVES), ""),
        (0.3, (FAR,), ""),
        (0.65, (), ""),
    ],
    ids=[
        "two are nearer",
        "one is",
        "a long title",
        "none is nearer than what was found",
        "too far",
        "nothing is lacking",
    ],
)
def test_norms_nearer_than_all_that_was_found_are_named(found: float, register: tuple[Entry, ...], told: str) -> None:
    assert hinted(found, *register) == told


def test_a_refusal_names_them_to_the_asker() -> None:
    searcher, _ = asked(VACANCY)
    understood = understand(Question("q", "¿Qué dice de los satélites de Neptuno?"), scope_of(searcher), TODAY)
    refusal = decide(understood, (), searcher, lambda *_: pytest.fail("no draft"))
    assert isinstance(refusal, Abstention)
    assert "Ley N° 27972" in refusal.message


@pytest.mark.parametrize(("sure", "told"), [(0.59, True), (0.6, False)])
def test_a_doubtful_draft_names_them_to_the_advisor_alone(
    sure: float, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher, hits = asked(VACANCY)
    understood = understand(Question("q", ASKED), scope_of(searcher), TODAY)
    monkeypatch.setattr(abstention, "weigh", lambda *_: Confidence(1.0, sure))
    draft = decide(understood, hits, searcher, extract)
    assert isinstance(draft, Draft)
    assert ("Ley N° 27972" in draft.note) is told
    assert "Ley N° 27972" not in draft.text


def test_the_law_of_another_day_is_not_looked_for_in_today_s() -> None:
    searcher, hits = asked(VACANCY)
    understood = understand(Question("q", f"{ASKED} en marzo de 2019"), scope_of(searcher), TODAY)
    assert understood.dated
    assert elsewhere.hint(understood, hits, searcher) == ""


def test_a_provision_cited_and_held_leaves_nothing_to_look_up() -> None:
    searcher, hits = asked(VACANCY)
    understood = understand(Question("q", ASKED), scope_of(searcher), TODAY)
    cited = [Hit(hit.wording, hit.score, hit.passages, {"cited": 1.0}) for hit in hits]
    assert elsewhere.hint(understood, cited, searcher) == ""
