from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.account_out import AccountOut
    from ..models.held_out_held import HeldOutHeld


T = TypeVar("T", bound="HeldOut")


@_attrs_define
class HeldOut:
    """Todo lo que se guarda de una cuenta.

    Attributes:
        at (datetime.datetime): Cuándo se reunió.
        account (AccountOut): Una cuenta.
        held (HeldOutHeld): Por clase: consultas, notas, calificaciones, respuestas, avisos, claves, registro y demás.
    """

    at: datetime.datetime
    account: AccountOut
    held: HeldOutHeld
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        account = self.account.to_dict()

        held = self.held.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "account": account,
                "held": held,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_out import AccountOut
        from ..models.held_out_held import HeldOutHeld

        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        account = AccountOut.from_dict(d.pop("account"))

        held = HeldOutHeld.from_dict(d.pop("held"))

        held_out = cls(
            at=at,
            account=account,
            held=held,
        )

        held_out.additional_properties = d
        return held_out

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
