"""How personal data is written in Peru, each pattern with examples; group `data` is what is personal of a match."""

import re
from collections.abc import Mapping

from privacy.model import Kind

_FLAGS = re.IGNORECASE
_NO = r"(?:\s*(?:n\s*[°ºo.]+|nro\.?|n[uú]m(?:ero)?\.?|#|:|es|con|el|de))*\s*"
# DNI 45678912 · D.N.I. N° 45678912 · documento de identidad: 45.678.912 · identificada con 45678912
_DNI = re.compile(
    rf"(?:\bd\.?\s?n\.?\s?i\b\.?|\bdocumento\s+(?:nacional\s+)?de\s+identidad\b|\bidentificad[oa]\s+con\b|\blibreta\s+electoral\b)"
    rf"(?:\s*\(?dni\)?)?{_NO}(?P<data>\d{{8}}|\d{{2}}[. ]\d{{3}}[. ]\d{{3}})(?!\d|[-/.,]\d)",
    _FLAGS,
)
# eight digits before it: 45678912 (DNI)
_DNI_AFTER = re.compile(r"(?<![\d.,/-])(?P<data>\d{8})\s*\(\s*d\.?n\.?i\.?\s*\)", _FLAGS)
# carné de extranjería N° 001234567 · C.E. 000123456
_FOREIGN = re.compile(
    r"(?:\bcarn[eé]t?\s+de\s+extranjer[ií]a\b|\bc\.\s?e\.|\bpasaporte\b)"
    rf"{_NO}(?P<data>[a-z]{{0,3}}\d{{6,12}})\b",
    _FLAGS,
)
# 20131312955 · RUC 20-13131295-5; checked by its last digit, but for one that calls itself a RUC
_RUC = re.compile(r"(?<![\d.,/-])(?P<data>(?:10|15|16|17|20)[- ]?\d{8}[- ]?\d)(?!\d|[-/,.]\d)")
_RUC_NAMED = re.compile(rf"\br\.?u\.?c\b\.?{_NO}(?P<data>(?:10|15|16|17|20)\d{{9}})(?!\d)", _FLAGS)
_EMAIL = re.compile(r"(?<![\w.+-])(?P<data>[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)", _FLAGS)
_CALL = r"(?:tel[eé]fono|telf|tlf|fono|celular|cel|m[oó]vil|whatsapp|wasap|ll[aá]m(?:ar|e|en|enme)\s+al)"
# 987654321 · 987 654 321 · 987-654-321; not S/ 987654321 nor expediente N° 987654321
_MOBILE = re.compile(
    r"(?<![\d.,/+-])(?<!S/)(?<!S/ )(?<!S/\.)(?<!S/\. )(?<!N°)(?<!N° )(?<!Nº)(?<!Nº )"
    r"(?<!Nro )(?<!Nro\. )(?<!expediente )"
    r"(?P<data>9\d{2}([ .-]?)\d{3}\2\d{3})(?![\d/%]|[-.,]\d|\s*(?:soles|d[oó]lares|nuevos))",
    _FLAGS,
)
# +51 987 654 321 · +51 1 4567890 · (01) 456-7890 · (054) 234567
_ABROAD = re.compile(r"(?P<data>(?:\+|\b00)51[ -]?\(?\d(?:[ ()-]?\d){7,9})(?!\d)")
_FIXED = re.compile(r"(?P<data>\(0?(?:1\)\s?\d{3}[ -]?\d{4}|[4-8]\d\)\s?\d{3}[ -]?\d{3}))(?!\d)")
# teléfono 4567890 · telf.: 01-4567890 · fono 234567
_CALLED = re.compile(rf"\b{_CALL}\b\.?{_NO}(?P<data>\(?\d(?:[ ()-]?\d){{5,10}})(?![\d/])", _FLAGS)
# CCI 002-191-123456789012-55 · cuenta del BCP N° 191-12345678-0-12
_CCI = re.compile(r"(?<![\d-])(?P<data>\d{3}-\d{3}-\d{12}-\d{2})(?![\d-])")
_ACCOUNT = re.compile(
    rf"(?:\bc\.?c\.?i\b\.?|\binterbancari[oa]\b|\bcuenta\s+(?:de\s+ahorros|corriente|bancaria|sueldo|(?:del?|en\s+el)\s+(?:bcp|bbva|banco(?:\s+de\s+la\s+naci[oó]n)?|interbank|scotiabank)))"
    rf"{_NO}(?P<data>\d(?:[ -]?\d){{9,19}})(?!\d)",
    _FLAGS,
)

