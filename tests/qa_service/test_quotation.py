import pytest

from corpus.identifiers import ProvisionId
from corpus.model import Span
from qa_service.quotation import quotation
from tests.factories import regulation
from tests.fakes import ListSearcher


def shown(text: str, *quotes: str) -> str:
    """How the quotes of a text are read in a draft."""
    index = ListSearcher([regulation("ley-77001", {"art_1": text})])
    (wording,) = index.wordings(ProvisionId.parse("ley-77001#art_1"))
    return quotation(wording, [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes])


LIST = "La junta puede:\na) Multar al socio.\nb) Cerrar el puesto por tres días, previo aviso.\nc) Avisar."


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("La junta multa al socio. El socio apela.", ["La junta multa al socio."], "La junta multa al socio."),
        # What is left out at the end, in the middle and at the beginning is told.
        ("La junta multa al socio, si falta.", ["La junta multa al socio"], "La junta multa al socio […]"),
        ("La junta multa al socio. Sesiona. El socio apela.", ["La junta multa al socio.", "El socio apela."],
         "La junta multa al socio. […] El socio apela."),
        ("La junta multa al socio, si falta.", ["si falta."], "… si falta."),
        ("La junta, con acta, multa, en tres días.", ["La junta", "en tres días."], "La junta […] en tres días."),
        # Marks alone are nothing left out.
        ("La junta multa.”\n“El socio apela.", ["La junta multa.", "El socio apela."],
         "La junta multa. El socio apela."),
        # Items stand on lines of their own; one without its lead is marked.
        (LIST, ["La junta puede:", "b) Cerrar el puesto por tres días"],
         "La junta puede: […]\nb) Cerrar el puesto por tres días […]"),
        (LIST, ["La junta puede:", "a) Multar al socio."], "La junta puede:\na) Multar al socio."),
        (LIST, ["c) Avisar."], "[…] c) Avisar."),
        # A title on a line of its own stays on it; a row cut by its cells tells which are left out.
        ("9.1. Sesión de la junta\nLa junta se reúne en mayo.", ["9.1. Sesión de la junta\nLa junta se reúne en mayo."],
         "9.1. Sesión de la junta\nLa junta se reúne en mayo."),
        ("La junta se reúne en mayo\nde cada año.", ["La junta se reúne en mayo\nde cada año."],
         "La junta se reúne en mayo de cada año."),
        ("Pago | Tasa | Plazo\nCopia | 2,00 | 3 días", ["Copia", "3 días"], "Copia […] 3 días"),
        ("Pago | Tasa | Plazo\nCopia | 2,00 | 3 días", ["Copia", "2,00 | 3 días"], "Copia | 2,00 | 3 días"),
        ("a) Multar; y,\nb) Cerrar.", ["a) Multar; y,"], "a) Multar"),
        # The mark that closes an amendment is not part of the rule.
        ("La junta corrige la numeración” .", ["La junta corrige la numeración” ."], "La junta corrige la numeración."),
        ("Se llama “socio” a quien paga.", ["Se llama “socio” a quien paga."], "Se llama “socio” a quien paga."),
        ("Se paga la «cuota» del mes.", ["Se paga la «cuota» del mes."], "Se paga la “cuota” del mes."),
        ("Se paga la “cuota”.", ["Se paga la “cuota”."], "Se paga la “cuota”."),
    ],
)  # fmt: skip
def test_a_quotation_tells_what_it_leaves_out(text: str, quotes: list[str], expected: str) -> None:
    assert shown(text, *quotes) == expected
