"""What the benchmark of reading speed counts as a native PDF, and how it splits its time."""

from pathlib import Path

from benchmarks.extraction import Sides, native, sides

SAMPLES = Path(__file__).parents[1] / "corpus/samples"


def test_a_pdf_whose_pages_all_carry_text_is_native() -> None:
    assert native(SAMPLES / "Ordenanza-007-2019-MDQ.pdf")


def test_a_scan_is_not_native() -> None:
    assert not native(SAMPLES / "escaneo-acuerdo-015-2024.pdf")


def test_what_does_not_open_is_not_native(tmp_path: Path) -> None:
    broken = tmp_path / "roto.pdf"
    broken.write_bytes(b"%PDF-1.7\nnada")
    assert not native(broken)


def test_the_sides_of_files_add_up() -> None:
    assert Sides(2, 1.0, 0.5, 0.25) + Sides(3, 1.0, 0.5, 0.5) == Sides(5, 2.0, 1.0, 0.75)


def test_every_side_of_a_file_takes_some_time() -> None:
    found = sides(SAMPLES / "Boletin-2024-03-14.pdf")
    assert found.pages == 2
    assert min(found.words, found.layout, found.structure) > 0


def test_a_refused_file_counts_no_pages(tmp_path: Path) -> None:
    broken = tmp_path / "roto.pdf"
    broken.write_bytes(b"%PDF-1.7\nnada")
    assert sides(broken).pages == 0
