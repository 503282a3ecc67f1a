from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.municipality_in import MunicipalityIn


T = TypeVar("T", bound="AccountIn")


@_attrs_define
class AccountIn:
    """Una cuenta por abrir.

    Attributes:
        username (str):
        role (Role): What a person is here for.
        password (None | str | Unset):
        municipality (MunicipalityIn | None | Unset): La de un funcionario es obligatoria.
        office (str | Unset): La oficina que firma las respuestas de un asesor. Default: ''.
        email (None | str | Unset):
    """

    username: str
    role: Role
    password: str | Unset | None = UNSET
    municipality: MunicipalityIn | Unset | None = UNSET
    office: str | Unset = ""
    email: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.municipality_in import MunicipalityIn

        username = self.username

        role: str = self.role

        password: str | Unset | None
        if isinstance(self.password, Unset):
            password = UNSET
        else:
            password = self.password

        municipality: dict[str, Any] | Unset | None
        if isinstance(self.municipality, Unset):
            municipality = UNSET
        elif isinstance(self.municipality, MunicipalityIn):
            municipality = self.municipality.to_dict()
        else:
            municipality = self.municipality

        office = self.office

        email: str | Unset | None
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "username": username,
                "role": role,
            }
        )
        if password is not UNSET:
            field_dict["password"] = password
        if municipality is not UNSET:
            field_dict["municipality"] = municipality
        if office is not UNSET:
            field_dict["office"] = office
        if email is not UNSET:
            field_dict["email"] = email

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.municipality_in import MunicipalityIn

        d = dict(src_dict)
        username = d.pop("username")

        role = check_role(d.pop("role"))

        def _parse_password(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        password = _parse_password(d.pop("password", UNSET))

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

        office = d.pop("office", UNSET)

        def _parse_email(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        account_in = cls(
            username=username,
            role=role,
            password=password,
            municipality=municipality,
            office=office,
            email=email,
        )

        account_in.additional_properties = d
        return account_in

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
