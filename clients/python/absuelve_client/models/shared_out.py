from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.moved_out import MovedOut
    from ..models.statement_out import StatementOut


T = TypeVar("T", bound="SharedOut")


@_attrs_define
class SharedOut:
    """Una respuesta entera, comparada ahora con las normas vigentes el día `on`; `moved` dice qué cambió.

    Attributes:
        id (str):
        title (str):
        topic (str):
        month (str): El mes en que se revisó: AAAA-MM.
        stale (bool):
        on (datetime.date):
        statements (list[StatementOut]):
        caveats (list[str]):
        moved (list[MovedOut]):
    """

    id: str
    title: str
    topic: str
    month: str
    stale: bool
    on: datetime.date
    statements: list[StatementOut]
    caveats: list[str]
    moved: list[MovedOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        topic = self.topic

        month = self.month

        stale = self.stale

        on = self.on.isoformat()

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        caveats = self.caveats

        moved = []
        for moved_item_data in self.moved:
            moved_item = moved_item_data.to_dict()
            moved.append(moved_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "topic": topic,
                "month": month,
                "stale": stale,
                "on": on,
                "statements": statements,
                "caveats": caveats,
                "moved": moved,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.moved_out import MovedOut
        from ..models.statement_out import StatementOut

        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        topic = d.pop("topic")

        month = d.pop("month")

        stale = d.pop("stale")

        on = datetime.date.fromisoformat(d.pop("on"))

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = StatementOut.from_dict(statements_item_data)

            statements.append(statements_item)

        caveats = cast(list[str], d.pop("caveats"))

        moved = []
        _moved = d.pop("moved")
        for moved_item_data in _moved:
            moved_item = MovedOut.from_dict(moved_item_data)

            moved.append(moved_item)

        shared_out = cls(
            id=id,
            title=title,
            topic=topic,
            month=month,
            stale=stale,
            on=on,
            statements=statements,
            caveats=caveats,
            moved=moved,
        )

        shared_out.additional_properties = d
        return shared_out

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
