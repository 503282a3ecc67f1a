from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WritingOut")


@_attrs_define
class WritingOut:
    """Lo que un modelo lleva escrito. Nada lo ha comprobado todavía: no se usa ni se entrega.

    Attributes:
        text (str): El texto hasta ahora, con los códigos de sus citas; vacío si no hay.
        writing (bool): Si se está escribiendo ahora.
    """

    text: str
    writing: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        writing = self.writing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "writing": writing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        writing = d.pop("writing")

        writing_out = cls(
            text=text,
            writing=writing,
        )

        writing_out.additional_properties = d
        return writing_out

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
