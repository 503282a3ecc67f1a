from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.warning_kind import WarningKind, check_warning_kind

if TYPE_CHECKING:
    from ..models.warning_decision import WarningDecision
    from ..models.warning_place import WarningPlace


T = TypeVar("T", bound="WarningOut")


@_attrs_define
class WarningOut:
    """Algo por revisar, y si ya se revisó.

    Attributes:
        id (str): El mismo mientras se diga lo mismo de la misma norma o archivo.
        key (str): `id` con lo que se ve ahora: cambia cuando cambia el texto del que habla.
        kind (WarningKind): What is left of a file or a norm; the value is what an editor reads.
        of (str): La norma, o la ruta del archivo.
        what (str):
        places (list[WarningPlace]):
        settled (bool):
        lapsed (bool): Se dio por revisado y después cambió aquello de lo que habla: está por revisar.
        decision (None | WarningDecision):
    """

    id: str
    key: str
    kind: WarningKind
    of: str
    what: str
    places: list[WarningPlace]
    settled: bool
    lapsed: bool
    decision: WarningDecision | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.warning_decision import WarningDecision

        id = self.id

        key = self.key

        kind: str = self.kind

        of = self.of

        what = self.what

        places = []
        for places_item_data in self.places:
            places_item = places_item_data.to_dict()
            places.append(places_item)

        settled = self.settled

        lapsed = self.lapsed

        decision: dict[str, Any] | None
        if isinstance(self.decision, WarningDecision):
            decision = self.decision.to_dict()
        else:
            decision = self.decision

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "key": key,
                "kind": kind,
                "of": of,
                "what": what,
                "places": places,
                "settled": settled,
                "lapsed": lapsed,
                "decision": decision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.warning_decision import WarningDecision
        from ..models.warning_place import WarningPlace

        d = dict(src_dict)
        id = d.pop("id")

        key = d.pop("key")

        kind = check_warning_kind(d.pop("kind"))

        of = d.pop("of")

        what = d.pop("what")

        places = []
        _places = d.pop("places")
        for places_item_data in _places:
            places_item = WarningPlace.from_dict(places_item_data)

            places.append(places_item)

        settled = d.pop("settled")

        lapsed = d.pop("lapsed")

        def _parse_decision(data: object) -> WarningDecision | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                decision_type_0 = WarningDecision.from_dict(data)

                return decision_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WarningDecision, data)

        decision = _parse_decision(d.pop("decision"))

        warning_out = cls(
            id=id,
            key=key,
            kind=kind,
            of=of,
            what=what,
            places=places,
            settled=settled,
            lapsed=lapsed,
            decision=decision,
        )

        warning_out.additional_properties = d
        return warning_out

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
