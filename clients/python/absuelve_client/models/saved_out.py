from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.checked_out import CheckedOut


T = TypeVar("T", bound="SavedOut")


@_attrs_define
class SavedOut:
    """El borrador que quedó; las afirmaciones sin sustento vienen marcadas.

    Attributes:
        number (int):
        digest (str):
        generation (str):
        text (str):
        statements (list[CheckedOut]):
        caveats (list[str]):
    """

    number: int
    digest: str
    generation: str
    text: str
    statements: list[CheckedOut]
    caveats: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        digest = self.digest

        generation = self.generation

        text = self.text

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        caveats = self.caveats

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "digest": digest,
                "generation": generation,
                "text": text,
                "statements": statements,
                "caveats": caveats,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.checked_out import CheckedOut

        d = dict(src_dict)
        number = d.pop("number")

        digest = d.pop("digest")

        generation = d.pop("generation")

        text = d.pop("text")

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = CheckedOut.from_dict(statements_item_data)

            statements.append(statements_item)

        caveats = cast(list[str], d.pop("caveats"))

        saved_out = cls(
            number=number,
            digest=digest,
            generation=generation,
            text=text,
            statements=statements,
            caveats=caveats,
        )

        saved_out.additional_properties = d
        return saved_out

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
