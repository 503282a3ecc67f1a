from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role

if TYPE_CHECKING:
    from ..models.municipality_out import MunicipalityOut


T = TypeVar("T", bound="AccountOut")


@_attrs_define
class AccountOut:
    """Una cuenta.

    Attributes:
        id (str):
        username (str):
        role (Role): What a person is here for.
        municipality (MunicipalityOut | None):
        office (str):
        email (None | str):
        active (bool):
    """

    id: str
    username: str
    role: Role
    municipality: MunicipalityOut | None
    office: str
    email: str | None
    active: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.municipality_out import MunicipalityOut

        id = self.id

        username = self.username

        role: str = self.role

        municipality: dict[str, Any] | None
        if isinstance(self.municipality, MunicipalityOut):
            municipality = self.municipality.to_dict()
        else:
            municipality = self.municipality

        office = self.office

        email: str | None
        email = self.email

        active = self.active

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "username": username,
                "role": role,
                "municipality": municipality,
                "office": office,
                "email": email,
                "active": active,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.municipality_out import MunicipalityOut

        d = dict(src_dict)
        id = d.pop("id")

        username = d.pop("username")

        role = check_role(d.pop("role"))

        def _parse_municipality(data: object) -> MunicipalityOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                municipality_type_0 = MunicipalityOut.from_dict(data)

                return municipality_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MunicipalityOut | None, data)

        municipality = _parse_municipality(d.pop("municipality"))

        office = d.pop("office")

        def _parse_email(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        email = _parse_email(d.pop("email"))

        active = d.pop("active")

        account_out = cls(
            id=id,
            username=username,
            role=role,
            municipality=municipality,
            office=office,
            email=email,
            active=active,
        )

        account_out.additional_properties = d
        return account_out

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
