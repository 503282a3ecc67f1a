from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.answer_out import AnswerOut


T = TypeVar("T", bound="OfferOut")


@_attrs_define
class OfferOut:
    """Una respuesta ya revisada a una pregunta como la suya, sin quién preguntó ni con qué palabras.

    Attributes:
        id (str): Con qué se toma; cambia con la respuesta.
        title (str):
        on (datetime.date): El día a cuyo derecho se acaba de comparar todo lo que cita.
        answer (AnswerOut): Una respuesta revisada y aprobada.
        curated (bool | Unset): Si la prepararon los asesores, y no se dio antes a otra consulta. Default: False.
    """

    id: str
    title: str
    on: datetime.date
    answer: AnswerOut
    curated: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        on = self.on.isoformat()

        answer = self.answer.to_dict()

        curated = self.curated

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "on": on,
                "answer": answer,
            }
        )
        if curated is not UNSET:
            field_dict["curated"] = curated

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_out import AnswerOut

        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        on = datetime.date.fromisoformat(d.pop("on"))

        answer = AnswerOut.from_dict(d.pop("answer"))

        curated = d.pop("curated", UNSET)

        offer_out = cls(
            id=id,
            title=title,
            on=on,
            answer=answer,
            curated=curated,
        )

        offer_out.additional_properties = d
        return offer_out

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
