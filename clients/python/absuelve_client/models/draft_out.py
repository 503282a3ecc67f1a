from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answer_out import AnswerOut
    from ..models.checked_out import CheckedOut
    from ..models.consultation_out import ConsultationOut
    from ..models.moved_out import MovedOut
    from ..models.note_out import NoteOut
    from ..models.passage_out import PassageOut
    from ..models.point_out import PointOut
    from ..models.similar_out import SimilarOut


T = TypeVar("T", bound="DraftOut")


@_attrs_define
class DraftOut:
    """El borrador que vale, con todo lo necesario para juzgarlo. No está revisado: no se entrega a quien preguntó.

    Attributes:
        consultation (ConsultationOut): Una consulta. Ningún borrador se entrega con ella; la respuesta, solo una vez
            revisada.
        number (int):
        author (str):
        digest (str): La huella que la aprobación debe nombrar.
        generation (str): La generación con que se comprobó ahora, que la aprobación debe nombrar.
        made_at (datetime.datetime):
        on (datetime.date): El día cuyo derecho se aplica.
        confidence (float):
        signs (list[str]): Por qué mirarlo con cuidado.
        reason (None | str): Por qué el redactor automático no escribió nada, si fue así.
        message (None | str):
        text (str):
        statements (list[CheckedOut]):
        caveats (list[str]):
        nearest (list[PassageOut]): Lo hallado al preguntar, si no bastó para un borrador.
        moved (list[MovedOut]): Lo citado que ya no está como cuando se redactó.
        similar (list[SimilarOut]):
        checklist (list[PointOut]):
        notes (list[NoteOut]):
        answer (AnswerOut | None): La última respuesta entregada, si la hubo.
    """

    consultation: ConsultationOut
    number: int
    author: str
    digest: str
    generation: str
    made_at: datetime.datetime
    on: datetime.date
    confidence: float
    signs: list[str]
    reason: str | None
    message: str | None
    text: str
    statements: list[CheckedOut]
    caveats: list[str]
    nearest: list[PassageOut]
    moved: list[MovedOut]
    similar: list[SimilarOut]
    checklist: list[PointOut]
    notes: list[NoteOut]
    answer: AnswerOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.answer_out import AnswerOut

        consultation = self.consultation.to_dict()

        number = self.number

        author = self.author

        digest = self.digest

        generation = self.generation

        made_at = self.made_at.isoformat()

        on = self.on.isoformat()

        confidence = self.confidence

        signs = self.signs

        reason: str | None
        reason = self.reason

        message: str | None
        message = self.message

        text = self.text

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        caveats = self.caveats

        nearest = []
        for nearest_item_data in self.nearest:
            nearest_item = nearest_item_data.to_dict()
            nearest.append(nearest_item)

        moved = []
        for moved_item_data in self.moved:
            moved_item = moved_item_data.to_dict()
            moved.append(moved_item)

        similar = []
        for similar_item_data in self.similar:
            similar_item = similar_item_data.to_dict()
            similar.append(similar_item)

        checklist = []
        for checklist_item_data in self.checklist:
            checklist_item = checklist_item_data.to_dict()
            checklist.append(checklist_item)

        notes = []
        for notes_item_data in self.notes:
            notes_item = notes_item_data.to_dict()
            notes.append(notes_item)

        answer: dict[str, Any] | None
        if isinstance(self.answer, AnswerOut):
            answer = self.answer.to_dict()
        else:
            answer = self.answer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "consultation": consultation,
                "number": number,
                "author": author,
                "digest": digest,
                "generation": generation,
                "made_at": made_at,
                "on": on,
                "confidence": confidence,
                "signs": signs,
                "reason": reason,
                "message": message,
                "text": text,
                "statements": statements,
                "caveats": caveats,
                "nearest": nearest,
                "moved": moved,
                "similar": similar,
                "checklist": checklist,
                "notes": notes,
                "answer": answer,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_out import AnswerOut
        from ..models.checked_out import CheckedOut
        from ..models.consultation_out import ConsultationOut
        from ..models.moved_out import MovedOut
        from ..models.note_out import NoteOut
        from ..models.passage_out import PassageOut
        from ..models.point_out import PointOut
        from ..models.similar_out import SimilarOut

        d = dict(src_dict)
        consultation = ConsultationOut.from_dict(d.pop("consultation"))

        number = d.pop("number")

        author = d.pop("author")

        digest = d.pop("digest")

        generation = d.pop("generation")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        on = datetime.date.fromisoformat(d.pop("on"))

        confidence = d.pop("confidence")

        signs = cast(list[str], d.pop("signs"))

        def _parse_reason(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_message(data: object) -> str | None:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))

        text = d.pop("text")

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = CheckedOut.from_dict(statements_item_data)

            statements.append(statements_item)

        caveats = cast(list[str], d.pop("caveats"))

        nearest = []
        _nearest = d.pop("nearest")
        for nearest_item_data in _nearest:
            nearest_item = PassageOut.from_dict(nearest_item_data)

            nearest.append(nearest_item)

        moved = []
        _moved = d.pop("moved")
        for moved_item_data in _moved:
            moved_item = MovedOut.from_dict(moved_item_data)

            moved.append(moved_item)

        similar = []
        _similar = d.pop("similar")
        for similar_item_data in _similar:
            similar_item = SimilarOut.from_dict(similar_item_data)

            similar.append(similar_item)

        checklist = []
        _checklist = d.pop("checklist")
        for checklist_item_data in _checklist:
            checklist_item = PointOut.from_dict(checklist_item_data)

            checklist.append(checklist_item)

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

        draft_out = cls(
            consultation=consultation,
            number=number,
            author=author,
            digest=digest,
            generation=generation,
            made_at=made_at,
            on=on,
            confidence=confidence,
            signs=signs,
            reason=reason,
            message=message,
            text=text,
            statements=statements,
            caveats=caveats,
            nearest=nearest,
            moved=moved,
            similar=similar,
            checklist=checklist,
            notes=notes,
            answer=answer,
        )

        draft_out.additional_properties = d
        return draft_out

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
