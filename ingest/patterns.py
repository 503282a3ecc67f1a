"""Structural patterns of Peruvian norms, each with a line of the kind it finds.

Unless it says otherwise a pattern reads *folded* text (lower case, no accents, plain hyphens: `ingest.folding.fold`), from a line's start.
"""
# ruff: noqa: E501  (a pattern reads best on one line)

import re

from ingest.ordinals import ORDINAL

_OPEN = r"[\"“”«»'‘’_\s]*"  # a new wording stands in quotes: “Artículo 12.- …”
ROMAN = r"[ivxl]{1,7}"

# «Artículo 20.- Notificación», «ARTÍCULO 13-A. Sesiones», «Artículo 6 C.- Financiamiento», «Artículo 20.A.-», «Art. 4º Requisitos», «Artículo Primero.-», «Artículo único.-», and what
# scanners make of them: «Artículo 7”,-», «Artículo 1%.-», «Articulo 1°._», «Art' ulo13”.-», «Artículo — 119.-».
ARTICLE = re.compile(
    _OPEN + r"art(?:iculos?|[^a-z0-9]{1,3}ulo|\.)[\s._-]*"
    r"(?:n[°º.]+\s*)?"
    rf"(?P<number>\d{{1,4}}|unic[oa]\b|{ROMAN}(?![a-z])|(?!\d){ORDINAL}(?![a-z]))"
    r"(?P<degree>\s*(?:[°ºª%?*»´`”“\"’']{1,2}|o(?![a-z])))?"
    r"(?:(?:\s?-\s?|[\s.](?=[a-z]\s?[.:-]))(?P<suffix>[a-z])(?![a-z0-9])|\s?-?\s?(?P<bis>bis|ter|quater)(?![a-z]))?"
    r"(?P<late>[°º*_]{0,3})"
    r"(?P<separator>\s*[.,:;]*\s*-+[\s.]*|\s*[.,]_+\s*|\s*[.:]+(?=\s|[a-z\[(\"“]|$)|\s*$|\s+(?=\S))"
)

# A title that only its end marks (raw text, perhaps run over into a second line): «Artículo 20 Efectos de las cuestiones.- Las cuestiones …».
CLOSED_TITLE = re.compile(r"[A-ZÁÉÍÓÚÑ](?:[^.:;\n]{2,150}(?:\n[^.:;\n]{2,100})?\.\s?-+(?=\s|$)|[^:;\n]{2,150}\.-+\n)")

# The same where the dash is wanting: «Artículo 129 Citaciones.».
STOPPED_TITLE = re.compile(r"[A-ZÁÉÍÓÚÑ][^.:;,\n]{2,100}\.(?:\n|\s[A-ZÁÉÍÓÚÑ])")

# What is left of «(Artículo 231 al Artículo 243-B)» in an index (raw text, behind the number).
RANGE_END = re.compile(r"[\s*_]*[A-Z]?\)")

# The mark of a footnote before a heading or an item: «(10) Artículo 11°.- DOMICILIO», «(*) Artículo 62-A.-», «(119) 7. Almacenar …».
REFERRED = re.compile(
    r"(?:\((?:\*+|\d{1,3})\)\s*)+(?=(?:articulo|titulo|subtitulo|capitulo|seccion|norma)\s*(?:[\divxl]|preliminar|unic)"
    rf"|(?!\d){ORDINAL}(?:\s+{ORDINAL})?\s*[.:]?\s?-"
    r"|disposici(?:on|ones)\s+(?:complementari|final|transitori|modificatori|derogatori)|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-z]\)\s)"
)

