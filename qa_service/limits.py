"""How much a draft says, and how surely found an article must be to be cited."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a draft says: `words` in all, names of norms among them.

    The quotes of the first article take `least` to `first`, those of the second `second`, of each more `other`; the
    last one is left out when the first would have less, or less than its best piece has, up to `enough` words, or than
    all of a list that is asked for, up to `listed`.
    An article is quoted whole up to `whole` words. Within an article another piece, of `fewest` words at least, is as
    good from the share `alike` of the best one's score, `beside` added to one of the same paragraph; one that stands
    before the best must be as good from the share `ahead`. Another article is cited from the share `near` of the
    search's score of the first one found, up to `articles` in all; one that repeats at least `same` of the words of one
    already quoted is left out. None of the first `rivals` articles may answer otherwise for a direct first sentence.
    What the rule said before takes `former` words at most.
    """

    words: int = 153
    first: int = 120
    least: int = 36
    enough: int = 48
    listed: int = 100
    second: int = 28
    other: int = 16
    whole: int = 50
    fewest: int = 12
    alike: float = 0.8
    beside: float = 0.15
    ahead: float = 0.88
    near: float = 0.84
    same: float = 0.8
    articles: int = 3
    former: int = 30
    rivals: int = 5


USUAL = Limits()
