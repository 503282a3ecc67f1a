from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.kind import Kind, check_kind
from ..models.stage import Stage, check_stage

if TYPE_CHECKING:
    from ..models.job_out_result_type_0 import JobOutResultType0


T = TypeVar("T", bound="JobOut")


@_attrs_define
class JobOut:
    """Una tarea y lo que resultó de ella.

    Attributes:
        id (str):
        kind (Kind): What is to be done.
        state (Stage): How far a job is.
        files (list[str]):
        generation (None | str):
        created_at (datetime.datetime):
        finished_at (datetime.datetime | None):
        result (JobOutResultType0 | None): De `preview`: `norms` con ambos textos de lo que cambia, `broken_citations`,
            y en `consultations` las respuestas entregadas que quedarían desactualizadas. De `publish`: la generación y las
            consultas `stale`.
        error (None | str):
    """

    id: str
    kind: Kind
    state: Stage
    files: list[str]
    generation: str | None
    created_at: datetime.datetime
    finished_at: datetime.datetime | None
    result: JobOutResultType0 | None
    error: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.job_out_result_type_0 import JobOutResultType0

        id = self.id

        kind: str = self.kind

        state: str = self.state

        files = self.files

        generation: str | None
        generation = self.generation

        created_at = self.created_at.isoformat()

        finished_at: str | None
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        result: dict[str, Any] | None
        if isinstance(self.result, JobOutResultType0):
            result = self.result.to_dict()
        else:
            result = self.result

        error: str | None
        error = self.error

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "state": state,
                "files": files,
                "generation": generation,
                "created_at": created_at,
                "finished_at": finished_at,
                "result": result,
                "error": error,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job_out_result_type_0 import JobOutResultType0

        d = dict(src_dict)
        id = d.pop("id")

        kind = check_kind(d.pop("kind"))

        state = check_stage(d.pop("state"))

        files = cast(list[str], d.pop("files"))

        def _parse_generation(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        generation = _parse_generation(d.pop("generation"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        def _parse_result(data: object) -> JobOutResultType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = JobOutResultType0.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobOutResultType0 | None, data)

        result = _parse_result(d.pop("result"))

        def _parse_error(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        error = _parse_error(d.pop("error"))

        job_out = cls(
            id=id,
            kind=kind,
            state=state,
            files=files,
            generation=generation,
            created_at=created_at,
            finished_at=finished_at,
            result=result,
            error=error,
        )

        job_out.additional_properties = d
        return job_out

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