# What a scanner makes of a stamp or a pen stroke beside a heading (raw text): «. Artículo 3.- Disponer», «¿y Artículo 1. Aprobar», «VArtículo 2. Declarar».
# A quotation mark, a note's star, an item's mark and a short word of prose are none: «“Artículo 3.- …», «a) Artículo 3.- …», «el Artículo 3.- …».
SPECK = re.compile(
    r"(?![\"“”«»'‘’\s]*A[rR]|[-–—•#>(]|\w{1,2}[.)]|(?i:el|la|lo|al|de|su|un|en|se|no|si)\s)"
    r"[^\w\s*]{0,4}\w{0,2}[^\w\s*]{0,4}\s{0,2}(?:(?<=\s)[^\w\s*]{0,4}\w{0,2}[^\w\s*]{0,4}\s{0,2})?"
    r"(?=A(?:rt[íi]culo|RT[ÍI]CULO)\s+(?:\d{1,3}|[A-Za-zÉÚÍéúí]{5,13})\s?[°º”\"’]{0,2}\s?[.,:;]+\s?-*\s*[A-ZÁÉÍÓÚÑ])"
)
# A heading that no note can be, «Artículo 68°.- …», and one of which only the note of its end is left: «Artículo 35°.- Artículo derogado por …»,
# «TERCERA.- Disposición Transitoria derogada por …».
HEADED = re.compile(r"art(?:iculo|\.)\s*\d{1,4}(?:\s?[°º])?(?:-[a-z](?![a-z])[°º]?)?\s*(?:[.:°º]\s?-+|\s-+)\s*")
HEADED_NOTE = re.compile(
    rf"(?:{HEADED.pattern}|(?!\d){ORDINAL}(?:\s+{ORDINAL})?\s*[.:]?\s?-+\s*)"
    r"(?=(?:articulo|norma|disposicion(?:\s+[a-z]+){0,3})\s+(?:derogad|suprimid|dejad)[oa]\s+(?:por|mediante|sin efecto)\b)"
)

# «TÍTULO II», «CAPÍTULO ÚNICO», «Subcapítulo 3 Impedimentos», «SECCIÓN PRIMERA», «TÍTULO PRELIMINAR», «CAPÍTULO I-A».
DIVISION = re.compile(
    _OPEN + r"(?P<name>libro|titulo|subtitulo|capitulo|sub\s?-?capitulo|seccion|sub\s?seccion)\s*(?:n[°º.]+\s*)?"
    rf"(?P<number>preliminar|unico|unica|{ROMAN}(?:-[a-z])?(?![a-z])|\d{{1,3}}(?:-[a-z])?|{ORDINAL}(?![a-z])|[|lh](?![a-z]))"
    r"[\s.:°º-]*(?P<title>.*)$"
)
DIVISION_NAMES = ("libro", "titulo", "subtitulo", "capitulo", "subcapitulo", "seccion", "subseccion")

# «DISPOSICIONES COMPLEMENTARIAS FINALES», «DISPOSICIÓN TRANSITORIA», «Disposiciones Finales y Transitorias»,
# «DISPOSICIÓN FINAL ÚNICA», «ÚNICA DISPOSICIÓN COMPLEMENTARIA FINAL»; in a TUO of several: «DISPOSICIONES FINALES DEL DECRETO LEGISLATIVO Nº 276».
GROUP = re.compile(
    _OPEN + r"(?:[ivx]+\s*[.-]+\s*|titulo\s+[ivx]+\s*[.:-]*\s*)?(?:unica\s+)?disposici(?:on|ones)"
    r"(?P<kinds>(?:[\s,]+(?:complementarias?|finales?|final|transitorias?|modificatorias?|derogatorias?|especial(?:es)?|generales|adicional(?:es)?"
    r"|unica|y|e))+)[\s.:\"”_-]*(?:del?\s+(?:la\s+)?(?:ley|decreto\s+(?:ley|legislativo|supremo)|ordenanza)(?:\s+n[°º.]+)?\s*[\d-]{3,12}[\s.:\"”_-]*)?$"
)
# The second line of such a heading, broken in a narrow column: «ÚNICA DISPOSICIÓN COMPLEMENTARIA / TRANSITORIA».
GROUP_TAIL = re.compile(r"(?:(?:complementarias?|finales?|final|transitorias?|modificatorias?|derogatorias?|y)\s*)+$")
GROUP_KINDS = ("complementaria", "final", "transitoria", "modificatoria", "derogatoria", "especial", "adicional")

