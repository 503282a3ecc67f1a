"""What is said of a text that was recognised from a picture."""

from pytest import mark

from qa_service.recognition import recognition_note


@mark.parametrize(
    ("confidence", "note"),
    [
        (None, None),
        (0.874, "Texto leído de un escaneo, con certeza de 87 %."),
        (0.8, "Texto leído de un escaneo, con certeza de 80 %."),
        (0.62, "Texto leído de un escaneo, con certeza de 62 %: verifíquelo con el original."),
    ],
)
def test_a_recognised_text_says_how_surely_and_a_doubtful_one_asks_to_be_checked(
    confidence: float | None, note: str | None
) -> None:
    assert recognition_note(confidence) == note
