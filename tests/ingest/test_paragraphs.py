from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from corpus.model import Box
from ingest.paragraphs import breaks_a_word, flow, vocabulary
from ingest.printed import PrintedLine

LEFT, RIGHT, CHARACTER, LEADING = 50.0, 250.0, 4.0, 11.0


def page(*lines: str, bold: tuple[int, ...] = ()) -> list[PrintedLine]:
    """Lines below one another; leading spaces indent, an empty line leaves space, "^" centres."""
    found, y = [], 100.0
    for number, raw in enumerate(lines):
        text = raw.lstrip(" ^")
        x = LEFT + CHARACTER * (len(raw) - len(raw.lstrip(" ")))
        if raw.startswith("^"):
            x = (LEFT + RIGHT - CHARACTER * len(text)) / 2
        spans = ((0, len(text)),) if number in bold else ()
        if text:
            found.append(PrintedLine(text, Box(1, x, y, x + CHARACTER * len(text), y + 10), LEFT, RIGHT, spans))
        y += LEADING
    return found


def text(*lines: str, bold: tuple[int, ...] = ()) -> list[str]:
    return flow(page(*lines, bold=bold)).text.split("\n")


FULL = "El concejo municipal aprueba el presupuesto anual"  # 49 characters of 50


def test_the_lines_of_a_paragraph_are_joined_by_spaces() -> None:
    assert text(FULL, FULL, "y lo publica.") == [f"{FULL} {FULL} y lo publica."]


def test_a_short_line_ends_a_paragraph() -> None:
    assert text("El alcalde promulga.", FULL) == ["El alcalde promulga.", FULL]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert text(FULL, "   " + FULL[:45]) == [FULL, FULL[:45]]


def test_a_first_lines_indent_does_not_end_it() -> None:
    first = "   " + FULL[:46]
    assert text(first, FULL) == [f"{FULL[:46]} {FULL}"]


def test_space_above_begins_a_paragraph() -> None:
    assert text(FULL, "", "", FULL) == [FULL, FULL]


OPENERS = [
    "Artículo 5.- Plazo", "ARTÍCULO SEGUNDO.- APROBAR", "“Artículo 12-A.- Horario", "Artículo 5°.- Objeto",
    "TÍTULO II", "ANEXO 1",
    "SE RESUELVE:",
]  # fmt: skip


@mark.parametrize("opener", OPENERS)
def test_headings_begin_their_own_line_even_after_a_full_one(opener: str) -> None:
    assert text(FULL, opener) == [FULL, opener]


ITEMS = [
    "6.1 El área usuaria",
    "1. Solicitud",
    "a) Solicitud simple",
    "ii) Plano",
    "b.1 Si el deudor",
    "• Copia del DNI",
]


@mark.parametrize("item", ITEMS)
def test_items_begin_their_own_line_after_a_sentence(item: str) -> None:
    ended = FULL[:48] + ":"
    assert text(ended, item) == [ended, item]


REFERENCES = [
    ("La solicitud se resuelve conforme al numeral", "6.1 del artículo 5, que sigue"),
    ("De acuerdo con lo que establece la Ley Nº", "27972 y sus normas conexas"),
    ("Los plazos que señala el Reglamento son los del", "Artículo 8 de la Constitución"),
]


@mark.parametrize(("before", "after"), REFERENCES)
def test_a_reference_that_falls_on_a_lines_start_is_no_item(before: str, after: str) -> None:
    before = before.rjust(49, "X")
    assert text(before, after) == [f"{before} {after}"]


def test_centred_lines_stand_alone() -> None:
    assert text("^TÍTULO I", "^DISPOSICIONES GENERALES", FULL) == ["TÍTULO I", "DISPOSICIONES GENERALES", FULL]


def test_a_designation_over_two_lines_is_one() -> None:
    assert text("^DECRETO SUPREMO", "^Nº 020-2020-EM", "EL PRESIDENTE") == [
        "DECRETO SUPREMO Nº 020-2020-EM",
        "EL PRESIDENTE",
    ]


def test_a_bold_heading_ends_where_the_text_is_light() -> None:
    heading = "Artículo 1.- Aprobación del reglamento de la ley"
    assert text(heading, FULL, bold=(0,)) == [heading, FULL]


def test_a_signatory_in_capitals_is_parted_from_the_office() -> None:
    assert (
        text("JOSÉ MANUEL HERNÁNDEZ CALDERÓN DE LA BARCA Y PEÑA", "Ministro de Agricultura")[1]
        == "Ministro de Agricultura"
    )


HYPHENS = [
    ("los fondos de la munici-", "palidad distrital", True),
    ("el informe económico-", "financiera del año", False),
    ("el artículo 20-", "A de la Ley", False),
    ("Resolución N° 355-2018-DE-", "PENL del museo", False),
    ("aprueba la REGULARI-", "ZACIÓN de predios", True),
    ("la autorización de Perú-", "Brasil del convenio", False),
]


@mark.parametrize(("before", "after", "breaks"), HYPHENS)
def test_only_a_hyphen_that_breaks_a_word_falls_away(before: str, after: str, breaks: bool) -> None:
    known = vocabulary([PrintedLine("la municipalidad y la autorización; económico y financiera; regularización")])
    assert breaks_a_word(before, after, known) is breaks


def test_a_hyphenated_word_that_stands_elsewhere_keeps_its_hyphen() -> None:
    assert not breaks_a_word("la gestión técnico-", "legal", vocabulary([PrintedLine("saneamiento técnico-legal")]))


def test_the_halves_of_a_broken_word_are_no_words() -> None:
    assert vocabulary([PrintedLine("la munici-"), PrintedLine("palidad aprueba")]) == {"la", "aprueba"}


def test_a_broken_word_is_joined_and_its_printed_halves_keep_their_boxes() -> None:
    flowing = flow(page("El presupuesto participativo lo aprueba la munici-", "palidad."))
    assert flowing.text.endswith("la municipalidad.")
    assert [line.span.of(flowing.text)[-6:] for line in flowing.lines] == ["munici", "lidad."]


def test_bold_goes_on_over_joined_lines() -> None:
    flowing = flow(page("Artículo 1.- Aprobación del reglamento del régimen", "de las sanciones", bold=(0, 1)))
    assert [span.of(flowing.text) for span in flowing.bold] == [flowing.text]


PIECES = ["la", "munici-", "palidad", "Artículo 5.-", "a)", "20-", "A", "fin.", "TÍTULO I"]
lines = st.lists(
    st.builds(
        lambda words, x, y, joint: PrintedLine(
            " ".join(words), Box(1, x, y, x + 100, y + 10), 50, 250, joint=joint
        ),
        st.lists(st.sampled_from(PIECES), min_size=1),
        st.floats(50, 150),
        st.floats(50, 700),
        st.sampled_from([None, None, "\n", " ", " | "]),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@given(lines)
def test_every_character_of_every_line_is_in_its_span_but_a_fallen_hyphen(printed: list[PrintedLine]) -> None:
    flowing = flow(printed)
    for line, span in zip(printed, flowing.spans, strict=True):
        assert span.of(flowing.text) in (line.text, line.text[:-1] if line.text.endswith("-") else line.text)


@given(lines)
def test_spans_follow_each_other_and_only_joints_stand_between(printed: list[PrintedLine]) -> None:
    flowing = flow(printed)
    gaps = [flowing.text[a.end : b.start] for a, b in zip(flowing.spans, flowing.spans[1:], strict=False)]
    assert set(gaps) <= {"", " ", "\n", " | "}
