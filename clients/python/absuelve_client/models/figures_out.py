from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.by import By, check_by

if TYPE_CHECKING:
    from ..models.line_out import LineOut


T = TypeVar("T", bound="FiguresOut")


@_attrs_define
class FiguresOut:
    """Consultas contadas; las filas que podrían señalar a una persona no se dan.

    Attributes:
        by (By): What consultations are counted by.
        total (int): Sin los trimestres que tienen muy pocas.
        withheld (int | None): Las de todas las filas reservadas, juntas; sin dato si las filas se cruzan.
        lines (list[LineOut]):
    """

    by: By
    total: int
    withheld: int | None
    lines: list[LineOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by: str = self.by

        total = self.total

        withheld: int | None
        withheld = self.withheld

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "total": total,
                "withheld": withheld,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_out import LineOut

        d = dict(src_dict)
        by = check_by(d.pop("by"))

        total = d.pop("total")

        def _parse_withheld(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        withheld = _parse_withheld(d.pop("withheld"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        figures_out = cls(
            by=by,
            total=total,
            withheld=withheld,
            lines=lines,
        )

        figures_out.additional_properties = d
        return figures_out

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
