# ruff: noqa: E501 -- printed sentences stay whole
from datetime import date

import pytest

from corpus.model import Document, Source
from ingest.dates import find_dates, first_date
from ingest.model import NormText
from ingest.promulgation import Promulgation, find_promulgation


def read(text: str, published: str | None = "2018-09-16", path: str = "norma.md", trusted: bool = True) -> Promulgation:
    matter = {"publication_date": published} if published else {}
    return find_promulgation(NormText(Document(Source(path, "0" * 64, "text/plain"), text), matter), trusted)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 de febrero de 2007", date(2007, 2, 5)),
        ("22 FEB. 2018", date(2018, 2, 22)),
        ("07 diciembre 2017", date(2017, 12, 7)),
        ("24 de setiembre del 2019", date(2019, 9, 24)),
        ("16 septiembre 2018", date(2018, 9, 16)),
        ("1° de enero de 2005", date(2005, 1, 1)),
        ("1ro de enero del año 2005", date(2005, 1, 1)),
        ("16/09/2018 04:27", date(2018, 9, 16)),
        ("30.01.2023", date(2023, 1, 30)),
        ("2026-04-30", date(2026, 4, 30)),
        ("24 DE MAYO\nDEL 2020", date(2020, 5, 24)),
    ],
)
def test_a_date_is_read_however_it_is_printed(text: str, day: date) -> None:
    assert first_date(f"publicada el {text}, que") == day


@pytest.mark.parametrize(
    "text", ["31 de febrero de 2020", "45 de enero de 2020", "13/13/2020", "mayo de 2020", "1.2.3"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert first_date(text) is None


def test_dates_come_with_the_characters_that_say_them() -> None:
    text = "del 1 de enero de 2020 al 31 de diciembre de 2020"
    assert [span.of(text) for span, _ in find_dates(text)] == ["1 de enero de 2020", "31 de diciembre de 2020"]


@pytest.mark.parametrize(
    ("sentence", "effective"),
    [
        ("", date(2018, 9, 17)),
        ("La presente Ley entra en vigencia al día siguiente de su publicación.", date(2018, 9, 17)),
        ("El presente Decreto entrará en vigencia el mismo día de su publicación.", date(2018, 9, 16)),
        ("El presente Decreto Legislativo entra en vigencia a\npartirdel 01 de enero\nde 2019, salvo lo siguiente.", date(2019, 1, 1)),
        ("La presente Ley entra en vigencia el 1 de enero de 2019.", date(2019, 1, 1)),
        ("La presente norma entrará en vigencia a los\nciento ochenta (180) días calendario, contados a partir del día siguiente de su publicación.", date(2019, 3, 15)),
        ("El presente Código entra en vigencia a los treinta días calendario de su publicación.\nLos artículos 36 y 37 entran en vigencia a los ciento ochenta (180) días de la vigencia del presente Código.", date(2018, 10, 16)),
        ("Los artículos 3 y 4 de la presente Ley entran en vigencia el 1 de enero de 2020.", date(2018, 9, 17)),
        ("“La presente Ley entra en vigencia el 1 de enero de 2020.”", date(2018, 9, 17)),
        ("La presente Ley entra en vigencia el 1 de enero de 2005.", date(2018, 9, 17)),  # the consolidated law's own, long past
    ],
)  # fmt: skip
def test_a_norm_binds_the_day_after_unless_it_says_otherwise(sentence: str, effective: date) -> None:
    assert read(f"LEY N° 1\n\nTexto.\n\nÚnica.- {sentence}").effective == effective


@pytest.mark.parametrize(
    "sentence",
    [
        "La presente Ley entra en vigencia al día siguiente de la publicación de su reglamento.",
        "La presente norma entra en vigencia a los quince (15) días hábiles de su publicación.",
        "El presente Decreto Supremo entrará en vigencia cuando se cumpla lo dispuesto.",
    ],
)
def test_a_start_that_hangs_on_something_else_is_for_the_editor(sentence: str) -> None:
    assert any("Revise desde cuándo rige" in warning for warning in read(sentence).warnings)


def test_an_editors_note_says_when_a_norm_did_enter_into_force() -> None:
    text = "La Ley 32069, publicada el 24 de junio de 2024, entró en vigencia el 22 de abril de 2025."
    assert read(text, "2024-06-24").effective == date(2025, 4, 22)


def test_the_gazettes_own_date_beats_the_files_claim() -> None:
    found = read("El Peruano\nLima, jueves 25 de mayo de 2023\nDECRETO DE ALCALDÍA N° 009", "2023-05-30")
    assert found.published == date(2023, 5, 25)
    assert "vale el diario" in found.warnings[0]


def test_a_far_weekday_date_is_not_the_gazettes() -> None:
    assert read("Descargado el lunes 3 de junio de 2024", "2018-09-16").published == date(2018, 9, 16)


def test_a_file_name_that_starts_with_a_day_dates_the_norm() -> None:
    assert read("texto", None, "pdf/2019-04-25 - D.S. 005-2019-MC.pdf").published == date(2019, 4, 25)


def test_without_any_publication_the_day_of_issue_stands_in_and_says_so() -> None:
    found = read("ORDENANZA N° 1\nQantumarca, 17 de mayo de 2019\nPOR CUANTO:", None)
    assert (found.issued, found.published) == (date(2019, 5, 17), date(2019, 5, 17))
    assert found.warnings == ("No consta la fecha de publicación; se usa la de emisión.",)


def test_a_claim_about_another_norm_is_not_taken() -> None:
    assert read("LEY N° 27506\nArtículo 1.- Objeto", "2002-01-09", trusted=False).published is None


def test_nothing_known_is_nothing_said() -> None:
    assert read("texto", None) == Promulgation()


def test_the_closing_formula_gives_the_day_with_or_without_its_comma() -> None:
    for place in ("en Lima, a", "en Lima a"):
        text = f"Artículo 1.- Rige.\nDado en la Casa de Gobierno, {place} los dos días del mes de junio de mil novecientos noventa y dos."
        assert read(text, None).issued == date(1992, 6, 2)
