"""The demonstration: the norms of an invented municipality, and what its officials would ask."""

from pathlib import Path

import corpus

SAMPLES = Path(corpus.__file__).parent / "samples"
QUESTIONS = (
    "¿Se puede usar la plata del canon para pagar sueldos?",
    "¿Qué puntaje mínimo necesita un candidato a gerente para entrar en la terna?",
    "¿Cuánto paga por día un ambulante con permiso?",
)
