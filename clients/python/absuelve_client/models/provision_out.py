from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.wording_out import WordingOut


T = TypeVar("T", bound="ProvisionOut")


@_attrs_define
class ProvisionOut:
    """Una disposición con el texto de un día y todos los que tuvo, del más antiguo al más nuevo.

    Attributes:
        id (str):
        regulation (str):
        title (str):
        label (str):
        heading (None | str):
        path (list[str]):
        as_of (datetime.date):
        wording (None | WordingOut):
        wordings (list[WordingOut]):
        notice (None | str):
    """

    id: str
    regulation: str
    title: str
    label: str
    heading: str | None
    path: list[str]
    as_of: datetime.date
    wording: WordingOut | None
    wordings: list[WordingOut]
    notice: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.wording_out import WordingOut

        id = self.id

        regulation = self.regulation

        title = self.title

        label = self.label

        heading: str | None
        heading = self.heading

        path = self.path

        as_of = self.as_of.isoformat()

        wording: dict[str, Any] | None
        if isinstance(self.wording, WordingOut):
            wording = self.wording.to_dict()
        else:
            wording = self.wording

        wordings = []
        for wordings_item_data in self.wordings:
            wordings_item = wordings_item_data.to_dict()
            wordings.append(wordings_item)

        notice: str | None
        notice = self.notice

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "regulation": regulation,
                "title": title,
                "label": label,
                "heading": heading,
                "path": path,
                "as_of": as_of,
                "wording": wording,
                "wordings": wordings,
                "notice": notice,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.wording_out import WordingOut

        d = dict(src_dict)
        id = d.pop("id")

        regulation = d.pop("regulation")

        title = d.pop("title")

        label = d.pop("label")

        def _parse_heading(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        heading = _parse_heading(d.pop("heading"))

        path = cast(list[str], d.pop("path"))

        as_of = datetime.date.fromisoformat(d.pop("as_of"))

        def _parse_wording(data: object) -> WordingOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                wording_type_0 = WordingOut.from_dict(data)

                return wording_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WordingOut, data)

        wording = _parse_wording(d.pop("wording"))

        wordings = []
        _wordings = d.pop("wordings")
        for wordings_item_data in _wordings:
            wordings_item = WordingOut.from_dict(wordings_item_data)

            wordings.append(wordings_item)

        def _parse_notice(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        notice = _parse_notice(d.pop("notice"))

        provision_out = cls(
            id=id,
            regulation=regulation,
            title=title,
            label=label,
            heading=heading,
            path=path,
            as_of=as_of,
            wording=wording,
            wordings=wordings,
            notice=notice,
        )

        provision_out.additional_properties = d
        return provision_out

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
