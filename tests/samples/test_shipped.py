"""The shipped sample corpus: true to its texts, marked as invented, rebuilt byte for byte."""

import hashlib
import json
from pathlib import Path

import pypdfium2
import pytest

from corpus.identifiers import RegulationId, RegulationKind
from tools.samples import build, expected, markup, typeset

FOLDER = Path(__file__).parents[2] / "corpus" / "samples"
SAMPLES = markup.read_samples(build.TEXTS)
NORMS = [norm for sample in SAMPLES for norm in sample.norms]
PRINTED = [sample for sample in SAMPLES if sample.layout in ("gazette", "letter", "tupa")]
NOTICE = "NORMA INVENTADA"
READ = ("provision", "inline", "part", "titulo", "capitulo", "seccion", "sign")
PDFIUM_HYPHEN = "\ufffe"  # how pdfium reads a hyphen that breaks a word: "docu\ufffemento"


def page_texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def squeezed(text: str) -> str:
    """Letters and digits only, so that hyphens, line breaks and ligatures of the page don't count."""
    return "".join(char for char in text if char.isalnum())


def test_the_set_is_large_enough_and_small_on_disk() -> None:
    assert len(list(FOLDER.glob("*.pdf"))) >= 12
    assert sum(len(norm.eids()) for norm in NORMS) >= 180
    assert sum(path.stat().st_size for path in FOLDER.glob("*.pdf")) < 3_000_000


def test_no_norm_stands_twice() -> None:
    slugs = [norm.slug for norm in NORMS]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.slug)
def test_slugs_are_designations_and_eids_are_unique(norm: markup.Norm) -> None:
    assert RegulationId(norm.slug).kind is not RegulationKind.DOCUMENT
    assert len(set(norm.eids())) == len(norm.eids())


@pytest.mark.parametrize("norm", [norm for norm in NORMS if not norm.fragment], ids=lambda norm: norm.slug)
def test_the_articles_of_a_whole_norm_count_up_from_one(norm: markup.Norm) -> None:
    numbers = [eid for eid in norm.eids() if eid.startswith("art_")]
    assert numbers == [f"art_{number}" for number in range(1, len(numbers) + 1)]


def test_every_effect_falls_on_a_provision_of_the_set_or_adds_one() -> None:
    texts = {norm.slug: norm for norm in NORMS}
    for norm in NORMS:
        for effect in norm.effects:
            article = effect.eid.split("__")[0]
            stands = article == "*" or article in texts[effect.regulation].eids()
            assert stands is (effect.action != "insert"), effect
            assert effect.date > norm.published > texts[effect.regulation].published


def test_expected_json_is_what_the_texts_say() -> None:
    shipped = json.loads((FOLDER / "expected.json").read_text(encoding="utf8"))
    assert shipped == json.loads(json.dumps(expected.expected_of(SAMPLES)))


@pytest.mark.parametrize("sample", PRINTED, ids=lambda sample: sample.file)
def test_every_page_says_that_it_is_invented(sample: markup.Sample) -> None:
    assert all(NOTICE in text for text in page_texts(FOLDER / sample.file))


@pytest.mark.parametrize("sample", PRINTED, ids=lambda sample: sample.file)
def test_the_text_layer_holds_the_words_in_reading_order(sample: markup.Sample) -> None:
    text = squeezed("".join(page_texts(FOLDER / sample.file)))
    at = 0
    for block in (block for norm in sample.norms for block in norm.blocks if block.kind in READ):
        at = text.find(squeezed(block.text)[:40], at)
        assert at >= 0, block.text


def test_the_files_that_are_not_pdf_say_it_too() -> None:
    files = [*FOLDER.glob("*.md"), *FOLDER.glob("*.html")]
    notices = [path.name for path in files if NOTICE in path.read_text(encoding="utf8")]
    assert {"DA-006-2024-MDQ.md", "Ordenanza-011-2023-MDQ.html"} <= set(notices)


def test_the_scan_has_pictures_and_no_text() -> None:
    assert page_texts(FOLDER / "escaneo-acuerdo-015-2024.pdf") == [""]


@pytest.mark.parametrize("sample", [s for s in PRINTED if s.layout == "gazette"], ids=lambda sample: sample.file)
def test_a_gazette_page_is_set_in_two_columns(sample: markup.Sample) -> None:
    page = pypdfium2.PdfDocument(FOLDER / sample.file)[0]
    text = page.get_textpage()
    middle, top = page.get_width() / 2, page.get_height() - 70
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    body = [(left, right) for left, bottom, right, up in boxes if bottom > 46 and up < top and right > left]
    assert not [box for box in body if box[0] < middle < box[1]]
    assert min(sum(right < middle for _, right in body), sum(left > middle for left, _ in body)) > 1000


@pytest.mark.parametrize("sample", [s for s in PRINTED if s.layout == "gazette"], ids=lambda sample: sample.file)
def test_a_gazette_breaks_words_and_begins_with_the_tail_of_another_norm(sample: markup.Sample) -> None:
    broken = "".join(page_texts(FOLDER / sample.file)).count(PDFIUM_HYPHEN)
    assert sample.norms[0].fragment == "tail"
    assert broken > 20


def test_the_tupa_repeats_its_table_head_on_each_page() -> None:
    pages = page_texts(FOLDER / "TUPA-2024-MDQ.pdf")
    assert [squeezed(page).count("Autoridadqueresuelve") for page in pages] == [0, 1, 1, 1]


def test_the_long_regulation_has_all_the_levels() -> None:
    kinds = {block.kind for norm in NORMS if norm.slug == "ordenanza-012-2022-mdq" for block in norm.blocks}
    assert kinds >= {"titulo", "capitulo", "seccion", "provision", "paragraph", "annex", "table"}


def shipped_hashes() -> dict[str, str]:
    hashes: dict[str, str] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf8"))
    return hashes


def test_the_manifest_holds_the_hash_of_each_shipped_file() -> None:
    files = {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in shipped_hashes()}
    assert files == shipped_hashes()
    assert {sample.file for sample in SAMPLES} == set(files)


def test_one_file_typeset_again_is_the_shipped_file() -> None:
    pytest.importorskip("typst")
    sample = next(s for s in SAMPLES if s.file == "Ordenanza-007-2019-MDQ.pdf")
    assert typeset.pdf_of(sample) == (FOLDER / sample.file).read_bytes()


@pytest.mark.slow
def test_the_whole_set_built_twice_is_the_same_and_the_shipped_one(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("PIL")
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    assert build.build(first) == build.build(second) == shipped_hashes()
    names = [path.name for path in first.iterdir()]
    assert all((first / name).read_bytes() == (FOLDER / name).read_bytes() for name in names)
