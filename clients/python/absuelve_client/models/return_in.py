from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.return_reason import ReturnReason, check_return_reason
from ..types import UNSET, Unset

T = TypeVar("T", bound="ReturnIn")


@_attrs_define
class ReturnIn:
    """Los datos que faltan.

    Attributes:
        asked (str):
        reason (ReturnReason | Unset): What an advisor can't answer without.
    """

    asked: str
    reason: ReturnReason | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        asked = self.asked

        reason: str | Unset = UNSET
        if not isinstance(self.reason, Unset):
            reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "asked": asked,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        asked = d.pop("asked")

        _reason = d.pop("reason", UNSET)
        reason: ReturnReason | Unset
        if isinstance(_reason, Unset):
            reason = UNSET
        else:
            reason = check_return_reason(_reason)

        return_in = cls(
            asked=asked,
            reason=reason,
        )

        return_in.additional_properties = d
        return return_in

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
