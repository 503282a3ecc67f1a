from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_reason import EditReason, check_edit_reason

if TYPE_CHECKING:
    from ..models.stretch_out import StretchOut


T = TypeVar("T", bound="RevisionOut")


@_attrs_define
class RevisionOut:
    """Un borrador y en qué difiere del anterior.

    Attributes:
        number (int):
        author (str):
        made_at (datetime.datetime):
        reasons (list[EditReason]):
        reason (None | str):
        text (str):
        changes (list[StretchOut]):
    """

    number: int
    author: str
    made_at: datetime.datetime
    reasons: list[EditReason]
    reason: str | None
    text: str
    changes: list[StretchOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        author = self.author

        made_at = self.made_at.isoformat()

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item: str = reasons_item_data
            reasons.append(reasons_item)

        reason: str | None
        reason = self.reason

        text = self.text

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "author": author,
                "made_at": made_at,
                "reasons": reasons,
                "reason": reason,
                "text": text,
                "changes": changes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.stretch_out import StretchOut

        d = dict(src_dict)
        number = d.pop("number")

        author = d.pop("author")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = check_edit_reason(reasons_item_data)

            reasons.append(reasons_item)

        def _parse_reason(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        text = d.pop("text")

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = StretchOut.from_dict(changes_item_data)

            changes.append(changes_item)

        revision_out = cls(
            number=number,
            author=author,
            made_at=made_at,
            reasons=reasons,
            reason=reason,
            text=text,
            changes=changes,
        )

        revision_out.additional_properties = d
        return revision_out

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
