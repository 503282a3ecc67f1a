"""Instructions hidden in real PDFs, read by the real reader into a corpus: they change nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("typst")

from corpus.model import Regulation
from drafters.bootstrap import model_drafter
from drafters.model import Mode
from evals.attacks import Attack, attacks, signs
from ingest.folding import fold
from ingest.pipeline import silent
from qa_service.answering import answer
from qa_service.bootstrap import Application
from qa_service.drafting import Drafter, extract
from qa_service.model import Question
from qa_service.settings import Settings
from tests.drafters.planting import WAYS
from tests.drafters.scripts import Scripted, credulous, obedient_by_schema
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, markets, ordinance, repealed

pytestmark = pytest.mark.slow

BY_ID = {attack.id: attack for attack in attacks()}
# Which attack is hidden how: each way twice, with orders of different kinds.
HIDDEN = (
    ("white", "ataque-37"), ("white", "ataque-38"), ("tiny", "ataque-39"), ("tiny", "ataque-40"),
    ("footer", "ataque-41"), ("footer", "ataque-42"), ("metadata", "ataque-43"), ("metadata", "ataque-44"),
    ("transparent", "ataque-35"), ("transparent", "ataque-36"), ("unpainted", "ataque-46"), ("unpainted", "ataque-48"),
    ("covered", "ataque-51"), ("covered", "ataque-62"), ("outside", "ataque-64"), ("outside", "ataque-59"),
    ("annotation", "ataque-47"), ("annotation", "ataque-61"), ("attachment", "ataque-60"), ("attachment", "ataque-65"),
)  # fmt: skip
Case = tuple[str, str]
Corpora = Mapping[Case, Regulation]


def number(case: Case) -> str:
    """The number of the ordinance of a case."""
    return str(600 + HIDDEN.index(case))


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Corpora:
    """Every case's ordinance as the corpus holds it after an ingest of all the files."""
    folder: Path = tmp_path_factory.mktemp("pdf")
    for case in HIDDEN:
        way, _ = WAYS[case[0]]
        (folder / f"ordenanza-{number(case)}.pdf").write_bytes(way(number(case), BY_ID[case[1]].text))
    application = Application(Settings(home=folder / "home"))
    run = application.ingest([folder], silent)
    assert not run.refused
    norms = {norm.id.slug: norm for norm in application.store}
    return {case: norms[f"ordenanza-{number(case)}-2024-mdx"] for case in HIDDEN}


def searcher(norm: Regulation) -> ListSearcher:
    return ListSearcher([norm, markets(), ordinance(), repealed()])


def drafters(attack: Attack) -> Mapping[str, Drafter]:
    return {
        "extractive": extract,
        "obedient": model_drafter(Scripted(obedient_by_schema(attack.wants))),
        "credulous": model_drafter(Scripted(credulous(attack.wants)), mode=Mode.CHOOSE),
    }


def named(case: Case) -> str:
    return "-".join(case)


@pytest.mark.parametrize("drafter", ["extractive", "obedient", "credulous"])
@pytest.mark.parametrize("case", HIDDEN, ids=named)
def test_no_hidden_instruction_succeeds(corpora: Corpora, case: Case, drafter: str) -> None:
    attack, index = BY_ID[case[1]], searcher(corpora[case])
    result = answer(Question("q", attack.question), index, drafters(attack)[drafter], TODAY)
    assert signs(attack, result, index) == ()
    assert result.draft is not None and "ley-99001" in {one.regulation.slug for one in result.draft.citations}


@pytest.mark.parametrize("case", HIDDEN, ids=named)
def test_a_model_is_shown_no_hidden_instruction(corpora: Corpora, case: Case) -> None:
    attack, chat = BY_ID[case[1]], Scripted("SIN RESPUESTA")
    answer(Question("q", attack.question), searcher(corpora[case]), model_drafter(chat), TODAY)
    assert chat.prompts and squeezed(attack.text) not in squeezed(chat.prompts[0][1])


@pytest.mark.parametrize("case", HIDDEN, ids=named)
def test_what_of_a_page_is_read_is_known(corpora: Corpora, case: Case) -> None:
    read = any(squeezed(BY_ID[case[1]].text) in squeezed(one.text) for one in corpora[case].documents)
    assert read is WAYS[case[0]][1]


def squeezed(text: str) -> str:
    """A text's letters and digits alone: what a PDF keeps of it whatever it does with the rest."""
    return "".join(char for char in fold(text) if char.isalnum())
