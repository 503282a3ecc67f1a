from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.kind import Kind, check_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="JobIn")


@_attrs_define
class JobIn:
    """Lo que se pide hacer con el corpus.

    Attributes:
        kind (Kind): What is to be done.
        files (list[str] | Unset): Los archivos, por su número.
        generation (None | str | Unset): A cuál volver; la anterior, si se omite.
    """

    kind: Kind
    files: list[str] | Unset = UNSET
    generation: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        files: list[str] | Unset = UNSET
        if not isinstance(self.files, Unset):
            files = self.files

        generation: str | Unset | None
        if isinstance(self.generation, Unset):
            generation = UNSET
        else:
            generation = self.generation

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
            }
        )
        if files is not UNSET:
            field_dict["files"] = files
        if generation is not UNSET:
            field_dict["generation"] = generation

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_kind(d.pop("kind"))

        files = cast(list[str], d.pop("files", UNSET))

        def _parse_generation(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        generation = _parse_generation(d.pop("generation", UNSET))

        job_in = cls(
            kind=kind,
            files=files,
            generation=generation,
        )

        job_in.additional_properties = d
        return job_in

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
