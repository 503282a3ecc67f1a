from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EntryOut")


@_attrs_define
class EntryOut:
    """Algo que se hizo. `hash` sella la línea y la une a la anterior.

    Attributes:
        sequence (int):
        at (str):
        actor (str):
        action (str):
        subject (str):
        detail (str): Un objeto JSON, como texto, tal como se selló.
        previous (str):
        hash_ (str):
    """

    sequence: int
    at: str
    actor: str
    action: str
    subject: str
    detail: str
    previous: str
    hash_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sequence = self.sequence

        at = self.at

        actor = self.actor

        action = self.action

        subject = self.subject

        detail = self.detail

        previous = self.previous

        hash_ = self.hash_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sequence": sequence,
                "at": at,
                "actor": actor,
                "action": action,
                "subject": subject,
                "detail": detail,
                "previous": previous,
                "hash": hash_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sequence = d.pop("sequence")

        at = d.pop("at")

        actor = d.pop("actor")

        action = d.pop("action")

        subject = d.pop("subject")

        detail = d.pop("detail")

        previous = d.pop("previous")

        hash_ = d.pop("hash")

        entry_out = cls(
            sequence=sequence,
            at=at,
            actor=actor,
            action=action,
            subject=subject,
            detail=detail,
            previous=previous,
            hash_=hash_,
        )

        entry_out.additional_properties = d
        return entry_out

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
