from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.municipality_in import MunicipalityIn


T = TypeVar("T", bound="AccountPatch")


@_attrs_define
class AccountPatch:
    """Lo que cambia de una cuenta; lo que se omite queda como está.

    Attributes:
        active (bool | None | Unset): Si está abierta.
        role (None | Role | Unset): Con otra función, sus sesiones y claves terminan.
        email (None | str | Unset):
        office (None | str | Unset):
        municipality (MunicipalityIn | None | Unset):
    """

    active: bool | Unset | None = UNSET
    role: Role | Unset | None = UNSET
    email: str | Unset | None = UNSET
    office: str | Unset | None = UNSET
    municipality: MunicipalityIn | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.municipality_in import MunicipalityIn

        active: bool | Unset | None
        if isinstance(self.active, Unset):
            active = UNSET
        else:
            active = self.active

        role: str | Unset | None
        if isinstance(self.role, Unset):
            role = UNSET
        elif isinstance(self.role, str):
            role = self.role
        else:
            role = self.role

        email: str | Unset | None
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        office: str | Unset | None
        if isinstance(self.office, Unset):
            office = UNSET
        else:
            office = self.office

        municipality: dict[str, Any] | Unset | None
        if isinstance(self.municipality, Unset):
            municipality = UNSET
        elif isinstance(self.municipality, MunicipalityIn):
            municipality = self.municipality.to_dict()
        else:
            municipality = self.municipality

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if active is not UNSET:
            field_dict["active"] = active
        if role is not UNSET:
            field_dict["role"] = role
        if email is not UNSET:
            field_dict["email"] = email
        if office is not UNSET:
            field_dict["office"] = office
        if municipality is not UNSET:
            field_dict["municipality"] = municipality

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.municipality_in import MunicipalityIn

        d = dict(src_dict)

        def _parse_active(data: object) -> bool | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        active = _parse_active(d.pop("active", UNSET))

        def _parse_role(data: object) -> Role | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                role_type_0 = check_role(data)

                return role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Role | Unset, data)

        role = _parse_role(d.pop("role", UNSET))

        def _parse_email(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        def _parse_office(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        office = _parse_office(d.pop("office", UNSET))

        def _parse_municipality(data: object) -> MunicipalityIn | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                municipality_type_0 = MunicipalityIn.from_dict(data)

                return municipality_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MunicipalityIn | None | Unset, data)

        municipality = _parse_municipality(d.pop("municipality", UNSET))

        account_patch = cls(
            active=active,
            role=role,
            email=email,
            office=office,
            municipality=municipality,
        )

        account_patch.additional_properties = d
        return account_patch

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
