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
