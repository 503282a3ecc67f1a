from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.settlement_reason import SettlementReason, check_settlement_reason
from ..types import UNSET, Unset

T = TypeVar("T", bound="SettlementIn")


@_attrs_define
class SettlementIn:
    """Lo que se da por revisado, y por qué.

    Attributes:
        warnings (list[str]): Cada uno por su `key`, que dice qué texto se vio y se rechaza si cambió, o por su `id`.
        reason (SettlementReason): Why a warning needs nothing more.
        note (str | Unset): Con `other`, cuál es el motivo. Default: ''.
    """

    warnings: list[str]
    reason: SettlementReason
    note: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        warnings = self.warnings

        reason: str = self.reason

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "warnings": warnings,
                "reason": reason,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        warnings = cast(list[str], d.pop("warnings"))

        reason = check_settlement_reason(d.pop("reason"))

        note = d.pop("note", UNSET)

        settlement_in = cls(
            warnings=warnings,
            reason=reason,
            note=note,
        )

        settlement_in.additional_properties = d
        return settlement_in

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
