from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_reason import EditReason, check_edit_reason
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.statement_in import StatementIn


T = TypeVar("T", bound="DraftIn")


@_attrs_define
class DraftIn:
    """El borrador entero, como debe quedar, y por qué se cambia.

    Attributes:
        statements (list[StatementIn]):
        reasons (list[EditReason]):
        caveats (list[str] | None | Unset): Las advertencias finales; si se omiten, quedan.
    """

    statements: list[StatementIn]
    reasons: list[EditReason]
    caveats: list[str] | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item: str = reasons_item_data
            reasons.append(reasons_item)

        caveats: list[str] | Unset | None
        if isinstance(self.caveats, Unset):
            caveats = UNSET
        elif isinstance(self.caveats, list):
            caveats = self.caveats

        else:
            caveats = self.caveats

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "statements": statements,
                "reasons": reasons,
            }
        )
        if caveats is not UNSET:
            field_dict["caveats"] = caveats

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.statement_in import StatementIn

        d = dict(src_dict)
        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = StatementIn.from_dict(statements_item_data)

            statements.append(statements_item)

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = check_edit_reason(reasons_item_data)

            reasons.append(reasons_item)

        def _parse_caveats(data: object) -> list[str] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                caveats_type_0 = cast(list[str], data)

                return caveats_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        caveats = _parse_caveats(d.pop("caveats", UNSET))

        draft_in = cls(
            statements=statements,
            reasons=reasons,
            caveats=caveats,
        )

        draft_in.additional_properties = d
        return draft_in

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
