"""What a model wrote -> a draft: its own words first, as far as they hold, then the law's that they rest on."""

import re
from collections.abc import Mapping
from dataclasses import replace

from corpus.errors import ModelFailure
from drafters import reading
from drafters.choosing import Case, quoted
from drafters.model import Failure
from drafters.statements import held
from ingest.folding import fold
from qa_service.drafting import caveats
from qa_service.evidence import Evidence
from qa_service.model import Draft, Statement
from qa_service.words import count_words

_RUN, _REPEATED = 4, 0.8


def worded(written: str, sources: Mapping[str, Evidence], case: Case, name: str) -> Draft:
    """The draft of what a model wrote; raises `ModelFailure` where its first sentence does not hold.

    A sentence that only repeats what is quoted after it is not said twice.
    """
    sentences = reading.read(written, sources)
    stated = [held(sentence, sources, case.understanding, case.searcher) for sentence in sentences]
    kept = {sentence: one for sentence, one in zip(sentences, stated, strict=True) if one}
    if not kept:
        raise ModelFailure(Failure.UNGROUNDED)
    if not stated[0]:
        raise ModelFailure(Failure.PARTIAL)
    chosen = list(dict.fromkeys(token for sentence in kept for token in sentence.tokens))
    said = " ".join(one.text for one in kept.values())
    law = quoted(case, [sources[token] for token in chosen], name, count_words(said))
    own = [one for sentence, one in kept.items() if not _repeats(sentence.text, law.text)]
    return _fitted(own, law, case)


def _fitted(own: list[Statement], law: Draft, case: Case) -> Draft:
    """Both within the words that a draft may have, the last quotes left out first; raises `ModelFailure`."""
    for count in range(len(law.statements), -1, -1):
        statements = (*own, *law.statements[:count])
        remarks = caveats(statements, case.understanding, case.searcher)
        draft = replace(law, statements=statements, caveats=remarks)
        if statements and count_words(draft.text) <= reading.LONGEST:
            return draft
    raise ModelFailure(Failure.LONG)


def _repeats(text: str, law: str) -> bool:
    """Whether a sentence says hardly anything but what is quoted, in the quote's own order."""
    own, theirs = _runs(text), _runs(law)
    return len(own & theirs) >= _REPEATED * len(own)


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of four words in a text; all its words where it has fewer."""
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
