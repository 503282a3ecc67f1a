from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.matter import Matter, check_matter
from ..models.state import State, check_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.answer_out import AnswerOut
    from ..models.municipality_out import MunicipalityOut
    from ..models.note_out import NoteOut
    from ..models.passage_out import PassageOut
    from ..models.review_out import ReviewOut


T = TypeVar("T", bound="ConsultationDetail")


@_attrs_define
class ConsultationDetail:
    """Una consulta entera: lo que se mostró al preguntar, lo dicho después y la respuesta si ya se entregó.

    Attributes:
        id (str):
        version (int): Sube con cada cambio; va en If-Match para cambiarla.
        state (State): Where a consultation stands.
        question (str):
        as_of (datetime.date | None): El día cuyo derecho se preguntó, si no es el de hoy.
        asked_at (datetime.datetime):
        expected (datetime.datetime): Para cuándo se espera el siguiente paso.
        municipality (MunicipalityOut): Una municipalidad.
        matter (Matter): What a question wants of its advisor; it decides who reviews and how closely.
        own (bool): Si la hizo la cuenta que la lee.
        thread (str): La consulta que abrió el hilo.
        parent (None | str): La consulta a la que sigue.
        note (str): Lo que pide el asesor, o por qué no se atendió.
        releases (int): Cuántas veces se entregó una respuesta.
        passages (list[PassageOut]):
        notes (list[NoteOut]):
        answer (AnswerOut | None):
        review (None | ReviewOut | Unset):
    """

    id: str
    version: int
    state: State
    question: str
    as_of: datetime.date | None
    asked_at: datetime.datetime
    expected: datetime.datetime
    municipality: MunicipalityOut
    matter: Matter
    own: bool
    thread: str
    parent: str | None
    note: str
    releases: int
    passages: list[PassageOut]
    notes: list[NoteOut]
    answer: AnswerOut | None
    review: ReviewOut | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.answer_out import AnswerOut
        from ..models.review_out import ReviewOut

        id = self.id

        version = self.version

        state: str = self.state

        question = self.question

        as_of: str | None
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        asked_at = self.asked_at.isoformat()

        expected = self.expected.isoformat()

        municipality = self.municipality.to_dict()

        matter: str = self.matter

        own = self.own

        thread = self.thread

        parent: str | None
        parent = self.parent

        note = self.note

        releases = self.releases

        passages = []
        for passages_item_data in self.passages:
            passages_item = passages_item_data.to_dict()
            passages.append(passages_item)

        notes = []
        for notes_item_data in self.notes:
            notes_item = notes_item_data.to_dict()
            notes.append(notes_item)

        answer: dict[str, Any] | None
        if isinstance(self.answer, AnswerOut):
            answer = self.answer.to_dict()
        else:
            answer = self.answer

        review: dict[str, Any] | Unset | None
        if isinstance(self.review, Unset):
            review = UNSET
        elif isinstance(self.review, ReviewOut):
            review = self.review.to_dict()
        else:
            review = self.review

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "version": version,
                "state": state,
                "question": question,
                "as_of": as_of,
                "asked_at": asked_at,
                "expected": expected,
                "municipality": municipality,
                "matter": matter,
                "own": own,
                "thread": thread,
                "parent": parent,
                "note": note,
                "releases": releases,
                "passages": passages,
                "notes": notes,
                "answer": answer,
            }
        )
        if review is not UNSET:
            field_dict["review"] = review

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_out import AnswerOut
        from ..models.municipality_out import MunicipalityOut
        from ..models.note_out import NoteOut
        from ..models.passage_out import PassageOut
        from ..models.review_out import ReviewOut

        d = dict(src_dict)
        id = d.pop("id")

        version = d.pop("version")

        state = check_state(d.pop("state"))

        question = d.pop("question")

        def _parse_as_of(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        as_of = _parse_as_of(d.pop("as_of"))

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

        expected = datetime.datetime.fromisoformat(d.pop("expected"))

        municipality = MunicipalityOut.from_dict(d.pop("municipality"))

        matter = check_matter(d.pop("matter"))

        own = d.pop("own")

        thread = d.pop("thread")

        def _parse_parent(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        parent = _parse_parent(d.pop("parent"))

        note = d.pop("note")

        releases = d.pop("releases")

        passages = []
        _passages = d.pop("passages")
        for passages_item_data in _passages:
            passages_item = PassageOut.from_dict(passages_item_data)

            passages.append(passages_item)

        notes = []
        _notes = d.pop("notes")
        for notes_item_data in _notes:
            notes_item = NoteOut.from_dict(notes_item_data)

            notes.append(notes_item)

        def _parse_answer(data: object) -> AnswerOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answer_type_0 = AnswerOut.from_dict(data)

                return answer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerOut | None, data)

        answer = _parse_answer(d.pop("answer"))

        def _parse_review(data: object) -> ReviewOut | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                review_type_0 = ReviewOut.from_dict(data)

                return review_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReviewOut | Unset, data)

        review = _parse_review(d.pop("review", UNSET))

        consultation_detail = cls(
            id=id,
            version=version,
            state=state,
            question=question,
            as_of=as_of,
            asked_at=asked_at,
            expected=expected,
            municipality=municipality,
            matter=matter,
            own=own,
            thread=thread,
            parent=parent,
            note=note,
            releases=releases,
            passages=passages,
            notes=notes,
            answer=answer,
            review=review,
        )

        consultation_detail.additional_properties = d
        return consultation_detail

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
