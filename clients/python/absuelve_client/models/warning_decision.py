from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.settlement_reason import SettlementReason, check_settlement_reason

T = TypeVar("T", bound="WarningDecision")


@_attrs_define
class WarningDecision:
    """Lo último que se decidió de un aviso.

    Attributes:
        reason (None | SettlementReason): Por qué se dio por revisado; nulo si se abrió otra vez.
        note (str):
        by (str): La cuenta, o `consola:` y el nombre en el sistema de quien usó la orden.
        at (datetime.datetime):
    """

    reason: SettlementReason | None
    note: str
    by: str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason: str | None
        if isinstance(self.reason, str):
            reason = self.reason
        else:
            reason = self.reason

        note = self.note

        by = self.by

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reason": reason,
                "note": note,
                "by": by,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_reason(data: object) -> SettlementReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = check_settlement_reason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SettlementReason, data)

        reason = _parse_reason(d.pop("reason"))

        note = d.pop("note")

        by = d.pop("by")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        warning_decision = cls(
            reason=reason,
            note=note,
            by=by,
            at=at,
        )

        warning_decision.additional_properties = d
        return warning_decision

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
