from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.quoted_in import QuotedIn


T = TypeVar("T", bound="StatementIn")


@_attrs_define
class StatementIn:
    """Una afirmación con sus citas.

    Attributes:
        text (str):
        citations (list[QuotedIn]):
    """

    text: str
    citations: list[QuotedIn]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        citations = []
        for citations_item_data in self.citations:
            citations_item = citations_item_data.to_dict()
            citations.append(citations_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "citations": citations,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.quoted_in import QuotedIn

        d = dict(src_dict)
        text = d.pop("text")

        citations = []
        _citations = d.pop("citations")
        for citations_item_data in _citations:
            citations_item = QuotedIn.from_dict(citations_item_data)

            citations.append(citations_item)

        statement_in = cls(
            text=text,
            citations=citations,
        )

        statement_in.additional_properties = d
        return statement_in

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
