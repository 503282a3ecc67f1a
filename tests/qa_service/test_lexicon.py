import re
from pathlib import Path

import pytest

from ingest.folding import fold
from qa_service.lexicon import entries, expand


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("quiero abrir mi bodega", "establecimiento"),
        ("¿de dónde saco plata?", "recursos"),
        ("vamos a botar al chofer", "destitución"),
        ("botaron al chofer", "destitución"),
        ("¿puedo mover partidas?", "modificación presupuestaria"),
        ("los ambulantes de la esquina", "comercio ambulatorio"),
        ("quieren vacar al alcalde", "vacancia del cargo"),
    ],
)
def test_everyday_words_bring_the_laws(text: str, term: str) -> None:
    assert term in expand(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [("¿qué plazo hay?", "áreas verdes"), ("un plan anual", "proyecto"), ("trabaja en el Estado", "alimentación")],
)
def test_words_that_merely_look_alike_bring_nothing(text: str, term: str) -> None:
    assert term not in expand(text)


def test_what_the_question_already_says_is_not_added() -> None:
    assert "establecimiento" not in expand("el establecimiento es una tienda")


def test_the_longest_phrase_speaks_alone() -> None:
    assert expand("sacar licencia")[0] == "licencia de funcionamiento"


def test_every_entry_has_words_terms_and_a_source() -> None:
    for entry in entries():
        assert entry.everyday and all(entry.terms) and entry.source
        assert re.fullmatch(r"(?:uso oficial: .+|[a-z]+-[a-z0-9-]+(?:; [a-z]+-[a-z0-9-]+)*)", entry.source), entry


def test_everyday_words_are_listed_once() -> None:
    spelled = [spelling for entry in entries() for spelling in entry.everyday.split(" / ")]
    assert len(spelled) == len(set(spelled))


def test_each_term_stands_in_the_norms_named_as_its_source(shared: Path) -> None:
    texts = {
        path.stem.lower(): " ".join(fold(path.read_text("utf-8")).split())
        for path in (shared / "corpus/norms").glob("*.md")
    }
    for entry in entries():
        sources = [_text_of(slug, texts) for slug in entry.source.split("; ")]
        for term in entry.terms:
            assert any(fold(term) in text for text in sources), (entry.everyday, term)


def _text_of(slug: str, texts: dict[str, str]) -> str:
    parts = slug.split("-")
    return " ".join(text for stem, text in texts.items() if set(parts) <= set(stem.split("-")))
