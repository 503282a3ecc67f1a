from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decline_reason import DeclineReason, check_decline_reason
from ..types import UNSET, Unset

T = TypeVar("T", bound="DeclineIn")


@_attrs_define
class DeclineIn:
    """Por qué no se atiende; quien preguntó lo lee.

    Attributes:
        reason (DeclineReason): Why an advisor won't answer; the asker reads it in words.
        message (str | Unset):  Default: ''.
    """

    reason: DeclineReason
    message: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason: str = self.reason

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reason": reason,
            }
        )
        if message is not UNSET:
            field_dict["message"] = message

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = check_decline_reason(d.pop("reason"))

        message = d.pop("message", UNSET)

        decline_in = cls(
            reason=reason,
            message=message,
        )

        decline_in.additional_properties = d
        return decline_in

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
