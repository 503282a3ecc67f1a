from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SimilarOut")


@_attrs_define
class SimilarOut:
    """Una consulta parecida, ya respondida.

    Attributes:
        consultation (str):
        question (str):
        released_at (datetime.datetime):
        shared (list[str]): Los artículos que ambas citan.
        likeness (int):
    """

    consultation: str
    question: str
    released_at: datetime.datetime
    shared: list[str]
    likeness: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        consultation = self.consultation

        question = self.question

        released_at = self.released_at.isoformat()

        shared = self.shared

        likeness = self.likeness

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "consultation": consultation,
                "question": question,
                "released_at": released_at,
                "shared": shared,
                "likeness": likeness,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        consultation = d.pop("consultation")

        question = d.pop("question")

        released_at = datetime.datetime.fromisoformat(d.pop("released_at"))

        shared = cast(list[str], d.pop("shared"))

        likeness = d.pop("likeness")

        similar_out = cls(
            consultation=consultation,
            question=question,
            released_at=released_at,
            shared=shared,
            likeness=likeness,
        )

        similar_out.additional_properties = d
        return similar_out

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
