from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.moved_out import MovedOut
    from ..models.source_out import SourceOut
    from ..models.statement_out import StatementOut


T = TypeVar("T", bound="AnswerOut")


@_attrs_define
class AnswerOut:
    """Una respuesta revisada y aprobada.

    Attributes:
        number (int):
        text (str):
        statements (list[StatementOut]):
        caveats (list[str]):
        sources (list[SourceOut]):
        office (str): La oficina que responde.
        on (datetime.date): El día cuyo derecho se aplicó: vigente a esta fecha.
        released_at (datetime.datetime):
        stale_at (datetime.datetime | None): Cuándo se supo que lo citado cambió; desde entonces no vale.
        moved (list[MovedOut]):
    """

    number: int
    text: str
    statements: list[StatementOut]
    caveats: list[str]
    sources: list[SourceOut]
    office: str
    on: datetime.date
    released_at: datetime.datetime
    stale_at: datetime.datetime | None
    moved: list[MovedOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        text = self.text

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        caveats = self.caveats

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        office = self.office

        on = self.on.isoformat()

        released_at = self.released_at.isoformat()

        stale_at: str | None
        if isinstance(self.stale_at, datetime.datetime):
            stale_at = self.stale_at.isoformat()
        else:
            stale_at = self.stale_at

        moved = []
        for moved_item_data in self.moved:
            moved_item = moved_item_data.to_dict()
            moved.append(moved_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "text": text,
                "statements": statements,
                "caveats": caveats,
                "sources": sources,
                "office": office,
                "on": on,
                "released_at": released_at,
                "stale_at": stale_at,
                "moved": moved,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.moved_out import MovedOut
        from ..models.source_out import SourceOut
        from ..models.statement_out import StatementOut

        d = dict(src_dict)
        number = d.pop("number")

        text = d.pop("text")

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = StatementOut.from_dict(statements_item_data)

            statements.append(statements_item)

        caveats = cast(list[str], d.pop("caveats"))

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = SourceOut.from_dict(sources_item_data)

            sources.append(sources_item)

        office = d.pop("office")

        on = datetime.date.fromisoformat(d.pop("on"))

        released_at = datetime.datetime.fromisoformat(d.pop("released_at"))

        def _parse_stale_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stale_at_type_0 = datetime.datetime.fromisoformat(data)

                return stale_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        stale_at = _parse_stale_at(d.pop("stale_at"))

        moved = []
        _moved = d.pop("moved")
        for moved_item_data in _moved:
            moved_item = MovedOut.from_dict(moved_item_data)

            moved.append(moved_item)

        answer_out = cls(
            number=number,
            text=text,
            statements=statements,
            caveats=caveats,
            sources=sources,
            office=office,
            on=on,
            released_at=released_at,
            stale_at=stale_at,
            moved=moved,
        )

        answer_out.additional_properties = d
        return answer_out

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
