from pytest import mark

from ingest.legibility import legible

SPANISH = (
    "La municipalidad aprueba el presupuesto de la entidad y lo publica en el portal para que los vecinos lo conozcan. "
    * 8
)
QUECHUA = (
    "Runasimiqa Perú suyupi rimasqa simim, llaqtakunapas chaypi kawsachkan. Allin kawsaypaqmi kamachikuykunaqa. " * 8
)


@mark.parametrize(
    "text", [SPANISH, QUECHUA, "N° 5", "TABLA 1 | 121,50 | 2,36\n" * 60, "条例第五条 市議会は予算を議決する。" * 60]
)
def test_language_is_legible_whatever_language_it_is(text: str) -> None:
    assert legible(text)


def shifted(text: str, by: int) -> str:
    return "".join(chr(ord(c) + by) if c.isalpha() else c for c in text)


NOISE = [
    "".join(2 * c for c in SPANISH),
    shifted(SPANISH, 3).replace("o", "r").replace("h", "k"),
    "".join(chr(0xE000 + ord(c) % 256) for c in SPANISH),
    "\ufffd" * 600,
    "!\"#$ %&' ()*+ ,-./ :;<= " * 40,
]


@mark.parametrize("text", NOISE)
def test_doubled_shifted_private_and_symbol_layers_are_noise(text: str) -> None:
    assert not legible(text)


@mark.parametrize("length", [0, 1, 100, 399])
def test_a_short_text_is_never_called_noise(length: int) -> None:
    assert legible(("\ufffd" * 400)[:length])


def test_a_little_noise_in_prose_is_no_reason_to_refuse_it() -> None:
    assert legible(SPANISH + "\ufffd" * (len(SPANISH) // 10))
    assert not legible(SPANISH + "\ufffd" * len(SPANISH))


def test_noise_behind_a_clean_beginning_is_seen_in_a_long_text() -> None:
    assert not legible(SPANISH * 12 + "\ue000" * 40_000)


def test_a_table_of_codes_and_coordinates_is_legible() -> None:
    rows = (
        f"{c}1 {c}1-{d}1 10 347352.5322 8673702.1629 18\n"
        for c, d in zip("BCDFGHJKLMNPQRST", "CDFGHJKLMNPQRSTV", strict=True)
    )
    assert legible("".join(rows) * 3)