# «PRIMERA.- Vigencia», «Vigésima Octava. Reglamentación», «ÚNICA.- …», «Cuarta Disposición Transitoria.- …», «DÉCIMO CUARTA. – De los».
DISPOSITION = re.compile(
    _OPEN + rf"(?P<number>(?!\d){ORDINAL}(?![a-z])(?:\s+(?:y\s+)?(?!\d){ORDINAL}(?![a-z]))?)"
    r"(?:\s+disposicion[a-z ]{0,60}?)?[*_]*(?P<separator>\s*[.:]*\s*-+[\s.]*|\s*[.:]+(?=\s|[a-z\[(\"“]|$)|\s*$)"
)
# «1. …», «1ª.- …» inside a group whose dispositions are numbered in digits.
DISPOSITION_DIGITS = re.compile(_OPEN + r"(?P<number>\d{1,2})\s?[ªa]?(?P<separator>\s*[.)]\s*-*\s*)(?=\S)")

# The words that announce what an act decides: «SE RESUELVE:», «RESUELVE», «ACORDÓ:», «DECRETA:».
DECIDES = re.compile(
    r"(?:.{0,120}\b)?(?:(?:se )?resuelve|se acuerda|acuerda|acordo|decreta|ordena|ha dado la siguiente ordenanza)\s*[:;]?\s*$"
)
# What it decides, without the word «Artículo»: «Primero.- Aprobar …», «2. ENCARGAR …».
DECISION = re.compile(
    _OPEN
    + rf"(?P<number>\d{{1,2}}|(?!\d){ORDINAL}(?![a-z]))(?P<separator>[°º]?\s*[.)]\s*-*\s*|\s*-+\s*|\s*:\s*)(?=[a-z])"
)

# «ANEXO», «ANEXO N° 2 – Formatos», «Anexo IV», «ANEXO A:» (bold or capitals decide).
ANNEX = re.compile(
    _OPEN
    + rf"anexo\s*(?:(?:n[°º.ro]*|num\.?)\s*)?(?P<number>\d{{1,2}}(?:-?[a-z](?![a-z]))?|{ROMAN}(?![a-z])|unico|[a-h](?![a-z]))?[\s.:\"”°º-]*(?P<title>.*)$"
)

# «NORMA XVI: CALIFICACIÓN», the articles of the tax code's preliminary title.
NORM_ARTICLE = re.compile(_OPEN + rf"norma\s+(?P<number>{ROMAN})\s*(?P<separator>[.:]\s*-*)")

# How an act opens: «EL PRESIDENTE DE LA REPÚBLICA», «POR CUANTO:», «VISTOS: …», «CONSIDERANDO:».
ACT_OPENS = re.compile(
    r"(?:(?:el|la) president[ea] (?:de la|del congreso|constitucional)|por cuanto\s*:?|vistos?\b\s*[:,;]|considerando\b|el congreso de la republica\s*[;:]?$|el alcalde\b)"
)

# «Regístrese, comuníquese y publíquese.», «Dado en la Casa de Gobierno …», «POR TANTO:», «Mando se publique y cumpla.».
CLOSING = re.compile(
    _OPEN + r"(?:(?:registrese|comuniquese|publiquese|cumplase)"
    r"(?=\s*(?:[,.;:|\"”]|[ye]\b|$|al?\s+(?:la\s+)?(?:senora?\b|sr\b|president|poder ejecutivo)))|por\s+(?:lo\s+)?tanto\s*[:;.]?\s*(?:$|mando)|mando\s+se\b|dad[oa]\s+en\s+(?:la|el|lima|palacio)"
    r"|dad[oa]\s+a\s+los\b|en\s+lima,\s+a\s+los\b|lima,\s+(?:a\s+los\s+)?\d{1,2}\s+de\b|dese\s+cuenta\b)"
)
# Closing formulas that stand at the end of the last article's own line: «… Economía y Finanzas. Dado en la Casa de Gobierno, …».
INLINE_CLOSING = re.compile(r"(?<=[.;”\"])\s*(?=dad[oa] en la casa de gobierno\b)")

