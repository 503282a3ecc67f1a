from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.note_out_kind import NoteOutKind, check_note_out_kind

T = TypeVar("T", bound="NoteOut")


@_attrs_define
class NoteOut:
    """Algo dicho sobre la consulta.

    Attributes:
        kind (NoteOutKind):
        text (str):
        at (datetime.datetime):
        own (bool):
    """

    kind: NoteOutKind
    text: str
    at: datetime.datetime
    own: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        text = self.text

        at = self.at.isoformat()

        own = self.own

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "text": text,
                "at": at,
                "own": own,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_note_out_kind(d.pop("kind"))

        text = d.pop("text")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        own = d.pop("own")

        note_out = cls(
            kind=kind,
            text=text,
            at=at,
            own=own,
        )

        note_out.additional_properties = d
        return note_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
