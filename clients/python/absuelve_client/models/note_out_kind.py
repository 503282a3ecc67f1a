from typing import Literal

NoteOutKind = Literal["asked", "declined", "facts", "hand_over"]

NOTE_OUT_KIND_VALUES: set[NoteOutKind] = {
    "asked",
    "declined",
    "facts",
    "hand_over",
}


def check_note_out_kind(value: str) -> NoteOutKind:
    if value in NOTE_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NOTE_OUT_KIND_VALUES!r}")
