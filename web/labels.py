"""What the values of the desk are called on the pages of those who review."""

from collections.abc import Mapping

from desk.jobs import Kind, Stage
from desk.model import DeclineReason, EditReason, Matter, ReturnReason, State
from library.curated import Standing
from qa_service.reviewing import WarningKind
from qa_service.settlements import SettlementReason
from web.templating import N_

MATTERS: Mapping[Matter, str] = {
    Matter.TASK: N_("Trámite"),
    Matter.APPLICATION: N_("Aplicación de una norma"),
    Matter.LEGAL: N_("Punto de derecho"),
}
STATES: Mapping[State, str] = {
    State.RECEIVED: N_("En preparación"),
    State.DRAFTED: N_("Espera revisión"),
    State.IN_REVIEW: N_("En revisión"),
    State.RELEASED: N_("Entregada"),
    State.RETURNED: N_("Espera datos"),
    State.DECLINED: N_("No atendida"),
    State.STALE: N_("Desactualizada"),
}
EDITS: Mapping[EditReason, str] = {
    EditReason.WRONG_PROVISION: N_("Citaba otra disposición"),
    EditReason.MISSING_PROVISION: N_("Faltaba una disposición"),
    EditReason.WRONG_WORDING: N_("Citaba un texto no vigente"),
    EditReason.MISSING_EXCEPTION: N_("Faltaba una excepción"),
    EditReason.UNCLEAR: N_("No se entendía"),
    EditReason.TOO_LONG: N_("Era larga"),
    EditReason.STYLE: N_("Redacción"),
    EditReason.ANSWERED_BY_HAND: N_("Respondida a mano"),
}
RETURNS: Mapping[ReturnReason, str] = {
    ReturnReason.FACTS: N_("Hechos del caso"),
    ReturnReason.DOCUMENTS: N_("Documentos"),
    ReturnReason.DAY: N_("La fecha de los hechos"),
    ReturnReason.UNCLEAR: N_("No se entiende qué pregunta"),
}
DECLINES: Mapping[DeclineReason, str] = {
    DeclineReason.OUT_OF_SCOPE: N_("Asunto que el servicio no atiende"),
    DeclineReason.OTHER_AUTHORITY: N_("Lo resuelve otra entidad"),
    DeclineReason.PERSONAL_DATA: N_("Contiene datos personales"),
    DeclineReason.NOT_LEGAL: N_("No es sobre normas"),
    DeclineReason.DUPLICATE: N_("Ya se respondió o está en revisión"),
}
# What the record's words for what was done mean.
ACTS: Mapping[str, str] = {
    "ask": N_("Hizo la consulta"),
    "draft": N_("Preparó el borrador"),
    "read_draft": N_("Leyó el borrador"),
    "read_history": N_("Leyó la historia"),
    "claim": N_("Tomó la consulta"),
    "give_back": N_("Dejó la consulta"),
    "hand_over": N_("Pasó la consulta"),
    "lapse": N_("Venció la reserva"),
    "edit": N_("Corrigió el borrador"),
    "reclassify": N_("Cambió la materia"),
    "redate": N_("Cambió la fecha"),
    "approve": N_("Aprobó"),
    "release": N_("Entregó la respuesta"),
    "refused": N_("La entrega se detuvo"),
    "return": N_("Pidió un dato"),
    "inform": N_("Dio el dato"),
    "decline": N_("No la atendió"),
    "stale": N_("Quedó desactualizada"),
    "rate": N_("Calificó"),
    "taken": N_("Tomó una respuesta ya revisada"),
    "share": N_("Decidió si se comparte"),
    "open_account": N_("Abrió la cuenta"),
    "amend_account": N_("Corrigió la cuenta"),
    "close_account": N_("Cerró la cuenta"),
    "reopen_account": N_("Abrió la cuenta otra vez"),
    "erase_account": N_("Borró los datos de la cuenta"),
    "register": N_("Se registró"),
    "invite": N_("Invitó"),
    "withdraw_invitation": N_("Retiró la invitación"),
    "accept_invitation": N_("Aceptó la invitación"),
    "tie_provider": N_("Entró por su institución"),
    "set_password": N_("Cambió la contraseña"),
    "reset_password": N_("Eligió otra contraseña"),
    "issue_token": N_("Dio una clave"),
    "revoke_token": N_("Terminó una sesión o clave"),
    "add_webhook": N_("Agregó un aviso a otro sistema"),
    "remove_webhook": N_("Quitó un aviso a otro sistema"),
    "upload": N_("Subió un archivo"),
    "preview": N_("Pidió ver los cambios"),
    "publish": N_("Publicó las normas"),
    "rollback": N_("Volvió a las normas anteriores"),
    "reject_amendment": N_("Deshizo una modificación"),
    "accept_amendment": N_("Aplicó otra vez una modificación"),
    "settle_warning": N_("Dio por revisado un aviso"),
    "reopen_warning": N_("Abrió otra vez un aviso"),
    "retain": N_("Borró lo que pasó su plazo"),
}
# What a worker is asked to do with the corpus, and how far that is.
JOBS: Mapping[Kind, str] = {
    Kind.PREVIEW: N_("Ver qué cambiaría"),
    Kind.PUBLISH: N_("Publicar"),
    Kind.ROLLBACK: N_("Volver a una anterior"),
}
STAGES: Mapping[Stage, str] = {
    Stage.WAITING: N_("en espera"),
    Stage.RUNNING: N_("en marcha"),
    Stage.DONE: N_("hecha"),
    Stage.FAILED: N_("falló"),
}
# Where a curated answer stands.
PREPARED: Mapping[Standing, str] = {
    Standing.WRITTEN: N_("por publicar"),
    Standing.RELEASED: N_("publicada"),
    Standing.WITHDRAWN: N_("retirada"),
}
# What reading the files left to look at: all of a kind, and one of it.
WARNINGS: Mapping[WarningKind, tuple[str, str]] = {
    WarningKind.REFUSED: (N_("Archivos rechazados"), N_("archivo rechazado")),
    WarningKind.DOUBT: (N_("Archivos dudosos"), N_("archivo dudoso")),
    WarningKind.TASK: (N_("Tareas"), N_("tarea")),
    WarningKind.WARNING: (N_("Avisos de lectura"), N_("aviso de lectura")),
}
# Why a warning needs nothing more; the sentences are those of `qa_service.settlements.REASONS`.
SETTLED: Mapping[SettlementReason, str] = {
    SettlementReason.CHECKED: N_("Revisado contra el PDF: es correcto"),
    SettlementReason.MENDED: N_("Corregido en la fuente"),
    SettlementReason.HARMLESS: N_("No tiene efecto"),
    SettlementReason.OTHER: N_("Otro motivo"),
}
# Where a letter stands.
LETTERS: Mapping[str, str] = {
    "pending": N_("por enviar"),
    "sent": N_("enviada"),
    "failed": N_("no se pudo enviar"),
}
# How consultations ended otherwise than with an answer, by the reason kept.
DECIDED: Mapping[str, str] = {
    **{f"return:{one.value}": name for one, name in RETURNS.items()},
    **{f"decline:{one.value}": name for one, name in DECLINES.items()},
}
# From which risk on the queue says so.
LEAST = {"high": 60, "middling": 30}
RISKS: Mapping[str, str] = {
    "high": N_("Riesgo alto (%(risk)s)"),
    "middling": N_("Riesgo medio (%(risk)s)"),
    "low": N_("Riesgo bajo (%(risk)s)"),
}
# What was just done, by the word that the address carries.
DONE: Mapping[str, str] = {
    "tomada": N_("La consulta es suya hasta que venza la reserva."),
    "prolongada": N_("La reserva se prolongó."),
    "dejada": N_("La consulta volvió a la cola."),
    "pasada": N_("La consulta pasó al otro asesor."),
    "leida": N_("Se corrigió cómo se leyó la pregunta."),
    "guardado": N_("Guardado y comprobado otra vez."),
    "entregada": N_("Aprobada: quien preguntó ya puede leer la respuesta."),
    "aprobada": N_("Aprobada: falta la otra revisión."),
    "devuelta": N_("Se pidieron los datos a quien preguntó."),
    "no-atendida": N_("Se dijo a quien preguntó por qué no se atiende."),
    "ninguna": N_("No hay ninguna libre que usted pueda resolver."),
}
# What a good question looks like, by topic: what, about what, since when.
EXAMPLES = (
    (
        N_("Licencias"),
        N_(
            "Un vecino pidió en mayo de 2026 licencia para una bodega de 60 m². "
            "¿Cuántos días hay para resolver y qué pasa si no se responde?"
        ),
    ),
    (
        N_("Personal"),
        N_(
            "Queremos contratar por tres meses a un chofer del camión de basura. "
            "¿Qué régimen corresponde y qué requisitos pide?"
        ),
    ),
    (
        N_("Tributos"),
        N_("¿Hasta cuándo se puede cobrar el impuesto predial de 2021 a quien nunca fue notificado?"),
    ),
    (
        N_("Concejo"),
        N_("El alcalde salió de viaje sin dejar encargo. ¿Quién convoca a la sesión y con cuánta anticipación?"),
    ),
    (
        N_("Obras y compras"),
        N_("Una adenda sube 18 % el monto de la obra. ¿Quién la aprueba y con qué sustento?"),
    ),
)


def degree(risk: int) -> str:
    """Which of the three degrees a risk of 0 to 100 is of."""
    return next((name for name, least in LEAST.items() if risk >= least), "low")
