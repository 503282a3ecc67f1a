from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SubscriptionsOut")


@_attrs_define
class SubscriptionsOut:
    """Lo que la cuenta sigue.

    Attributes:
        topics (list[str]):
        norms (list[str]): Los identificadores de las normas.
        mailed (bool): Si además recibe un correo con cada aviso.
    """

    topics: list[str]
    norms: list[str]
    mailed: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        topics = self.topics

        norms = self.norms

        mailed = self.mailed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "topics": topics,
                "norms": norms,
                "mailed": mailed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        topics = cast(list[str], d.pop("topics"))

        norms = cast(list[str], d.pop("norms"))

        mailed = d.pop("mailed")

        subscriptions_out = cls(
            topics=topics,
            norms=norms,
            mailed=mailed,
        )

        subscriptions_out.additional_properties = d
        return subscriptions_out

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
