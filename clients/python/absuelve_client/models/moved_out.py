from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.change import Change, check_change

T = TypeVar("T", bound="MovedOut")


@_attrs_define
class MovedOut:
    """Una disposición citada que cambió: su texto de entonces y el de ahora.

    Attributes:
        provision (str):
        label (str):
        change (Change): What happened to a wording since it was cited; the value is what people read.
        before (str):
        now (None | str): El texto que rige ahora, si lo hay.
        by (None | str): La norma que lo cambió.
        since (datetime.date | None):
    """

    provision: str
    label: str
    change: Change
    before: str
    now: str | None
    by: str | None
    since: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provision = self.provision

        label = self.label

        change: str = self.change

        before = self.before

        now: str | None
        now = self.now

        by: str | None
        by = self.by

        since: str | None
        if isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provision": provision,
                "label": label,
                "change": change,
                "before": before,
                "now": now,
                "by": by,
                "since": since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        provision = d.pop("provision")

        label = d.pop("label")

        change = check_change(d.pop("change"))

        before = d.pop("before")

        def _parse_now(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        now = _parse_now(d.pop("now"))

        def _parse_by(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        by = _parse_by(d.pop("by"))

        def _parse_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        since = _parse_since(d.pop("since"))

        moved_out = cls(
            provision=provision,
            label=label,
            change=change,
            before=before,
            now=now,
            by=by,
            since=since,
        )

        moved_out.additional_properties = d
        return moved_out

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
