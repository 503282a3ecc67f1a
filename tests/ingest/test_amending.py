# ruff: noqa: E501 -- printed sentences stay whole
from datetime import date
from pathlib import Path

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Document, Regulation, Source
from corpus.validity import version_on
from ingest.amending import Amended, amend, amended_by
from ingest.applications import COMPOSED
from ingest.assembly import read_regulations
from ingest.model import NormText, Refusal
from ingest.segment import segment

FIRST, DAY = date(2023, 8, 18), date(2024, 3, 15)
OLD_TEXT = """Artículo 1.- Objeto
La presente ordenanza regula la licencia.
Artículo 12.- Horario
12.1 El horario es de 07:00 a 22:00 horas.
12.2 Los restaurantes atienden hasta las 23:00 horas.
12.3 Los domingos se cierra.
Artículo 15.- Retiro
15.1 Se puede usar el retiro municipal.
15.2 La superficie no excede de veinte metros cuadrados.
15.3 No se permite cocinar.
Artículo 16.- Sanciones
Las multas se fijan por ordenanza."""


def norm(slug: str, text: str, effective: date | None) -> Regulation:
    document = Document(Source(f"{slug}.md", slug.ljust(64, "0"), "text/markdown"), text)
    provisions = segment(
        NormText(document), date.fromordinal(effective.toordinal() - 1) if effective else None
    ).provisions
    return Regulation(RegulationId(slug), "Ordenanza", None, effective, effective, (document,), provisions)


OLD = norm("ordenanza-004-2023-mdq", OLD_TEXT, FIRST)
REPLACES = """Artículo 1.- Modificación
Modifícase el artículo 12 de la Ordenanza N° 004-2023-MDQ, con el siguiente texto:
“Artículo 12.- Horario de atención
12.1 El horario es de 06:00 a 23:00 horas.
12.2 Los restaurantes atienden hasta las 24:00 horas.”
Artículo 2.- Modificación de un numeral
Modifícase el numeral 15.2 del artículo 15 de la Ordenanza N° 004-2023-MDQ, en los términos siguientes:
“15.2 La superficie no excede de doce metros cuadrados.”
Artículo 3.- Incorporación
Incorpórase el artículo 12-A a la Ordenanza N° 004-2023-MDQ, con el siguiente texto:
“Artículo 12-A.- Horario extendido
Se puede pedir horario extendido hasta las 02:00 horas.”"""


def amending(text: str = REPLACES, effective: date | None = DAY) -> Regulation:
    return norm("ordenanza-003-2024-mdq", text, effective)


def done(*regulations: Regulation) -> tuple[Amended, Regulation]:
    result = amend(regulations)
    return result, next(one for one in result.regulations if one.id == OLD.id)


def wording(regulation: Regulation, eid: str, on: date) -> str | None:
    provision = regulation.provision(eid)
    version = version_on(provision, on) if provision else None
    return regulation.text_of(version) if version else None


def test_a_replaced_article_has_both_wordings_each_in_its_time() -> None:
    _, law = done(OLD, amending())
    assert "07:00 a 22:00" in (wording(law, "art_12", date(2024, 3, 14)) or "")
    assert wording(law, "art_12", DAY) == (
        "Artículo 12.- Horario de atención\n12.1 El horario es de 06:00 a 23:00 horas.\n"
        "12.2 Los restaurantes atienden hasta las 24:00 horas."
    )


def test_what_stands_in_a_replaced_article_is_replaced_or_gone_with_it() -> None:
    _, law = done(OLD, amending())
    assert wording(law, "art_12__para_12.1", DAY) == "12.1 El horario es de 06:00 a 23:00 horas."
    assert wording(law, "art_12__para_12.3", DAY) is None
    gone = law.provision("art_12__para_12.3")
    assert gone is not None
    assert (gone.latest.repealed, gone.latest.ended_by) == (True, RegulationId("ordenanza-003-2024-mdq"))


def test_a_replaced_numeral_renews_the_article_above_it() -> None:
    _, law = done(OLD, amending())
    assert wording(law, "art_15__para_15.2", DAY) == "15.2 La superficie no excede de doce metros cuadrados."
    article = wording(law, "art_15", DAY)
    assert article is not None
    assert "doce metros" in article and "veinte metros" not in article and "15.3 No se permite" in article
    assert "veinte metros" in (wording(law, "art_15", FIRST) or "")


def test_a_composed_wording_has_a_document_of_its_own_that_says_so() -> None:
    _, law = done(OLD, amending())
    article = law.provision("art_15")
    assert article is not None
    assert law.documents[article.latest.document].source.media_type == COMPOSED


