"""What each line is: law, an editor's note, editorial matter, a closing formula, or something a web page added."""

from enum import Enum

from ingest import patterns
from ingest.contents import find_contents
from ingest.lines import Line
from ingest.notes import Follows, Note, read_listed, read_note


class Role(Enum):
    """The part a line plays."""

    LAW = "law"
    NOTE = "note"
    EDITORIAL = "editorial"
    CLOSING = "closing"
    AFTER = "after"  # below the end of a web page's text


class Roles:
    """The role of every line and the notes found, in one pass."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.of: list[Role] = [Role.LAW] * len(lines)
        self.notes: dict[int, Note] = {}
        self._read()

    def law(self, index: int) -> bool:
        """True when a line is the law's own text."""
        return self.of[index] is Role.LAW

    def law_before(self, index: int) -> Line | None:
        """The nearest line of law above."""
        return next((self.lines[i] for i in range(index - 1, -1, -1) if self.of[i] in (Role.LAW, Role.CLOSING)), None)

    def announced(self, index: int) -> Note | None:
        """The note right above that says that another wording follows here."""
        while index > 0 and self.of[index - 1] in (Role.NOTE, Role.EDITORIAL):
            index -= 1
            note = self.notes.get(index)
            if note and note.follows is not Follows.LAW:
                return note
        return None

    def _read(self) -> None:
        index = 0
        while index < len(self.lines):
            index = self._one(index)
        for index in find_contents(self.lines):
            self.of[index] = Role.EDITORIAL

    def _one(self, index: int) -> int:
        """Decide a line, and those that hang on it; returns the next undecided one."""
        line = self.lines[index]
        ends = patterns.WEB_END.match(line.folded) or patterns.ERRATA.match(line.folded)
        if ends and index > len(self.lines) // 3:
            self.of[index:] = [Role.AFTER] * (len(self.lines) - index)
            return len(self.lines)
        if line.former:
            self.of[index] = Role.EDITORIAL
            return index + 1
        note = read_note(line)
        if note:
            return self._note(index, note)
        if patterns.EDITORIAL.match(line.folded):
            return self._editorial(index)
        if (
            (patterns.WEB_NOISE.match(line.folded) and len(line.text) < 200)
            or patterns.MARK_ONLY.fullmatch(line.text)
            or (patterns.LEADERS.match(line.folded) and len(line.text) < 250)
        ):
            self.of[index] = Role.EDITORIAL
        elif patterns.CLOSING.match(line.folded) and len(line.text) < 400:
            self.of[index] = Role.CLOSING
        return index + 1

    def _note(self, index: int, note: Note) -> int:
        """A note, with the norms listed under it."""
        self.of[index] = Role.NOTE
        after = index + 1
        if patterns.LISTED.match(self.lines[index].folded):
            while after < len(self.lines) and patterns.LISTED_ITEM.match(self.lines[after].folded):
                self.of[after] = Role.EDITORIAL
                after += 1
            note = read_listed(note, self.lines[index + 1 : after])
            while after < len(self.lines) and patterns.REMARK.match(self.lines[after].folded):
                self.of[after] = Role.EDITORIAL
                after += 1
        self.notes[index] = note
        return after

    def _editorial(self, index: int) -> int:
        """Concordances go on for as long as lines open like one or a parenthesis stays open."""
        self.of[index] = Role.EDITORIAL
        depth = _depth(self.lines[index].text)
        after = index + 1
        while after < len(self.lines):
            line = self.lines[after]
            cited = patterns.CONCORDANCE.match(line.folded) and len(line.text) < 700
            if not cited and not (depth > 0 and len(line.text) < 300 and not patterns.ARTICLE.match(line.folded)):
                break
            depth = max(0, (0 if cited else depth) + _depth(line.text))
            self.of[after] = Role.EDITORIAL
            after += 1
        return after


def _depth(text: str) -> int:
    """Parentheses opened and not closed; negative when more are closed."""
    return text.count("(") - text.count(")")
