from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answer_out import AnswerOut
    from ..models.consultation_out import ConsultationOut
    from ..models.note_out import NoteOut
    from ..models.rating_out import RatingOut
    from ..models.revision_out import RevisionOut


T = TypeVar("T", bound="HistoryOut")


@_attrs_define
class HistoryOut:
    """Todo lo escrito sobre una consulta, de lo primero a lo último.

    Attributes:
        consultation (ConsultationOut): Una consulta. Ningún borrador se entrega con ella; la respuesta, solo una vez
            revisada.
        revisions (list[RevisionOut]):
        notes (list[NoteOut]):
        releases (list[AnswerOut]):
        ratings (list[RatingOut]):
    """

    consultation: ConsultationOut
    revisions: list[RevisionOut]
    notes: list[NoteOut]
    releases: list[AnswerOut]
    ratings: list[RatingOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        consultation = self.consultation.to_dict()

        revisions = []
        for revisions_item_data in self.revisions:
            revisions_item = revisions_item_data.to_dict()
            revisions.append(revisions_item)

        notes = []
        for notes_item_data in self.notes:
            notes_item = notes_item_data.to_dict()
            notes.append(notes_item)

        releases = []
        for releases_item_data in self.releases:
            releases_item = releases_item_data.to_dict()
            releases.append(releases_item)

        ratings = []
        for ratings_item_data in self.ratings:
            ratings_item = ratings_item_data.to_dict()
            ratings.append(ratings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "consultation": consultation,
                "revisions": revisions,
                "notes": notes,
                "releases": releases,
                "ratings": ratings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_out import AnswerOut
        from ..models.consultation_out import ConsultationOut
        from ..models.note_out import NoteOut
        from ..models.rating_out import RatingOut
        from ..models.revision_out import RevisionOut

        d = dict(src_dict)
        consultation = ConsultationOut.from_dict(d.pop("consultation"))

        revisions = []
        _revisions = d.pop("revisions")
        for revisions_item_data in _revisions:
            revisions_item = RevisionOut.from_dict(revisions_item_data)

            revisions.append(revisions_item)

        notes = []
        _notes = d.pop("notes")
        for notes_item_data in _notes:
            notes_item = NoteOut.from_dict(notes_item_data)

            notes.append(notes_item)

        releases = []
        _releases = d.pop("releases")
        for releases_item_data in _releases:
            releases_item = AnswerOut.from_dict(releases_item_data)

            releases.append(releases_item)

        ratings = []
        _ratings = d.pop("ratings")
        for ratings_item_data in _ratings:
            ratings_item = RatingOut.from_dict(ratings_item_data)

            ratings.append(ratings_item)

        history_out = cls(
            consultation=consultation,
            revisions=revisions,
            notes=notes,
            releases=releases,
            ratings=ratings,
        )

        history_out.additional_properties = d
        return history_out

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
