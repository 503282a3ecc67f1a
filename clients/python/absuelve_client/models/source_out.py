from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status import Status, check_status

T = TypeVar("T", bound="SourceOut")


@_attrs_define
class SourceOut:
    """El texto citado, entero, como estaba cuando se citó.

    Attributes:
        provision (str):
        label (str):
        title (str):
        text (str):
        valid_from (datetime.date | None):
        status (Status): How a wording stands on a given day; the value is what a reader sees.
        page (int | None):
    """

    provision: str
    label: str
    title: str
    text: str
    valid_from: datetime.date | None
    status: Status
    page: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provision = self.provision

        label = self.label

        title = self.title

        text = self.text

        valid_from: str | None
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        status: str = self.status

        page: int | None
        page = self.page

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provision": provision,
                "label": label,
                "title": title,
                "text": text,
                "valid_from": valid_from,
                "status": status,
                "page": page,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        provision = d.pop("provision")

        label = d.pop("label")

        title = d.pop("title")

        text = d.pop("text")

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        status = check_status(d.pop("status"))

        def _parse_page(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        page = _parse_page(d.pop("page"))

        source_out = cls(
            provision=provision,
            label=label,
            title=title,
            text=text,
            valid_from=valid_from,
            status=status,
            page=page,
        )

        source_out.additional_properties = d
        return source_out

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
