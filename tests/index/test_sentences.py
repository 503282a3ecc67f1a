import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "El plazo vence el viernes. Se cuenta en días hábiles.",
            ["El plazo vence el viernes.", "Se cuenta en días hábiles."],
        ),
        # abbreviations
        (
            "El art. 20 de la Ley N° 27972 rige. El inc. b) no.",
            ["El art. 20 de la Ley N° 27972 rige.", "El inc. b) no."],
        ),
        ("Véase el D.S. 004-2019-JUS y la R.M. N° 10.", ["Véase el D.S. 004-2019-JUS y la R.M. N° 10."]),
        ("La firma Andina S.A.C. Pagará la multa.", ["La firma Andina S.A.C. Pagará la multa."]),
        ("Paga el Sr. Quispe, p. ej. Luego firma.", ["Paga el Sr. Quispe, p. ej. Luego firma."]),
        # numbers
        ("La tasa es de S/ 100.00 soles. Se paga una vez.", ["La tasa es de S/ 100.00 soles.", "Se paga una vez."]),
        ("Rige el numeral 5.1.c) del anexo. Nada más.", ["Rige el numeral 5.1.c) del anexo.", "Nada más."]),
        ("Son 1.500 vecinos. Votan todos.", ["Son 1.500 vecinos.", "Votan todos."]),
        # headings
        (
            "Artículo 20.- Atribuciones del alcalde\nSon atribuciones del alcalde:\n1. Convocar;\n2. Presidir.",
            ["Artículo 20.- Atribuciones del alcalde", "Son atribuciones del alcalde:", "1. Convocar;", "2. Presidir."],
        ),
        ("Artículo 5. Funciones. El concejo vota.", ["Artículo 5. Funciones.", "El concejo vota."]),
        ("CAPÍTULO II\nDEL CONCEJO\nEl concejo vota.", ["CAPÍTULO II", "DEL CONCEJO", "El concejo vota."]),
        # lists
        ("Requisitos: a) solicitud; b) pago.", ["Requisitos:", "a) solicitud;", "b) pago."]),
        ("Se exige:\n- plano\n- recibo", ["Se exige:", "- plano", "- recibo"]),
        ("1. Uno; y\n2. Dos; o,\n3. Tres.", ["1. Uno; y", "2. Dos; o,", "3. Tres."]),
        ("20.1 El plazo es breve.\n20.2 Vence solo.", ["20.1 El plazo es breve.", "20.2 Vence solo."]),
        (
            "Artículo 102. Aprobación\n102.1. El gerente aprueba los literales a), d) y e) del 5. Nada más.",
            ["Artículo 102. Aprobación", "102.1. El gerente aprueba los literales a), d) y e) del 5.", "Nada más."],
        ),
        ("En las causales:\na), d) y e) del anexo.", ["En las causales:\na), d) y e) del anexo."]),
        ("Se exige:\nd.1) Copia simple\nd.2) Recibo", ["Se exige:", "d.1) Copia simple", "d.2) Recibo"]),
        # wrapped lines
        ("Se cuenta desde el\nartículo 20 de la ley.", ["Se cuenta desde el\nartículo 20 de la ley."]),
        ("Conforme al numeral\n5.1 del anexo, paga.", ["Conforme al numeral\n5.1 del anexo, paga."]),
        ("El 31 de\ndiciembre vence.", ["El 31 de\ndiciembre vence."]),
        ("Primero\n\nsegundo", ["Primero", "segundo"]),
        # marks
        ("¿Procede? Sí. ¡Hágalo!", ["¿Procede?", "Sí.", "¡Hágalo!"]),
        ("Dijo «no procede.» Luego calló.", ["Dijo «no procede.»", "Luego calló."]),
        ("Es nulo. (Ver anexo.) Fin.", ["Es nulo.", "(Ver anexo.)", "Fin."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_legal_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet="aB1.;:)\n -°«»", max_size=80))
def test_sentences_are_in_order_trimmed_and_lose_only_blanks(text: str) -> None:
    spans = sentences(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


@pytest.mark.slow
def test_finding_sentences_does_not_load_torch() -> None:
    script = "import sys; from index.sentences import sentences; sentences('Hola.'); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
