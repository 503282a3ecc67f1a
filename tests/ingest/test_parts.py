"""One file may hold an act, the text it approves, annexes, or another norm."""

import pytest

from ingest.lines import split_lines
from ingest.parts import is_annex
from qa_service.attribution import provision_name
from tests.ingest.norms import norm, read

APPROVAL = """
DECRETO SUPREMO N° 015-2020-PCM
DECRETO SUPREMO QUE APRUEBA EL REGLAMENTO DE PUENTES
CONSIDERANDO:
Que, hace falta un reglamento;
DECRETA:
Artículo 1.- Aprobación
Apruébase el Reglamento de Puentes, que forma parte del presente decreto.
Artículo 2.- Refrendo
El decreto es refrendado por el ministro.
Dado en la Casa de Gobierno, en Lima, a los tres días del mes de mayo.
REGLAMENTO DE PUENTES
Artículo 1.- Objeto
Se regulan los puentes.
Artículo 2.- Peso
El peso máximo es de diez toneladas.
Artículo 3.- Multa
La multa es de una UIT.
"""


def test_the_approved_text_has_the_plain_eids_and_the_approving_act_its_own() -> None:
    law = read(APPROVAL)
    assert law.articles == ["approval__art_1", "approval__art_2", "art_1", "art_2", "art_3"]
    assert "Se regulan los puentes." in law.wording("art_1")
    assert "Apruébase" in law.wording("approval__art_1")


@pytest.mark.parametrize("order", ["Apruébase", "Promúlgase", "Promúlguese"])
def test_a_code_that_a_decree_promulgates_is_the_approved_text(order: str) -> None:
    decree = APPROVAL.replace("Apruébase el Reglamento", f"{order} el Código").replace("REGLAMENTO DE", "CÓDIGO DE")
    assert read(decree).articles == ["approval__art_1", "approval__art_2", "art_1", "art_2", "art_3"]


@pytest.mark.parametrize(
    ("order", "title"),
    [
        ("Ratifícase el “Convenio sobre Puentes”", "CONVENIO SOBRE PUENTES"),
        ("Ratifícase el Tratado de Puentes", "TRATADO DE PUENTES"),
        ("Oficializar el acuerdo que aprueba el Reglamento de Puentes", "REGLAMENTO DE PUENTES"),
        ("Autorizar la publicación del Texto Único Ordenado de la Ley de Puentes", "TEXTO ÚNICO ORDENADO"),
        ("Autorízase la publicación del Texto Único Ordenado de la Ley de Puentes", "TEXTO ÚNICO ORDENADO"),
        ("Publíquese el Texto Único Ordenado de la Ley de Puentes", "TEXTO ÚNICO ORDENADO"),
    ],
)
def test_a_text_ratified_made_official_or_sent_to_be_published_is_the_approved_text(order: str, title: str) -> None:
    act = APPROVAL.replace("Apruébase el Reglamento de Puentes", order).replace("\nREGLAMENTO DE PUENTES", f"\n{title}")
    act = act.replace("DECRETO SUPREMO QUE APRUEBA EL REGLAMENTO DE PUENTES\n", "")
    assert read(act).articles == ["approval__art_1", "approval__art_2", "art_1", "art_2", "art_3"]


def test_what_a_treaty_considers_is_no_recital_of_another_act() -> None:
    treaty = APPROVAL.replace("Apruébase el Reglamento de Puentes", "Apruébase la Convención sobre Puentes").replace(
        "\nREGLAMENTO DE PUENTES\n",
        "\nCONVENCIÓN SOBRE PUENTES\nLos Estados Partes en la presente Convención,\n"
        "Considerando que los puentes unen a los pueblos,\nHan convenido en lo siguiente:\n",
    )
    assert read(treaty).articles == ["approval__art_1", "approval__art_2", "art_1", "art_2", "art_3"]


def test_an_act_that_ratifies_its_own_earlier_decision_approves_no_text() -> None:
    act = APPROVAL.replace("Apruébase el Reglamento de Puentes", "Ratifícase la designación del director")
    act = act.replace("DECRETO SUPREMO QUE APRUEBA EL REGLAMENTO DE PUENTES\n", "")
    assert not any(eid.startswith("approval__") for eid in read(act).articles)


