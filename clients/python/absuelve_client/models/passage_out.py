from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status import Status, check_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="PassageOut")


@_attrs_define
class PassageOut:
    """Una disposición que trata del asunto, con el texto del día por el que se pregunta.

    Attributes:
        provision (str):
        regulation (str): La norma, como se cita.
        title (str):
        label (str):
        heading (None | str):
        text (str): La parte que más se acerca a la pregunta, o el texto entero si es corto.
        complete (bool): Si el texto va entero; si no, está en /api/v1/provisions.
        page (int | None): Página del archivo en que comienza el texto mostrado.
        valid_from (datetime.date | None):
        valid_to (datetime.date | None):
        status (Status): How a wording stands on a given day; the value is what a reader sees.
        ended_by (None | str): La norma que derogó o reemplazó este texto.
        notice (None | str): Advertencia que acompaña a la norma, por ejemplo que es inventada.
        recognition (None | str | Unset): Si el texto se reconoció por OCR, con qué confianza.
    """

    provision: str
    regulation: str
    title: str
    label: str
    heading: str | None
    text: str
    complete: bool
    page: int | None
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    status: Status
    ended_by: str | None
    notice: str | None
    recognition: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provision = self.provision

        regulation = self.regulation

        title = self.title

        label = self.label

        heading: str | None
        heading = self.heading

        text = self.text

        complete = self.complete

        page: int | None
        page = self.page

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

        status: str = self.status

        ended_by: str | None
        ended_by = self.ended_by

        notice: str | None
        notice = self.notice

        recognition: str | Unset | None
        if isinstance(self.recognition, Unset):
            recognition = UNSET
        else:
            recognition = self.recognition

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provision": provision,
                "regulation": regulation,
                "title": title,
                "label": label,
                "heading": heading,
                "text": text,
                "complete": complete,
                "page": page,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "status": status,
                "ended_by": ended_by,
                "notice": notice,
            }
        )
        if recognition is not UNSET:
            field_dict["recognition"] = recognition

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        provision = d.pop("provision")

        regulation = d.pop("regulation")

        title = d.pop("title")

        label = d.pop("label")

        def _parse_heading(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        heading = _parse_heading(d.pop("heading"))

        text = d.pop("text")

        complete = d.pop("complete")

        def _parse_page(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        page = _parse_page(d.pop("page"))

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

        status = check_status(d.pop("status"))

        def _parse_ended_by(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        ended_by = _parse_ended_by(d.pop("ended_by"))

        def _parse_notice(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        notice = _parse_notice(d.pop("notice"))

        def _parse_recognition(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        recognition = _parse_recognition(d.pop("recognition", UNSET))

        passage_out = cls(
            provision=provision,
            regulation=regulation,
            title=title,
            label=label,
            heading=heading,
            text=text,
            complete=complete,
            page=page,
            valid_from=valid_from,
            valid_to=valid_to,
            status=status,
            ended_by=ended_by,
            notice=notice,
            recognition=recognition,
        )

        passage_out.additional_properties = d
        return passage_out

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
