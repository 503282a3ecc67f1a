from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.claim_out import ClaimOut


T = TypeVar("T", bound="ReviewOut")


@_attrs_define
class ReviewOut:
    """Lo que solo ven quienes revisan.

    Attributes:
        asker (str):
        draft (int): El borrador que vale; 0 si aún no hay.
        risk (int):
        confidence (float | None): La del redactor automático, de 0 a 1.
        overdue (bool):
        claim (ClaimOut | None):
        approvals (list[str]): Las cuentas que aprobaron este borrador.
    """

    asker: str
    draft: int
    risk: int
    confidence: float | None
    overdue: bool
    claim: ClaimOut | None
    approvals: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.claim_out import ClaimOut

        asker = self.asker

        draft = self.draft

        risk = self.risk

        confidence: float | None
        confidence = self.confidence

        overdue = self.overdue

        claim: dict[str, Any] | None
        if isinstance(self.claim, ClaimOut):
            claim = self.claim.to_dict()
        else:
            claim = self.claim

        approvals = self.approvals

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "asker": asker,
                "draft": draft,
                "risk": risk,
                "confidence": confidence,
                "overdue": overdue,
                "claim": claim,
                "approvals": approvals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.claim_out import ClaimOut

        d = dict(src_dict)
        asker = d.pop("asker")

        draft = d.pop("draft")

        risk = d.pop("risk")

        def _parse_confidence(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        confidence = _parse_confidence(d.pop("confidence"))

        overdue = d.pop("overdue")

        def _parse_claim(data: object) -> ClaimOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                claim_type_0 = ClaimOut.from_dict(data)

                return claim_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ClaimOut | None, data)

        claim = _parse_claim(d.pop("claim"))

        approvals = cast(list[str], d.pop("approvals"))

        review_out = cls(
            asker=asker,
            draft=draft,
            risk=risk,
            confidence=confidence,
            overdue=overdue,
            claim=claim,
            approvals=approvals,
        )

        review_out.additional_properties = d
        return review_out

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
