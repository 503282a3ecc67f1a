"""Short names and acronyms that officials use for national norms, each with where it comes from."""

from corpus.identifiers import RegulationId

# (name folded, norms that bear it, where the name is used). Several norms: the one in force is meant.
NICKNAMES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("constitucion", ("con-1993",), "its own preamble"),
    ("constitucion politica", ("con-1993",), "its own title, shortened"),
    ("carta magna", ("con-1993",), "common name"),
    ("lom", ("ley-27972",), "municipal acts: «Ley Orgánica de Municipalidades (en adelante LOM)»"),
    ("ley organica de municipalidades", ("ley-27972",), "its title"),
    ("ley de municipalidades", ("ley-27972",), "its title, shortened"),
    ("lpag", ("ley-27444",), "opinions of the Ministry of Justice"),
    ("ley del procedimiento administrativo general", ("ley-27444",), "its title"),
    ("ley de procedimiento administrativo", ("ley-27444",), "its title, shortened"),
    ("lce", ("ley-30225",), "opinions of the procurement authority: Ley de Contrataciones del Estado"),
    ("ley de contrataciones del estado", ("ley-30225",), "its title"),
    ("lgcp", ("ley-32069",), "opinions of the procurement authority: Ley General de Contrataciones Públicas"),
    ("ley general de contrataciones publicas", ("ley-32069",), "its title"),
    ("ley de contrataciones", ("ley-32069", "ley-30225"), "both titles, shortened"),
    ("ley servir", ("ley-30057",), "named after the authority it created the regime for"),
    ("lsc", ("ley-30057",), "reports of the civil service authority: Ley del Servicio Civil"),
    ("ley del servicio civil", ("ley-30057",), "its title"),
    ("ley cas", ("dleg-1057",), "contrato administrativo de servicios, which it regulates"),
    ("ley de transparencia", ("ley-27806",), "its title, shortened"),
    ("ley de transparencia y acceso a la informacion publica", ("ley-27806",), "its title"),
    ("ltaip", ("ley-27806",), "rulings of the transparency tribunal"),
    ("ley de tributacion municipal", ("dleg-776",), "its title"),
    ("ltm", ("dleg-776",), "acronym of its title"),
    ("codigo tributario", ("dleg-816",), "its title"),
    ("ley de ejecucion coactiva", ("ley-26979",), "its title, shortened"),
    ("ley de procedimiento de ejecucion coactiva", ("ley-26979",), "its title"),
    ("ley organica de la contraloria", ("ley-27785",), "its title, shortened"),
    ("ley de control interno", ("ley-28716",), "its title, shortened"),
    ("ley de bases de la descentralizacion", ("ley-27783",), "its title"),
    ("ley organica de gobiernos regionales", ("ley-27867",), "its title"),
    ("ley organica del poder ejecutivo", ("ley-29158",), "its title"),
    ("ley del silencio administrativo", ("ley-29060",), "its title"),
    ("ley de elecciones municipales", ("ley-26864",), "its title"),
    ("ley marco del empleo publico", ("ley-28175",), "its title"),
    ("codigo de etica de la funcion publica", ("ley-27815",), "its title"),
    ("codigo de proteccion y defensa del consumidor", ("ley-29571",), "its title"),
    ("codigo de consumo", ("ley-29571",), "its title, shortened"),
    ("ley general del sistema nacional de presupuesto", ("ley-28411",), "its title"),
    ("ley del sistema nacional de presupuesto publico", ("dleg-1440",), "its title"),
    ("ley de regulacion de habilitaciones urbanas y de edificaciones", ("ley-29090",), "its title"),
    ("ley de habilitaciones urbanas", ("ley-29090",), "its title, shortened"),
    ("ley general del ambiente", ("ley-28611",), "its title"),
    ("codigo civil", ("dleg-295",), "its title"),
    ("codigo penal", ("dleg-635",), "its title"),
    ("codigo procesal civil", ("dleg-768",), "its title"),
    ("ley de bases de la carrera administrativa", ("dleg-276",), "its title"),
)  # fmt: skip


def nicknames() -> dict[str, tuple[RegulationId, ...]]:
    """The table by name."""
    return {name: tuple(map(RegulationId, slugs)) for name, slugs, _ in NICKNAMES}
