from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ListedOut")


@_attrs_define
class ListedOut:
    """Una respuesta en la lista, con su comienzo.

    Attributes:
        id (str):
        title (str):
        topic (str):
        month (str): El mes en que se revisó: AAAA-MM.
        stale (bool):
        excerpt (str):
    """

    id: str
    title: str
    topic: str
    month: str
    stale: bool
    excerpt: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        topic = self.topic

        month = self.month

        stale = self.stale

        excerpt = self.excerpt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "topic": topic,
                "month": month,
                "stale": stale,
                "excerpt": excerpt,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        topic = d.pop("topic")

        month = d.pop("month")

        stale = d.pop("stale")

        excerpt = d.pop("excerpt")

        listed_out = cls(
            id=id,
            title=title,
            topic=topic,
            month=month,
            stale=stale,
            excerpt=excerpt,
        )

        listed_out.additional_properties = d
        return listed_out

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
