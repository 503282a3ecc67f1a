"""How the benchmark of cuts tells a badly cut quote, by hand-worked statements."""

import pytest

from benchmarks.cuts import defects, quoted
from corpus.identifiers import ProvisionId
from tests.factories import regulation
from tests.fakes import ListSearcher

TEXT = (
    "Artículo 1.- Facultades\nLa junta puede:\na) Multar, previo aviso.\nb) Cerrar.\n"
    "El socio debe:\na) Pagar la cuota.\nb) Votar."
)
INDEX = ListSearcher([regulation("ley-77001", {"art_1": TEXT}, headings={"art_1": "Facultades"})])


@pytest.mark.parametrize(
    ("said", "quotes", "expected"),
    [
        ("La junta puede: […]\nb) Cerrar.", ["La junta puede:", "b) Cerrar."], set()),
        ("La junta puede.", ["La junta puede:"], {"lead without item"}),
        ("b) Cerrar.", ["b) Cerrar."], {"item without lead, not marked"}),
        ("[…] b) Cerrar.", ["b) Cerrar."], {"item without lead, marked"}),
        (
            "La junta puede:\na) Multar, previo aviso. […]\na) Pagar la cuota.",
            ["La junta puede:\na) Multar, previo aviso.", "a) Pagar la cuota."],
            {"item without lead, marked", "item under another lead"},
        ),
        ("La junta puede:\na) Multar.", ["La junta puede:\na) Multar"], {"end not marked"}),
        ("La junta puede:\na) Multar […]", ["La junta puede:\na) Multar"], set()),
        ("El socio debe: […]\nb) Votar” .", ["El socio debe:", "b) Votar."], {"mark that closes nothing"}),
        ("Facultades", ["Facultades"], {"heading alone"}),
    ],
)
def test_a_bad_cut_is_told_by_its_kind(said: str, quotes: list[str], expected: set[str]) -> None:
    (wording,) = INDEX.wordings(ProvisionId.parse("ley-77001#art_1"))
    cited = {"regulation": "ley-77001", "eid": "art_1", "valid_from": wording.valid_from and str(wording.valid_from)}
    citations = [{**cited, "quote": quote, "start": TEXT.index(quote)} for quote in quotes]
    statement = {"text": f"Según el artículo 1: «{said}»", "citations": citations}
    ((held, spans),) = quoted(statement, INDEX)
    assert [span.of(TEXT) for span in spans] == quotes
    assert set(defects(statement, held, spans)) == expected


def test_a_list_that_is_announced_must_be_whole() -> None:
    (wording,) = INDEX.wordings(ProvisionId.parse("ley-77001#art_1"))
    cited = {"regulation": "ley-77001", "eid": "art_1", "valid_from": wording.valid_from and str(wording.valid_from)}
    quote = "El socio debe:\na) Pagar la cuota."
    said = f"Son los siguientes. Según el artículo 1: «{quote}»"
    statement = {"text": said, "citations": [{**cited, "quote": quote, "start": TEXT.index(quote)}]}
    ((held, spans),) = quoted(statement, INDEX)
    assert set(defects(statement, held, spans)) == {"announced list not whole"}
