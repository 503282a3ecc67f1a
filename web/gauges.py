"""What the values of evaluation are called on its pages. Names of figures, as those of norms, are said in Spanish."""

from collections.abc import Mapping

from desk.model import Matter
from evals.faults import Fault
from qa_service.choosing import Passed
from qa_service.model import AbstentionReason, QuestionKind
from web.labels import MATTERS
from web.templating import N_

FAULTS: Mapping[Fault, str] = {
    Fault.REFUSED: N_("Sin borrador, y hay respuesta"),
    Fault.DRAFTED: N_("Con borrador, y no hay respuesta"),
    Fault.UNFOUND: N_("Nada decisivo entre los 10 primeros"),
    Fault.UNCITED: N_("No cita ningún artículo decisivo"),
    Fault.WORDING: N_("Da por bueno un texto de otra fecha"),
    Fault.UNFOUNDED: N_("Cita palabras que no están en la norma"),
    Fault.UNNOTICED: N_("Respondió sin la norma decisiva"),
    Fault.FRAGILE: N_("Se halla peor escrita de otro modo"),
    Fault.SILENT: N_("Calla, y sus pasajes responden"),
    Fault.INVENTED: N_("Responde, y sus pasajes no responden"),
}
PASSED: Mapping[Passed, str] = {
    Passed.REFUSED: N_("No hay borrador"),
    Passed.PLANTED: N_("Su texto da órdenes a programas"),
    Passed.UNRECOGNISED: N_("No se reconoció como norma, y hay normas que responden"),
    Passed.DEEP: N_("Muy abajo: no se leyó para el borrador"),
    Passed.EMPTY: N_("No tiene nada que citar"),
    Passed.FAR: N_("Se halló con menos seguridad que el primero"),
    Passed.REPEATED: N_("Repite lo que ya se cita"),
    Passed.MANY: N_("Ya se citan otros antes"),
    Passed.ROOM: N_("No quedaban palabras en el borrador"),
    Passed.UNUSED: N_("El modelo de lenguaje no la usó"),
}
REASONS: Mapping[AbstentionReason, str] = {
    AbstentionReason.OUTSIDE_CORPUS: N_("Ninguna norma cargada responde"),
    AbstentionReason.OTHER_MUNICIPALITY: N_("Es de otra municipalidad"),
    AbstentionReason.PERSONAL_DATA: N_("Pide datos personales"),
    AbstentionReason.NOT_LEGAL: N_("No es sobre normas"),
    AbstentionReason.UNCLEAR: N_("Falta un dato para buscar"),
    AbstentionReason.REPEALED: N_("La norma ya no rige"),
    AbstentionReason.UNSAFE: N_("Da órdenes al sistema"),
}
SUITES: Mapping[str, str] = {
    "mixed": N_("De todo"), "retrieval": N_("Búsqueda"), "answers": N_("Respuestas"), "abstention": N_("Abstención"),
    "time": N_("Textos en el tiempo"), "citations": N_("Citas"), "robustness": N_("Escritas de otro modo"),
    "leave-out": N_("Sin la norma decisiva"), "speed": N_("Rapidez"), "calibration": N_("Conjunto público"),
    "passages": N_("Con pasajes propios"),
}  # fmt: skip
TRAPS: Mapping[str, str] = {
    "superseded": N_("Texto que cambió"), "as_of": N_("Fecha pasada"), "false_premise": N_("Premisa falsa"),
    "injection": N_("Órdenes plantadas"), "unanswerable": N_("Sin respuesta"),
    "wrong_municipality": N_("Otra municipalidad"), "other_municipality": N_("Otra municipalidad"),
    "lay": N_("Palabras corrientes"), "neighbour": N_("Artículos vecinos"), "table": N_("Fila de un cuadro"),
}  # fmt: skip
# Kinds of questions as the suites at hand name them.
CASES: Mapping[str, str] = {
    "tramite": MATTERS[Matter.TASK], "aplicacion": MATTERS[Matter.APPLICATION], "legal": MATTERS[Matter.LEGAL],
    "consulta": N_("Consulta revisada"),
}  # fmt: skip
ASKED: Mapping[QuestionKind, str] = {
    QuestionKind.YES_NO: N_("si se puede"), QuestionKind.DEADLINE: N_("un plazo"), QuestionKind.AMOUNT: N_("un monto"),
    QuestionKind.PERCENTAGE: N_("un porcentaje"), QuestionKind.COUNT: N_("una cantidad"),
    QuestionKind.WHO: N_("quién"), QuestionKind.REQUIREMENTS: N_("requisitos"),
    QuestionKind.PROCEDURE: N_("un procedimiento"), QuestionKind.SANCTION: N_("una sanción"),
    QuestionKind.DEFINITION: N_("una definición"), QuestionKind.LIST: N_("una lista"),
    QuestionKind.WHERE_IN_LAW: N_("dónde está en la ley"), QuestionKind.OTHER: N_("otra cosa"),
}  # fmt: skip
GROUPS: Mapping[str, str] = {
    "kind": N_("Por clase de consulta"), "trap": N_("Por dificultad"), "norm": N_("Por norma que decide"),
}  # fmt: skip
WRITTEN = N_("Tal como se escribieron")  # the variant that changes nothing
# What was just done, by the word that the address carries.
DONE: Mapping[str, str] = {
    "agregada": N_("Agregada al conjunto. Léala antes de compartirla: un nombre sin título no se reconoce."),
}
