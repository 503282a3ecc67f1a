from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.standing import Standing, check_standing

if TYPE_CHECKING:
    from ..models.checked_out import CheckedOut
    from ..models.moved_out import MovedOut


T = TypeVar("T", bound="CuratedOut")


@_attrs_define
class CuratedOut:
    """Una respuesta preparada, comprobada ahora; `offered` dice si se ofrece en este momento.

    Attributes:
        id (str):
        state (Standing): Where a curated answer stands: only a released one is offered.
        version (int):
        author (str):
        changed_at (datetime.datetime):
        wordings (list[str]):
        statements (list[CheckedOut]):
        caveats (list[str]):
        digest (str): La huella que la publicación debe nombrar.
        generation (str): La generación con que se comprobó ahora, que la publicación debe nombrar.
        on (datetime.date):
        offered (bool):
        moved (list[MovedOut]): Lo citado que ya no está como cuando se escribió.
    """

    id: str
    state: Standing
    version: int
    author: str
    changed_at: datetime.datetime
    wordings: list[str]
    statements: list[CheckedOut]
    caveats: list[str]
    digest: str
    generation: str
    on: datetime.date
    offered: bool
    moved: list[MovedOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        state: str = self.state

        version = self.version

        author = self.author

        changed_at = self.changed_at.isoformat()

        wordings = self.wordings

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        caveats = self.caveats

        digest = self.digest

        generation = self.generation

        on = self.on.isoformat()

        offered = self.offered

        moved = []
        for moved_item_data in self.moved:
            moved_item = moved_item_data.to_dict()
            moved.append(moved_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "state": state,
                "version": version,
                "author": author,
                "changed_at": changed_at,
                "wordings": wordings,
                "statements": statements,
                "caveats": caveats,
                "digest": digest,
                "generation": generation,
                "on": on,
                "offered": offered,
                "moved": moved,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.checked_out import CheckedOut
        from ..models.moved_out import MovedOut

        d = dict(src_dict)
        id = d.pop("id")

        state = check_standing(d.pop("state"))

        version = d.pop("version")

        author = d.pop("author")

        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))

        wordings = cast(list[str], d.pop("wordings"))

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = CheckedOut.from_dict(statements_item_data)

            statements.append(statements_item)

        caveats = cast(list[str], d.pop("caveats"))

        digest = d.pop("digest")

        generation = d.pop("generation")

        on = datetime.date.fromisoformat(d.pop("on"))

        offered = d.pop("offered")

        moved = []
        _moved = d.pop("moved")
        for moved_item_data in _moved:
            moved_item = MovedOut.from_dict(moved_item_data)

            moved.append(moved_item)

        curated_out = cls(
            id=id,
            state=state,
            version=version,
            author=author,
            changed_at=changed_at,
            wordings=wordings,
            statements=statements,
            caveats=caveats,
            digest=digest,
            generation=generation,
            on=on,
            offered=offered,
            moved=moved,
        )

        curated_out.additional_properties = d
        return curated_out

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
