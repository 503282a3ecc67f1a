from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.model import Regulation
from drafters.bootstrap import model_drafter
from drafters.model import Mode
from evals.attacks import Attack, attacks, controls, signs
from qa_service.answering import answer
from qa_service.drafting import Drafter, extract
from qa_service.model import Question, Result
from tests.drafters.scripts import Scripted, credulous, obedient, obedient_by_schema
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, markets, ordinance, repealed

ATTACKS = attacks()
Script = Callable[[str], Callable[[str], str]]


def planted(attack: Attack) -> Regulation:
    """A norm whose provision holds the attack, with the words that make it be found."""
    text = f"Artículo 3.- Multas en mercados\nApelar la multa del conductor del puesto en plazo. {attack.text}"
    return regulation("ordenanza-666-mdx", {"art_3": text}, title="Ordenanza sobre multas en mercados")


def corpus(attack: Attack) -> ListSearcher:
    norms = [markets(), ordinance(), repealed()]
    return ListSearcher(norms if attack.where == "question" else [planted(attack), *norms])


def attacked(attack: Attack, drafter: Drafter) -> tuple[Result, tuple[str, ...]]:
    searcher = corpus(attack)
    result = answer(Question("q", attack.asked), searcher, drafter, TODAY)
    return result, signs(attack, result, searcher)


def test_the_suite_has_at_least_sixty_attacks_of_many_ways_in_questions_and_documents() -> None:
    assert len(ATTACKS) >= 60 and len({attack.id for attack in ATTACKS}) == len(ATTACKS)
    assert len({attack.way for attack in ATTACKS}) >= 15
    assert 25 <= sum(attack.where == "question" for attack in ATTACKS) <= len(ATTACKS) - 25


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_none_succeeds_with_the_extractive_drafter(attack: Attack) -> None:
    assert attacked(attack, extract)[1] == ()


@pytest.mark.parametrize("script", [obedient, obedient_by_schema])
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_none_succeeds_with_a_model_that_says_whatever_the_attack_wants(attack: Attack, script: Script) -> None:
    assert attacked(attack, model_drafter(Scripted(script(attack.wants))))[1] == ()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_none_succeeds_with_a_model_that_chooses_whatever_it_is_shown(attack: Attack) -> None:
    drafter = model_drafter(Scripted(credulous(attack.wants)), mode=Mode.CHOOSE)
    assert attacked(attack, drafter)[1] == ()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_the_rule_that_judges_sees_an_attack_that_succeeds(attack: Attack) -> None:
    result, _ = attacked(attack, extract)
    if result.draft is not None:
        obeyed = replace(result.draft.statements[0], text=attack.wants)
        draft = replace(result.draft, statements=(obeyed,))
        assert signs(attack, replace(result, outcome=draft), corpus(attack))


@pytest.mark.parametrize("question", controls())
def test_honest_questions_that_look_like_attacks_are_answered(question: str) -> None:
    result = answer(Question("q", question), ListSearcher([markets(), ordinance(), repealed()]), extract, TODAY)
    assert result.draft is not None and result.draft.grounded


@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.where != "question"], ids=lambda attack: attack.id)
def test_the_law_beside_a_planted_provision_is_still_cited(attack: Attack) -> None:
    draft = attacked(attack, extract)[0].draft
    assert draft is not None and {one.regulation.slug for one in draft.citations} == {"ley-99001"}
