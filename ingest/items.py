"""Numerals and literals inside an article: where each begins and ends, judged by their sequence."""

from dataclasses import dataclass, field

from ingest.lines import Line
from ingest.marks import Mark, MarkKind, read_marks
from ingest.mending import mend_marks

_MAX_GAP = 3
_REACH = 80  # lines below in which a list may go on


_Key = tuple[int, MarkKind, str]  # a list: the item that holds it, and what its marks share


@dataclass(slots=True)
class Item:
    """A numeral or literal while its lines are gathered; `parent` is -1 at the top."""

    mark: Mark
    eid: str
    parent: int
    home: int = -1  # the item under which its eId goes: 31.3.1 and a.1 name their place by themselves
    run: int = 1  # 2 in a second list that counts from one again in the same place
    lines: list[int] = field(default_factory=list)


class Itemizer:
    """Gathers the items of one article, line by line."""

    def __init__(self, lines: list[Line], prefix: str, fresh: set[int], loose: bool = False) -> None:
        self.lines = lines
        self.prefix = prefix
        self.fresh = fresh  # lines that an editor's note announced as a new wording
        self.loose = loose  # any number may open a sequence: a text without articles
        self.items: list[Item] = []
        self.open: list[int] = []
        self.last: dict[_Key, int] = {}
        self.places = {line.index: place for place, line in enumerate(lines)}
        self.runs: dict[_Key, int] = {}
        mended = mend_marks(lines, {line.index: read_marks(line, loose) for line in lines})
        self.marks, self.warnings = mended.marks, mended.warnings

    def run(self) -> list[Item]:
        """The items in reading order, each with the indexes of all its lines."""
        previous: Line | None = None
        for place, line in enumerate(self.lines):
            mark, parent, run = self._accept(line, previous)
            if mark is not None:
                self._begin(mark, parent, run)
            elif previous is not None:
                self._continue(place, line, previous)
            for index in self.open:
                self.items[index].lines.append(line.index)
            previous = line
        return self.items

    def _accept(self, line: Line, previous: Line | None) -> tuple[Mark | None, int, int]:
        """The mark that fits a sequence that is open, or that opens one; under which item; in which of its lists."""
        candidates = self.marks[line.index]
        if line.index in self.fresh or line.quoted:
            for mark in candidates:
                known = self._known(mark)
                if known:
                    return mark, known.parent, known.run
        ancestors = [*reversed(self.open), -1]
        for fits in (self._next, self._follows):
            for mark in candidates:
                keys = [(parent, mark.kind, mark.group) for parent in ancestors]
                fitting = [key for key in keys if key in self.last and fits(mark, self.last[key], line)]
                if fitting:
                    key = self._nearest(fitting, mark, line)
                    return mark, key[0], self.runs[key]
        for mark in candidates:
            if self._starts(mark, line, previous):
                home = self._home(mark, previous)
                return mark, home, self.runs.get((home, mark.kind, mark.group), 0) + 1
        return None, -1, 0

    def _known(self, mark: Mark) -> Item | None:
        """The last item of the same number: what a quoted line words anew."""
        alike = (item for item in reversed(self.items) if item.mark.kind is mark.kind)
        return next((item for item in alike if item.mark.number == mark.number), None)

    def _nearest(self, fitting: list[_Key], mark: Mark, line: Line) -> _Key:
        """The innermost list that waits for a number, unless what stands around says that it is one further out."""
        inner, *outer = fitting
        place = self.places[line.index]
        if inner[0] >= 0 and not self.marks[self.lines[place - 1].index]:
            parent = self.items[inner[0]].mark
            if parent.kind is mark.kind and parent.group == mark.group and parent.order == mark.order - 1:
                return next((key for key in outer if key[0] == self.items[inner[0]].parent), inner)
        following = self.marks[self.lines[place + 1].index] if place + 1 < len(self.lines) else []
        first = next((other.kind for other in following if other.order == 1), None)
        if first is None or self._opens_with(inner) is not None:
            return inner
        return next((key for key in outer if self._opens_with(key) is first), inner)

    def _opens_with(self, key: _Key) -> MarkKind | None:
        """The kind of list that the last item of a list holds."""
        last = next(
            i for i in range(len(self.items) - 1, -1, -1)
            if (self.items[i].parent, self.items[i].mark.kind, self.items[i].mark.group) == key
        )  # fmt: skip
        return next((item.mark.kind for item in self.items[last + 1 :] if item.parent == last), None)

    @staticmethod
    def _next(mark: Mark, before: int, line: Line) -> bool:
        return mark.order == before + 1

    def _follows(self, mark: Mark, before: int, line: Line) -> bool:
        step = mark.order - before
        if line.index in self.fresh or line.quoted:
            return step >= -40
        if step == 0:
            return mark.between
        return 1 <= step <= (_MAX_GAP if mark.kind is not MarkKind.LETTER else 2)

    def _starts(self, mark: Mark, line: Line, previous: Line | None) -> bool:
        """True when a mark can be the first of a sequence."""
        if mark.order == 1 or line.index in self.fresh:
            return True
        if previous is not None and previous.text.endswith(":") and mark.kind is MarkKind.WHOLE:
            return True
        if mark.kind is MarkKind.DOTTED:
            return self.loose or mark.order <= 2 or mark.group == self.prefix
        return (line.quoted or self.loose) and mark.kind is MarkKind.WHOLE

    def _home(self, mark: Mark, previous: Line | None) -> int:
        """Which open item a new sequence belongs to."""
        if mark.kind is MarkKind.TOP:
            return -1
        if mark.kind is MarkKind.DOTTED:
            wholes = [
                i
                for i in self.open
                if self.items[i].mark.kind is MarkKind.DOTTED and mark.group == self.items[i].mark.number
            ]
            wholes += [
                i
                for i in self.open
                if self.items[i].mark.kind is MarkKind.WHOLE and self.items[i].mark.number == mark.group
            ]
            return wholes[0] if wholes else -1
        if mark.kind is MarkKind.LETTER and mark.group:
            same = [i for i in self.open if self.items[i].mark.number == mark.group]
            return same[-1] if same else (self.open[-1] if self.open else -1)
        return self.open[-1] if self.open else -1

    def _begin(self, mark: Mark, parent: int, run: int) -> None:
        chain: list[int] = []
        above = parent
        while above >= 0:
            chain.append(above)
            above = self.items[above].parent
        self.open = chain[::-1]
        key = (parent, mark.kind, mark.group)
        self.last[key], self.runs[key] = mark.order, run
        home = self._home_of(mark, parent)
        eid = mark.part if home < 0 else f"{self.items[home].eid}__{mark.part}"
        self.items.append(Item(mark, eid, parent, home, run))
        self.open.append(len(self.items) - 1)

    def _home_of(self, mark: Mark, parent: int) -> int:
        """The item under which the eId goes, -1 for the article: 31.3.1 and a.1 name their place by themselves."""
        while parent >= 0 and mark.group and self.items[parent].mark.kind in (mark.kind, MarkKind.WHOLE):
            if mark.kind is MarkKind.LETTER and self.items[parent].mark.kind is MarkKind.WHOLE:
                break
            if mark.kind is MarkKind.DOTTED and not f"{mark.group}.".startswith(f"{self.items[parent].mark.number}."):
                break
            parent = self.items[parent].parent
        if mark.kind is MarkKind.DOTTED and parent >= 0 and self.items[parent].mark.kind is MarkKind.TOP:
            parent = -1 if self.items[parent].mark.order == int(mark.number.split(".")[0]) else parent
        return parent

    def _continue(self, place: int, line: Line, previous: Line) -> None:
        """A line without a mark stays in the open item, or closes the list and goes to what holds the list."""
        ending = previous.text.rstrip('"”» _')[-1:]
        if not self.open or ending not in ".;" or line.text[:1].islower():
            return
        while self.open and not self._holds(place):
            self.open.pop()

    def _holds(self, place: int) -> bool:
        """True when a paragraph is the innermost open item's: its sequence goes on, or it is a numeral like 31.3."""
        item = self.items[self.open[-1]]
        if item.mark.kind is MarkKind.DOTTED:
            return True
        goes_on = self._goes_on(place, item)
        if goes_on is not None:
            return goes_on
        return (
            item.parent == -1 and item.mark.kind is MarkKind.WHOLE and self.items[0].lines[:1] == [self._first_body()]
        )

    def _goes_on(self, place: int, item: Item) -> bool | None:
        """Whether an item's list goes on below, over a list that starts from one inside it; None when nothing tells."""
        inner = 0  # the last number of a list that counts from one again
        for i in range(place + 1, min(len(self.lines), place + _REACH)):
            line = self.lines[i]
            marks = [m for m in self.marks[line.index] if m.kind is item.mark.kind and m.group == item.mark.group]
            if not marks or (
                len(self.marks[line.index]) > 1 and marks[0].order not in (item.mark.order + 1, inner + 1)
            ):
                continue
            order = marks[0].order
            if line.index in self.fresh and order <= item.mark.order:
                return True
            apart = not self.marks[self.lines[i - 1].index]
            if order == item.mark.order + 1 and (order != inner + 1 or apart):
                return True
            if order != inner + 1:
                return False
            inner = order
        return None if not inner else False

    def _first_body(self) -> int:
        return self.lines[1].index if len(self.lines) > 1 else -1


def siblings(first: Item | None, item: Item) -> bool:
    """True when an item goes on with the list that the first one is in."""
    if first is None:
        return False
    mark, other = first.mark, item.mark
    return (first.parent, mark.kind, mark.group) == (item.parent, other.kind, other.group)
