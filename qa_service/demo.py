"""The demonstration: the invented municipality of the shipped samples, in a home of its own."""

import os
from pathlib import Path

import corpus

SAMPLES = Path(corpus.__file__).parent / "samples"
QUESTIONS = (
    "¿Se puede usar la plata del canon para pagar sueldos?",
    "¿Qué puntaje mínimo necesita un candidato a gerente para entrar en la terna?",
    "¿Cuánto paga por día un ambulante con permiso?",
)


def demo_home() -> Path:
    """The demo's data folder, inside the installation's, so that invented norms never mix with real ones."""
    return Path(os.environ.get("ABSUELVE_HOME") or "var") / "demo"