def test_an_inserted_article_stands_behind_its_elder_sibling() -> None:
    _, law = done(OLD, amending())
    articles = [one.eid for one in law.provisions if one.eid.count("__") == 0 and one.eid.startswith("art_")]
    assert articles == ["art_1", "art_12", "art_12-A", "art_15", "art_16"]
    assert wording(law, "art_12-A", date(2024, 3, 14)) is None
    assert "02:00" in (wording(law, "art_12-A", DAY) or "")


def test_every_wording_is_spans_of_one_of_the_norms_documents() -> None:
    _, law = done(OLD, amending())
    for _, _, version in law.wordings():
        text = law.documents[version.document].text
        assert all(0 <= span.start < span.end <= len(text) for span in version.spans)


def test_each_application_is_listed_with_its_day_and_norm() -> None:
    result, law = done(OLD, amending())
    assert [(one.act.value, one.eid, one.on, one.origin) for one in result.applied] == [
        ("replace", "art_12", DAY, "art_1"),
        ("replace", "art_15__para_15.2", DAY, "art_2"),
        ("insert", "art_12-A", DAY, "art_3"),
    ]
    assert amended_by(law) == (RegulationId("ordenanza-003-2024-mdq"),)


def test_amending_twice_is_amending_once() -> None:
    once, _ = done(OLD, amending())
    twice = amend(once.regulations)
    assert (twice.regulations, twice.applied) == (once.regulations, ())


def test_the_order_of_files_does_not_matter() -> None:
    assert done(OLD, amending())[1] == done(amending(), OLD)[1]


