from pytest import mark

from corpus.identifiers import RegulationId
from ingest.printed import PrintedLine
from ingest.split import split_ahead, split_norms

TAIL = [
    "Artículo 9.- Vigencia",
    "Rige desde mañana.",
    "Regístrese, comuníquese y publíquese.",
    "JUAN QUISPE",
    "1763892-1",
]
DECREE = [
    "CULTURA", "*Decreto Supremo que crea el registro", "*DECRETO SUPREMO", "*Nº 005-2019-MC",
    "EL PRESIDENTE DE LA REPÚBLICA",
    "CONSIDERANDO:", "Que, la Ley lo manda;", "DECRETA:", "Artículo 1.- Objeto", "Créase el registro.",
    "Dado en la Casa de Gobierno",
    "1763892-2",
]  # fmt: skip
ORDINANCE = [
    "*Ordenanza que regula las ferias", "*ORDENANZA N° 551-MSS", "Santiago de Surco, 4 de mayo de 2016",
    "EL ALCALDE DE SANTIAGO DE SURCO",
    "POR CUANTO:", "Artículo Primero.- Apruébase.", "Regístrese y cúmplase.", "1763892-3",
]  # fmt: skip
HEAD = [
    "*Autorizan viaje", "*RESOLUCIÓN MINISTERIAL Nº 191-2020-MINEM/DM", "Lima, 31 de julio de 2020",
    "VISTOS: el expediente;",
    "CONSIDERANDO:", "Que, con fecha", *["se presentó la solicitud que obra en los actuados del expediente"] * 5,
]  # fmt: skip


def lines(texts: list[str]) -> list[PrintedLine]:
    """Lines of text; those that start with "*" are bold."""
    plain = [text.lstrip("*") for text in texts]
    return [PrintedLine(p, bold=((0, len(p)),) if t.startswith("*") else ()) for p, t in zip(plain, texts, strict=True)]


def parts(texts: list[str]) -> list[tuple[str, str, bool]]:
    """Each part's first and last line and whether it is a fragment."""
    plain = [text.lstrip("*") for text in texts]
    return [(plain[p.start], plain[p.end - 1], p.fragment) for p in split_norms(lines(texts))]


def test_a_norm_alone_is_one_part() -> None:
    assert parts(DECREE) == [("CULTURA", "1763892-2", False)]


def test_a_gazette_page_is_split_into_tail_norms_and_head() -> None:
    assert parts(TAIL + DECREE + ORDINANCE + HEAD) == [
        ("Artículo 9.- Vigencia", "1763892-1", True),
        ("CULTURA", "1763892-2", False),
        ("Ordenanza que regula las ferias", "1763892-3", False),
        ("Autorizan viaje", HEAD[-1], True),
    ]


def test_the_municipal_bulletins_codes_end_norms_too() -> None:
    codes = {"1763892-1": "Q-2024-0314-1", "1763892-2": "Q-2024-0314-2"}
    assert [last for _, last, _ in parts([codes.get(t, t) for t in TAIL + DECREE])] == [
        "Q-2024-0314-1",
        "Q-2024-0314-2",
    ]


@mark.parametrize(
    "line",
    ["DECRETO SUPREMO Nº 001-2015-MC", "DIRECTIVA N° 003-2024-MDQ/GM", "REGLAMENTO DE LA LEY Nº 31053", "LEY N° 28296"],
)
def test_what_an_act_approves_or_cites_stays_in_it(line: str) -> None:
    annex = ["ANEXO", f"*{line}", "*DISPOSICIONES GENERALES", "Artículo 1.- Objeto", "El presente texto regula."]
    assert len(parts(DECREE[:-1] + annex + DECREE[-1:])) == 1


def test_a_designation_repeated_on_a_cover_starts_no_second_norm() -> None:
    cover = ["*ORDENANZA N° 551-MSS", "*Municipalidad de Santiago de Surco"]
    assert len(parts(cover + ORDINANCE)) == 1


def test_a_designation_in_prose_starts_nothing() -> None:
    assert len(parts([*DECREE[:8], "Modifíquese el Decreto Supremo Nº 003-2011-MC en lo siguiente:", *DECREE[8:]])) == 1


def test_a_title_that_ends_with_a_designation_of_its_own_stays_with_its_norm() -> None:
    title = ["Modifican el Reglamento de la Ley de Museos, aprobado por", "Decreto Supremo N° 008-2007-MIMDES"]
    found = parts([*TAIL, "CULTURA", *title, *DECREE[2:]])
    assert found[1:] == [("CULTURA", "1763892-2", False)]


def test_a_norm_whose_designation_cannot_be_read_is_still_whole() -> None:
    odd = ["GOBIERNO REGIONAL DE PUNO", "*ORDENANZA REGIONAL", "*Nº 005-2018-GR PUNO-CRP", *ORDINANCE[4:]]
    assert parts(odd) == [("GOBIERNO REGIONAL DE PUNO", "1763892-3", False)]


def test_a_letterhead_above_the_first_norm_belongs_to_it() -> None:
    assert parts(["Municipalidad de Santiago de Surco", "Secretaría General", *ORDINANCE])[0][0].startswith(
        "Municipalidad"
    )


def test_the_beginning_of_a_norm_that_cannot_be_named_is_a_fragment() -> None:
    nameless = ["Que, de conformidad con el informe de la oficina de asesoría que obra en el expediente"] * 4
    assert parts(DECREE + nameless)[-1] == (nameless[0], nameless[-1], True)


def test_parts_cover_all_lines_in_order() -> None:
    texts = TAIL + DECREE + ORDINANCE + HEAD
    found = split_norms(lines(texts))
    assert [p.start for p in found] == [0, *(p.end for p in found[:-1])]
    assert found[-1].end == len(texts)


PROMULGATED = [
    "EL PRESIDENTE DE LA REPÚBLICA", "POR CUANTO:", "Artículo 1.- Objeto", "Rige.", "POR TANTO:", "Mando se publique.",
]  # fmt: skip
CLAIMED = RegulationId("ley-32490")


def ahead(texts: list[str]) -> list[tuple[str, str, bool]]:
    """Each part's first and last line, of a file that is said to hold Ley 32490."""
    return [(texts[p.start], texts[p.end - 1], p.fragment) for p in split_ahead(lines(texts), CLAIMED)]


def test_the_law_that_a_file_is_said_to_hold_is_told_from_the_one_printed_above_it() -> None:
    texts = ["Ley N.° 32490", "LEY N° 32489", *PROMULGATED, "LEY N° 32490", *PROMULGATED]
    assert ahead(texts) == [
        ("LEY N° 32489", "Mando se publique.", True),
        ("LEY N° 32490", "Mando se publique.", False),
    ]


@mark.parametrize(
    "texts",
    [
        ["Ley N.° 32490", "LEY N° 32490", *PROMULGATED],
        ["LEY N° 32490", *PROMULGATED, "LEY N° 32491", *PROMULGATED],
        ["Artículo 2.- Plazo", "Dos días.", "POR TANTO:", "LEY N° 32490", *PROMULGATED],
        ["LEY N° 32489", *PROMULGATED, "LEY N° 32491", *PROMULGATED],
    ],
    ids=["alone", "first on its page", "perhaps its own column out of order", "not on the page"],
)
def test_a_norm_with_no_other_surely_above_it_stays_whole(texts: list[str]) -> None:
    assert ahead(texts) == [(texts[0], texts[-1], False)]
