from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.gap_out import GapOut


T = TypeVar("T", bound="GapsOut")


@_attrs_define
class GapsOut:
    """Las normas por conseguir.

    Attributes:
        questions (int):
        norms (list[GapOut]):
        topics (list[GapOut]):
    """

    questions: int
    norms: list[GapOut]
    topics: list[GapOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        questions = self.questions

        norms = []
        for norms_item_data in self.norms:
            norms_item = norms_item_data.to_dict()
            norms.append(norms_item)

        topics = []
        for topics_item_data in self.topics:
            topics_item = topics_item_data.to_dict()
            topics.append(topics_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "questions": questions,
                "norms": norms,
                "topics": topics,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.gap_out import GapOut

        d = dict(src_dict)
        questions = d.pop("questions")

        norms = []
        _norms = d.pop("norms")
        for norms_item_data in _norms:
            norms_item = GapOut.from_dict(norms_item_data)

            norms.append(norms_item)

        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = GapOut.from_dict(topics_item_data)

            topics.append(topics_item)

        gaps_out = cls(
            questions=questions,
            norms=norms,
            topics=topics,
        )

        gaps_out.additional_properties = d
        return gaps_out

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
