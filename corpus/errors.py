"""Every error Absuelve raises on purpose.

    AbsuelveError                 the message says what happened and what to do next, in Spanish
    ├── InvalidQuestion           empty, too long, or not readable as a question
    │   └── PersonalData          it holds personal data, and the asker did not say to leave them out
    ├── InvalidInput              an option, identifier, date or file the caller named is not usable
    ├── NotFound                  the provision, regulation or consultation asked for does not exist
    ├── NoCorpus                  nothing has been ingested yet
    ├── NoBundle                  there are norms but no published index
    ├── BundleMismatch            the index on disk was built by another model, corpus or version
    ├── UnknownModel              the embedding or language model can't be loaded
    ├── ModelFailure              a language model gave no text that can be used; caught where one drafts
    ├── StorageFailure            disk full, no permission, damaged file, another editor at work
    ├── Unfetched                 a norm's official address did not give the norm
    ├── Forbidden                 the account may not do that
    └── Conflict                  the step does not fit where the consultation stands
        └── Outdated              somebody changed it since it was read

A file that can't be ingested and a question that can't be answered are values (`Refusal`, `Abstention`), not errors.
"""


class AbsuelveError(Exception):
    """Base of the tree; `str(error)` is one Spanish sentence or two for the person at the keyboard."""

    exit_code = 1


class InvalidQuestion(AbsuelveError):
    """The question is empty, too long or not text."""

    exit_code = 2


class PersonalData(InvalidQuestion):
    """Personal data stands in a text; `found` has the kind, start and end of each, never the words."""

    def __init__(self, message: str, found: tuple[tuple[str, int, int], ...]) -> None:
        super().__init__(message)
        self.found = found


class InvalidInput(AbsuelveError):
    """An option, identifier, date or file named by the caller can't be used."""

    exit_code = 2


class NotFound(AbsuelveError):
    """What was asked for by identifier does not exist."""


class NoCorpus(AbsuelveError):
    """No regulation has been ingested into this home."""


class NoBundle(AbsuelveError):
    """There is no published index to search."""


class BundleMismatch(AbsuelveError):
    """An index on disk does not fit the model, corpus or program that wants to read it."""


class UnknownModel(AbsuelveError):
    """A model was named that can't be found or loaded."""


class ModelFailure(AbsuelveError):
    """A language model gave nothing that can be used; the message is the reason alone."""


class ProviderFailure(AbsuelveError):
    """An identity provider did not answer, or answered what can't be trusted; the message is the reason alone."""


class StorageFailure(AbsuelveError):
    """The disk refused: full, read-only, damaged, or locked by another editor."""


class Unfetched(AbsuelveError):
    """A norm's official address did not give the norm. `wait` is the seconds its server asked to wait."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(f"No se pudo descargar la norma: {why}.")
        self.why, self.wait = why, wait


class Forbidden(AbsuelveError):
    """The account's role does not allow what it asked for."""


class Conflict(AbsuelveError):
    """What was asked for does not fit the state that things are in."""


class Outdated(Conflict):
    """What was to be changed has changed since it was read."""
