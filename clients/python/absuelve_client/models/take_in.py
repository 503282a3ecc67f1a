from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TakeIn")


@_attrs_define
class TakeIn:
    """La pregunta y la respuesta ofrecida que se toma.

    Attributes:
        question (str): La pregunta, de hasta 4 000 caracteres.
        offer (str):
        omit_personal_data (bool | Unset): Si se omiten los datos personales que haya; si no, se rechaza con
            `personal_data`. Default: False.
        keep_personal_data (bool | Unset): Si se guardan cifrados, solo para el asesor, donde el servicio lo permite.
            Default: False.
        as_of (datetime.date | None | Unset): El día cuyo derecho se pregunta; hoy, si se omite.
    """

    question: str
    offer: str
    omit_personal_data: bool | Unset = False
    keep_personal_data: bool | Unset = False
    as_of: datetime.date | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        question = self.question

        offer = self.offer

        omit_personal_data = self.omit_personal_data

        keep_personal_data = self.keep_personal_data

        as_of: str | Unset | None
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "question": question,
                "offer": offer,
            }
        )
        if omit_personal_data is not UNSET:
            field_dict["omit_personal_data"] = omit_personal_data
        if keep_personal_data is not UNSET:
            field_dict["keep_personal_data"] = keep_personal_data
        if as_of is not UNSET:
            field_dict["as_of"] = as_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        question = d.pop("question")

        offer = d.pop("offer")

        omit_personal_data = d.pop("omit_personal_data", UNSET)

        keep_personal_data = d.pop("keep_personal_data", UNSET)

        def _parse_as_of(data: object) -> datetime.date | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        as_of = _parse_as_of(d.pop("as_of", UNSET))

        take_in = cls(
            question=question,
            offer=offer,
            omit_personal_data=omit_personal_data,
            keep_personal_data=keep_personal_data,
            as_of=as_of,
        )

        take_in.additional_properties = d
        return take_in

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
