# ruff: noqa: E501 -- printed sentences stay whole
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from corpus.model import Document, Place, Source
from ingest.identity import identify
from ingest.model import Identity, NormText

LIMA = {"gob_pe_slug": "munilima", "publication_date": "2023-01-06"}


def read(
    text: str, matter: Mapping[str, str] | None = None, path: str = "norma.md", fragment: bool = False
) -> Identity:
    return identify(NormText(Document(Source(path, "0" * 64, "text/markdown"), text), matter or {}, fragment=fragment))


@pytest.mark.parametrize(
    ("text", "matter", "slug"),
    [
        ("LEY Nº 27972\n\nArtículo 1.- Objeto", {}, "ley-27972"),
        ("CONGRESO DE LA\nREPUBLICA\n\nLEY N? 26979\n\nArtículo 1”.- Objeto de la ley.", {}, "ley-26979"),
        ("PODER LEGISLATIVO\nLEY N* 28976\nArtículo 1%.- Finalidad", {"identifier": "LEY-28976-2007"}, "ley-28976"),
        ("DECRETO SUPREMO Nº 009-2025-EF\nCONSIDERANDO:", {}, "ds-009-2025-ef"),
        ("RESOLUCIÓN MINISTERIAL Nº 236-2018-VIVIENDA\nCONSIDERANDO:", {}, "rm-236-2018-vivienda"),
        ("RESOLUCIÓN DE CONTRALORÍA N° 031-2023-CG\nVISTOS:", {}, "rc-031-2023-cg"),
        ("ORDENANZA Nº 551-MSS\nSantiago de Surco, 22 de noviembre de 2016\nPOR CUANTO:", {}, "ordenanza-551-mss"),
        ("ORDENANZA N° 012-2024-MDSJ\nPOR CUANTO:", {}, "ordenanza-012-2024-mdsj"),
        ("DECRETO SUPREMO Nº 003-2010-MIMDES (*)\n(*) DEROGADO por la Ley Nº 30000\nCONSIDERANDO:", {}, "ds-003-2010-mimdes"),
        ("DECRETO SUPREMO Nº 082-2000-EF\n(*) RECTIFICADO POR FE DE ERRATAS\nCONSIDERANDO:", {}, "ds-082-2000-ef"),
        ("RESOLUCION DE CONSEJO DIRECTIVO ORGANISMO SUPERVISOR DE LA INVERSION EN ENERGIA Y MINERIA OSINERGMIN Nº 651-2008-OS-CD\nVISTO:", {}, "res-651-2008-os-cd"),
        ("RESOLUCION S.B.S. Nº 0211-2021\nCONSIDERANDO:", {}, "res-0211-2021"),
        ("RESOLUCIÓN DIRECTORAL N° 124-2024 MGP/DICAPI\nVisto, el Informe", {}, "rd-124-2024-mgp-dicapi"),
        ("ORDENANZA REGIONAL\nNº 012-2019-GR TACNA-CR\nEL CONSEJO REGIONAL", {}, "ordenanza-regional-012-2019-gr-tacna-cr"),
        ("RESOLUCION PRESIDENCIAL Nº 070-CND-P-2003\nCONSIDERANDO:", {}, "res-070-cnd-p-2003"),
        ("RESOLUCIÓN LEGISLATIVA Nº 26253\nArtículo Único.- Apruébase", {}, "rl-26253"),
        ("RESOLUCIÓN LEGISLATIVA DEL CONGRESO 004-2025-2026-CR\nArtículo 1", {}, "rl-004-2025-2026-cr"),
        ("LEY Nº 27879\nCONCORDANCIAS: R.D. N° 050-2002-EF-76.01\nR.D. N° 051-2002-EF-76.01\nArtículo 1", {}, "ley-27879"),
        ("CIRCULAR Nº 46-11-98-ADUANAS-INTA\nRef. Restitución\nD.S. Nº 104-95-EF\nMediante", {"title": "Circular referida a la restitución"}, "doc-circular-referida-a-la-restitucion"),
        ("Vistazo al Reglamento\nDECRETO SUPREMO N° 007-2017-IN", {"rank": "articulo", "identifier": "ARTICULO-MIGRACIONES-2017"}, "doc-articulo-migraciones-2017"),
        ("Código Civil peruano\nArtículo 1132", {"rank": "decreto_legislativo", "identifier": "DLEG-CIVIL-2-1984", "title": "Código Civil (del artículo 1132 al 2122)"}, "doc-dleg-civil-2-1984"),
        ("DECRETO LEGISLATIVO No. 02\nPOR CUANTO:", {"rank": "decreto_legislativo", "identifier": "DLEG-702-1991"}, "dleg-702"),
        ("RESOLUCIÓN VICEMINISTERIAL N° 204-2019-MINEDU\nVISTOS:", {"rank": "resolucion_viceministerial", "identifier": "RESOLUCION-VICEMINISTERIAL-204-2019-MINEDU"}, "rvm-204-2019-minedu"),
        ("CONSTITUCIÓN POLÍTICA DEL PERÚ\n1993\nPREÁMBULO", {}, "con-1993"),
        ("Artículo 1. Objeto", {"identifier": "LEY-27783-2002", "title": "Ley de Bases"}, "ley-27783"),
        ("TEXTO\n\nDECRETO SUPREMO 133-2013-EF\nNORMA I", {"identifier": "DS-133-2013-EF-CODIGO-TRIBUTARIO-2013"}, "ds-133-2013-ef"),
        ("ACUERDO DE CONCEJO N° 001\nLima, 6 de enero de 2023", LIMA | {"rank": "acuerdo_de_concejo"}, "acuerdo-001-2023-mml"),
        ("ACUERDO DE CONCEJO N°? 471 - 2022\nVISTO:", LIMA, "acuerdo-471-2022-mml"),
        ("DECRETO DE aLcaLpiane 00 1", LIMA | {"title": "Decreto de Alcaldía N.° 001 06.01.2023", "rank": "decreto_de_alcaldia"}, "da-001-2023-mml"),
        ("sin texto útil", {"identifier": "024-30-01-2023", "rank": "acuerdo_de_concejo", **LIMA}, "acuerdo-024-2023-mml"),
    ],
)  # fmt: skip
def test_the_slug_is_the_designation_as_printed(text: str, matter: Mapping[str, str], slug: str) -> None:
    assert read(text, matter).id.slug == slug


