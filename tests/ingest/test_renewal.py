"""However a corpus came to be, file by file and change by change, it is what composing all of it at once gives."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.home import Home
from corpus.identifiers import RegulationId
from corpus.model import Regulation, RelationKind
from corpus.store import Store
from ingest.composition import compose
from ingest.ledger import load_ledger
from ingest.pipeline import ingest, remove
from ingest.readings import Readings

pytestmark = pytest.mark.slow

SAMPLES = Path(corpus.__file__).parent / "samples"
SHARED = Path(__file__).parents[3] / "shared" / "corpus" / "norms"


def norm(number: str, title: str, day: str, *articles: str) -> str:
    body = "\n\n".join(f"Artículo {place}.- {text}" for place, text in enumerate(articles, start=1))
    return (
        f"---\ntitle: {title}\nrank: ordenanza\nidentifier: ORDENANZA-{number}-MDQ\npublication_date: '{day}'\n---\n"
        f"# ORDENANZA N° {number}-MDQ\n\n{body}\n"
    )


MARKETS = norm(
    "001-2020",
    "Ordenanza General de Mercados y Ferias",
    "2020-03-14",
    "Objeto. Regula los mercados.",
    "Horario. Abren a las 6.",
)
FILES: dict[str, tuple[str, ...]] = {
    "mercados.md": (MARKETS, MARKETS.replace("a las 6", "a las 7")),
    "mercados-otra-edicion.md": (MARKETS + "\nArtículo 3.- Sanciones. Se sancionan las faltas.\n",),
    "horario.md": (
        norm(
            "002-2021",
            "Ordenanza que modifica el horario",
            "2021-05-02",
            "Modifícase el artículo 2 de la Ordenanza N° 001-2020-MDQ, en los siguientes términos:\n\n"
            "“Artículo 2.- Horario. Los mercados abren a las 5.”",
        ),
        norm("002-2021", "Ordenanza que nada modifica", "2021-05-02", "Difúndase el horario de los mercados."),
    ),
    "derogatoria.md": (
        norm(
            "003-2022",
            "Ordenanza que ordena las normas del distrito",
            "2022-01-10",
            "Deróganse las normas que siguen.",
            "Derógase la Ordenanza N° 001-2020-MDQ.",
        ),
    ),
    "arrepentida.md": (
        norm(
            "004-2023",
            "Ordenanza que corrige la derogatoria",
            "2023-02-20",
            "Modifícase el artículo 2 de la Ordenanza N° 003-2022-MDQ, en los siguientes términos:\n\n"
            "“Artículo 2.- Derógase la Ordenanza N° 002-2021-MDQ.”",
        ),
    ),
    "reglamento.md": (
        norm(
            "005-2020",
            "Reglamento de la Ordenanza N° 001-2020-MDQ",
            "2020-06-01",
            "La Ordenanza General de Mercados y Ferias se cumple según el artículo 2 de la Ordenanza.",
        ),
        norm(
            "005-2020",
            "Ordenanza de ferias",
            "2020-06-01",
            "Las ferias siguen la Ordenanza General de Mercados y Ferias.",
        ),
    ),
    "cita.md": (
        norm(
            "006-2024",
            "Ordenanza de tasas",
            "2024-01-01",
            "Según la Ordenanza General de Mercados y Ferias del distrito.",
            "Véase el artículo 1 de la Ordenanza N° 5-2020-MDQ.",
        ),
    ),
    "espera.md": (
        norm(
            "007-2021",
            "Ordenanza que espera",
            "2021-06-01",
            "La presente Ordenanza entra en vigencia a los noventa días calendario de la publicación de su reglamento.",
        ),
    ),
    "reglamento-esperado.md": (norm("008-2021", "Reglamento de la Ordenanza N° 007-2021-MDQ", "2021-08-02", "Rige."),),
    "consolidada.md": (
        norm(
            "009-2020",
            "Ordenanza de parques",
            "2020-02-03",
            "Los parques abren a las 8.\n\n(*) Artículo modificado por el Artículo 2 de la Ordenanza N° 007-2021-MDQ,"
            " publicada el 01 junio 2021, cuyo texto es el siguiente:\n\n“Artículo 1.- Los parques abren a las 7.”",
        ),
    ),
}
IDS = tuple(RegulationId(f"ordenanza-{n}-mdq") for n in ("001-2020", "002-2021", "003-2022", "004-2023", "005-2020"))

writes = st.sampled_from([(name, place) for name, texts in FILES.items() for place in range(len(texts))])
steps = st.lists(st.one_of(writes, st.sampled_from(IDS)), min_size=1, max_size=7)


def at_once(home: Home) -> tuple[Regulation, ...]:
    """The corpus that the files read into a home make, composed from scratch."""
    ledger, readings = load_ledger(home.ledger), Readings(home.readings)
    found = [norm for sha256 in ledger.readings() for norm in readings.load(sha256)]
    return compose(norm for norm in found if norm.id not in ledger.removed)


def take(folder: Path, home: Home, step: tuple[str, int] | RegulationId) -> None:
    """Write a file and ingest it, or take a norm out."""
    if isinstance(step, RegulationId):
        if step in Store(home.norms).ids():
            remove(step, home)
        return
    name, place = step
    (folder / name).write_text(FILES[name][place], "utf-8")
    ingest([folder / name], home, workers=1)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_any_history_of_changes_ends_where_composing_at_once_does(
    history: list[tuple[str, int] | RegulationId],
) -> None:
    with TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        for step in history:
            take(Path(folder), home, step)
            assert tuple(Store(home.norms)) == at_once(home)


@settings(max_examples=10, deadline=None)
@given(st.permutations(list(FILES)))
def test_the_order_in_which_files_come_makes_no_difference(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        for name in names:
            take(Path(folder), home, (name, 0))
        together = Home(Path(folder) / "together")
        ingest([Path(folder) / name for name in names], together, workers=1)
        assert tuple(Store(home.norms)) == tuple(Store(together.norms))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    for name in FILES:
        take(tmp_path, home, (name, 0))
    return home


def stored(home: Home, slug: str) -> Regulation:
    return Store(home.norms).read(RegulationId(slug))


def test_the_effects_of_one_norm_on_another_arrive_and_leave_with_it(home: Home) -> None:
    assert len(stored(home, "ordenanza-001-2020-mdq").provision("art_2").versions) == 2  # type: ignore[union-attr]
    assert stored(home, "ordenanza-002-2021-mdq").repealed_by == RegulationId("ordenanza-003-2022-mdq")
    remove(RegulationId("ordenanza-002-2021-mdq"), home)
    remove(RegulationId("ordenanza-004-2023-mdq"), home)
    assert len(stored(home, "ordenanza-001-2020-mdq").provision("art_2").versions) == 1  # type: ignore[union-attr]
    assert stored(home, "ordenanza-001-2020-mdq").repealed_by == RegulationId("ordenanza-003-2022-mdq")


def test_days_that_hang_on_another_norm_are_those_that_all_others_see(home: Home) -> None:
    late = date(2021, 10, 31)  # ninety days after the reglamento of the ordinance that waits for it
    assert stored(home, "ordenanza-007-2021-mdq").effective == stored(home, "ordenanza-008-2021-mdq").effective == late
    assert stored(home, "ordenanza-009-2020-mdq").provision("art_1").latest.valid_from == late  # type: ignore[union-attr]


def test_only_what_a_change_bears_on_is_put_together_again(home: Home, tmp_path: Path) -> None:
    before = {id.slug: held.mark for id, held in Store(home.norms).held.items()}
    take(tmp_path, home, ("horario.md", 1))
    after = {id.slug: held.mark for id, held in Store(home.norms).held.items()}
    moved = {slug for slug in before if before[slug] != after[slug]}
    assert "ordenanza-006-2024-mdq" not in moved
    assert {"ordenanza-001-2020-mdq", "ordenanza-002-2021-mdq"} <= moved


def cited(home: Home) -> list[str]:
    relations = stored(home, "ordenanza-006-2024-mdq").relations
    return [one.target.slug for one in relations if one.kind is RelationKind.CITES]


def test_a_citation_is_resolved_when_the_norm_it_names_arrives(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    take(tmp_path, home, ("cita.md", 0))
    assert "ordenanza-001-2020-mdq" not in cited(home)
    take(tmp_path, home, ("mercados.md", 0))
    assert "ordenanza-001-2020-mdq" in cited(home)


def test_the_samples_added_one_by_one_are_the_samples_composed_at_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    files = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".pdf", ".md"))
    ingest(files[::2], home, workers=2)
    for path in files[1::2]:
        ingest([path], home, workers=1)
    assert tuple(Store(home.norms)) == at_once(home)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the real regulations beside the checkout")
def test_real_norms_in_two_lots_are_the_norms_composed_at_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    files = sorted(SHARED.rglob("*.md"))
    ingest(files[1::2], home, workers=2)
    ingest(files[::2], home, workers=2)
    assert tuple(Store(home.norms)) == at_once(home)
