from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.overview_out_decided import OverviewOutDecided
    from ..models.service_out import ServiceOut


T = TypeVar("T", bound="OverviewOut")


@_attrs_define
class OverviewOut:
    """El servicio entero. `decided` cuenta los motivos con que se pidieron datos o no se atendió.

    Attributes:
        first (str): El primer trimestre.
        last (str):
        service (ServiceOut): Cómo se atendió un grupo de consultas. Sin el tiempo en que se esperaban datos de quien
            preguntó.
        districts (int):
        of_districts (int):
        decided (OverviewOutDecided):
    """

    first: str
    last: str
    service: ServiceOut
    districts: int
    of_districts: int
    decided: OverviewOutDecided
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first = self.first

        last = self.last

        service = self.service.to_dict()

        districts = self.districts

        of_districts = self.of_districts

        decided = self.decided.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first": first,
                "last": last,
                "service": service,
                "districts": districts,
                "of_districts": of_districts,
                "decided": decided,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.overview_out_decided import OverviewOutDecided
        from ..models.service_out import ServiceOut

        d = dict(src_dict)
        first = d.pop("first")

        last = d.pop("last")

        service = ServiceOut.from_dict(d.pop("service"))

        districts = d.pop("districts")

        of_districts = d.pop("of_districts")

        decided = OverviewOutDecided.from_dict(d.pop("decided"))

        overview_out = cls(
            first=first,
            last=last,
            service=service,
            districts=districts,
            of_districts=of_districts,
            decided=decided,
        )

        overview_out.additional_properties = d
        return overview_out

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
