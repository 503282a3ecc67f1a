from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.passage_out import PassageOut


T = TypeVar("T", bound="SearchOut")


@_attrs_define
class SearchOut:
    """Las disposiciones que tratan de lo que se pregunta; nada está redactado a partir de ellas.

    Attributes:
        question (str):
        as_of (datetime.date): El día por el que se pregunta.
        generation (str): La generación del índice en que se buscó.
        message (None | str): Por qué no hay más que mostrar, en palabras para quien pregunta.
        passages (list[PassageOut]):
        notice (None | str | Unset): Si tenía datos personales, cuáles se quitaron antes de buscar.
    """

    question: str
    as_of: datetime.date
    generation: str
    message: str | None
    passages: list[PassageOut]
    notice: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        question = self.question

        as_of = self.as_of.isoformat()

        generation = self.generation

        message: str | None
        message = self.message

        passages = []
        for passages_item_data in self.passages:
            passages_item = passages_item_data.to_dict()
            passages.append(passages_item)

        notice: str | Unset | None
        if isinstance(self.notice, Unset):
            notice = UNSET
        else:
            notice = self.notice

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "question": question,
                "as_of": as_of,
                "generation": generation,
                "message": message,
                "passages": passages,
            }
        )
        if notice is not UNSET:
            field_dict["notice"] = notice

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passage_out import PassageOut

        d = dict(src_dict)
        question = d.pop("question")

        as_of = datetime.date.fromisoformat(d.pop("as_of"))

        generation = d.pop("generation")

        def _parse_message(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))

        passages = []
        _passages = d.pop("passages")
        for passages_item_data in _passages:
            passages_item = PassageOut.from_dict(passages_item_data)

            passages.append(passages_item)

        def _parse_notice(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        notice = _parse_notice(d.pop("notice", UNSET))

        search_out = cls(
            question=question,
            as_of=as_of,
            generation=generation,
            message=message,
            passages=passages,
            notice=notice,
        )

        search_out.additional_properties = d
        return search_out

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
