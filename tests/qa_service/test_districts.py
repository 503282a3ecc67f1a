"""The official list of districts as it is shipped, beside the list of names that questions are read with."""

from importlib.resources import files

from ingest.folding import fold
from qa_service.places import gazetteer

LINES = files("qa_service").joinpath("districts.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]

# Names that the older list writes otherwise, or keeps in a province they have left.
RENAMED = {
    "pampas", "huayllo", "san francisco de ravacayco", "huaya", "quimbiri", "daniel alomias robles", "nazca",
    "san juan de yscos", "laraos", "santa maria de huachipa", "ayauca", "heroes albarracin chucatamani", "raymondi",
}  # fmt: skip


def test_every_code_is_one_districts_and_has_six_digits() -> None:
    codes = [code for code, *_ in ROWS]
    assert len(codes) == len(set(codes)) == 1891
    assert all(len(code) == 6 and code.isdigit() for code in codes)


def test_a_code_begins_with_its_provinces_and_that_with_its_departments() -> None:
    assert len({(code[:2], department) for code, department, *_ in ROWS}) == 25
    assert len({(code[:4], province) for code, _, province, _ in ROWS}) == 196


def test_every_district_that_questions_name_is_on_the_list() -> None:
    official = {fold(district) for *_, district in ROWS}
    named = {fold(place.district) for place in gazetteer().values() if place.district}
    assert named - official - RENAMED == set()