def test_where_heading_and_file_disagree_the_text_wins_and_the_editor_is_told() -> None:
    found = read(
        "LEY Nº 27506\n\nArtículo 1.- Objeto", {"identifier": "DS-005-2002-EF", "publication_date": "2002-01-09"}
    )
    assert found.id.slug == "ley-27506"
    assert found.aliases == ("Decreto Supremo N° 005-2002-EF",)
    assert "vale el texto" in found.warnings[0]
    assert found.published is None  # the file's date is another norm's


def test_a_heading_deep_in_the_text_that_agrees_with_the_file_beats_the_tail_of_another_norm() -> None:
    text = (
        "DECRETO LEGISLATIVO N° 1439\n…por tanto, mando se publique.\n\nDECRETO LEGISLATIVO N° 1440\nArtículo 1. Objeto"
    )
    assert read(text, {"identifier": "DLEG-1440-2018"}).id.slug == "dleg-1440"


def test_a_designation_quoted_in_an_annex_is_not_the_norms() -> None:
    text = "ANEXO I\nCRITERIOS TÉCNICOS\nRESOLUCIÓN DE GERENCIA N° 1579-2015-MML/GTU"
    assert read(text, LIMA | {"identifier": "13-19-08-2022", "rank": "decreto_de_alcaldia"}).id.slug == "da-13-2023-mml"


def test_a_number_that_a_scanner_misread_by_one_digit_is_the_files() -> None:
    matter = LIMA | {"identifier": "21-02-06-2021", "rank": "decreto_de_alcaldia", "publication_date": "2021-06-02"}
    found = read("DECRETO DE ALCALDÍA N° 24\nLIMA, 2 DE JUNIO DE 2021\nVISTO:", matter)
    assert found.id.slug == "da-21-2021-mml"
    assert "mal leído" in found.warnings[0]


def test_the_year_of_an_act_is_that_of_its_own_date() -> None:
    matter = LIMA | {"identifier": "06-24-05-2020", "rank": "decreto_de_alcaldia", "publication_date": "2021-05-24"}
    found = read("DECRETO DE ALCALDÍA N° 06\nLima, 24 DE MAYO DEL 2020\nVISTO:", matter)
    assert (found.id.slug, found.published) == ("da-06-2020-mml", date(2020, 5, 24))


def test_a_correction_of_errors_is_not_the_norm_it_corrects() -> None:
    found = read("DECRETO DE ALCALDÍA N° 20", {"title": "Decreto de Alcaldía N.° FE DE ERRATAS N.° 20 23.11.2020"})
    assert found.id.slug == "doc-fe-de-erratas-n-20-23-11-2020"