_WORD = r"[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñü]+|[A-ZÁÉÍÓÚÑ]+)"
_OFFICE = (
    r"(?:Alcald|Regidor|Gerent|Jef[ea]|President|Ministr|Congres|Juez|Fiscal|Procurador|Contralor|Secretari|Director|"
    r"Funcionari|Administr|Asesor|Notari|Municip|Provincia|Distrit|General|Regional|Metropol|Gobern|Titular|Estado|"
    r"Consej|Concej|Comisi|Ejecutiv|Coordin|Registra|Ley|Decreto|Ordenanza|Oficina|Recursos|Obras|Rentas|Tesorer|"
    r"Presupuesto|Contador|Logística|Desarrollo|Planeamiento|Infraestructura|Inspector|Comisario|Prefect|Decan|Rector)"
)
_NAME = rf"(?!{_OFFICE})(?:{_WORD})"
_MORE = rf"(?:\s+(?:(?:de|del|de\s+la|de\s+los|y)\s+)?{_NAME})"
# el señor Juan Pérez · Sra. Quispe · Ing. Luis Ramos Soto · don Pedro
_TITLED = re.compile(
    r"\b(?i:se[ñn]or(?:a|es|ita)?|sr(?:a|es|ta)?\.?|don|do[ñn]a|ing\.?|ingenier[oa]|abog\.?|abogad[oa]|dr(?:a)?\.?|doctor(?:a)?|"
    r"lic\.?|licenciad[oa]|arq\.?|arquitect[oa]|cpc\.?|econ\.?|prof(?:esora?)?\.?|ciudadan[oa]|administrad[oa]|contribuyente)"
    rf"\s+(?P<data>{_NAME}{_MORE}{{0,4}})"
)
# el alcalde Juan Pérez · mi jefe Carlos Rojas: an office needs two names, else any word in capitals is one
_HOLDER = re.compile(
    r"\b(?i:alcalde|alcaldesa|regidor(?:a)?|gerente|jef[ea]|subgerente|servidor(?:a)?|trabajador(?:a)?|funcionari[oa]|"
    r"secretari[oa]|tesorer[oa]|vecin[oa]|compa[ñn]er[oa]|colega|director(?:a)?|emplead[oa]|obrer[oa]|emplead[oa])"
    r"(?:\s+(?i:municipal|distrital|provincial|general))?"
    rf",?\s+(?P<data>{_NAME}{_MORE}{{1,4}})"
)
_OWN = re.compile(rf"\b(?i:me\s+llamo|mi\s+nombre\s+es|se\s+llama)\s+(?P<data>{_NAME}{_MORE}{{0,4}})")

PATTERNS: Mapping[Kind, tuple[re.Pattern[str], ...]] = {
    Kind.EMAIL: (_EMAIL,),
    Kind.BANK: (_CCI, _ACCOUNT),
    Kind.RUC: (_RUC_NAMED, _RUC),
    Kind.DNI: (_DNI, _DNI_AFTER),
    Kind.FOREIGN: (_FOREIGN,),
    Kind.PHONE: (_ABROAD, _FIXED, _CALLED, _MOBILE),
    Kind.NAME: (_TITLED, _HOLDER, _OWN),
}
PROVED = (_RUC,)  # a match of these counts only with the right check digit
