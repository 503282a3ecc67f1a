"""Editors' notes between the lines say when each wording was in force."""

from datetime import date

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Version
from tests.ingest.norms import Read, read

# A note's wording binds from the day after its publication.
AMENDED = date(2019, 6, 12)
LAW = RegulationId("ley-30999")
BY = "Ley N° 30999, publicada el 11 junio 2019"


def life(version: Version) -> tuple[date | None, date | None]:
    return version.valid_from, version.valid_to


def lives(law: Read, eid: str) -> list[tuple[date | None, date | None]]:
    return [life(version) for version in law.provision(eid).versions]


def test_without_notes_every_provision_has_one_wording_without_end() -> None:
    law = read("Artículo 1.- Fin\nUno.\nArtículo 2.- Plazo\nDos.")
    assert [len(p.versions) for p in law.parts.provisions] == [1, 1]
    assert all(version.valid_to is None for p in law.parts.provisions for version in p.versions)


def test_an_article_worded_anew_has_its_old_and_its_new_wording() -> None:
    law = read(
        f"""
        Artículo 1.- Fin
        El fin es uno.
        (*) Artículo modificado por el Artículo 1 de la {BY}, cuyo texto es el siguiente:
        “Artículo 1.- Fin
        El fin son dos.”
        Artículo 2.- Plazo
        Dos días.
        """
    )
    old, new = law.provision("art_1").versions
    assert (old.valid_to, new.valid_from, new.valid_to) == (AMENDED, AMENDED, None)
    assert (old.ended_by, new.amended_by) == (LAW, LAW)
    assert "El fin es uno." in law.wordings("art_1")[0]
    assert "El fin son dos." in law.wordings("art_1")[1]
    assert len(law.provision("art_2").versions) == 1


def test_an_article_repealed_by_a_note_ends_as_a_repeal() -> None:
    law = read(f"Artículo 1.- Fin\nUno.\nArtículo 2.- Plazo\nDos.\n(*) Artículo derogado por el Artículo 3 de la {BY}.")
    last = law.provision("art_2").versions[-1]
    assert (last.valid_to, last.ended_by, last.repealed) == (AMENDED, LAW, True)
    assert law.provision("art_1").versions[-1].valid_to is None


def test_an_article_added_by_a_note_begins_with_it() -> None:
    law = read(
        f"Artículo 1.- Fin\nUno.\nArtículo 1-A.- Más\nDos.\n(*) Artículo incorporado por el Artículo 2 de la {BY}."
    )
    assert lives(law, "art_1-A") == [(AMENDED, None)]


def test_a_repealed_literal_ends_alone() -> None:
    law = read(
        f"""
        Artículo 1.- Requisitos
        Se presenta:
        a) Solicitud.
        b) Copia del recibo.
        (*) Literal b) derogado por el Artículo 2 de la {BY}.
        c) Declaración jurada.
        """
    )
    assert law.provision("art_1__point_b").versions[-1].valid_to == AMENDED
    assert law.provision("art_1__point_a").versions[-1].valid_to is None
    assert law.provision("art_1__point_c").versions[-1].valid_to is None
    assert "Copia del recibo." in law.wordings("art_1")[0]
    assert "Copia del recibo." not in law.wordings("art_1")[-1]


def test_a_numeral_worded_anew_leaves_the_others_as_they_were() -> None:
    law = read(
        f"""
        Artículo 1.- Plazos
        1.1 El plazo es de diez días.
        (*) Numeral 1.1 modificado por el Artículo 1 de la {BY}, cuyo texto es el siguiente:
        “1.1 El plazo es de veinte días.”
        1.2 El plazo corre desde el aviso.
        """
    )
    assert [end for _, end in lives(law, "art_1__para_1.1")] == [AMENDED, None]
    assert len(law.provision("art_1__para_1.2").versions) == 1
    newest = law.wording("art_1")
    assert "veinte días" in newest
    assert "diez días" not in newest
    assert "desde el aviso" in newest


@pytest.mark.parametrize(
    "note",
    [
        "(*) De conformidad con el Artículo 2 de la Ley N° 30999, publicada el 11 junio 2019, se precisa el plazo.",
        "CONCORDANCIAS: Ley N° 30999 (Ley de plazos)",
        "(*) Rectificado por Fe de Erratas, publicada el 11 junio 2019.",
    ],
)
def test_a_note_that_changes_nothing_makes_no_new_wording(note: str) -> None:
    law = read(f"Artículo 1.- Fin\nUno.\n{note}\nArtículo 2.- Plazo\nDos.")
    assert [len(p.versions) for p in law.parts.provisions] == [1, 1]


def test_the_wordings_of_a_provision_follow_one_another_without_a_gap() -> None:
    law = read(
        f"""
        Artículo 1.- Fin
        El fin es uno.
        (*) Artículo modificado por el Artículo 1 de la Ley N° 29000, publicada el 3 marzo 2008, cuyo texto es:
        “Artículo 1.- Fin
        El fin son dos.” (*)
        (*) Artículo modificado por el Artículo 1 de la {BY}, cuyo texto es el siguiente:
        “Artículo 1.- Fin
        El fin son tres.”
        """
    )
    versions = law.provision("art_1").versions
    assert len(versions) == 3
    assert [version.valid_from for version in versions[1:]] == [version.valid_to for version in versions[:-1]]
    assert "El fin son tres." in law.wording("art_1")


def test_a_whole_norm_repealed_ends_every_provision() -> None:
    law = read("LEY N° 20000\nNorma derogada por la Ley N° 30999, publicada el 11 junio 2019.\nArtículo 1.- Fin\nUno.")
    assert law.parts.repealed_on is not None
    assert law.parts.repealed_by == LAW
    assert law.provision("art_1").versions[-1].valid_to == law.parts.repealed_on


def test_items_worded_anew_each_in_quotation_marks_of_its_own_replace_the_older_ones() -> None:
    law = read(
        f"""
        Artículo 41. Plataforma
        41.1. Es un conjunto de herramientas.
        41.2. Gestiona las transacciones.
        41.3. Conserva la historia.
        (*) Artículo modificado por la {BY}. Se modificaron los numerales 41.1 y 41.2, cuyo texto es el siguiente:
        «41.1. Es un sistema de información.»
        «41.2. Gestiona las transacciones y su difusión.»
        Artículo 42. Plazo
        Dos días.
        """
    )
    assert [provision.eid for provision in law.parts.provisions if provision.eid.startswith("art_41__")] == [
        "art_41__para_41.1",
        "art_41__para_41.2",
        "art_41__para_41.3",
    ]
    assert lives(law, "art_41__para_41.2")[1] == (AMENDED, None)
    assert "Gestiona las transacciones y su difusión." in law.wordings("art_41__para_41.2")[1]
    assert law.provision("art_41__para_41.3").versions[-1].valid_to is None