# What a web page prints after the norm: «Descargue el PDF aquí», «Comentarios:», «ARTÍCULOS RELACIONADOSMÁS DEL AUTOR».
WEB_END = re.compile(r"(?:descargue el pdf|comentarios:?$|articulos relacionados|mas leidos$|lo ultimo$)")
# Corrections of the gazette, already made in the text above: «FE DE ERRATAS».
ERRATA = re.compile(r"[\"“_\s]*fe de erratas[\s.:_\"”]*$")
# A line of an index: «ÁMBITO DE APLICACIÓN ..................... 12».
LEADERS = re.compile(r".*\.{6,}\s*\d*$")
WEB_NOISE = re.compile(r"(?:inscribete aqui|mas informacion$|vea tambien|lea tambien|revise tambien|\[vea tambien)")

# «CONCORDANCIAS: R.M. N° 270-2009-VIVIENDA, Art. 3», «JURISPRUDENCIA», «PROCESOS CONSTITUCIONALES», «Enlace Web: …».
EDITORIAL = re.compile(
    r"(?:[-_(\[\s]*)(?:concordancias?\s*:?|jurisprudencia\s*(?:$|:|del|de)|procesos? constitucional(?:es)?\s*(?:$|:)|enlaces? web|sentencias? (?:del|de) "
    r"tribunal|nota(?:s)? ?(?:spij|:)|exposicion de motivos\s*$)"
)
# The lines under CONCORDANCIAS: «D.S. N° 027-2007-PCM (Define …)», «DIRECTIVA N° 013-2005-EF-76.01, Art. 23.2, inc. c)».
CONCORDANCE = re.compile(
    r"[-–(\s]*(?:r\.?\s?[a-z.]{0,9}\s?(?:n|\d)[°º.]|r\.\s?[a-z. ]{0,16}n|d\.?\s?[a-z.]{1,6}\s?n[°º.]|ley(?:es)?\s+n[°º.]+|resolucion\b.{0,60}\bn[°º.]|decretos?\b.{0,40}\bn[°º.]|"
    r"directivas?\s.{0,30}n[°ºª.]|comunicado\s.{0,30}n[°ºª.]|ordenanzas?\s.{0,30}n[°º.]|acuerdos?\s.{0,40}n[°º.]|circular\s|oficio\s.{0,20}n[°º.]|expediente|exp\.|plenario|cas\.|res\.|stc\b|convenio)"
)
# A concordance or a note printed at the end of the law's own line: «… conforme a ley.CONCORDANCIAS: R.M. …», «… Consejo.(*) Artículo modificado por …».
INLINE_EDITORIAL = re.compile(
    r"(?:CONCORDANCIAS?\s?:|(?:\(\*+\)\s*)+(?=(?:[A-ZÁÉÍÓÚ][a-záéíóú]+)(?:\s[\wáéíóú.,)]+){0,5}\s(?:modificad|incorporad|derogad|sustituid|agregad|adicionad|restituid|rectificad)"
    r"|De conformidad con|RECTIFICAD|Rectificad|NOTA SPIJ|Confrontar|Ver )|\(\*+\)\s*(?=NOTA\s|RECTIF)"
    r"|\((?=(?:Inciso|Art[íi]culo|P[áa]rrafo|Literal|Numeral|Disposici[óo]n|Ac[áa]pite)\s[^().:]{0,20}\)?\s?(?:modificad|incorporad|derogad|sustituid|agregad|adicionad)[oa]s? por [^\n]*\bpublicad))"
)
# A mark that the copy put into the middle of the law's sentence, which goes on right behind: «… de Gestión.(*) RECTIFICADO POR FE DE ERRATASla Ley de …».
INLINE_MARK_ENDS = re.compile(
    r"\(\*+\)\s*(?:RECTIFICAD[OA]S? POR [FD]E DE ERRATAS|NOTA SPIJ)_?(?=[,;.]?\s?[a-záéíóúñ])(?!\s?(?:publicad|del? \d))"
)

