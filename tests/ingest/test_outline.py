"""The provisions of a norm in reading order, with the headings above them."""

import pytest

from corpus.model import ProvisionKind
from tests.ingest.norms import read

CODE = """
TÍTULO I
DE LOS MERCADOS
CAPÍTULO I
DE LOS PUESTOS
Artículo 1.- Puestos
Los puestos son fijos.
CAPÍTULO II
DE LAS TASAS
Artículo 2.- Tasas
La tasa es única.
TÍTULO II
DE LAS FERIAS
Artículo 3.- Ferias
Las ferias son anuales.
DISPOSICIONES COMPLEMENTARIAS FINALES
PRIMERA.- Vigencia
Rige desde mañana.
SEGUNDA.- Registro
Se crea un registro.
DISPOSICIÓN COMPLEMENTARIA DEROGATORIA
ÚNICA.- Derogación
Derógase la norma anterior.
"""
LAW = read(CODE)


def test_every_article_and_disposition_has_its_eid_in_reading_order() -> None:
    assert LAW.articles == ["art_1", "art_2", "art_3", "dcf_1", "dcf_2", "dcd_1"]


@pytest.mark.parametrize(
    ("eid", "path"),
    [
        ("art_1", ("TÍTULO I DE LOS MERCADOS", "CAPÍTULO I DE LOS PUESTOS")),
        ("art_2", ("TÍTULO I DE LOS MERCADOS", "CAPÍTULO II DE LAS TASAS")),
        ("art_3", ("TÍTULO II DE LAS FERIAS",)),
        ("dcf_2", ("DISPOSICIONES COMPLEMENTARIAS FINALES",)),
        ("dcd_1", ("DISPOSICIÓN COMPLEMENTARIA DEROGATORIA",)),
    ],
)
def test_a_provision_knows_the_headings_it_stands_under(eid: str, path: tuple[str, ...]) -> None:
    assert LAW.provision(eid).path == path


@pytest.mark.parametrize(
    ("eid", "label", "heading", "kind"),
    [
        ("art_1", "Artículo 1", "Puestos", ProvisionKind.ARTICLE),
        ("dcf_1", "Disposición PRIMERA", "Vigencia", ProvisionKind.DISPOSITION),
        ("dcd_1", "Disposición ÚNICA", "Derogación", ProvisionKind.DISPOSITION),
    ],
)
def test_a_provision_has_its_label_its_title_and_its_kind(
    eid: str, label: str, heading: str, kind: ProvisionKind
) -> None:
    found = LAW.provision(eid)
    assert (found.label, found.heading, found.kind) == (label, heading, kind)


def test_a_heading_belongs_to_no_articles_text() -> None:
    assert LAW.wording("art_1") == "Artículo 1.- Puestos\nLos puestos son fijos."
    assert LAW.wording("art_2") == "Artículo 2.- Tasas\nLa tasa es única."


def test_an_annex_comes_behind_the_articles_with_its_own() -> None:
    law = read("Artículo 1.- Fin\nUno.\nANEXO 1: TARIFARIO\nGiro | Tasa\nBodega | 0,5\nANEXO 2\nFormato.")
    assert [eid for eid in law.articles if eid.startswith("annex")] == ["annex_1", "annex_2"]
    assert law.provision("annex_1").label == "Anexo 1"
    assert "Bodega | 0,5" in law.wording("annex_1")
    assert "Uno." not in law.wording("annex_1")


def test_a_preliminary_titles_articles_keep_apart_from_the_others() -> None:
    law = read(
        "TÍTULO PRELIMINAR\nArtículo I.- Autonomía\nUno.\nArtículo II.- Fines\nDos.\n"
        "TÍTULO I\nDISPOSICIONES GENERALES\nArtículo 1.- Objeto\nTres."
    )
    assert law.articles == ["tp__art_i", "tp__art_ii", "art_1"]
    assert law.provision("tp__art_ii").label == "Artículo II"


def test_what_stands_below_the_signatures_is_no_part_of_the_last_article() -> None:
    law = read("Artículo 1.- Fin\nUno.\nRegístrese, comuníquese y publíquese.\nJUAN PÉREZ\nAlcalde")
    assert law.wording("art_1") == "Artículo 1.- Fin\nUno."


def test_a_sole_article_is_called_so() -> None:
    law = read("Artículo Único.- Aprobar el plan.")
    assert law.articles == ["art_unico"]
    assert law.provision("art_unico").label == "Artículo único"


def test_the_heading_above_the_first_article_of_an_approved_text_is_its_path_and_no_preface() -> None:
    ordinance = read(
        """
        ORDENANZA N° 002-2025-MDQ
        Artículo 1.- Aprobar el Reglamento del Presupuesto Participativo, que consta de dos artículos.
        Artículo 2.- Publicar la ordenanza en el portal.
        Regístrese, comuníquese y cúmplase.
        REGLAMENTO DEL PRESUPUESTO PARTICIPATIVO
        CAPÍTULO I
        DISPOSICIONES PRELIMINARES
        Artículo 1.- Objeto
        El reglamento regula las fases del proceso.
        Artículo 2.- Alcance
        Alcanza a todo el distrito.
        """
    )
    assert ordinance.provision("art_1").path == ("CAPÍTULO I DISPOSICIONES PRELIMINARES",)
    assert ordinance.wording("preface").endswith("REGLAMENTO DEL PRESUPUESTO PARTICIPATIVO")
