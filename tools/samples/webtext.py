"""The samples that are shipped as Markdown with front matter and as a web page."""

from html import escape

from tools.samples.markup import Block, Norm

NOTICE = "NORMA INVENTADA DE EJEMPLO – NO TIENE VALOR LEGAL – Municipio ficticio"
MARKS = {"titulo": "## ", "capitulo": "### ", "seccion": "#### ", "designation": "## ", "provision": "#### "}
TAGS = {"titulo": "h2", "capitulo": "h3", "seccion": "h4", "designation": "h1", "provision": "h4", "center": "center"}


def markdown_of(norm: Norm) -> str:
    """The norm in Markdown, its front matter as collections of Peruvian norms write it."""
    front = {
        "title": f"'{norm.title}'",
        "identifier": norm.slug.upper(),
        "country": "pe",
        "rank": norm.rank,
        "publication_date": f"'{norm.published}'",
        "last_updated": f"'{norm.published}'",
        "status": "in_force",
        "scope": "Distrital",
        "jurisdiction": "Municipalidad Distrital de Qantumarca (inventada)",
        "notice": f"'{NOTICE}'",
    }
    head = "\n".join(f"{key}: {value}" for key, value in front.items())
    body = "\n\n".join(_markdown_block(block) for block in norm.blocks)
    return f"---\n{head}\n---\n# {norm.title}\n\n*{NOTICE}*\n\n{body}\n"


def html_of(norm: Norm) -> str:
    """The norm as the plain page that a municipal portal shows."""
    body = "\n".join(_html_block(block) for block in norm.blocks)
    return (
        '<!DOCTYPE html>\n<html lang="es">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{escape(norm.title)}</title>\n<meta name="date" content="{norm.published}">\n'
        f'<meta name="identifier" content="{norm.slug.upper()}">\n<meta name="notice" content="{NOTICE}">\n'
        "</head>\n<body>\n"
        f"<header><p><strong>{NOTICE}</strong></p>\n"
        '<nav><a href="/">Inicio</a> | <a href="/normas">Normas</a></nav></header>\n'
        f"<main>\n{body}\n</main>\n<footer><p>Portal de la Municipalidad Distrital de Qantumarca</p></footer>\n"
        "</body>\n</html>\n"
    )


def _markdown_block(block: Block) -> str:
    if block.kind == "inline":
        label, rest = block.text.split(".- ", 1)
        return f"**{label}.-** {rest}"
    return MARKS.get(block.kind, "") + block.text.replace(" | ", "  \n" if block.kind == "sign" else " ")


def _html_block(block: Block) -> str:
    words = "<br>".join(escape(line) for line in block.text.split(" | "))
    if block.kind == "inline":
        label, rest = words.split(".- ", 1)
        return f"<p><b>{label}.-</b> {rest}</p>"
    tag = TAGS.get(block.kind, "p")
    return f"<{tag}>{words}</{tag}>" if tag != "center" else f'<p style="text-align:center">{words}</p>'
