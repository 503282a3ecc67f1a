from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LoadOut")


@_attrs_define
class LoadOut:
    """Lo que un asesor tiene entre manos, y lo que aprobó en los últimos siete días.

    Attributes:
        account (str):
        username (str):
        held (int):
        overdue (int):
        approved (int):
    """

    account: str
    username: str
    held: int
    overdue: int
    approved: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        account = self.account

        username = self.username

        held = self.held

        overdue = self.overdue

        approved = self.approved

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "account": account,
                "username": username,
                "held": held,
                "overdue": overdue,
                "approved": approved,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        account = d.pop("account")

        username = d.pop("username")

        held = d.pop("held")

        overdue = d.pop("overdue")

        approved = d.pop("approved")

        load_out = cls(
            account=account,
            username=username,
            held=held,
            overdue=overdue,
            approved=approved,
        )

        load_out.additional_properties = d
        return load_out

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
