from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.case_citation import CaseCitation
    from ..models.place_out import PlaceOut


T = TypeVar("T", bound="CaseOut")


@_attrs_define
class CaseOut:
    """Una consulta respondida, sin quién la hizo, para medir con ella las respuestas.

    Attributes:
        question (str):
        as_of (datetime.date | None):
        place (PlaceOut): La municipalidad por sus nombres.
        answerable (bool):
        citations (list[CaseCitation]):
        reviewed (bool):
    """

    question: str
    as_of: datetime.date | None
    place: PlaceOut
    answerable: bool
    citations: list[CaseCitation]
    reviewed: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        question = self.question

        as_of: str | None
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        place = self.place.to_dict()

        answerable = self.answerable

        citations = []
        for citations_item_data in self.citations:
            citations_item = citations_item_data.to_dict()
            citations.append(citations_item)

        reviewed = self.reviewed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "question": question,
                "as_of": as_of,
                "place": place,
                "answerable": answerable,
                "citations": citations,
                "reviewed": reviewed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_citation import CaseCitation
        from ..models.place_out import PlaceOut

        d = dict(src_dict)
        question = d.pop("question")

        def _parse_as_of(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        as_of = _parse_as_of(d.pop("as_of"))

        place = PlaceOut.from_dict(d.pop("place"))

        answerable = d.pop("answerable")

        citations = []
        _citations = d.pop("citations")
        for citations_item_data in _citations:
            citations_item = CaseCitation.from_dict(citations_item_data)

            citations.append(citations_item)

        reviewed = d.pop("reviewed")

        case_out = cls(
            question=question,
            as_of=as_of,
            place=place,
            answerable=answerable,
            citations=citations,
            reviewed=reviewed,
        )

        case_out.additional_properties = d
        return case_out

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
