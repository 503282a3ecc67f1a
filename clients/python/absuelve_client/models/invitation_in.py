from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.municipality_in import MunicipalityIn


T = TypeVar("T", bound="InvitationIn")


@_attrs_define
class InvitationIn:
    """A quién se invita, y a qué.

    Attributes:
        email (str): Será también el nombre de la cuenta.
        role (Role): What a person is here for.
        municipality (MunicipalityIn | None | Unset): La de un funcionario es obligatoria.
        office (str | Unset):  Default: ''.
    """

    email: str
    role: Role
    municipality: MunicipalityIn | Unset | None = UNSET
    office: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.municipality_in import MunicipalityIn

        email = self.email

        role: str = self.role

        municipality: dict[str, Any] | Unset | None
        if isinstance(self.municipality, Unset):
            municipality = UNSET
        elif isinstance(self.municipality, MunicipalityIn):
            municipality = self.municipality.to_dict()
        else:
            municipality = self.municipality

        office = self.office

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "email": email,
                "role": role,
            }
        )
        if municipality is not UNSET:
            field_dict["municipality"] = municipality
        if office is not UNSET:
            field_dict["office"] = office

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.municipality_in import MunicipalityIn

        d = dict(src_dict)
        email = d.pop("email")

        role = check_role(d.pop("role"))

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

        invitation_in = cls(
            email=email,
            role=role,
            municipality=municipality,
            office=office,
        )

        invitation_in.additional_properties = d
        return invitation_in

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
