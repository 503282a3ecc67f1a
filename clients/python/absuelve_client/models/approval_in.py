from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ApprovalIn")


@_attrs_define
class ApprovalIn:
    """Qué borrador se aprueba, por su huella, y con qué generación del corpus a la vista.

    Attributes:
        digest (str):
        generation (str):
        checklist (list[str]): Las claves de los puntos comprobados.
    """

    digest: str
    generation: str
    checklist: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        digest = self.digest

        generation = self.generation

        checklist = self.checklist

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "digest": digest,
                "generation": generation,
                "checklist": checklist,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        digest = d.pop("digest")

        generation = d.pop("generation")

        checklist = cast(list[str], d.pop("checklist"))

        approval_in = cls(
            digest=digest,
            generation=generation,
            checklist=checklist,
        )

        approval_in.additional_properties = d
        return approval_in

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
