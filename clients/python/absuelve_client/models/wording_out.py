from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status import Status, check_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="WordingOut")


@_attrs_define
class WordingOut:
    """Un texto de una disposición en el tiempo.

    Attributes:
        text (str):
        valid_from (datetime.date | None):
        valid_to (datetime.date | None):
        amended_by (None | str): La norma que dio este texto, si no es la original.
        ended_by (None | str): La norma que lo derogó o reemplazó.
        page (int | None):
        status (Status): How a wording stands on a given day; the value is what a reader sees.
        recognition (None | str | Unset): Si el texto se reconoció por OCR, con qué confianza.
    """

    text: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    amended_by: str | None
    ended_by: str | None
    page: int | None
    status: Status
    recognition: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        valid_from: str | None
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: str | None
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        amended_by: str | None
        amended_by = self.amended_by

        ended_by: str | None
        ended_by = self.ended_by

        page: int | None
        page = self.page

        status: str = self.status

        recognition: str | Unset | None
        if isinstance(self.recognition, Unset):
            recognition = UNSET
        else:
            recognition = self.recognition

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "amended_by": amended_by,
                "ended_by": ended_by,
                "page": page,
                "status": status,
            }
        )
        if recognition is not UNSET:
            field_dict["recognition"] = recognition

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
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

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        def _parse_amended_by(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        amended_by = _parse_amended_by(d.pop("amended_by"))

        def _parse_ended_by(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        ended_by = _parse_ended_by(d.pop("ended_by"))

        def _parse_page(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        page = _parse_page(d.pop("page"))

        status = check_status(d.pop("status"))

        def _parse_recognition(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        recognition = _parse_recognition(d.pop("recognition", UNSET))

        wording_out = cls(
            text=text,
            valid_from=valid_from,
            valid_to=valid_to,
            amended_by=amended_by,
            ended_by=ended_by,
            page=page,
            status=status,
            recognition=recognition,
        )

        wording_out.additional_properties = d
        return wording_out

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
