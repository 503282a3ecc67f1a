from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.statement_in import StatementIn


T = TypeVar("T", bound="CuratedIn")


@_attrs_define
class CuratedIn:
    """Las formas de preguntarlo y la respuesta entera, con sus citas.

    Attributes:
        wordings (list[str]): La primera es su título.
        statements (list[StatementIn]):
        caveats (list[str] | Unset):
    """

    wordings: list[str]
    statements: list[StatementIn]
    caveats: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        wordings = self.wordings

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        caveats: list[str] | Unset = UNSET
        if not isinstance(self.caveats, Unset):
            caveats = self.caveats

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "wordings": wordings,
                "statements": statements,
            }
        )
        if caveats is not UNSET:
            field_dict["caveats"] = caveats

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.statement_in import StatementIn

        d = dict(src_dict)
        wordings = cast(list[str], d.pop("wordings"))

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = StatementIn.from_dict(statements_item_data)

            statements.append(statements_item)

        caveats = cast(list[str], d.pop("caveats", UNSET))

        curated_in = cls(
            wordings=wordings,
            statements=statements,
            caveats=caveats,
        )

        curated_in.additional_properties = d
        return curated_in

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
