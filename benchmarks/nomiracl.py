"""The decision to refuse on NoMIRACL's Spanish questions: public, judged by people, and nothing to do with law.

    python -m benchmarks.nomiracl ../shared/gold/third-party/nomiracl-es [--cache FOLDER]

Each question comes with ten passages of Wikipedia. In the relevant part some of them answer it, in the other part none.
As the set's authors count: the hallucination rate is the share of non-relevant questions that are answered, the error
rate that of relevant ones that are refused. Every question is searched in its own ten passages only; rules that tell
what is no legal question are left out: only the evidence decides.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from corpus.identifiers import RegulationId
from corpus.model import Document, Provision, ProvisionKind, Regulation, Source, Span, Version
from evals.reliability import area
from index.bundle import build_bundle, open_bundle
from index.cache import EmbeddingCache
from index.embedding import open_embedder
from index.model import Query, Searcher
from qa_service.abstention import weigh
from qa_service.confidence import usual
from qa_service.kinds import kinds_of
from qa_service.model import Question, Understanding

TODAY = date(2026, 1, 1)
WRONG = (0.05, 0.1, 0.116, 0.2, 0.22, 0.3, 0.5)  # error rates at which the other is told; GPT-4's among them
Rows = list[Mapping[str, object]]


def rows(path: Path) -> Rows:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def norm_of(passage: str) -> RegulationId:
    """The norm that stands for a passage."""
    return RegulationId("doc-" + passage.replace("#", "-"))


def norms(corpus: Rows) -> Iterator[Regulation]:
    """Each passage as a norm of one article, so that a question can be asked of some of them."""
    for row in corpus:
        text = str(row["text"])
        document = Document(Source(f"{row['_id']}.txt", "0" * 64, "text/plain"), text, ())
        article = Provision(
            "art_1", ProvisionKind.ARTICLE, "Artículo 1", None, (), (Version(0, (Span(0, len(text)),), None, None),)
        )
        yield Regulation(norm_of(str(row["_id"])), str(row["title"]), None, None, None, (document,), (article,))


def asked(text: str, without: frozenset[RegulationId]) -> Understanding:
    """A question as it is searched, of all passages but some."""
    query = Query(text, TODAY, without=without)
    return Understanding(Question("q", text), text, kinds_of(text), query, matter=text)


def chances(questions: Rows, searcher: Searcher) -> list[float]:
    """For each question, the chance that one of its own passages answers it."""
    everything = frozenset(searcher.cards())
    found = []
    for row in questions:
        own = {norm_of(str(passage)) for passage in row["candidate_docids"]}  # type: ignore[attr-defined]
        understood = asked(str(row["text"]), everything - own)
        found.append(weigh(understood, searcher.search(understood.query), searcher).present)
    return found


def told(relevant: list[float], other: list[float]) -> Iterator[str]:
    """Both rates as shipped and along the whole curve."""
    pairs = [(chance, True) for chance in relevant] + [(chance, False) for chance in other]
    yield f"relevant {len(relevant)}, non-relevant {len(other)}, AUC {area(pairs) or 0:.3f}"
    least = usual().enough
    yield f"as shipped ({least}): error {_below(least, relevant):.3f}, hallucination {1 - _below(least, other):.3f}"
    ordered = sorted(relevant)
    for wrong in WRONG:
        cut = ordered[round(wrong * len(ordered))]
        yield f"  error {_below(cut, relevant):.3f}, hallucination {1 - _below(cut, other):.3f}"


def _below(cut: float, values: list[float]) -> float:
    return sum(value < cut for value in values) / len(values)


def main() -> None:
    """Build the index of the passages and ask every question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, help="keeps the model and the vectors for the next time")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cache = chosen.cache or Path(scratch)
        embedder, bundle = open_embedder("absuelve-e5", cache / "models"), Path(scratch) / "bundle"
        passages = list(norms(rows(chosen.folder / "corpus.jsonl")))
        build_bundle(passages, embedder, bundle, EmbeddingCache(cache / "embeddings"))
        searcher = open_bundle(bundle, embedder)
        sets = ("relevant_queries", "non_relevant_queries")
        print(*told(*(chances(rows(chosen.folder / f"{name}.jsonl"), searcher) for name in sets)), sep="\n")
        searcher.close()


if __name__ == "__main__":
    main()
