from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.estimate_out import EstimateOut


T = TypeVar("T", bound="MendedOut")


@_attrs_define
class MendedOut:
    """Una clase de cambio.

    Attributes:
        kind (str):
        count (int):
        share (EstimateOut | None):
    """

    kind: str
    count: int
    share: EstimateOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate_out import EstimateOut

        kind = self.kind

        count = self.count

        share: dict[str, Any] | None
        if isinstance(self.share, EstimateOut):
            share = self.share.to_dict()
        else:
            share = self.share

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "count": count,
                "share": share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.estimate_out import EstimateOut

        d = dict(src_dict)
        kind = d.pop("kind")

        count = d.pop("count")

        def _parse_share(data: object) -> EstimateOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                share_type_0 = EstimateOut.from_dict(data)

                return share_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EstimateOut | None, data)

        share = _parse_share(d.pop("share"))

        mended_out = cls(
            kind=kind,
            count=count,
            share=share,
        )

        mended_out.additional_properties = d
        return mended_out

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
