"""Small norms as text, for the tests of segmentation."""

from datetime import date

from corpus.model import Document, Provision, Source, Span
from ingest.model import NormText, Segmentation
from ingest.segment import segment

PUBLISHED = date(2003, 5, 27)


def norm(text: str) -> NormText:
    """A norm text without hints; lines keep their order, indentation goes."""
    plain = "\n".join(line.strip() for line in text.strip().splitlines())
    return NormText(Document(Source("prueba.md", "0" * 64, "text/markdown"), plain))


def read(text: str, published: date | None = PUBLISHED) -> "Read":
    """Segment a small text."""
    source = norm(text)
    return Read(source.document.text, segment(source, published))


class Read:
    """A segmentation with its text at hand."""

    def __init__(self, text: str, parts: Segmentation) -> None:
        self.text = text
        self.parts = parts

    @property
    def eids(self) -> list[str]:
        """All eIds in order."""
        return [provision.eid for provision in self.parts.provisions]

    @property
    def articles(self) -> list[str]:
        """The eIds at article level, in order."""
        kinds = ("article", "disposition", "annex", "section")
        return [p.eid for p in self.parts.provisions if p.kind.value in kinds]

    def provision(self, eid: str) -> Provision:
        """The provision with that eId."""
        return next(p for p in self.parts.provisions if p.eid == eid)

    def wordings(self, eid: str) -> list[str]:
        """The text of every version, oldest first."""
        return ["\n".join(span.of(self.text) for span in version.spans) for version in self.provision(eid).versions]

    def wording(self, eid: str) -> str:
        """The newest wording."""
        return self.wordings(eid)[-1]


def spans_of(parts: Segmentation) -> list[Span]:
    """Every span of every version."""
    return [span for p in parts.provisions for version in p.versions for span in version.spans]
