"""The ingest report as an editor gets it: complete, escaped, in colours that can be read, and never a crash."""

import json
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.main import get_command

from corpus.aknreader import read_akn
from corpus.home import Home
from corpus.identifiers import RegulationId
from corpus.model import Source
from ingest.applications import COMPOSED
from ingest.pipeline import ingest
from qa_service.cli import app, run
from qa_service.report import Origin, Origins, norm_data
from qa_service.reporting import KINDS, write_report
from tests.factories import regulation

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
HOSTILE = """# ORDENANZA N° 900-MDQ

## Artículo 1.- <script>alert(1)</script> Objeto

La presente ordenanza regula "<img src=x onerror=alert(1)>" & los puestos.

## Artículo 2.- Vigencia

Rige desde el día siguiente de su publicación.
"""


class Tags(HTMLParser):
    """Collects the elements of a page and where they link to."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


def tags(page: Path) -> Tags:
    """The elements of one page of the report."""
    parser = Tags()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a bulletin, a directive, a hostile ordinance and a broken file, all in a folder `archivos`."""
    root = tmp_path_factory.mktemp("informe")
    files = root / "archivos"
    files.mkdir()
    for name in ("Boletin-2024-03-14.pdf", "Directiva-003-2024-MDQ-GM.pdf"):
        shutil.copy(SAMPLES / name, files)
    (files / "hostil.md").write_text(HOSTILE, encoding="utf-8")
    (files / "<b>roto.pdf").write_bytes(b"%PDF-1.4 roto")
    made = Home(root / "home")
    ingest([files], made, workers=1)
    return made


@pytest.fixture(scope="module")
def out(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on that home, one page of each norm drawn."""
    folder = tmp_path_factory.mktemp("salida")
    write_report(home, folder, pages=1)
    return folder


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("kind", KINDS)
def test_white_letters_can_be_read_on_every_colour(kind: str) -> None:
    assert 1.05 / (luminance(KINDS[kind][1]) + 0.05) >= 4.5


def test_a_refused_file_is_listed_with_what_to_do(out: Path) -> None:
    data = json.loads((out / "report.json").read_text(encoding="utf-8"))
    (refused,) = [file for file in data["files"] if file["refusal"]]
    assert refused["path"].endswith("<b>roto.pdf")
    assert refused["refusal"]["remedy"] in (out / "index.html").read_text(encoding="utf-8")
    assert "b>roto" not in (out / "index.html").read_text(encoding="utf-8").replace("&lt;b&gt;roto", "")


def test_every_norm_has_a_page_and_its_data(out: Path) -> None:
    data = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert data["totals"]["norms"] == len(data["norms"]) > 3
    for norm in data["norms"]:
        full = json.loads((out / "normas" / f"{norm['id']}.json").read_text(encoding="utf-8"))
        assert len(full["provisions"]) == norm["provision_count"]
        assert (out / "normas" / f"{norm['id']}.html").is_file()


def test_hostile_text_is_shown_as_text(out: Path) -> None:
    for page in out.rglob("*.html"):
        assert not tags(page).names & {"script", "img", "iframe"}, page


def test_links_stay_in_the_folder_and_lead_somewhere(out: Path) -> None:
    for page in out.rglob("*.html"):
        links = [link for link in tags(page).links if not link.startswith("#")]
        assert [link for link in links if not (page.parent / link).is_file()] == []


def test_a_page_is_drawn_with_its_articles_over_it(out: Path) -> None:
    page = (out / "normas" / "directiva-003-2024-mdq-gm.html").read_text(encoding="utf-8")
    assert page.count("<image ") == 1
    assert "<rect " in page
    assert len(list((out / "paginas").glob("*.png"))) >= 2


def test_no_pictures_are_drawn_when_none_are_asked(home: Home, tmp_path: Path) -> None:
    done = write_report(home, tmp_path, pages=0)
    assert done.pictures == 0
    assert not (tmp_path / "paginas").exists()


def test_a_file_that_moved_is_said_and_nothing_breaks(home: Home, tmp_path: Path) -> None:
    name = "Directiva-003-2024-MDQ-GM.pdf"
    path = home.root.parent / "archivos" / name
    path.rename(tmp_path / name)
    try:
        write_report(home, tmp_path / "informe", [RegulationId("directiva-003-2024-mdq-gm")])
    finally:
        (tmp_path / name).rename(path)
    page = (tmp_path / "informe/normas/directiva-003-2024-mdq-gm.html").read_text(encoding="utf-8")
    assert "El archivo ya no está en ese lugar" in page
    assert "<image " not in page


def test_a_file_that_changed_is_said(home: Home, tmp_path: Path) -> None:
    path = home.root.parent / "archivos" / "hostil.md"
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    try:
        write_report(home, tmp_path, [RegulationId("ordenanza-900-mdq")])
    finally:
        path.write_bytes(before)
    assert "cambió después de leerse" in (tmp_path / "normas/ordenanza-900-mdq.html").read_text(encoding="utf-8")


def test_a_wording_put_together_from_two_is_no_file_that_changed(home: Home) -> None:
    source = Source("Boletin-2024-03-14.pdf", "0" * 64, COMPOSED)
    assert Origins(home).of(source) == Origin(None, "compuesto")
    assert Origins(home).of(replace(source, media_type="application/pdf")).state == "cambiado"


def test_the_confidence_of_each_page_is_kept(home: Home) -> None:
    norm = regulation("ley-1", {"art_1": "uno dos tres"}, page_length=6)
    pages = tuple(replace(page, confidence=0.5 + page.number / 10) for page in norm.documents[0].pages)
    scanned = replace(norm, documents=(replace(norm.documents[0], pages=pages),))
    data = norm_data(scanned, Origins(home))
    assert [page["confidence"] for page in data["documents"][0]["pages"]] == [0.6, 0.7]
    assert data["confidence"] == 0.6


def test_the_command_writes_a_report_and_xml(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABSUELVE_HOME", str(home.root))
    assert run(["report", "--out", str(tmp_path / "informe"), "ordenanza-900-mdq"]) == 0
    assert run(["export", "akn", "--out", str(tmp_path / "norma.xml"), "ordenanza-900-mdq"]) == 0
    assert run(["export", "akn", "--out", str(tmp_path / "todas"), "--as-of", "2024-06-30"]) == 0
    assert (tmp_path / "informe/index.html").is_file()
    assert read_akn((tmp_path / "norma.xml").read_bytes()).id == RegulationId("ordenanza-900-mdq")
    assert len(list((tmp_path / "todas").glob("*.xml"))) > 3


def test_the_command_refuses_a_place_of_the_wrong_kind(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ABSUELVE_HOME", str(home.root))
    file = tmp_path / "archivo"
    file.write_text("x", encoding="utf-8")
    assert run(["report", "--out", str(file)]) == 2
    assert run(["export", "akn", "--out", str(file)]) == 2
    assert run(["export", "akn", "--out", str(tmp_path), "ordenanza-900-mdq"]) == 2
    assert capsys.readouterr().err.count("Indique") == 3


def test_the_commands_are_mounted() -> None:
    assert "report" in get_command(app).commands  # type: ignore[attr-defined]
