from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.state import State, check_state

T = TypeVar("T", bound="EventOut")


@_attrs_define
class EventOut:
    """Un cambio de estado.

    Attributes:
        sequence (int):
        consultation (str):
        state (State): Where a consultation stands.
        version (int):
        at (datetime.datetime):
    """

    sequence: int
    consultation: str
    state: State
    version: int
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sequence = self.sequence

        consultation = self.consultation

        state: str = self.state

        version = self.version

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sequence": sequence,
                "consultation": consultation,
                "state": state,
                "version": version,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sequence = d.pop("sequence")

        consultation = d.pop("consultation")

        state = check_state(d.pop("state"))

        version = d.pop("version")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        event_out = cls(
            sequence=sequence,
            consultation=consultation,
            state=state,
            version=version,
            at=at,
        )

        event_out.additional_properties = d
        return event_out

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
