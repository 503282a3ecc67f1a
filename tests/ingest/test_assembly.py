"""A file becomes all of its regulations, each with what must be said of it."""

from pathlib import Path

from corpus.model import Document, Source
from ingest.assembly import _numbered, assemble, doubt_of, notice_of, read_regulations
from ingest.model import NormText, Refusal, RefusalReason

LAW = (
    "ORDENANZA N° 003-2024-MDQ\nQantumarca, 7 de marzo de 2024\nArtículo 1.- Objeto\nRegula los mercados del distrito."
)
TAIL = "Artículo 9.- Sanciones\nLa falta se sanciona con multa de una UIT.\nRegístrese, comuníquese y cúmplase."


def text(body: str, name: str = "boletin.pdf", **hints: object) -> NormText:
    return NormText(Document(Source(name, "0" * 64, "application/pdf"), body), **hints)  # type: ignore[arg-type]


def test_a_norm_is_put_together_from_its_identity_and_its_provisions() -> None:
    norm = assemble(text(LAW))
    assert norm.id.slug == "ordenanza-003-2024-mdq"
    article = norm.provision("art_1")
    assert article is not None
    assert norm.text_of(article.latest).startswith("Artículo 1.- Objeto")


def test_what_must_be_said_wherever_a_norm_is_cited() -> None:
    assert notice_of(text(LAW, front_matter={"notice": "NORMA INVENTADA"})) == "NORMA INVENTADA"
    assert notice_of(text(TAIL, fragment=True)) == "Solo se tiene un fragmento de esta norma."
    assert notice_of(text(LAW)) is None


def test_a_text_without_any_provision_is_refused(tmp_path: Path) -> None:
    letter = tmp_path / "carta.txt"
    letter.write_text("Estimado vecino: le saludamos por las fiestas del distrito.", "utf-8")
    refused = read_regulations(letter)
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.NOT_LEGAL


def test_nameless_fragments_of_one_file_are_told_apart() -> None:
    found = [assemble(text(TAIL, fragment=True)) for _ in range(3)]
    assert [norm.id.slug for norm in _numbered(found)] == [f"doc-boletin-fragmento-{n}" for n in (1, 2, 3)]


def test_a_long_text_of_which_little_was_recognised_is_doubted() -> None:
    lost = "Cuadro de valores sin orden ni artículos, leído de una imagen borrosa.\n" * 300
    doubt = doubt_of(assemble(text(f"{lost}{TAIL}")))
    assert doubt is not None and "0%" in doubt
    assert doubt_of(assemble(text(LAW))) is None
