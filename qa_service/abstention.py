"""Whether the provisions found are enough to draft from; a refusal is a value with a named reason."""

from collections.abc import Sequence

from corpus.validity import Status
from index.model import Hit, Searcher, Wording
from qa_service import confidence, elsewhere, naming
from qa_service.attribution import cite, with_article
from qa_service.confidence import Confidence
from qa_service.evidence import Matter, stems_of
from qa_service.model import Abstention, AbstentionReason, Understanding
from qa_service.refusals import abstain, lacking, missing, outside, unheld
from qa_service.signals import read
from qa_service.words import content

_LEAST = 0.15  # of the question's weight: where no article holds more, none speaks of its matter
_MOST = 0.7  # of it: what holds more, as a row of fees does, is spoken of in the question's own words
_FEW = 3  # words of matter: a question of fewer is soon held
_READ = 5  # hits whose texts are looked through
_FIRST = 10  # hits among which a provision cited by its number stands if it is held


def weigh(understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> Confidence:
    """How sure a draft from these hits would be; a provision that the question cites is there for certain."""
    if not hits:
        return Confidence(0.0, 0.0)
    sure = confidence.judge(read(understanding, hits, searcher), searcher.model)
    return Confidence(1.0, sure.right) if "cited" in hits[0].parts else sure


def refuse(
    understanding: Understanding, hits: Sequence[Hit], searcher: Searcher, sure: Confidence
) -> Abstention | None:
    """The reason not to draft, or None when the evidence is enough."""
    if not hits:
        return _unanswered(understanding, hits, searcher, sure)
    if "cited" in hits[0].parts:
        return None
    if understanding.bare and understanding.lacked:
        return lacking(cite(understanding.lacked[0], None, with_title=False), sure.value)
    if naming.unmet(understanding.astray, hits[:_FIRST]):
        return unheld(understanding.astray[0].text, sure.value)
    if understanding.missing and not understanding.query.named and not _mentions(understanding.missing, hits):
        return missing(understanding.missing[0], sure.value)
    if sure.present >= sure.enough or _held(understanding, hits):
        return None
    return _unanswered(understanding, hits, searcher, sure)


def speaks(understanding: Understanding, hits: Sequence[Hit]) -> bool:
    """Whether anything found has words of the question's matter."""
    matter = Matter(understanding, hits)
    return any(matter.weigh(hit.wording.text) >= _LEAST for hit in hits[:_READ])


def _held(understanding: Understanding, hits: Sequence[Hit]) -> bool:
    """Whether a slice of the first article holds nearly all of the question, whatever the figures of the search say."""
    matter, asked = Matter(understanding, hits), set(content(understanding.matter or understanding.text))
    return len(asked) >= _FEW and any(matter.weigh(passage.text) >= _MOST for passage in hits[0].passages)


def _unanswered(understanding: Understanding, hits: Sequence[Hit], searcher: Searcher, sure: Confidence) -> Abstention:
    """The refusal when nothing found answers: a norm named that no longer binds is the reason, else what is lacking."""
    cards, on = searcher.cards(), understanding.query.as_of
    ended = [cards[norm] for norm in sorted(understanding.query.named) if norm in cards]
    for card in ended:
        if card.standing(on) is Status.REPEALED:
            return abstain(AbstentionReason.REPEALED, sure.value, norm=_capital(with_article(card.id)))
    return outside(elsewhere.hint(understanding, hits, searcher), sure.value)


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _mentions(missing: Sequence[str], hits: Sequence[Hit]) -> bool:
    """Whether a norm that the corpus lacks is at least spoken of in what was found, or brought its wording."""
    wanted = [frozenset(form for form in stems_of(name) if any(char.isdigit() for char in form)) for name in missing]
    return any(forms and forms <= stems_of(_spoken(hit.wording)) for forms in wanted for hit in hits[:_READ])


def _spoken(wording: Wording) -> str:
    return f"{wording.text} {wording.amended_by.label}" if wording.amended_by else wording.text