def test_a_fragment_is_named_after_its_file() -> None:
    assert (
        read("Artículo 4.- Multas", path="in/Boletin 2023.pdf", fragment=True).id.slug == "doc-boletin-2023-fragmento-1"
    )


@pytest.mark.parametrize(
    ("matter", "path", "slug"),
    [
        ({"title": "Guía de excavación"}, "a.md", "doc-guia-de-excavacion"),
        ({}, "Guía para la entrega.pdf", "doc-guia-para-la-entrega"),
        ({}, "¿?.pdf", "doc-sin-nombre"),
    ],
)
def test_a_text_without_designation_is_named_after_title_or_file(matter: dict[str, str], path: str, slug: str) -> None:
    assert read("Contenido", matter, path).id.slug == slug


def test_a_directive_is_an_alias_of_the_resolution_that_approves_it() -> None:
    title = "Aprueban la Directiva N° 002-2023-CG/PREVI “Informe del Jefe del Órgano de Control Institucional”"
    found = read(f"{title}\n\nRESOLUCIÓN DE CONTRALORÍA N° 031-2023-CG\nVISTOS:", {"title": title})
    assert found.id.slug == "rc-031-2023-cg"
    assert found.aliases == ("Directiva N° 002-2023-CG-PREVI",)


def test_a_file_named_after_the_directive_keeps_the_resolution_as_alias() -> None:
    text = (
        "RESOLUCIÓN DE GERENCIA MUNICIPAL N° 058-2024-MDQ/GM\nSE RESUELVE:\n\nDIRECTIVA N° 003-2024-MDQ/GM\nI. OBJETO"
    )
    found = read(text, path="Directiva-003-2024-MDQ-GM.pdf")
    assert found.id.slug == "directiva-003-2024-mdq-gm"
    assert found.aliases == ("Resolución de Gerencia Municipal N° 058-2024-MDQ-GM",)


@pytest.mark.parametrize(
    ("text", "issuer", "place"),
    [
        (
            "ORDENANZA N° 5-2024\nLA ALCALDESA DE LA MUNICIPALIDAD DISTRITAL DE QANTUMARCA\nPOR CUANTO:",
            "Municipalidad Distrital de Qantumarca",
            Place(district="Qantumarca"),
        ),
        (
            "MUNICIPALIDAD DE SANTIAGO DE SURCO\nORDENANZA Nº 551-MSS\nPOR CUANTO:",
            "Municipalidad de Santiago de Surco",
            Place(district="Santiago de Surco"),
        ),
        (
            "Municipalidad Metropolitana de Lima\nORDENANZA N° 2164\nPOR CUANTO:",
            "Municipalidad Metropolitana de Lima",
            Place(region="Lima", province="Lima"),
        ),
        (
            "MUNICIPALIDAD PROVINCIAL DE HUARAL\nORDENANZA N° 001-2020-MPH\nPOR CUANTO:",
            "Municipalidad Provincial de Huaral",
            Place(province="Huaral"),
        ),
        (
            "MUNICIPALIDAD DISTRI-TAL DE QANTUMARCA\nORDENANZA N° 001-2020-MDQ\nPOR CUANTO:",
            "Municipalidad Distrital de Qantumarca",
            Place(district="Qantumarca"),
        ),
        (
            "GOBIERNO REGIONAL PUNO\nORDENANZA REGIONAL N° 005-2018-GRP\nPOR CUANTO:",
            "Gobierno Regional de Puno",
            Place(region="Puno"),
        ),
        ("LEY N° 27972\nArtículo 1.- Objeto", "Congreso de la República", Place()),
        ("DECRETO SUPREMO N° 009-2025-EF\nCONSIDERANDO:", "Ministerio de Economía y Finanzas", Place()),
    ],
)
def test_issuer_and_place_come_from_the_text(text: str, issuer: str, place: Place) -> None:
    found = read(text)
    assert (found.issuer, found.place) == (issuer, place)


def test_an_ordinance_without_issuer_in_its_number_gets_year_and_municipality() -> None:
    text = "MUNICIPALIDAD DISTRITAL DE SAN JERÓNIMO\nORDENANZA N° 012\nSan Jerónimo, 3 de mayo de 2024\nPOR CUANTO:"
    assert read(text).id.slug == "ordenanza-012-2024-mdsj"


