from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PublicationOut")


@_attrs_define
class PublicationOut:
    """Una generación publicada.

    Attributes:
        generation (str):
        at (datetime.datetime):
        served (bool): Si es la que se sirve.
        kept (bool): Si se puede volver a ella.
        norms (int):
        passages (int):
        since (None | str):
        added (list[str]):
        changed (list[str]):
        removed (list[str]):
    """

    generation: str
    at: datetime.datetime
    served: bool
    kept: bool
    norms: int
    passages: int
    since: str | None
    added: list[str]
    changed: list[str]
    removed: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        generation = self.generation

        at = self.at.isoformat()

        served = self.served

        kept = self.kept

        norms = self.norms

        passages = self.passages

        since: str | None
        since = self.since

        added = self.added

        changed = self.changed

        removed = self.removed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "generation": generation,
                "at": at,
                "served": served,
                "kept": kept,
                "norms": norms,
                "passages": passages,
                "since": since,
                "added": added,
                "changed": changed,
                "removed": removed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        generation = d.pop("generation")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        served = d.pop("served")

        kept = d.pop("kept")

        norms = d.pop("norms")

        passages = d.pop("passages")

        def _parse_since(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        since = _parse_since(d.pop("since"))

        added = cast(list[str], d.pop("added"))

        changed = cast(list[str], d.pop("changed"))

        removed = cast(list[str], d.pop("removed"))

        publication_out = cls(
            generation=generation,
            at=at,
            served=served,
            kept=kept,
            norms=norms,
            passages=passages,
            since=since,
            added=added,
            changed=changed,
            removed=removed,
        )

        publication_out.additional_properties = d
        return publication_out

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
