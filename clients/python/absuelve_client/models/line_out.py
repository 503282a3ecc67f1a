from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.service_out import ServiceOut


T = TypeVar("T", bound="LineOut")


@_attrs_define
class LineOut:
    """Una fila: el lugar, tema o momento, del más amplio al más particular.

    Attributes:
        key (list[str]):
        service (ServiceOut): Cómo se atendió un grupo de consultas. Sin el tiempo en que se esperaban datos de quien
            preguntó.
    """

    key: list[str]
    service: ServiceOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        service = self.service.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "service": service,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.service_out import ServiceOut

        d = dict(src_dict)
        key = cast(list[str], d.pop("key"))

        service = ServiceOut.from_dict(d.pop("service"))

        line_out = cls(
            key=key,
            service=service,
        )

        line_out.additional_properties = d
        return line_out

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
