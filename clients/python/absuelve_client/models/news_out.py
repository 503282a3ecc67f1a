from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.fate import Fate, check_fate

if TYPE_CHECKING:
    from ..models.changed_out import ChangedOut


T = TypeVar("T", bound="NewsOut")


@_attrs_define
class NewsOut:
    """Qué hay de nuevo en una norma; `more` cuenta las disposiciones que no se enumeran.

    Attributes:
        regulation (str):
        label (str):
        title (str):
        fate (Fate): What happens to a norm or a provision; the value is what an editor reads.
        provisions (list[ChangedOut]):
        more (int):
    """

    regulation: str
    label: str
    title: str
    fate: Fate
    provisions: list[ChangedOut]
    more: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        regulation = self.regulation

        label = self.label

        title = self.title

        fate: str = self.fate

        provisions = []
        for provisions_item_data in self.provisions:
            provisions_item = provisions_item_data.to_dict()
            provisions.append(provisions_item)

        more = self.more

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "regulation": regulation,
                "label": label,
                "title": title,
                "fate": fate,
                "provisions": provisions,
                "more": more,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.changed_out import ChangedOut

        d = dict(src_dict)
        regulation = d.pop("regulation")

        label = d.pop("label")

        title = d.pop("title")

        fate = check_fate(d.pop("fate"))

        provisions = []
        _provisions = d.pop("provisions")
        for provisions_item_data in _provisions:
            provisions_item = ChangedOut.from_dict(provisions_item_data)

            provisions.append(provisions_item)

        more = d.pop("more")

        news_out = cls(
            regulation=regulation,
            label=label,
            title=title,
            fate=fate,
            provisions=provisions,
            more=more,
        )

        news_out.additional_properties = d
        return news_out

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