# «(*) Artículo modificado por …», «(1) Párrafo incorporado por …», «(**) NOTA …»: an editor's note fills the line.
STARRED = re.compile(
    r"[_\s]*(?:(?:\(\*+\)\s*)+|\(\d{1,3}\)(?=\s*[\"“]?[a-z]+[^.:]{0,60}\b(?:modificad|incorporad|derogad|sustituid|agregad|adicionad|restituid|quedo)))[\s.]*"
)
# Web copies print the same without a mark: «Artículo modificado por el artículo 4 del Decreto Legislativo 1450, publicado el …».
_VERB = r"(?P<verb>modificad|sustituid|reemplazad|incorporad|agregad|adicionad|insertad|restituid|rectificad|ampliad|precisad|derogad|suprimid|eliminad|dejad|declarad)[oa]s?"
# The same inside a parenthesis that closes the law's own line: «g) Los demás. (Inciso adicionado por …, publicada el 27-02-2003).»
BRACKETED = re.compile(
    r"\((?=[a-z]+[^().:]{0,40}\)?[^().:]{0,30}\b(?:modificad|incorporad|derogad|sustituid|agregad|adicionad)[oa]s?\b[^\n]*\bpublicad)"
)
NOTE = re.compile(
    r"[\[(_\s]*(?:el |la |los |las )?(?:presente )?(?P<subject>(?:[a-z0-9º°.,()\"“”/-]+\s+){1,24}?)(?:fue(?:ron)? |ha sido |quedo |quedan? )?"
    + _VERB
    + r"(?:\s+(?:tacitamente|parcialmente|por|segun|mediante|conforme|de acuerdo|y\b|sin efecto|en via de|inconstitucional|,?\s*a partir de))"
)
# «(*) DEROGADA por …», «(*) Ley 30225 DEROGADA por …, salvo …», «Norma derogada por …»: the whole norm ended, or but for a part.
NORM_REPEALED = re.compile(
    r"(?:(?:la |el )?(?:presente )?(?:norma|ley|decreto|resolucion|ordenanza|reglamento|directiva|texto|acuerdo)\b[^,]{0,90}?)?(?:fue |ha sido |quedo )?(?:derogad[oa]s?|abrogad[oa]s?|dejad[oa]s? sin efecto),? (?:tacitamente )?(?:por|mediante|segun|conforme|a partir)"
)
SAVED = re.compile(r"\b(?:con excepcion|salvo|excepto|a excepcion)\b")
# A unit that a note can be about: only then is an unmarked line a note.
UNIT = re.compile(
    r"\b(?P<unit>articulos?|(?:sub[\s-]?)?numerale?s?|(?:sub[\s-]?)?incisos?|(?:sub[\s-]?)?literale?s?|acapites?|apartados?|principios?|limites?|indices?|llamadas?|reglas?|conceptos?|subpartidas?|directivas?|formatos?|apendices?|oracion(?:es)?|parrafos?|extremos?|encabezados?|epigrafes?|definici(?:on|ones)|disposici(?:on|ones)|"
    r"capitulos?|subcapitulos?|titulos?|subtitulos?|secci(?:on|ones)|anexos?|norma|ley|reglamento|decreto|resolucion|texto|denominacion|sumilla|nombre|"
    r"numeracion|item|items|cuadro|tabla|rubro|considerando|glosario|frase|codigo|infraccion(?:es)?)\b"
)
# «De conformidad con el Artículo 3 …, se dispone incorporar el numeral 114.2 al presente artículo»: it changes the text printed below.
ORDERED = re.compile(r"se (?:dispone|dispuso) (?:la )?(?:incorpor|modific|sustitu|agreg)[a-z]+")
# Notes that only inform, whatever verbs they hold: «(*) Confrontar con …», «(*) Mediante Oficio N° …», «(*) Rectificado por Fe de Erratas».
INFORMS = re.compile(
    r"(?:confrontar|ver\b|vease|mediante oficio|segun oficio|rectificad[oa]s? por [fd]e de erratas|nota spij)"
)
# «De conformidad con …, se modifica el primer párrafo del presente artículo, quedando redactado …:» and «… se deja sin efecto el presente numeral».
WORDS_PRESENT = re.compile(
    r"\bse (?:modifica|incorpora|sustituye|agrega|adiciona)n?\b[^.]{0,80}\bpresente\s+(?:articulo|disposicion|numeral|literal|inciso)"
)
ENDS_PRESENT = re.compile(
    r"\b(?:se (?:dispone|dispuso) (?:la )?derog(?:ar|acion)|se deroga|queda derogad[oa]|(?:se )?dej(?:a|ar|e|ase) sin efecto)\s+(?:de\s+|del\s+)?(?:el |la )?presente (?P<unit>articulo|disposicion|numeral|literal|inciso|parrafo)"
)
# The new wording follows: «…, cuyo texto es el siguiente:», «quedando redactado de la siguiente manera:», «en los siguientes términos:».
FOLLOWS = re.compile(
    r"(?:texto[^.]{0,60}siguientes?|siguiente(?:s)? (?:texto|terminos|manera|forma|redaccion|tenor)|quedando redactad[oa]s?|queda redactad[oa]|redactad[oa] asi)[^.]{0,40}[:;.]?\s*$"
)
# The old wording follows: «… que, antes de la reforma, estaba redactado así:».
OLD_FOLLOWS = re.compile(
    r"(?:antes de(?:l)? [a-z ]{2,30}|anteriormente|originalmente|el texto anterior)[^.]{0,40}(?:redactad[oa]|decia|establecia|era|senalaba)[^.]{0,45}:\s*$"
)
PUBLISHED = re.compile(r"publicad[oa]s?\s*(?:en el diario oficial[^,]{0,30})?,?\s*(?:el|con fecha|en)?\s*")
EFFECTIVE = re.compile(
    r"(?:entr(?:o|a|ara|aran|an) en vig(?:encia|or)|vigentes?|rige|en vigencia)\s+(?:a partir |desde )?(?:del?|el|al)?\s*(?:dia\s+)?(?=\d)"
)
CONDITIONAL = re.compile(
    r"entr(?:a|ara|aran|an) en vig(?:encia|or) (?:a partir )?del? (?:dia siguiente|la entrada)|se aplicara a partir|vigencia esta sujeta|vigencia de la citada [a-z]+ se sujeta|se difieren"
)
# The opening of a list: «Artículo modificado por los siguientes dispositivos:» / «1. Ley 31703, publicada el 10 de marzo de 2023.».
LISTED = re.compile(r".{0,160}por los siguientes dispositivos\s*:?\s*$")
# Of a norm so listed: «…, la cual fue declarada inconstitucional», which changed nothing.
STRUCK = re.compile(r"\b(?:fue|ha sido|queda|siendo) declarad[oa] (?:inconstitucional|nul[oa])\b")
# What editors say below the list of how a court undid one: «De conformidad con el Resolutivo 2 de los Exps. …, publicados …».
REMARK = re.compile(r"de conformidad con (?:el|la|los|las) .{0,200}\bpublicad[oa]s?\b")
LISTED_ITEM = re.compile(
    r"(?:\d{1,2}\s*[.)]\s*)?(?:la |el )?(?:ley|decreto|resolucion|articulo|(?:[a-z]+ ){1,5}disposicion|ordenanza|fe de erratas).{0,160}publicad[oa]"
    r"|\d{1,2}\s*[.)]\s*[a-z][^:]{2,120}\b(?:modificad|sustituid|incorporad|derogad|declarad)[oa]s? [^:]{0,260}publicad[oa]"
    r"|\d{1,2}\s*[.)]\s*resolutivo [^:]{0,260}publicad[oa]"
)
DEROGATED = re.compile(r".{0,200}[\[(]\s*(?:derogad[oa]s?|suprimid[oa]s?|dejad[oa] sin efecto)\s*[\])]\s*\.?$")