@pytest.mark.parametrize(
    ("claimed", "title"),
    [
        ("Ley General del Patrimonio Cultural de la Naci&oacute;n", "Ley General del Patrimonio Cultural de la Nación"),
        ("Ley N° 27783 - Ley de Bases de la Descentralización", "Ley de Bases de la Descentralización"),
        ("Ley 32069, Ley General de Contrataciones Públicas", "Ley General de Contrataciones Públicas"),
        (
            "Ley Marco de Licencia de FuncionamientoLey que establece el marco jurídico. 5 de febrero de 2",
            "Ley Marco de Licencia de Funcionamiento",
        ),
        ("TUO del\n  Código Tributario", "TUO del Código Tributario"),
    ],
)
def test_a_title_loses_entities_designation_and_repetition(claimed: str, title: str) -> None:
    assert read("texto", {"title": claimed}).title == title


def test_the_gazettes_summary_above_the_heading_is_the_title() -> None:
    text = "GOBIERNOS LOCALES\n\nModifican la Ordenanza que regula el comercio\nambulatorio en el distrito\nORDENANZA N° 003-2024-MDQ"
    assert read(text).title == "Modifican la Ordenanza que regula el comercio ambulatorio en el distrito"


def test_the_capitals_below_the_formulas_are_the_title() -> None:
    text = "ORDENANZA N° 007-2019-MDQ\nCONSIDERANDO:\nQue, es preciso;\nORDENANZA QUE REGULA EL COMERCIO\nAMBULATORIO\nArtículo 1.- Objeto"
    assert read(text).title == "ORDENANZA QUE REGULA EL COMERCIO AMBULATORIO"


def test_an_act_without_a_title_is_called_by_what_it_decides() -> None:
    text = "ACUERDO DE CONCEJO N° 012\nACORDÓ:\nARTÍCULO PRIMERO.- Aprobar la licencia solicitada por el regidor Juan Pérez."
    assert read(text, LIMA).title == "Aprobar la licencia solicitada por el regidor Juan Pérez"


def test_what_alone_stands_above_the_heading_is_the_gazettes_summary() -> None:
    text = "Normas reglamentarias relativas a la obligación de llevar planillas\nDECRETO SUPREMO Nº 001-98-TR\nCONSIDERANDO:"
    assert read(text).title == "Normas reglamentarias relativas a la obligación de llevar planillas"


def test_a_norm_that_prints_no_day_but_the_closing_formulas_is_of_that_day() -> None:
    text = (
        "LEY Nº 28055\nArtículo Único.- Objeto\nEn Lima, a los quince días del mes de julio de dos mil tres.\nPOR TANTO:\n"
        "Dado en la Casa de Gobierno, en Lima, a los siete días del mes de agosto del año dos mil tres.\nPRESIDENTE"
    )
    assert read(text).published == date(2003, 8, 7)


def test_two_circulars_of_one_title_stay_two() -> None:
    title = {"rank": "circular", "title": "Aprueban circular sobre canje"}
    ids = {
        read("Artículo 1", title | {"identifier": name}).id for name in ("CIRCULAR-B-2113-2003", "CIRCULAR-B-2124-2003")
    }
    assert len(ids) == 2


def test_a_norm_with_nothing_better_is_called_by_its_label() -> None:
    assert read("LEY N° 32099\nArtículo 1.- Objeto", {"title": "Ley N.° 32099"}).title == "Ley N° 32099"


@pytest.mark.parametrize(("fragment", "title"), [(True, "Fragmento de norma en Boletin 2023"), (False, "Boletin 2023")])
def test_a_nameless_text_is_called_by_its_file(fragment: bool, title: str) -> None:
    assert read("Artículo 4.- Multas", path="in/Boletin 2023.pdf", fragment=fragment).title == title


def test_acronyms_people_use_are_aliases() -> None:
    assert read("LEY Nº 27972\nArtículo 1.- Objeto").aliases == ("LOM",)


def test_real_norms_are_who_their_files_say(shared: Path) -> None:
    expected = {
        "DLEG-776-1993": "ds-156-2004-ef",
        "DS-005-2002-EF": "ley-27506",
        "LEY-ORGANICA-27785-2002": "ley-27785",
    }
    for name, slug in expected.items():
        path = shared / "corpus/norms" / f"{name}.md"
        _, _, text = path.read_text(encoding="utf-8").split("---\n", 2)
        assert read(text, {"identifier": name}, str(path)).id.slug == slug


def test_a_file_named_after_one_norm_of_a_gazette_page_gives_its_name_to_no_other() -> None:
    text = "RESOLUCIÓN MINISTERIAL N° 386-2015-MINAGRI\nLima, 4 de agosto de 2015\nVISTO:"
    found = read(text, {"gazette_date": "2015-08-07"}, path="DS_009_2015_MINAM_AIRE.pdf")
    assert found.id.slug == "rm-386-2015-minagri"
    assert not found.aliases
    assert found.published == date(2015, 8, 7)
