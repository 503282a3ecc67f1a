"""What people read about accounts: what a role is called, and what letters say, subject and text, by their kind."""

from collections.abc import Mapping

from desk.model import Role

ROLES: Mapping[Role, str] = {
    Role.OFFICIAL: "funcionario",
    Role.ADVISOR: "asesor",
    Role.SENIOR: "asesor principal",
    Role.EDITOR: "editor",
    Role.EVALUATOR: "evaluador",
    Role.ADMINISTRATOR: "administrador",
}

_ONCE = "El enlace sirve una sola vez y vence en {term}."
_STRANGER = "Si no fue usted, no haga nada: sin abrir el enlace no pasa nada."

LETTERS: Mapping[str, tuple[str, str]] = {
    "confirm": (
        "Confirme su correo para abrir su cuenta en Absuelve",
        "Se pidió una cuenta en Absuelve con este correo, para {municipality}.\n\n"
        "Para abrirla y elegir su contraseña:\n{link}\n\n" + _ONCE.format(term="un día") + " " + _STRANGER,
    ),
    "invite": (
        "Le invitan a Absuelve",
        "Le invitan a usar Absuelve como {role}.\n\n"
        "Para aceptar y elegir su contraseña:\n{link}\n\n"
        + _ONCE.format(term="siete días")
        + " Si no esperaba esta invitación, no haga nada.",
    ),
    "reset": (
        "Elija otra contraseña en Absuelve",
        "Se pidió cambiar la contraseña de la cuenta «{username}».\n\n"
        "Para elegir otra:\n{link}\n\n" + _ONCE.format(term="una hora") + " " + _STRANGER,
    ),
    "known": (
        "Ya tiene una cuenta en Absuelve",
        "Se pidió una cuenta en Absuelve con este correo, que ya tiene una: «{username}».\n\n"
        "Entre con ella. Si olvidó su contraseña, pida otra en la página de entrada: {link}\n\n"
        "Si no fue usted, no haga nada.",
    ),
    "changed": (
        "Cambió su contraseña en Absuelve",
        "Se cambió la contraseña de su cuenta en Absuelve, y se cerraron todas sus sesiones.\n\n"
        "Si no fue usted, pida otra contraseña en la página de entrada y avise a quien administra el servicio: {link}",
    ),
}
