"""How the benchmark of amendments pairs raw norms with consolidated ones, by hand-worked cases."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.amendments import Corpus, alike, changed, consolidated, judge, named_like
from corpus.identifiers import RegulationId
from corpus.model import Document, Regulation, Source
from ingest.model import NormText
from ingest.segment import segment

BY, TARGET = RegulationId("ley-32001"), RegulationId("ley-31001")
PRINTED = """Artículo 1.- Objeto
Esta ley regula los mercados.
Artículo 2.- Horario
Los mercados abren a las seis. (*)
(*) Artículo modificado por el Artículo 1 de la Ley Nº 32001, publicada el 10 enero 2024, cuyo texto es el siguiente:
“Artículo 2.- Horario
Los mercados del distrito abren a las siete y cierran a las veinte horas.”"""
ORDER = """Artículo 1.- Modificación
Modifícase el artículo 2 de la Ley N° 31001, con el siguiente texto:
“Artículo 2.- Horario
{}”"""


def norm(id: RegulationId, text: str, published: date) -> Regulation:
    document = Document(Source(f"{id.slug}.md", id.slug.ljust(64, "0"), "text/markdown"), text)
    provisions = segment(NormText(document), published).provisions
    return Regulation(id, "Ley", None, published, date.fromordinal(published.toordinal() + 1), (document,), provisions)


def corpus(order: str) -> tuple[Corpus, Corpus]:
    printed = {TARGET: norm(TARGET, PRINTED, date(2020, 1, 10))}
    return {BY: norm(BY, order, date(2024, 1, 10))} | printed, printed


@pytest.mark.parametrize(
    ("order", "outcome"),
    [
        (ORDER.format("Los mercados del distrito abren a las siete y cierran a las veinte horas."), "right"),
        (ORDER.format("Queda prohibida la venta de bebidas en todos los puestos."), "wrong"),
        ("Artículo 1.- Modificación\nModifícase la Ley N° 31001 en lo que corresponda.", "left"),
    ],
)
def test_a_pair_is_right_wrong_or_left(order: str, outcome: str) -> None:
    norms, printed = corpus(order)
    assert [(pair.key, pair.outcome) for pair in judge(norms, 0.9, printed)] == [((BY, TARGET, "art_2"), outcome)]


def test_an_order_for_what_the_consolidation_never_changed_is_wrong() -> None:
    norms, printed = corpus(ORDER.format("x").replace("rtículo 2", "rtículo 1"))
    found = {pair.key[2]: pair.outcome for pair in judge(norms, 0.9, printed)}
    assert found == {"art_1": "wrong"} | {"art_2": found["art_2"]}


def test_a_consolidated_text_tells_who_changed_what() -> None:
    assert set(changed(corpus("")[1][TARGET])) == {(BY, "art_2")}


@pytest.mark.parametrize(("one", "other", "share"), [("abcdef", "ABCDÉF", 1.0), ("abcdef", "uvwxyz", 0.0)])
def test_likeness_counts_letters_and_digits(one: str, other: str, share: float) -> None:
    assert alike(one, other) == share


def test_files_are_chosen_by_their_notes_and_their_names(tmp_path: Path) -> None:
    for name, text in (("LEY-31001-2020.md", PRINTED), ("LEY-32001-2024.md", "nada"), ("LEY-320010-2024.md", "nada")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = sorted(tmp_path.iterdir())
    assert [path.name for path in consolidated(paths, 5)] == ["LEY-31001-2020.md"]
    assert [path.name for path in named_like(paths, [BY])] == ["LEY-32001-2024.md"]