def test_each_text_that_one_act_approves_stands_whole() -> None:
    more = "REGLAMENTO DE BALSAS\nArtículo 1.- Objeto\nSe regulan las balsas.\nArtículo 2.- Peso\nUna tonelada."
    law = read(APPROVAL.replace("Reglamento de Puentes, que", "Reglamento de Puentes y el de Balsas, que") + more)
    assert [eid for eid in law.articles if eid.startswith("an")] == ["annex_1__art_1", "annex_1__art_2"]
    assert "Se regulan las balsas." in law.wording("annex_1__art_1")


GUIDE = """
{title}
El presente documento orienta a las municipalidades que tienen a su cargo puentes de madera, y {fill}.
Antes de abrir un puente, el encargado lo recorre a pie, anota las tablas sueltas y las cambia, y {fill}.
Si las aguas suben, el encargado cierra el puente y avisa a la plataforma de defensa civil, y {fill}.
"""
FILL = " y ".join(["deja constancia de ello en el cuaderno del puente, que cualquier vecino puede ver"] * 5)
SIGNED = "Dado en la Casa de Gobierno, en Lima, a los tres días del mes de mayo.\nJUAN QUISPE\nMinistro de Transportes"


def _guided(order: str, title: str = "GUÍA DEL ENCARGADO DE PUENTES") -> str:
    first, second = f"Artículo 1.- Objeto\n{order} la Guía del encargado de puentes.", "Artículo 2.- Fin\nRige mañana."
    act = f"DECRETO SUPREMO N° 016-2020-PCM\nDECRETA:\n{first}\n{second}\n{SIGNED}"
    return act + GUIDE.format(title=title, fill=FILL)


def test_a_text_without_numbers_below_the_signatures_is_approved_when_the_act_names_and_approves_it() -> None:
    law = read(_guided("Apruébase"))
    assert law.articles[:2] == ["approval__art_1", "approval__art_2"]
    assert "cuaderno del puente" in law.wording(law.eids[-1]) and not law.eids[-1].startswith("approval__")


def test_a_text_that_an_act_only_changes_is_attached_to_it() -> None:
    law = read(_guided("Modifícase"))
    assert law.articles == ["art_1", "art_2", "annex"]
    assert "el encargado cierra el puente" in law.wording("annex")
    assert law.provision("annex").heading == "GUÍA DEL ENCARGADO DE PUENTES"
    assert provision_name("annex") == "anexo"


@pytest.mark.parametrize(
    "text",
    [
        _guided("Apruébase", title="NOTA DE PRENSA DEL MINISTERIO"),
        _guided("Apruébase").replace("El presente documento", "EL PRESIDENTE DE LA REPÚBLICA\nEl presente documento"),
        "\n".join(_guided("Apruébase").split("\n")[:9]),
    ],
    ids=["a title that the act does not name", "another act", "a title and no text"],
)
def test_what_the_act_does_not_name_below_its_signatures_is_not_its_text(text: str) -> None:
    assert read(text).articles == ["art_1", "art_2"]


def test_a_plain_norm_is_one_part() -> None:
    assert read("Artículo 1.- Fin\nUno.\nArtículo 2.- Plazo\nDos.").articles == ["art_1", "art_2"]


@pytest.mark.parametrize("text", ["ANEXO", "ANEXO 1", "ANEXO N° 2: TARIFARIO", "ANEXO I"])
def test_a_line_in_capitals_opens_an_annex(text: str) -> None:
    assert is_annex(split_lines(norm(text))[0])


@pytest.mark.parametrize(
    "text", ["El anexo 1 fija las tasas.", "Anexo 1 de la presente ordenanza fija las tasas.", "Anexión", "ANEXO " * 60]
)
def test_a_line_that_only_speaks_of_an_annex_opens_none(text: str) -> None:
    assert not is_annex(split_lines(norm(text))[0])


