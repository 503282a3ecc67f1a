"""The demonstration: the invented municipality of the shipped samples, in a home of its own."""

import os
from pathlib import Path

import corpus

SAMPLES = Path(corpus.__file__).parent / "samples"
QUESTIONS = (
    "¿En qué plazo se resuelve la licencia de funcionamiento y cuánto cuesta?",
    "¿Se puede usar el canon minero para pagar planillas?",
    "¿Quién puede postular al proceso interno para cubrir un puesto clave?",
)


def demo_home() -> Path:
    """The demo's data folder, inside the installation's, so that invented norms never mix with real ones."""
    return Path(os.environ.get("ABSUELVE_HOME") or "var") / "demo"
