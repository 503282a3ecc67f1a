"""Pages of the PDF with the quoted words marked, over a real file that was taken in; and where there is none."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Page, Span
from ingest.pictures import Picture, png
from ingest.pipeline import silent
from qa_service.bootstrap import Application
from qa_service.facsimile import Leaf
from qa_service.settings import Settings
from tests.desk import world
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import CHANGED, NEW_SESSIONS, OLD_SESSIONS, TODAY, markets
from tests.web.test_pages import PAGE, visible
from tests.web.town import Town, before
from web.facsimiles import _upright, _wording, address_of

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
NORM = "ordenanza-002-2025-mdq"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """An installation that took in one ordinance of several pages."""
    application = Application(Settings(home=tmp_path_factory.mktemp("leida"), today=TODAY))
    application.ingest([SAMPLES / "Ordenanza-002-2025-MDQ.pdf"], silent)
    return application


@pytest.fixture
def shown(town: Town, read: Application) -> Iterator[Town]:
    """The town with that ordinance beside its own norms."""
    town.shelf.searcher = ListSearcher([markets(), *read.store])
    yield before(town, read)


def page_of(town: Town, address: str) -> str:
    reply = town.client.get(address, headers=PAGE)
    assert reply.status_code == 200, reply.text
    return reply.text


def test_the_page_of_a_wording_is_shown_with_its_lines_marked(shown: Town) -> None:
    page = page_of(shown, f"/normas/{NORM}/art_2/pagina")
    assert len(re.findall(r"<rect ", page)) >= 2
    source = re.search(r'src="(/paginas/[0-9a-f]{64}/\d+\.png)"', page)
    assert source is not None
    reply = shown.client.get(source[1])
    assert (reply.headers["Content-Type"], reply.content[:4]) == ("image/png", b"\x89PNG")
    assert "immutable" in reply.headers["Cache-Control"]
    assert len(reply.content) < 300_000


def test_a_quote_marks_less_than_its_whole_article(shown: Town, read: Application) -> None:
    norm = read.store.read(next(iter(read.store.ids())))
    text = norm.text_of(norm.provision("art_2").latest)  # type: ignore[union-attr]
    start = text.index(" ", 60) + 1
    quote = Span(start, text.index(" ", start))
    page = page_of(shown, f"/normas/{NORM}/art_2/pagina?cita={quote.start}-{quote.end}")
    assert len(re.findall(r"<rect ", page)) == 2, "one on the whole page, one from close by"
    assert f'<blockquote class="law">{quote.of(text)}</blockquote>' in page


def test_the_provision_leads_to_its_page(shown: Town) -> None:
    page = page_of(shown, f"/normas/{NORM}/art_2")
    assert re.search(rf'href="/normas/{NORM}/art_2/pagina\?desde=[\d-]*"', page)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (f"/normas/{NORM}/art_2/pagina?cita=5-3", 404, "no está en el texto"),
        (f"/normas/{NORM}/art_2/pagina?cita=0-999999", 404, "no está en el texto"),
        (f"/normas/{NORM}/art_2/pagina?cita=uno", 422, ""),
        (f"/normas/{NORM}/art_2/pagina?desde=1999-01-01", 404, "No se encontró ese texto"),
        (f"/normas/{NORM}/art_99/pagina", 404, "No se encontró ese texto"),
        ("/normas/ley-99001/art_5/pagina", 404, "no se leyó de un PDF"),
        (f"/paginas/{'0' * 64}/1.png", 404, ""),
        ("/paginas/..%2f..%2fetc/1.png", 404, ""),
        ("/paginas/corto/1.png", 422, ""),
    ],
)
def test_what_is_not_there_is_said(shown: Town, address: str, status: int, said: str) -> None:
    reply = shown.client.get(address, headers=PAGE)
    assert (reply.status_code, said in visible(reply.text)) == (status, True)
    assert reply.headers["Cache-Control"] == "no-store"


def test_who_asks_for_many_pages_waits_and_those_drawn_are_there_at_once(shown: Town) -> None:
    page = page_of(shown, f"/normas/{NORM}/art_2/pagina")
    drawn = re.findall(r'src="(/paginas/[0-9a-f]{64}/)(\d+)\.png"', page)[0]
    with shown.site.drawing:
        assert shown.client.get(f"{drawn[0]}{drawn[1]}.png").status_code == 200
        waits = shown.client.get(f"{drawn[0]}{int(drawn[1]) + 1}.png", headers=PAGE)
    assert (waits.status_code, "Espere unos segundos" in visible(waits.text)) == (429, True)


def test_a_picture_that_does_not_stand_as_its_page_was_read_is_shown_without_marks() -> None:
    leaf = Leaf(Page(1, Span(0, 1), 842, 595), ())
    lying, standing = (Picture(1, png(*size, bytes(size[0] * size[1]))) for size in ((60, 85), (85, 60)))
    assert (_upright(lying, leaf), _upright(standing, leaf)) == (False, True)


def test_without_the_file_the_page_says_so_and_what_can_be_done(shown: Town, read: Application, tmp_path: Path) -> None:
    shutil.copytree(read.home.norms, tmp_path / "otra" / "corpus" / "norms")
    other = before(shown, Application(replace(read.settings, home=tmp_path / "otra")))
    reply = other.client.get(f"/normas/{NORM}/art_2/pagina", headers=PAGE)
    assert reply.status_code == 404
    assert "no está guardado en este servicio" in visible(reply.text)


def test_taking_the_folder_in_again_keeps_the_file_that_was_missing(read: Application) -> None:
    shutil.rmtree(read.home.originals)
    read.ingest([SAMPLES / "Ordenanza-002-2025-MDQ.pdf"], silent)
    assert len([path for path in read.home.originals.rglob("*") if path.is_file()]) == 1


def test_the_wording_is_the_one_that_began_that_day_or_the_one_that_rules(town: Town) -> None:
    old = (OLD_SESSIONS, None, CHANGED)
    town.shelf.searcher = ListSearcher([regulation("ley-99001", {"art_7": [old, (NEW_SESSIONS, CHANGED, None)]})])
    art = ProvisionId(RegulationId("ley-99001"), "art_7")
    found = [_wording(town.site, art, since).text for since in (None, "", str(CHANGED))]
    assert found == [NEW_SESSIONS, OLD_SESSIONS, NEW_SESSIONS]


def test_a_preview_and_a_file_without_pages_keep_nothing(tmp_path: Path) -> None:
    application = Application(Settings(home=tmp_path, today=TODAY))
    application.preview([SAMPLES / "Ordenanza-002-2025-MDQ.pdf"], silent)
    application.ingest([SAMPLES / "DA-006-2024-MDQ.md"], silent)
    assert not application.home.originals.exists()


def test_a_citation_leads_to_the_page_of_its_quote_if_it_stands_on_one(town: Town) -> None:
    cited = world.draft_of(town.desk).citations[0]
    assert address_of(cited) is None
    found = address_of(replace(cited, page=3, valid_from=TODAY, start=4, end=9))
    assert found == f"/normas/{cited.regulation}/{cited.eid}/pagina?desde={TODAY}&cita=4-9"
