"""When each line of law was in force, from the editors' notes between the lines."""

from dataclasses import replace
from datetime import date

from corpus.model import ProvisionKind
from ingest import patterns
from ingest.folding import fold
from ingest.items import Item, siblings
from ingest.lines import Line, quotation
from ingest.lives import Life
from ingest.notes import WHOLE_UNITS, Change, Follows, Note
from ingest.outline import Container
from ingest.repeal import Repeal
from ingest.roles import Roles

_NAMES = ("epigrafe", "nombre", "denominacion", "sumilla")  # what notes call the title of an article
_HEADED = 2  # a heading and its first paragraph


class Timeline:
    """Applies notes in reading order; afterwards every line knows its life."""

    def __init__(self, lines: list[Line], roles: Roles, base: date | None) -> None:
        self.lines, self.roles, self.base = lines, roles, base
        self.lives = [Life() for _ in lines]
        self.extra: dict[int, list[int]] = {}  # old wordings printed inside a later container, by container place
        self.warnings: list[str] = []
        self.doubts: dict[str, list[str]] = {}  # the labels of what changed, by the sentence about its day

    def apply(self, containers: list[Container], items: list[list[Item]]) -> None:
        """Read every container's notes."""
        places: dict[str, list[int]] = {}
        pending: tuple[str, Note] | None = None
        self.chapter: Note | None = None
        for place, container in enumerate(containers):
            if pending and pending[0] == container.eid:
                self._begin(container.lines, pending[1])
            pending = None
            self._chapter(container)
            places.setdefault(container.eid, []).append(place)
            for index in container.notes if container.kind is not ProvisionKind.PREFACE else ():
                note = self.roles.notes[index]
                self._doubt(note, container)
                if note.effective is None or note.change is Change.NOTHING:
                    continue
                following = containers[place + 1].eid if place + 1 < len(containers) else None
                if self._titles(note, container, following):
                    note = replace(note, unit="epigrafe")
                if note.unit in _NAMES and following == container.eid and container.lines[-1] < note.line:
                    self._end(list(container.lines[:1]), note)
                    self._begin(containers[place + 1].lines[:1], note)
                elif self._whole(note) and note.follows is Follows.NEW and following == container.eid:
                    earlier = [i for p in places[container.eid] for i in containers[p].lines]
                    self._end(earlier, note)
                    pending = (container.eid, note)
                elif note.follows is Follows.OLD and following == container.eid:
                    self._begin(container.lines, note)
                    self._end(list(containers[place + 1].lines), note)
                else:
                    self._inside(note, containers, places[container.eid], items[place], place)
        for doubt, labels in self.doubts.items():
            self.warnings.append(f"El cambio de {', '.join(dict.fromkeys(labels))}{doubt}")

    def _doubt(self, note: Note, container: Container) -> None:
        """Tell the editor of a change whose day is not certain, or not known at all."""
        if note.change is Change.NOTHING or (note.effective and not note.conditional):
            return
        by = f" por {note.law.label}" if note.law else ""
        if note.effective is None:
            doubt = "consta en una nota que no dice desde cuándo: no se aplicó. Revise la nota."
        else:
            doubt = f"no tiene un día cierto: se tomó el {note.effective:%d/%m/%Y}. Revise desde cuándo rige."
        self.doubts.setdefault(f"{by} {doubt}", []).append(f"«{container.label}»")

    def _titles(self, note: Note, container: Container, following: str | None) -> bool:
        """True when the «título» that a note words anew is an article's own title: the article goes on below it."""
        if note.unit != "titulo" or note.follows is not Follows.NEW or note.line + 1 >= len(self.lines):
            return False
        goes_on = container.lines[-1] > note.line or following == container.eid
        return goes_on and not patterns.DIVISION.match(self.lines[note.line + 1].folded)

    @staticmethod
    def _whole(note: Note) -> bool:
        return note.unit in WHOLE_UNITS

    def _chapter(self, container: Container) -> None:
        """A container inside a chapter that was worded anew as a whole."""
        if self.chapter is not None:
            self._begin(container.lines, self.chapter)
            if self.lines[container.lines[-1]].closes:
                self.chapter = None

    def _inside(
        self, note: Note, containers: list[Container], places: list[int], items: list[Item], place: int
    ) -> None:
        container = containers[place]
        own = [i for p in places for i in containers[p].lines]
        if note.unit in patterns.DIVISION_NAMES:
            self._division(note, containers, place)
        elif note.follows is Follows.OLD:
            self._old(note, container, items)
        elif note.follows is Follows.NEW:
            self._new(note, container, items)
        elif note.change is Change.REPEALED:
            self._end(self._target(note, container, items, own), note, repealed=True)
        else:
            self._begin(self._target(note, container, items, list(container.lines)), note)
            if note.ended:
                self._end(
                    self._target(note, container, items, own),
                    Note(note.line, Change.REPEALED, law=note.ended_by, effective=note.ended),
                    repealed=True,
                )

    def _division(self, note: Note, containers: list[Container], place: int) -> None:
        """A whole título or capítulo was added or repealed: all containers under it, up to here."""
        path = containers[place].path
        heading = next(
            (h for h in reversed(path) if patterns.DIVISION.match(fold(h)) and fold(h).startswith(note.unit)), None
        )
        if heading is None or note.follows is Follows.OLD:
            return
        if note.follows is Follows.NEW:
            self.chapter = note
        for container in containers[: place + 1]:
            if heading in container.path:
                if note.change is Change.REPEALED or note.follows is Follows.NEW:
                    self._end(list(container.lines), note, repealed=note.change is Change.REPEALED)
                elif note.change is Change.ADDED:
                    self._begin(container.lines, note)

    def _target(self, note: Note, container: Container, items: list[Item], own: list[int]) -> list[int]:
        """The lines above a note that it speaks of."""
        before = [i for i in own if i < note.line]
        if self._whole(note):
            return before
        above = [i for i in container.lines if i < note.line]
        if note.unit in ("numeral", "inciso", "literal", "acapite", "item"):
            found = self._items(note, items)
            return [i for i in found if i < note.line] or above[-1:]
        return self._paragraphs(note, above)

    def _items(self, note: Note, items: list[Item]) -> list[int]:
        """The lines of the items that a note names, or of the one right above it."""
        earlier = [item for item in items if item.lines and item.lines[0] < note.line]
        if note.numbers:
            named = [
                item for number in note.numbers for item in reversed(earlier) if item.mark.number.lower() == number
            ]
            if named:
                newest = {item.eid: item for item in reversed(named)}
                return [i for item in newest.values() for i in item.lines]
        kinds = ("whole", "dotted") if note.unit in ("numeral", "item") else ("letter", "roman", "whole")
        fitting = [item for item in earlier if item.mark.kind.value in kinds] or earlier
        return list(fitting[-1].lines) if fitting else []

    def _paragraphs(self, note: Note, above: list[int]) -> list[int]:
        """The paragraph right above, back to its opening quotation mark when it closes one."""
        if not above:
            return []
        last = above[-1]
        if note.change is Change.ADDED and self.lines[last].closes:
            for index in reversed(above[-10:]):
                if self.lines[index].quoted:
                    return [i for i in above if i >= index]
        return [last]

    def _new(self, note: Note, container: Container, items: list[Item]) -> None:
        """The new wording stands below: find how far it goes and what it replaces."""
        below = [i for i in container.lines if i > note.line]
        if not below:
            return
        fresh = self._extent(note, below, items)
        fresh += self._further(note, below[len(fresh) :], items)
        old = self._replaced(note, container, items, fresh)
        self._end(old, note)
        self._begin(tuple(fresh), note)

    def _extent(self, note: Note, below: list[int], items: list[Item]) -> list[int]:
        """The lines of a new wording: to the mark that closes its quotation, or to the end of its item or paragraph."""
        first = below[0]
        if self.lines[first].quoted:
            closed = quotation(self.lines, below)
            headed = self._heads(first)
            if closed and not (headed and note.unit == "parrafo" and not note.plural and len(closed) > _HEADED):
                return closed
            if headed:
                return below[: 1 if note.unit in _NAMES else _HEADED]
        if self._whole(note):
            return below
        item = next((item for item in items if item.lines and item.lines[0] == first), None)
        return [i for i in item.lines if i >= first and i in set(below)] if item else below[:1]

    def _further(self, note: Note, below: list[int], items: list[Item]) -> list[int]:
        """Items that follow in quotation marks of their own and stand above the note too: «“41.1. …”», «“41.2. …”»."""
        found: list[int] = []
        while (rest := below[len(found) :]) and self.lines[rest[0]].quoted:
            item = next((item for item in items if item.lines and item.lines[0] == rest[0]), None)
            if item is None or not self._counterpart(item, items, note):
                break
            found += quotation(self.lines, rest) or rest[:1]
        return found

    def _heads(self, index: int) -> bool:
        """True when a line is the heading of an article or disposition."""
        folded = self.lines[index].folded
        return bool(
            patterns.ARTICLE.match(folded) or (patterns.DISPOSITION.match(folded) and not patterns.POINT.match(folded))
        )

    def _replaced(self, note: Note, container: Container, items: list[Item], fresh: list[int]) -> list[int]:
        """The lines in force that a new wording takes the place of."""
        above = [i for i in container.lines if i < note.line]
        if self._heads(fresh[0]) and not self._whole(note):
            live = [i for i in above if self.lives[i].end is None]
            heads = [i for i in live if self._heads(i)][-1:]
            return heads + [i for i in live if heads and i > heads[0]][: len(fresh) - 1]
        inside = set(fresh)
        opened = [item for item in items if item.lines and item.lines[0] in inside]
        first = next((item for item in opened if item.lines[0] == fresh[0]), None)
        tops = [item for item in opened if item is first or self.lines[item.lines[0]].quoted or siblings(first, item)]
        old = [i for top in tops for i in self._counterpart(top, items, note)]
        if old:
            return old
        if self._whole(note):
            return above[1:] if len(above) > 1 else above
        if tops or note.unit in ("numeral", "inciso", "literal", "acapite"):
            named = self._items(note, items)
            if named and not tops:
                return [i for i in named if i < note.line]
        return self._similar(above, fresh)

    def _counterpart(self, top: Item, items: list[Item], note: Note) -> list[int]:
        """The older items of the same eId."""
        return [i for item in items if item.eid == top.eid and item is not top for i in item.lines if i < note.line]

    def _similar(self, above: list[int], fresh: list[int]) -> list[int]:
        """From the line above that reads most like the new wording's first; the last line when none does."""
        live = [i for i in above if self.lives[i].end is None]
        if not live:
            return []
        words = set(self.lines[fresh[0]].folded.split())
        for index in live[-1:-13:-1]:
            other = set(self.lines[index].folded.split())
            if len(words & other) >= 0.5 * min(len(words), len(other)) and len(other) > 3:
                return [i for i in live if i >= index][: max(1, len(fresh))] if len(fresh) > 1 else [index]
        return live[-1:]

    def _old(self, note: Note, container: Container, items: list[Item]) -> None:
        """The wording before stands below, in quotation marks."""
        below = [i for i in container.lines if i > note.line]
        if not below:
            return
        old = self._extent(note, below, items)
        while (rest := below[len(old) :]) and self.lines[rest[0]].quoted:
            old = old + self._extent(note, rest, items)
        inside = set(old)
        heads = [item for item in items if item.lines and item.lines[0] in inside]
        current = [i for head in heads for item in items if item.eid == head.eid for i in item.lines if i < note.line]
        for index in old:
            self.lives[index].end, self.lives[index].ended_by = note.effective, note.law
        self._begin(tuple(current), note)

    def repeal(self, containers: list[Container], repeal: Repeal) -> None:
        """The norm ended, all of it or all but what the note keeps."""
        ended = [c for c in containers if c.kind is not ProvisionKind.PREFACE and repeal.ends(c.eid)]
        note = Note(0, Change.REPEALED, law=repeal.by, effective=repeal.on)
        self._end([i for container in ended for i in container.lines], note, repealed=True)
        if not repeal.whole:
            kept = ", ".join(repeal.saved) or "una parte que no se pudo identificar; revise la norma"
            self.warnings.append(
                f"Una nota dice que la norma fue derogada desde el {repeal.on:%d/%m/%Y}, salvo {kept}."
            )
        if repeal.doubtful:
            self.warnings.append(
                "La fecha de la derogación depende de otra norma: se tomó el día siguiente a su publicación."
            )

    def _begin(self, indexes: tuple[int, ...] | list[int], note: Note) -> None:
        """These lines came into force by a note; a date before the norm's own is its prehistory."""
        if note.effective is None or (self.base and note.effective <= self.base):
            return
        for index in indexes:
            life = self.lives[index]
            begun_before = life.start is None or life.start < note.effective
            if begun_before and (life.end is None or life.end > note.effective):
                life.start, life.by = note.effective, note.law

    def _end(self, indexes: list[int], note: Note, repealed: bool = False) -> None:
        """These lines went out of force."""
        for index in indexes:
            life = self.lives[index]
            if life.end is None:
                life.end, life.ended_by, life.repealed = note.effective, note.law, repealed