# The quoted text of an amending article: «Modifícase el artículo 12 …, en los siguientes términos:» then «“Artículo 12.- …”».
AMENDS = re.compile(
    r"\b(?:modifi(?:can?|quen?|case|canse|quese|quense|car)|incorpor(?:an?|en?|ase|anse|ese|ense|ar)|sustituy(?:en?|ase|anse|ese)|sustituir|agreg(?:an?|uese|ase)|adici[oó]n(?:an?|ese|ase)|reincorpor)"
)

# The heading of an amending article names what it amends: «Artículo 2. Modificación de los artículos 3, 4, 5 y 17-A del Decreto Legislativo 1137».
ORDERS = re.compile(
    r"\b(?:modificacion|incorporacion|sustitucion)(?: e incorporacion)? (?:del? |los |las |titulo |y )*articulos?\s+(?P<articles>\d{1,3}(?:-[a-z])?(?:[°º,\s]|\by\b|\be\b|\d{1,3}|-[a-z]\b)*)"
)
NUMBERS = re.compile(r"\d{1,3}")

# An act that approves another text: «Apruébase el Texto Único Ordenado …», «Aprobar el Reglamento …», «que aprueba la Directiva»;
# that ratifies a treaty, makes a text official or has it published: «Ratifícase el Convenio …», «Autorizar la publicación del Texto Único …».
_TEXTS = (
    r"(?:reglamentos?|textos?|directivas?|normas?|lineamientos?|plan|politica|estatutos?|codigos?|convenios?|"
    r"convencion(?:es)?|tratados?|protocolos?|acuerdos?|enmiendas?)"
)
APPROVES = re.compile(
    r"(?:decreto|resolucion|ordenanza|acuerdo|ley)\b.{0,80}\bque aprueba\b|"
    rf"(?:[a-z ]{{3,60}} y )?(?:aprueban?|ratifican?|oficializan?)\b.{{0,30}}\b{_TEXTS}|"
    r"(?:(?:art[^-]{3,24}|\d{1,2}|[a-z]{5,9})[.:-]+[\s_-]*(?:[a-z ]{3,60}\.\s*)?)?"
    r"(?:(?:apruebase|apruebese|aprobar|apruebanse|apruebense|promulg[au]e?se|formalizar la aprobacion)\b|"
    rf"(?:ratificase|ratificanse|ratificar|oficializar|oficializase|adoptase|adoptar)\b.{{0,30}}\b{_TEXTS}|"
    rf"(?:autorizar|autorizase|disponer|dispongase|publiquese|publicar)\b(?: la publicacion del?)?\b.{{0,20}}\btexto unico)"
)
# The first line of an approved text: «REGLAMENTO DE LA LEY Nº 32069», «TEXTO ÚNICO ORDENADO DE …», «DIRECTIVA N° 002-2023-CG», «ANEXO».
APPROVED_TITLE = re.compile(
    _OPEN
    + r"(?:reglamento|texto unico|t\.?u\.?o\b|directiva|anexo|codigo|plan |politica|manual|bases |estatuto|lineamientos|guia|procedimiento|norma(?:s)? |"
    r"protocolo|instructivo|indice|contenido|cronograma|metodologia|nts |ley |tratado|conven(?:io|cion)|acuerdo )"
)
# How the preamble of a treaty opens; its «Considerando …» are no recitals of an act.
TREATY_OPENS = re.compile(
    r"(?:los|las)\s(?:altas\s)?(?:estados|gobiernos|partes|republicas|plenipotenciarios)\b|"
    r"el gobierno de (?:la republica|los|el)\b.{0,80}\by (?:el|la)\b|la republica del peru y\b"
)

