from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FactsIn")


@_attrs_define
class FactsIn:
    """Los datos que pidió el asesor.

    Attributes:
        facts (str):
        omit_personal_data (bool | Unset): Si se omiten los datos personales que haya; si no, se rechaza con
            `personal_data`. Default: False.
        keep_personal_data (bool | Unset): Si se guardan cifrados, solo para el asesor, donde el servicio lo permite.
            Default: False.
    """

    facts: str
    omit_personal_data: bool | Unset = False
    keep_personal_data: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        facts = self.facts

        omit_personal_data = self.omit_personal_data

        keep_personal_data = self.keep_personal_data

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "facts": facts,
            }
        )
        if omit_personal_data is not UNSET:
            field_dict["omit_personal_data"] = omit_personal_data
        if keep_personal_data is not UNSET:
            field_dict["keep_personal_data"] = keep_personal_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        facts = d.pop("facts")

        omit_personal_data = d.pop("omit_personal_data", UNSET)

        keep_personal_data = d.pop("keep_personal_data", UNSET)

        facts_in = cls(
            facts=facts,
            omit_personal_data=omit_personal_data,
            keep_personal_data=keep_personal_data,
        )

        facts_in.additional_properties = d
        return facts_in

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
