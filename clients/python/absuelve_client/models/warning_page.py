from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.warning_out import WarningOut
    from ..models.warning_page_counts import WarningPageCounts


T = TypeVar("T", bound="WarningPage")


@_attrs_define
class WarningPage:
    """Una página de lo que se pidió, cuánto hay de cada clase, y el cursor de la siguiente, si la hay.

    Attributes:
        items (list[WarningOut]):
        counts (WarningPageCounts):
        next_ (None | str):
    """

    items: list[WarningOut]
    counts: WarningPageCounts
    next_: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        counts = self.counts.to_dict()

        next_: str | None
        next_ = self.next_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "counts": counts,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.warning_out import WarningOut
        from ..models.warning_page_counts import WarningPageCounts

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = WarningOut.from_dict(items_item_data)

            items.append(items_item)

        counts = WarningPageCounts.from_dict(d.pop("counts"))

        def _parse_next_(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        warning_page = cls(
            items=items,
            counts=counts,
            next_=next_,
        )

        warning_page.additional_properties = d
        return warning_page

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
