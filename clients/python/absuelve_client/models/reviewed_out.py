from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.estimate_out import EstimateOut
    from ..models.reviewed_out_reasons import ReviewedOutReasons


T = TypeVar("T", bound="ReviewedOut")


@_attrs_define
class ReviewedOut:
    """Lo que dicen las revisiones de un grupo.

    Attributes:
        group (str):
        answers (int):
        by_hand (int): Las que no partieron de un borrador.
        accepted (EstimateOut | None): Entregadas sin cambiar el borrador.
        distance (EstimateOut | None): Qué parte de las palabras cambió.
        rating (EstimateOut | None):
        reasons (ReviewedOutReasons):
    """

    group: str
    answers: int
    by_hand: int
    accepted: EstimateOut | None
    distance: EstimateOut | None
    rating: EstimateOut | None
    reasons: ReviewedOutReasons
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate_out import EstimateOut

        group = self.group

        answers = self.answers

        by_hand = self.by_hand

        accepted: dict[str, Any] | None
        if isinstance(self.accepted, EstimateOut):
            accepted = self.accepted.to_dict()
        else:
            accepted = self.accepted

        distance: dict[str, Any] | None
        if isinstance(self.distance, EstimateOut):
            distance = self.distance.to_dict()
        else:
            distance = self.distance

        rating: dict[str, Any] | None
        if isinstance(self.rating, EstimateOut):
            rating = self.rating.to_dict()
        else:
            rating = self.rating

        reasons = self.reasons.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "group": group,
                "answers": answers,
                "by_hand": by_hand,
                "accepted": accepted,
                "distance": distance,
                "rating": rating,
                "reasons": reasons,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.estimate_out import EstimateOut
        from ..models.reviewed_out_reasons import ReviewedOutReasons

        d = dict(src_dict)
        group = d.pop("group")

        answers = d.pop("answers")

        by_hand = d.pop("by_hand")

        def _parse_accepted(data: object) -> EstimateOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                accepted_type_0 = EstimateOut.from_dict(data)

                return accepted_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EstimateOut | None, data)

        accepted = _parse_accepted(d.pop("accepted"))

        def _parse_distance(data: object) -> EstimateOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                distance_type_0 = EstimateOut.from_dict(data)

                return distance_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EstimateOut | None, data)

        distance = _parse_distance(d.pop("distance"))

        def _parse_rating(data: object) -> EstimateOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rating_type_0 = EstimateOut.from_dict(data)

                return rating_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EstimateOut | None, data)

        rating = _parse_rating(d.pop("rating"))

        reasons = ReviewedOutReasons.from_dict(d.pop("reasons"))

        reviewed_out = cls(
            group=group,
            answers=answers,
            by_hand=by_hand,
            accepted=accepted,
            distance=distance,
            rating=rating,
            reasons=reasons,
        )

        reviewed_out.additional_properties = d
        return reviewed_out

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
