from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.check_out import CheckOut
    from ..models.citation_out import CitationOut
    from ..models.source_out import SourceOut


T = TypeVar("T", bound="CheckedOut")


@_attrs_define
class CheckedOut:
    """Una afirmación del borrador con sus citas, los textos citados y los controles que no pasó.

    Attributes:
        text (str):
        citations (list[CitationOut]):
        failed (list[CheckOut]):
        sources (list[SourceOut]):
    """

    text: str
    citations: list[CitationOut]
    failed: list[CheckOut]
    sources: list[SourceOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        citations = []
        for citations_item_data in self.citations:
            citations_item = citations_item_data.to_dict()
            citations.append(citations_item)

        failed = []
        for failed_item_data in self.failed:
            failed_item = failed_item_data.to_dict()
            failed.append(failed_item)

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "citations": citations,
                "failed": failed,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check_out import CheckOut
        from ..models.citation_out import CitationOut
        from ..models.source_out import SourceOut

        d = dict(src_dict)
        text = d.pop("text")

        citations = []
        _citations = d.pop("citations")
        for citations_item_data in _citations:
            citations_item = CitationOut.from_dict(citations_item_data)

            citations.append(citations_item)

        failed = []
        _failed = d.pop("failed")
        for failed_item_data in _failed:
            failed_item = CheckOut.from_dict(failed_item_data)

            failed.append(failed_item)

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = SourceOut.from_dict(sources_item_data)

            sources.append(sources_item)

        checked_out = cls(
            text=text,
            citations=citations,
            failed=failed,
            sources=sources,
        )

        checked_out.additional_properties = d
        return checked_out

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