# Numerals «1.», «1.1», «31.3.», «1)», «1.-» and points «a)», «a.», «a.1)», «aa)», «i)», «iv.» at a line's start.
NUMERAL = re.compile(
    _OPEN
    + r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4}(?:-[a-z](?![a-z]))?)(?P<separator>\s*[.):]?\s*-*\s+|\s*[.)]\s*-*(?=[a-z\"“(])|$)"
)
WHOLE = re.compile(
    _OPEN
    + r"(?P<number>\d{1,3})(?P<separator>\s*[.)]\s*-*\s+|\s*[.)]\s*-*(?=[a-z\"“(])|\s*[.)]$|\s*-\s+|\s*°\s*[.)-]*\s+)"
)
POINT = re.compile(
    _OPEN
    + r"(?:(?:inciso|literal)\s+)?\(?(?P<number>[a-zñ]{1,2}(?:\.\d{1,2}){0,2}(?:-[a-z](?![a-z]))?|[ivx]{1,5})(?P<separator>\s?\)\s*\.?-?\s*|\s?\.\s?-\s*|\.\s+)(?=\S)"
)

# «I. FINALIDAD», «IV.- BASE LEGAL»: the top level of a directive.
ROMAN_HEADING = re.compile(_OPEN + rf"(?P<number>{ROMAN})\s*(?P<separator>[.)]\s*-*|-)\s*(?=\S)")
# A scanned heading of which only the separator and the title are left: «Á £,- Función del Ejecutor Coactivo.», «.- Ámbito de aplicación.» (raw text).
# «'.. Descerraje.», or one that two columns tore apart: «Artículo» alone on its line.
RUIN = re.compile(
    r"[^A-Za-zÁÉÍÓÚáéíóúñ]{0,4}[A-Za-zÁÉÍÓÚ]?[^A-Za-zÁÉÍÓÚáéíóúñ]{0,5}[.,]\s?[-—–]+\s*[A-ZÁÉÍÓÚ][a-záéíóú]+|['’`.,]{1,3}\.\s+[A-ZÁÉÍÓÚ][a-záéíóú]+|[\"“]?Artículo\W*$"
)

# A heading of which the word or the sign behind the number is ruined: «rtículo Cuarto.- Encargar», «\rticulo 3. Encargar», «mas Artículo 1. Aprobar»,
# «Artículo 2, Apruébese», «Artículo 5.» De la emisión».
TORN = re.compile(
    rf"(?![\"“«]|\S{{1,2}}[.)]\s).{{0,9}}?i?c[uv]l[oa]s?\s+(?P<number>\d{{1,3}}|(?!\d){ORDINAL})(?![a-z])\s?[°º\"”’*]{{0,2}}\s*[.,:;»-]+\s*-*\s*(?=\S)"
)

OPENING_QUOTE = "\"“”«'‘"
CLOSING_QUOTE = re.compile(r"[\"”“»’'](?:\s*[.;,]?\s*(?:\(\*+\)|\(\d\)|\.)*)*\s*$")
# Marks that refer to a note: «… de régimen.(*)», «…” (1)(2)» (raw text, at a line's end).
MARKER = re.compile(r"(?:\s*\((?:\*+|\d{1,3})\))+\s*\.?\s*$")
MARK_ONLY = re.compile(r"\s*(?:\(\*+\)|[\"“”'.,;_-]|\s)+$")
