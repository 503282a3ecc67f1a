"""The message itself, to the letter, and its way out by one click."""

from datetime import UTC, date, datetime
from email.parser import BytesParser
from email.policy import default

from alerts.letters import letter
from alerts.model import Alert, Changed, News
from corpus.identifiers import RegulationId
from ingest.changes import Fate

NOW = datetime(2026, 11, 30, 15, tzinfo=UTC)
LAW, BY = RegulationId("ley-27972"), RegulationId("dleg-1700")
ARTICLE = Changed("art_20", "Artículo 20", Fate.AMENDED, BY, date(2027, 1, 1), "dura dos años", "dura tres años")
TEXT = """Buen día.

Hubo cambios en las normas y los temas que usted sigue.

1. Ley N° 27972, Ley Orgánica (norma modificada)
   https://muni.test/normas/ley-27972
   - Artículo 20 (disposición modificada por el Decreto Legislativo N° 1700, desde el 1 de enero de 2027)
     Decía: «dura dos años»
     Dice: «dura tres años»
     https://muni.test/normas/ley-27972/art_20
   - y 3 disposiciones más

2. Ley N° 88001, Ley de Peajes (norma retirada)

Antes de aplicar una norma lea su texto completo en el enlace.
Todos sus avisos: https://muni.test/avisos
Para no recibir más estos correos: https://muni.test/avisos/baja/secreto

Este mensaje es automático: no lo responda.
"""


def alert(*news: News) -> Alert:
    return Alert(7, "gen-000007-aaaaaa", NOW, news)


def test_it_says_what_changed_with_addresses_that_last() -> None:
    gone = News(RegulationId("ley-88001"), "Ley de Peajes", Fate.DROPPED)
    made = letter(
        "a1", "Absuelve <avisos@muni.test>", "x@muni.test",
        alert(News(LAW, "Ley Orgánica", Fate.AMENDED, (ARTICLE,), 3), gone), "https://muni.test", "secreto", NOW,
    )  # fmt: skip
    assert made.get_content() == TEXT
    assert made["Subject"] == "Cambios en lo que sigue: Ley N° 27972 y 1 más"
    assert made["To"] == "x@muni.test"
    assert made.get_content_type() == "text/plain"


def test_one_click_in_the_mail_program_is_the_way_out() -> None:
    made = letter("a1", "avisos@muni.test", "x@muni.test", alert(News(LAW, "", Fate.NEW)), "https://m.test", "s", NOW)
    assert made["List-Unsubscribe"] == "<https://m.test/avisos/baja/s>"
    assert made["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert made["Message-ID"] == "<a1@muni.test>"
    assert made["Auto-Submitted"] == "auto-generated"


def test_the_way_out_is_sent_in_one_line_however_long_it_is() -> None:
    site, token = f"https://absuelve.{'municipalidad-' * 5}gob.pe", "t" * 43
    made = letter("a1", "avisos@muni.test", "x@muni.test", alert(News(LAW, "", Fate.NEW)), site, token, NOW)
    wanted = f"List-Unsubscribe: <{site}/avisos/baja/{token}>"
    for sent in (made.as_bytes(), made.as_bytes(policy=made.policy.clone(linesep="\r\n"))):
        assert wanted in sent.decode().splitlines()
    assert site in BytesParser(policy=default).parsebytes(made.as_bytes())["List-Unsubscribe"]


def test_a_long_alert_is_cut_and_says_so() -> None:
    many = tuple(News(RegulationId(f"ley-{number}"), "", Fate.AMENDED) for number in range(30001, 30031))
    made = letter("a1", "avisos@muni.test", "x@muni.test", alert(*many), "https://m.test", "s", NOW)
    said = made.get_content()
    assert "20. Ley N° 30020" in said
    assert "21. " not in said
    assert "Y 10 normas más" in said


def test_many_provisions_of_one_norm_are_counted() -> None:
    many = tuple(Changed(f"art_{n}", f"Artículo {n}", Fate.CORRECTED) for n in range(1, 41))
    told = alert(News(LAW, "", Fate.AMENDED, many, 60))
    made = letter("a1", "avisos@muni.test", "x@muni.test", told, "https://m.test", "s", NOW)
    assert "y 88 disposiciones más" in made.get_content()
