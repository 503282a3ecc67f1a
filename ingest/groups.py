"""Kinds of complementary dispositions, by the words of the heading that holds them."""

from ingest import patterns

_MARKS = {"f": "final", "t": "transitoria", "m": "modificatoria", "d": "derogatoria"}


def group_kind(words: str) -> str | None:
    """`dcf`, `dct`, `dcm`, `dcd` for one kind; final wins in a mixture; `dc` without a kind.

    None for «Disposiciones generales» and the like, which are no such group.
    """
    if not any(kind in words for kind in patterns.GROUP_KINDS):
        return None
    kinds = [mark for mark, word in _MARKS.items() if word in words]
    return f"dc{kinds[0] if len(kinds) == 1 else 'f' if 'f' in kinds else ''}"
