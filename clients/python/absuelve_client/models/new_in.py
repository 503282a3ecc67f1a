from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.statement_in import StatementIn


T = TypeVar("T", bound="NewIn")


@_attrs_define
class NewIn:
    """Una respuesta nueva: escrita (`statements`), o tomada de la que se entregó a una consulta (`source`).

    Attributes:
        wordings (list[str]): La primera es su título.
        statements (list[StatementIn] | None | Unset):
        caveats (list[str] | Unset):
        source (None | str | Unset): La consulta cuya respuesta se toma.
    """

    wordings: list[str]
    statements: list[StatementIn] | Unset | None = UNSET
    caveats: list[str] | Unset = UNSET
    source: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        wordings = self.wordings

        statements: list[dict[str, Any]] | Unset | None
        if isinstance(self.statements, Unset):
            statements = UNSET
        elif isinstance(self.statements, list):
            statements = []
            for statements_type_0_item_data in self.statements:
                statements_type_0_item = statements_type_0_item_data.to_dict()
                statements.append(statements_type_0_item)

        else:
            statements = self.statements

        caveats: list[str] | Unset = UNSET
        if not isinstance(self.caveats, Unset):
            caveats = self.caveats

        source: str | Unset | None
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "wordings": wordings,
            }
        )
        if statements is not UNSET:
            field_dict["statements"] = statements
        if caveats is not UNSET:
            field_dict["caveats"] = caveats
        if source is not UNSET:
            field_dict["source"] = source

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.statement_in import StatementIn

        d = dict(src_dict)
        wordings = cast(list[str], d.pop("wordings"))

        def _parse_statements(data: object) -> list[StatementIn] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                statements_type_0 = []
                _statements_type_0 = data
                for statements_type_0_item_data in _statements_type_0:
                    statements_type_0_item = StatementIn.from_dict(statements_type_0_item_data)

                    statements_type_0.append(statements_type_0_item)

                return statements_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[StatementIn] | None | Unset, data)

        statements = _parse_statements(d.pop("statements", UNSET))

        caveats = cast(list[str], d.pop("caveats", UNSET))

        def _parse_source(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        new_in = cls(
            wordings=wordings,
            statements=statements,
            caveats=caveats,
            source=source,
        )

        new_in.additional_properties = d
        return new_in

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
