from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.fate import Fate, check_fate

T = TypeVar("T", bound="ChangedOut")


@_attrs_define
class ChangedOut:
    """Una disposición que cambió, con un extracto de lo que decía y de lo que dice.

    Attributes:
        provision (str):
        label (str):
        fate (Fate): What happens to a norm or a provision; the value is what an editor reads.
        by (None | str): La norma que la cambió.
        on (datetime.date | None): Desde cuándo.
        before (str):
        after (str):
    """

    provision: str
    label: str
    fate: Fate
    by: str | None
    on: datetime.date | None
    before: str
    after: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provision = self.provision

        label = self.label

        fate: str = self.fate

        by: str | None
        by = self.by

        on: str | None
        if isinstance(self.on, datetime.date):
            on = self.on.isoformat()
        else:
            on = self.on

        before = self.before

        after = self.after

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provision": provision,
                "label": label,
                "fate": fate,
                "by": by,
                "on": on,
                "before": before,
                "after": after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        provision = d.pop("provision")

        label = d.pop("label")

        fate = check_fate(d.pop("fate"))

        def _parse_by(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        by = _parse_by(d.pop("by"))

        def _parse_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                on_type_0 = datetime.date.fromisoformat(data)

                return on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        on = _parse_on(d.pop("on"))

        before = d.pop("before")

        after = d.pop("after")

        changed_out = cls(
            provision=provision,
            label=label,
            fate=fate,
            by=by,
            on=on,
            before=before,
            after=after,
        )

        changed_out.additional_properties = d
        return changed_out

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
