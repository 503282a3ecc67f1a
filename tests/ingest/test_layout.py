from hypothesis import given
from hypothesis import strategies as st

from ingest.layout import Fragment, columns, edges, find_gutter, fragments, printed_line, rows
from ingest.printed import Word

HEIGHT, LEADING = 10.0, 12.0


def words(text: str, x: float, y: float, *, bold: bool = False) -> list[Word]:
    """A line set in a typewriter face, 5 points a character."""
    found = []
    for part in text.split(" "):
        found.append(Word(part, x, y, x + 5 * len(part), y + HEIGHT, bold))
        x += 5 * (len(part) + 1)
    return found


def column(lines: list[str], x: float, y: float = 100.0) -> list[Word]:
    """Lines one below the other."""
    return [word for n, line in enumerate(lines) for word in words(line, x, y + n * LEADING)]


def read(page: list[Word]) -> list[str]:
    """The page's rows in reading order, as text."""
    return [" ".join(p.text for p in row) for group in columns(fragments(page)) for row in rows(group)]


LEFT = [f"izquierda {n} el concejo municipal aprueba" for n in range(8)]
RIGHT = [f"derecha {n} el alcalde promulga la norma" for n in range(8)]


def test_words_that_follow_closely_are_one_fragment() -> None:
    assert [f.text for f in fragments(words("Artículo 1.- Objeto", 50, 100))] == ["Artículo 1.- Objeto"]


def test_a_wide_gap_parts_fragments() -> None:
    page = words("Alcaldía", 50, 100) + words("Gerencia", 150, 100)
    assert [f.text for f in fragments(page)] == ["Alcaldía", "Gerencia"]


def test_the_left_column_is_read_before_the_right_one() -> None:
    assert read(column(LEFT, 50) + column(RIGHT, 300)) == LEFT + RIGHT


def test_columns_are_found_though_the_file_draws_them_row_by_row() -> None:
    page = [w for n in range(8) for w in words(LEFT[n], 50, 100 + 12 * n) + words(RIGHT[n], 300, 100 + 12 * n)]
    assert read(page) == LEFT + RIGHT


def test_a_title_across_both_columns_is_read_where_it_stands() -> None:
    title = "ORDENANZA QUE APRUEBA EL REGLAMENTO DE ORGANIZACION Y FUNCIONES DE LA ENTIDAD"
    page = (
        column(LEFT, 50) + column(RIGHT, 300) + words(title, 80, 210) + column(LEFT, 50, 230) + column(RIGHT, 300, 230)
    )
    assert read(page) == LEFT + RIGHT + [title] + LEFT + RIGHT


def test_a_single_column_has_no_gutter() -> None:
    assert find_gutter(fragments(column(LEFT, 50))) is None


def test_numbers_hanging_beside_their_text_are_no_column() -> None:
    page = [w for n in range(8) for w in words(f"{n}.", 50, 100 + 12 * n) + words(LEFT[n], 90, 100 + 12 * n)]
    assert find_gutter(fragments(page)) is None


def test_a_raised_mark_stays_in_its_row() -> None:
    page = [*words("Artículo 1", 50, 100), Word("(1)", 105, 98, 115, 104), *words("sigue", 120, 100)]
    assert [[w.text for p in row for w in p.words] for row in rows(fragments(page))] == [
        ["Artículo", "1", "(1)", "sigue"]
    ]


def test_columns_above_a_full_width_text_are_kept_apart() -> None:
    full = [
        f"linea {n} del anexo que corre a todo el ancho de la hoja sin dejar espacio entre columnas" for n in range(40)
    ]
    page = column(LEFT, 50) + column(RIGHT, 300) + column(full, 50, 260)
    assert read(page) == LEFT + RIGHT + full


def test_a_line_that_sticks_out_does_not_move_the_columns_edge() -> None:
    pieces = fragments(column([*["x" * 40] * 24, "y" * 60], 50))
    assert edges(pieces) == (50, 250)


def test_a_line_knows_where_it_is_bold() -> None:
    line = printed_line([*words("Artículo 2.-", 50, 100, bold=True), *words("La oficina", 115, 100)], 3, 50, 250)
    assert line.text == "Artículo 2.- La oficina"
    assert [line.text[a:b] for a, b in line.bold] == ["Artículo 2.-"]
    assert line.box is not None and (line.box.page, line.box.x0, line.box.y1) == (3, 50, 110)


def test_words_miles_away_do_not_stop_the_search_for_a_gutter() -> None:
    assert find_gutter([*fragments(column(LEFT, 50)), Fragment(9e4, 0, 9.1e4, 10)]) is None


boxes = st.builds(
    lambda t, x, y, w: Word(t, x, y, x + w, y + HEIGHT),
    st.text("abcdeñ0123.", min_size=1, max_size=9),
    st.floats(0, 600),
    st.floats(0, 800),
    st.floats(1, 300),
)


@given(st.lists(boxes, max_size=60))
def test_every_word_of_a_page_is_read_once(page: list[Word]) -> None:
    found = [w for group in columns(fragments(page)) for row in rows(group) for p in row for w in p.words]
    assert sorted(found) == sorted(page)


def test_the_wide_spaces_of_one_justified_line_part_no_columns() -> None:
    """Nine words far apart on one line are nine fragments, yet one line: nothing is read down between them."""
    heads = [*words("CAPITULO II", 85, 73), *words("DE LOS TRIBUTOS Y DE LAS TASAS", 85, 84)]
    spread = [
        w
        for n, text in enumerate(["Los", "vecinos", "pagan", "a", "la", "caja", "los", "tributos", "y"])
        for w in words(text, 85 + 50 * n, 117)
    ]
    rest = column(["las tasas que correspondan en cada ejercicio fiscal, y los derechos que se fijen."], 85, 129)
    below = [
        w
        for n in range(6)
        for w in words(f"{n}.", 85, 150 + 12 * n) + words("Los padres, tutores y curadores.", 106, 150 + 12 * n)
    ]
    found = read([*heads, *spread, *rest, *below])
    assert found[2] == "Los vecinos pagan a la caja los tributos y"
    assert found[3].startswith("las tasas")


def test_a_few_long_lines_over_a_column_of_signatures_do_not_cross_the_gutter() -> None:
    signed = [*(line for n in range(12) for line in (f"NOMBRE APELLIDO {n:02}", "Ministro")), "el siete de enero"]
    left = ["Única.- Vigencia", "rige", "lo que se aprueba por el pleno del concejo", *signed]
    right = [f"derecha {n:02} que por la ley se dispone lo que sigue" for n in range(28)]
    assert read(column(left, 50) + column(right, 270)) == left + right


def test_a_short_title_over_the_middle_of_the_page_stands_below_both_columns() -> None:
    left = [f"izquierda {n} se dispone" for n in range(9)]
    page = column(left, 50) + column(RIGHT, 270) + words("ANEXO", 245, 100 + 10 * LEADING)
    assert read(page) == [*left, *RIGHT, "ANEXO"]
