from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.news_out import NewsOut


T = TypeVar("T", bound="AlertOut")


@_attrs_define
class AlertOut:
    """Lo nuevo de una generación en lo que la cuenta sigue.

    Attributes:
        number (int):
        generation (str):
        at (datetime.datetime):
        norms (list[NewsOut]):
    """

    number: int
    generation: str
    at: datetime.datetime
    norms: list[NewsOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        generation = self.generation

        at = self.at.isoformat()

        norms = []
        for norms_item_data in self.norms:
            norms_item = norms_item_data.to_dict()
            norms.append(norms_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "generation": generation,
                "at": at,
                "norms": norms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.news_out import NewsOut

        d = dict(src_dict)
        number = d.pop("number")

        generation = d.pop("generation")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        norms = []
        _norms = d.pop("norms")
        for norms_item_data in _norms:
            norms_item = NewsOut.from_dict(norms_item_data)

            norms.append(norms_item)

        alert_out = cls(
            number=number,
            generation=generation,
            at=at,
            norms=norms,
        )

        alert_out.additional_properties = d
        return alert_out

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
