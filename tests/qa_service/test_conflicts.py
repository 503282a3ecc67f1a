from datetime import date

import pytest

from corpus.model import Regulation
from index.passages import wordings_of
from qa_service.answering import answer
from qa_service.clauses import pieces
from qa_service.conflicts import Side
from qa_service.evidence import Evidence
from qa_service.model import CheckKind, Draft, Question
from qa_service.values import values_in
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY

ASKED = "¿En qué plazo apela el conductor del puesto la multa de mercado?"
RULE = "El conductor del puesto apela la multa de mercado en el plazo de {} de notificada la multa."


def law(slug: str, term: str, since: date = date(2003, 5, 28), rule: str = RULE, **more: object) -> Regulation:
    text = f"Artículo 8.- {rule.format(term)}"
    return regulation(slug, {"art_8": [(text, since, None)]}, published=since, **more)


def drafted(*norms: Regulation, question: str = ASKED) -> Draft:
    draft = answer(Question("q", question), ListSearcher(norms), today=TODAY).draft
    assert draft is not None
    return draft


def clashing() -> Draft:
    decree = law("ds-010-2020-pcm", "treinta días hábiles", date(2020, 1, 1))
    return drafted(law("ley-77001", "quince días hábiles"), decree)


def told(draft: Draft) -> str:
    return next(
        (one.text for one in draft.statements if one.text.startswith("Hay normas vigentes que no coinciden")), ""
    )


def test_two_norms_that_give_different_terms_for_the_same_thing_are_shown_side_by_side() -> None:
    assert told(clashing()) == (
        "Hay normas vigentes que no coinciden: la Ley N° 77001 (rango de ley, vigente desde el 28 de mayo de "
        "2003) fija «quince días hábiles»; el Decreto Supremo N° 010-2020-PCM (rango de decreto "
        "supremo, vigente desde el 1 de enero de 2020), «treinta días hábiles». De mayor rango: la Ley N° 77001. "
        "Más reciente: el Decreto Supremo N° 010-2020-PCM. El asesor decide cuál se aplica."
    )


def test_a_conflict_is_marked_for_the_advisor_and_grounded() -> None:
    draft = clashing()
    marks = [check.kind for statement in draft.statements for check in statement.failed]
    assert marks == [CheckKind.CONFLICT]
    assert draft.grounded and not draft.sound


def test_each_side_is_cited_by_the_span_that_holds_its_value() -> None:
    closing = clashing().statements[-1]
    quotes = {str(citation.regulation): citation.quote for citation in closing.citations}
    assert quotes == {"ley-77001": "quince días hábiles", "ds-010-2020-pcm": "treinta días hábiles"}


def test_a_long_sentence_is_quoted_around_the_value_that_differs() -> None:
    causes = "y por las causas que esta ley señala, " * 12
    norm = law(
        "ley-77001", "quince días", rule=f"Si nadie la convoca, {causes}en {{}} desde que se pidió lo hace otro."
    )
    [wording] = wordings_of(norm)
    [piece] = [one for one in pieces(wording.text, wording.heading) if "quince" in one.span.of(wording.text)]
    [value] = values_in(piece.span.of(wording.text))
    side = Side(Evidence(wording, piece, 0, 1.0), value)
    [span] = side.quoted(())
    assert "en quince días desde que se pidió lo hace otro." in span.of(wording.text)
    assert len(span.of(wording.text).split()) <= 34
    assert side.quoted((piece.span,)) == (piece.span,)


def test_neither_side_is_blended_into_a_bare_answer_beside_the_other() -> None:
    draft = clashing()
    assert len(draft.text.split()) <= 150
    assert [str(one.citations[0].regulation) for one in draft.statements[:-1]] == ["ley-77001", "ds-010-2020-pcm"]
    assert draft.text.startswith("Según el artículo 8 de la Ley N° 77001")


def test_norms_of_equal_rank_are_told_apart_by_date() -> None:
    said = told(drafted(law("ley-77001", "quince días"), law("ley-77002", "treinta días", date(2020, 1, 1))))
    assert "Son del mismo rango. Más reciente: la Ley N° 77002." in said


@pytest.mark.parametrize(
    ("term", "rule"),
    [
        ("quince días hábiles", RULE),  # the same term
        ("tres meses", RULE),  # another unit
        ("treinta días hábiles o sesenta días hábiles", RULE),  # two values decide nothing
        ("treinta días", "El director del colegio responde al padre la queja en {} de recibida."),  # another matter
    ],
)
def test_what_is_no_clear_conflict_is_left_alone(term: str, rule: str) -> None:
    assert told(drafted(law("ley-77001", "quince días hábiles"), law("ley-77002", term, rule=rule))) == ""


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Ley Orgánica de Municipalidades", "Reglamento de la Ley de la Mancomunidad Municipal", False),
        ("Reglamento del Tribunal del Servicio Civil", "Ley General de Contrataciones Públicas", False),
        ("Reglamento de la Ley Nº 1, Ley del Patrimonio", "Reglamento de la Ley Nº 2, Ley de Pueblos Indígenas", False),
        ("Ley del Servicio Civil", "TUO de la Normatividad del Servicio Civil", True),
        ("Ley Orgánica de Municipalidades", "Ordenanza sobre mercados municipales", True),
        ("Ley de Mercados", "Reglamento de multas en los mercados", True),
        ("Ley N° 77001", "Decreto Supremo N° 010-2020-PCM", True),
    ],
)
def test_rules_of_fields_apart_do_not_conflict(one: str, other: str, clash: bool) -> None:
    norms = law("ley-77001", "quince días", title=one), law("ds-010-2020-pcm", "treinta días", title=other)
    assert bool(told(drafted(*norms))) is clash


def test_articles_of_one_norm_do_not_conflict() -> None:
    text = {n: f"Artículo {n}.- {RULE.format(term)}" for n, term in ((1, "quince días"), (2, "treinta días"))}
    assert told(drafted(regulation("ley-77001", {f"art_{n}": said for n, said in text.items()}))) == ""


def test_a_repealed_norm_conflicts_with_none() -> None:
    old = law("ley-77002", "treinta días hábiles", repealed_on=date(2015, 1, 1), repealed_by="ley-77001")
    asked = f"{ASKED} Según la Ley 77001 y la Ley 77002."
    assert told(drafted(law("ley-77001", "quince días hábiles"), old, question=asked)) == ""