def test_a_consolidated_text_that_is_newer_is_left_alone() -> None:
    newer = norm("ordenanza-004-2023-mdq", OLD_TEXT, date(2025, 1, 1))
    _, law = done(newer, amending())
    assert law.provision("art_12") == newer.provision("art_12")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Modifícase el artículo 99 de la Ordenanza N° 004-2023-MDQ, con el siguiente texto:\n“Artículo 99.- Nuevo\nTexto.”", "no se halló esa disposición"),
        ("Incorpórase el artículo 16 a la Ordenanza N° 004-2023-MDQ, con el siguiente texto:\n“Artículo 16.- Otra vez\nTexto.”", "ya existe"),
        ("Modifícase el artículo 12 de la Ordenanza N° 004-2023-MDQ en lo referido al horario.", "no se halló su nuevo texto"),
        ("Modifícase la Ordenanza N° 004-2023-MDQ, conforme al anexo.", "no dice qué disposición cambia"),
        ("Modifícase el primer párrafo del artículo 16 de la Ordenanza N° 004-2023-MDQ, así:\n“Las multas se fijan por decreto.”", "solo un párrafo"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_a_named_task_and_changes_no_wording(text: str, doubt: str) -> None:
    result, law = done(OLD, amending(f"Artículo 1.- Modificación\n{text}"))
    assert result.applied == ()
    assert law.provisions == OLD.provisions
    assert any(doubt in warning and warning.startswith("Tarea para el editor") for warning in law.warnings)


def test_a_paragraph_that_is_repealed_is_a_task() -> None:
    result, law = done(
        OLD,
        amending(
            "Artículo 1.- Derogación\nDerógase el último párrafo del artículo 16 de la Ordenanza N° 004-2023-MDQ."
        ),
    )
    assert law.provisions == OLD.provisions
    assert ["art_16" in task.message and "deroga solo una parte" in task.message for task in result.tasks] == [True]


TWO_ORDERS = [
    ("Modifíquense los artículos 1 y 16 de la Ordenanza N° 004-2023-MDQ, en los términos siguientes:\n«Artículo 1.- Objeto\nSe regula el permiso.\nArtículo 16.- Multas\nLas multas se fijan en la tabla.»", ["art_1", "art_16"]),
    ("Modifícanse los artículos 1 y 16 de la Ordenanza N° 004-2023-MDQ, en los términos siguientes:\n“Artículo 1.- Objeto\nSe regula el permiso.”\n“Artículo 16.- Multas\nLas multas se fijan en la tabla.”", ["art_1", "art_16"]),
    ("Incorpórense los artículos 16-A y 16-B a la Ordenanza N° 004-2023-MDQ, con el siguiente texto:\n“Artículo 16-A.- Pago\nSe paga en caja.\nArtículo 16-B.- Plazo\nSe paga en diez días.”", ["art_16-A", "art_16-B"]),
    ("Incorpórase el literal a) al numeral 15.3 del artículo 15 de la Ordenanza N° 004-2023-MDQ, con el siguiente texto:\n“a) Salvo permiso escrito.”", ["art_15__para_15.3__point_a"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "eids"), TWO_ORDERS)
def test_one_order_may_bring_several_provisions(text: str, eids: list[str]) -> None:
    result, _ = done(OLD, amending(f"Artículo 1.- Modificación\n{text}"))
    assert ([one.eid for one in result.applied], result.tasks) == (eids, ())


def test_an_amendment_without_a_day_is_a_task() -> None:
    result, _ = done(OLD, amending(effective=None))
    assert {task.target for task in result.tasks} == {OLD.id}
    assert "desde cuándo rige" in result.tasks[0].message


def test_where_wording_is_elided_only_what_is_quoted_changes() -> None:
    text = """Artículo 1.- Modificación
Modifícase el artículo 15 de la Ordenanza N° 004-2023-MDQ, con el siguiente texto:
“Artículo 15.- Retiro
(…)
15.2 La superficie no excede de diez metros cuadrados.
(…)”"""
    _, law = done(OLD, amending(text))
    article = wording(law, "art_15", DAY) or ""
    if "diez metros" not in article:
        assert law.provision("art_15") == OLD.provision("art_15")
    assert "15.1 Se puede usar" in article and "15.3 No se permite" in article


def test_a_norm_outside_the_corpus_is_not_amended() -> None:
    assert amend([amending()]).applied == ()


def test_the_sample_ordinances_amend_one_another() -> None:
    folder = Path(__file__).parents[2] / "corpus/samples"
    read = [read_regulations(folder / f"Boletin-{day}.pdf") for day in ("2023-08-17", "2024-03-14")]
    norms = [one for found in read if not isinstance(found, Refusal) for one in found]
    applied = {(one.target.slug, one.eid, one.on) for one in amend(norms).applied}
    assert applied == {
        ("ordenanza-004-2023-mdq", "art_12", DAY),
        ("ordenanza-004-2023-mdq", "art_15__para_15.2", DAY),
        ("ordenanza-004-2023-mdq", "art_12-A", DAY),
    }


@pytest.mark.parametrize(
    "wording",
    [
        "“Artículo 12.- Horario\n[...]\nLos domingos el horario termina a las 20:00 horas.”",
        "“Artículo 12.- Horario\n(....)\nLos domingos el horario termina a las 20:00 horas.”",
        "“Artículo 12.- Horario\n…\nLos domingos el horario termina a las 20:00 horas.”",
        "“Artículo 12.- Horario\nEl horario es de 06:00 a 20:00 horas.\nRegístrese, comuníquese y publíquese.\nLos domingos se cierra a las 15:00 horas.”",
        "“Artículo 12.- Horario\nEl horario es de 06:00 a 20:00 horas.”\nLos plazos de otra norma se rigen por la ley.”",
    ],
)
def test_a_wording_with_gaps_or_with_foreign_text_in_it_is_left_to_the_editor(wording: str) -> None:
    order = f"Artículo 1.- Modificación\nModifícase el artículo 12 de la Ordenanza N° 004-2023-MDQ, con el siguiente texto:\n{wording}"
    result, old = done(OLD, amending(order))
    assert result.applied == () and old.provision("art_12").versions == OLD.provision("art_12").versions  # type: ignore[union-attr]


def test_an_item_that_a_copy_ran_together_with_the_next_is_left_to_the_editor() -> None:
    order = (
        "Artículo 1.- Modificación\nModifícase el numeral 15.2 del artículo 15 de la Ordenanza N° 004-2023-MDQ, en los "
        "términos siguientes:\n“15.2 La superficie no excede de doce metros cuadrados. 15.3) No se permite cocinar.”"
    )
    result, _ = done(OLD, amending(order))
    assert result.applied == () and "mezclado" in result.tasks[0].message


UNQUOTED = (
    "Artículo 1.- Modificación\nModifícase el artículo 12 de la Ordenanza N° 004-2023-MDQ, con el siguiente texto:\n"
    "“{}”\nDISPOSICIONES COMPLEMENTARIAS MODIFICATORIAS\nÚNICA. Modificación del artículo 16\n"
    "Modifícase el artículo 16 de la Ordenanza N° 004-2023-MDQ, en los siguientes términos:\n"
    "Artículo 16. Sanciones\nLas multas se fijan por el reglamento{}."
)


@pytest.mark.parametrize(("more", "applied"), [("", True), (", «salvo las otras»", False)])
def test_an_article_printed_without_marks_below_the_order_is_its_wording(more: str, applied: bool) -> None:
    text = UNQUOTED.format("Artículo 12.- Horario\nEl horario es de 06:00 a 20:00 horas.", more)
    result, law = done(OLD, amending(text))
    assert ("art_16" in [one.eid for one in result.applied]) == applied
    assert ((wording(law, "art_16", DAY) or "").endswith("se fijan por el reglamento.")) == applied
