"""What must be said of a text that was recognised from a picture."""

DOUBTFUL = 0.8  # below, a quotation must be compared with the picture; as the reader's own warning has it


def recognition_note(confidence: float | None) -> str | None:
    """A sentence for whoever reads the citation: None for a text that the file itself holds."""
    if confidence is None:
        return None
    note = f"Texto leído de un escaneo, con certeza de {confidence:.0%}".replace("%", " %")
    return f"{note}: verifíquelo con el original." if doubtful(confidence) else f"{note}."


def doubtful(confidence: float | None) -> bool:
    """True for a text recognised so unsurely that whoever relies on it must see the picture."""
    return confidence is not None and confidence < DOUBTFUL
