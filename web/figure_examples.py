"""Examples of figures for the API's description."""

from typing import Any

Json = dict[str, Any]

_SHARE: Json = {"value": 0.8, "low": 0.6998, "high": 0.8732, "of": 80}
SERVICE: Json = {
    "cases": 96,
    "answered": 80,
    "abstained": {"value": 0.125, "low": 0.0732, "high": 0.2058, "of": 96},
    "in_time": _SHARE,
    "hours_p50": 20.5,
    "hours_p90": 71.25,
    "workdays_p50": 1,
    "workdays_p90": 3,
}
TABLE: Json = {"by": "topic", "total": 104, "withheld": 8, "lines": [{"key": ["tributos"], "service": SERVICE}]}
OVERVIEW: Json = {
    "first": "2026-T1",
    "last": "2026-T3",
    "service": SERVICE,
    "districts": 41,
    "of_districts": 1_874,
    "decided": {"decline:not_legal": 3, "return:day": 7},
}
REVIEWED: Json = {
    "group": "todas",
    "answers": 92,
    "by_hand": 12,
    "accepted": _SHARE,
    "distance": {"value": 0.06, "low": 0.04, "high": 0.083, "of": 80},
    "rating": {"value": 4.4, "low": 4.2, "high": 4.6, "of": 31},
    "reasons": {"style": 9, "missing_provision": 4},
}
MENDED: Json = {
    "kind": "cita agregada",
    "count": 9,
    "share": {"value": 0.1125, "low": 0.0603, "high": 0.2002, "of": 80},
}
GAPS: Json = {
    "questions": 12,
    "norms": [{"name": "ley-30364", "questions": 3}],
    "topics": [{"name": "ambiente", "questions": 6}],
}
TABLE_SHEET = (
    "tema,consultas,respondidas,abstenciones,a_tiempo,horas_p50,horas_p90,días_hábiles_p50,días_hábiles_p90\r\n"
    "tributos,96,80,0.125,0.8,20.5,71.25,1,3\r\n(reservado),8,,,,,,,\r\n"
)
REVIEWED_SHEET = (
    "grupo,respuestas,a_mano,aceptadas,aceptadas_mín,aceptadas_máx,aceptadas_n,distancia,distancia_mín,distancia_máx,"
    "distancia_n,calificación,calificación_mín,calificación_máx,calificación_n\r\n"
    "todas,92,12,0.8,0.6998,0.8732,80,0.06,0.04,0.083,80,4.4,4.2,4.6,31\r\n"
)
MENDED_SHEET = "cambio,borradores,parte,parte_mín,parte_máx,parte_n\r\ncita agregada,9,0.1125,0.0603,0.2002,80\r\n"
GAPS_SHEET = "qué,nombre,consultas\r\nnorma,ley-30364,3\r\ntema,ambiente,6\r\n"
