"""A file becomes all of its regulations, each with what must be said of it."""

from pathlib import Path

import pytest

from corpus.model import Document, ProvisionKind, Source
from ingest.assembly import _numbered, as_document, assemble, doubt_of, notice_of, read_regulations
from ingest.model import UNRECOGNISED, NormText, Refusal, RefusalReason, unrecognised
from ingest.relations import ordering_provisions

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


LETTER = "Estimado vecino: según la Ley N° 99001, le saludamos por las fiestas del distrito."


def written(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(body, "utf-8")
    return path


def test_a_readable_text_without_any_provision_is_kept_whole_and_doubted(tmp_path: Path) -> None:
    found = read_regulations(written(tmp_path, "Carta al vecino.txt", f"\n{LETTER}\n"))
    assert not isinstance(found, Refusal)
    (kept,) = found
    (section,) = kept.provisions
    assert kept.id.slug == "doc-carta-al-vecino"
    assert (section.eid, section.kind, kept.text_of(section.latest)) == ("sec_1", ProvisionKind.SECTION, LETTER)
    assert kept.notice == UNRECOGNISED and unrecognised(kept.notice)
    assert any(warning.startswith("No se reconoció estructura de norma") for warning in kept.warnings)
    assert "«absuelve remove doc-carta-al-vecino»" in (doubt_of(kept) or "")


@pytest.mark.parametrize("body", ["-", "12 / 30", "Recibido", "................ 2024"])
def test_a_text_that_says_next_to_nothing_is_refused(tmp_path: Path, body: str) -> None:
    refused = read_regulations(written(tmp_path, "hoja.txt", body))
    assert isinstance(refused, Refusal)
    assert refused.reason in (RefusalReason.NOT_LEGAL, RefusalReason.EMPTY)


def test_a_text_not_recognised_as_a_norm_gives_no_orders_and_bears_no_law_s_name() -> None:
    kept = as_document(
        text("Ley N° 99001\nDerógase la Ley N° 88001. Modifícase el artículo 5 de la Ley N° 99001.", "ley.pdf")
    )
    assert kept.id.slug == "doc-ley"
    assert list(ordering_provisions(kept)) == []
    assert kept.aliases == () and kept.published is None


def test_the_notice_of_a_file_is_kept_before_that_of_its_reading() -> None:
    kept = as_document(text(LETTER, front_matter={"notice": "TEXTO INVENTADO."}))
    assert kept.notice == f"TEXTO INVENTADO. {UNRECOGNISED}" and unrecognised(kept.notice)
    assert not unrecognised(None) and not unrecognised("Solo se tiene un fragmento de esta norma.")


def test_a_norm_in_a_file_keeps_what_is_around_it_from_becoming_a_document(tmp_path: Path) -> None:
    found = read_regulations(written(tmp_path, "norma.txt", LAW))
    assert not isinstance(found, Refusal)
    assert [norm.id.slug for norm in found] == ["ordenanza-003-2024-mdq"] and not unrecognised(found[0].notice)


def test_nameless_fragments_of_one_file_are_told_apart() -> None:
    found = [assemble(text(TAIL, fragment=True)) for _ in range(3)]
    assert [norm.id.slug for norm in _numbered(found)] == [f"doc-boletin-fragmento-{n}" for n in (1, 2, 3)]


def test_a_long_text_of_which_little_was_recognised_is_doubted() -> None:
    lost = "Cuadro de valores sin orden ni artículos, leído de una imagen borrosa.\n" * 300
    doubt = doubt_of(assemble(text(f"{lost}{TAIL}")))
    assert doubt is not None and "0%" in doubt
    assert doubt_of(assemble(text(LAW))) is None
