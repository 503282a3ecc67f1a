"""The wordings of provisions in time, and what they hold of one another."""

from datetime import date

from corpus.identifiers import RegulationId, parent_of
from tests.ingest.norms import Read, read

CONSOLIDATION = """
Artículo 1.- Materias
Se aprueban por ley:
1. La carrera del servidor.
2. El sistema de remuneraciones. (*)
(*) Numeral derogado por la Única Disposición Derogatoria del Decreto Legislativo Nº 1023, publicado el 21 junio 2008.
3. La gestión del servicio.
Artículo 2.- Vigencia
Rige desde mañana.
"""


def strays(parts: Read) -> list[str]:
    """Provisions with characters that no wording of their parent holds."""
    by_eid = {provision.eid: provision for provision in parts.parts.provisions}
    return [
        provision.eid
        for provision in by_eid.values()
        if (parent := by_eid.get(parent_of(provision.eid) or ""))
        for version in provision.versions
        for span in version.spans
        if not any(place.holds(span) for other in parent.versions for place in other.spans)
    ]


def test_a_consolidated_text_does_not_bring_back_what_was_repealed_before_it() -> None:
    law = read(CONSOLIDATION, date(2010, 1, 14))
    assert "art_1__para_2" not in law.eids
    assert {"art_1__para_1", "art_1__para_3"} <= set(law.eids)
    assert not strays(law)


def test_what_was_repealed_after_the_norm_began_stays_as_its_history() -> None:
    law = read(CONSOLIDATION, date(2005, 1, 14))
    assert law.provision("art_1__para_2").versions[0].valid_to == date(2008, 6, 22)
    assert not strays(law)


def test_numerals_under_a_section_that_comes_again_go_by_the_second_one() -> None:
    directive = read(
        """
        DIRECTIVA N° 001-2024-MDQ
        I. ALCANCE
        II. NORMAS GENERALES
        1. NORMA PARA EL AMBIENTE
        1.1 Filosofía de la dirección.
        1.2 Integridad y valores.
        I. ALCANCE DEL ANEXO
        II. NORMAS ESPECIALES
        1. NORMA PARA EL RIESGO
        1.1 Identificación del riesgo.
        1.2 Respuesta al riesgo.
        """
    )
    assert directive.wording("sec_2_2__para_1.1") == "1.1 Identificación del riesgo."
    assert not strays(directive)


def test_an_annex_holds_the_articles_printed_in_it() -> None:
    ordinance = read(
        """
        ORDENANZA N° 007-2019-MDQ
        Artículo 1.- Objeto
        Se dictan las normas del anexo y de su reglamento de mercados, que se publican con ella.
        Artículo 2.- Vigencia
        Rige desde mañana.
        Regístrese, comuníquese y cúmplase.
        ANEXO 1
        REGLAMENTO DE MERCADOS
        Artículo 1.- Horario
        Se abre a las seis.
        Artículo 2.- Limpieza
        Se limpia cada noche.
        """
    )
    assert "annex_1__art_2" in ordinance.eids
    assert "Se limpia cada noche." in ordinance.wording("annex_1")
    assert not strays(ordinance)


def test_an_annex_between_the_articles_of_an_act_belongs_to_the_article_that_brings_it() -> None:
    act = read(
        """
        DECRETO DE ALCALDÍA N° 012
        Artículo Primero.- Modificar el Anexo 1 del Decreto de Alcaldía N° 004, bajo lo siguiente:
        ANEXO 1
        Gerencia de Defensa Civil
        Artículo Segundo.- Notificar el presente decreto.
        ANEXO 2
        Subgerencia de Personal
        """
    )
    assert act.articles == ["art_1", "art_2", "annex_2"]
    assert "Gerencia de Defensa Civil" in act.wording("art_1")
    assert not strays(act)


def test_what_loses_a_part_is_worded_anew_by_the_norm_that_took_it_away() -> None:
    law = read(CONSOLIDATION, date(2005, 1, 14))
    whole = law.provision("art_1")
    assert [version.amended_by for version in whole.versions] == [None, RegulationId("dleg-1023")]


DROPPED = """
Artículo 1.- Funciones
Son funciones:
1. Normar.
2. Sancionar.
(*) Artículo modificado por el Artículo 1 de la Ley Nº 30937, publicada el 24 abril 2019, cuyo texto es el siguiente:
"Artículo 1.- Funciones
Son funciones:
1. Normar y supervisar."
(*) Artículo modificado por el Artículo 2 de la Ley Nº 31079, publicada el 28 noviembre 2020, que dice:
"Artículo 1.- Funciones
Son funciones:
1. Normar.
2. Sancionar con multa."
"""


def test_a_part_that_a_new_wording_leaves_out_is_gone_until_another_brings_it_back() -> None:
    first, second = read(DROPPED, date(2005, 1, 14)).provision("art_1__para_2").versions
    assert (first.valid_to, first.repealed, second.valid_from, second.repealed) == (
        date(2019, 4, 25), True, date(2020, 11, 29), False,
    )  # fmt: skip