def test_tables_under_an_annex_are_no_approved_text_though_a_few_of_their_notes_are_numbered() -> None:
    act = "\n".join(APPROVAL.strip().split("\n")[:10]).replace(
        "Reglamento de Puentes", "plan de pesos máximos del anexo"
    )
    rows = [f"Puente {n} de la red vial vecinal y departamental | {n} toneladas | {n + 2} ejes" for n in range(30)]
    notes = [f"({letter}) Según la inspección del año." for letter in "abcde"]
    law = read("\n".join([act, "ANEXO", "Puente | Peso | Ejes", *rows, *notes]))
    assert law.articles[:2] == ["art_1", "art_2"]


def test_a_scanners_dash_may_be_low() -> None:
    assert read("SE RESUELVE:\nArticulo 1°._ Aprobar el plan.\nArtículo 2.- Publicar.").articles == ["art_1", "art_2"]


INSET = """
RESOLUCIÓN SBS N° 1228-2019
CONSIDERANDO:
Que, hace falta un reglamento;
RESUELVE:
Artículo Primero.- Aprobar el Reglamento de Cajas Fuertes en los siguientes términos:
“REGLAMENTO DE CAJAS FUERTES
CAPÍTULO I
DISPOSICIONES GENERALES
Artículo 1º.- Alcance
El reglamento alcanza a las cajas.
Artículo 2º.- Llaves
Cada caja tiene dos llaves.
Artículo 3º.- Multa
La multa es de una UIT.
DISPOSICIONES FINALES
Primera.- Sanciones
Se sanciona conforme a ley.”
Artículo Segundo.- Las empresas presentan un plan en treinta días.
Artículo Tercero.- La presente resolución rige desde mañana.
Regístrese, comuníquese y publíquese.
"""


def test_a_text_quoted_whole_in_the_article_that_approves_it_has_the_plain_eids() -> None:
    law = read(INSET)
    assert law.articles == [
        "approval__art_1", "art_1", "art_2", "art_3", "dcf_1", "approval__art_2", "approval__art_3",
    ]  # fmt: skip
    assert "treinta días" in law.wording("approval__art_2")
    assert "conforme a ley" in law.wording("dcf_1")


def test_an_approved_text_titled_complementary_dispositions_is_no_group_of_them() -> None:
    title = "DISPOSICIONES COMPLEMENTARIAS\nPARA EL REGISTRO DE PUENTES\nTÍTULO I\nDEL OBJETO"
    law = read(APPROVAL.replace("REGLAMENTO DE PUENTES\nArt", f"{title}\nArt"))
    assert law.articles == ["approval__art_1", "approval__art_2", "art_1", "art_2", "art_3"]


def test_the_next_act_of_a_gazettes_page_is_left_out_and_said_so() -> None:
    law = read(
        """
        LEY N° 32486
        EL CONGRESO DE LA REPÚBLICA;
        Ha dado la Ley siguiente:
        Artículo 1. Objeto
        La ley autoriza una escala.
        DISPOSICIONES COMPLEMENTARIAS FINALES
        PRIMERA. Financiamiento
        Se financia con el presupuesto.
        POR TANTO:
        Mando se publique y cumpla.
        LEY N° 32487
        EL PRESIDENTE DE LA REPÚBLICA
        POR CUANTO:
        LEY QUE BENEFICIA A LAS JUNTAS VECINALES
        DISPOSICIONES COMPLEMENTARIAS FINALES
        PRIMERA. Incentivos
        Se dan incentivos a las juntas.
        """
    )
    assert law.articles == ["art_1", "dcf_1"]
    assert "El archivo contiene además otra norma, que no se incluyó." in law.parts.warnings


def test_the_text_below_the_signatures_that_names_its_own_norm_stays() -> None:
    act = read(
        """
        RESOLUCIÓN N° 012-2024-MDQ
        CONSIDERANDO:
        Que, hace falta un reglamento.
        Artículo 1.- Aprobar el Reglamento de Mercados, que forma parte de la resolución.
        Regístrese y comuníquese.
        RESOLUCIÓN N° 012-2024-MDQ
        REGLAMENTO DE MERCADOS
        Artículo 1.- Horario
        Se abre a las seis.
        Artículo 2.- Limpieza
        Se limpia cada noche.
        """
    )
    assert act.articles == ["approval__art_1", "art_1", "art_2"]
