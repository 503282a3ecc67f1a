from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.estimate_out import EstimateOut


T = TypeVar("T", bound="ServiceOut")


@_attrs_define
class ServiceOut:
    """Cómo se atendió un grupo de consultas. Sin el tiempo en que se esperaban datos de quien preguntó.

    Attributes:
        cases (int):
        answered (int):
        abstained (EstimateOut | None):
        in_time (EstimateOut | None):
        hours_p50 (float | None):
        hours_p90 (float | None):
        workdays_p50 (float | None):
        workdays_p90 (float | None):
    """

    cases: int
    answered: int
    abstained: EstimateOut | None
    in_time: EstimateOut | None
    hours_p50: float | None
    hours_p90: float | None
    workdays_p50: float | None
    workdays_p90: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate_out import EstimateOut

        cases = self.cases

        answered = self.answered

        abstained: dict[str, Any] | None
        if isinstance(self.abstained, EstimateOut):
            abstained = self.abstained.to_dict()
        else:
            abstained = self.abstained

        in_time: dict[str, Any] | None
        if isinstance(self.in_time, EstimateOut):
            in_time = self.in_time.to_dict()
        else:
            in_time = self.in_time

        hours_p50: float | None
        hours_p50 = self.hours_p50

        hours_p90: float | None
        hours_p90 = self.hours_p90

        workdays_p50: float | None
        workdays_p50 = self.workdays_p50

        workdays_p90: float | None
        workdays_p90 = self.workdays_p90

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cases": cases,
                "answered": answered,
                "abstained": abstained,
                "in_time": in_time,
                "hours_p50": hours_p50,
                "hours_p90": hours_p90,
                "workdays_p50": workdays_p50,
                "workdays_p90": workdays_p90,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.estimate_out import EstimateOut

        d = dict(src_dict)
        cases = d.pop("cases")

        answered = d.pop("answered")

        def _parse_abstained(data: object) -> EstimateOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                abstained_type_0 = EstimateOut.from_dict(data)

                return abstained_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EstimateOut | None, data)

        abstained = _parse_abstained(d.pop("abstained"))

        def _parse_in_time(data: object) -> EstimateOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                in_time_type_0 = EstimateOut.from_dict(data)

                return in_time_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EstimateOut | None, data)

        in_time = _parse_in_time(d.pop("in_time"))

        def _parse_hours_p50(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        hours_p50 = _parse_hours_p50(d.pop("hours_p50"))

        def _parse_hours_p90(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        hours_p90 = _parse_hours_p90(d.pop("hours_p90"))

        def _parse_workdays_p50(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        workdays_p50 = _parse_workdays_p50(d.pop("workdays_p50"))

        def _parse_workdays_p90(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        workdays_p90 = _parse_workdays_p90(d.pop("workdays_p90"))

        service_out = cls(
            cases=cases,
            answered=answered,
            abstained=abstained,
            in_time=in_time,
            hours_p50=hours_p50,
            hours_p90=hours_p90,
            workdays_p50=workdays_p50,
            workdays_p90=workdays_p90,
        )

        service_out.additional_properties = d
        return service_out

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
