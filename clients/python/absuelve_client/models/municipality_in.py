from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MunicipalityIn")


@_attrs_define
class MunicipalityIn:
    """La municipalidad de una cuenta.

    Attributes:
        ubigeo (str):
        region (None | str | Unset): Se omite con un ubigeo de la lista oficial.
        province (None | str | Unset):
        district (None | str | Unset):
    """

    ubigeo: str
    region: str | Unset | None = UNSET
    province: str | Unset | None = UNSET
    district: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ubigeo = self.ubigeo

        region: str | Unset | None
        if isinstance(self.region, Unset):
            region = UNSET
        else:
            region = self.region

        province: str | Unset | None
        if isinstance(self.province, Unset):
            province = UNSET
        else:
            province = self.province

        district: str | Unset | None
        if isinstance(self.district, Unset):
            district = UNSET
        else:
            district = self.district

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ubigeo": ubigeo,
            }
        )
        if region is not UNSET:
            field_dict["region"] = region
        if province is not UNSET:
            field_dict["province"] = province
        if district is not UNSET:
            field_dict["district"] = district

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ubigeo = d.pop("ubigeo")

        def _parse_region(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        region = _parse_region(d.pop("region", UNSET))

        def _parse_province(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        province = _parse_province(d.pop("province", UNSET))

        def _parse_district(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        district = _parse_district(d.pop("district", UNSET))

        municipality_in = cls(
            ubigeo=ubigeo,
            region=region,
            province=province,
            district=district,
        )

        municipality_in.additional_properties = d
        return municipality_in

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
