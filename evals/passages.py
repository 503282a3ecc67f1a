"""The decision to refuse on NoMIRACL's Spanish questions: public, judged by people, and nothing to do with law.

Each question comes with ten passages of Wikipedia. In the relevant part some of them answer it, in the other part none.
As the set's authors count: the hallucination rate is the share of non-relevant questions that are answered, the error
rate that of relevant ones that are refused. Every question is searched in its own ten passages only; rules that tell
what is no legal question are left out: only the evidence decides.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.identifiers import RegulationId
from corpus.model import Document, Provision, ProvisionKind, Regulation, Source, Span, Version
from evals.reliability import area
from evals.runs import Progress, as_lines, json_rows, write_figures
from evals.subject import Subject
from evals.suites import Suite
from index.model import Query, Searcher
from qa_service.abstention import weigh
from qa_service.confidence import usual
from qa_service.kinds import kinds_of
from qa_service.model import Question, Understanding

TODAY = date(2026, 1, 1)
_GPT4 = 0.22  # the error rate that the set's README gives for GPT-4, whose hallucination rate is .116
Row = Mapping[str, Any]


def measure(suite: Suite, subject: Subject, out: Path, progress: Progress) -> Mapping[str, Any]:
    """Index a set's passages aside, weigh every question and write the run's folder.

    Vectors are kept in the home's cache, so that only the first time takes minutes.
    """
    from index.bundle import build_bundle, open_bundle
    from index.cache import EmbeddingCache

    application = subject.application
    passages = list(norms(json_rows(suite.questions / "corpus.jsonl")))
    relevant, other = (json_rows(suite.questions / f"{name}_queries.jsonl") for name in ("relevant", "non_relevant"))
    with tempfile.TemporaryDirectory() as scratch:
        folder, cache = Path(scratch) / "bundle", EmbeddingCache(application.home.root / "cache" / "passages")
        build_bundle(passages, application.embedder, folder, cache, progress)
        searcher = open_bundle(folder, application.embedder)
        found = chances(relevant, searcher), chances(other, searcher)
        searcher.close()
    metrics = rates(*found, usual().alone.enough)
    rows = [*scores(relevant, found[0], "error_rate"), *scores(other, found[1], "hallucination_rate")]
    texts = zip(rows, [*relevant, *other], strict=True)
    questions = as_lines({"id": row["id"], "question": query["text"]} for row, query in texts)
    write_figures(out, subject.program(suite), questions, rows, metrics)
    return metrics


def norm_of(passage: str) -> RegulationId:
    """The norm that stands for a passage."""
    return RegulationId("doc-" + passage.replace("#", "-"))


def norms(corpus: Sequence[Row]) -> Iterator[Regulation]:
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


def chances(questions: Sequence[Row], searcher: Searcher) -> list[float]:
    """For each question, the chance that one of its own passages answers it."""
    everything = frozenset(searcher.cards())
    found = []
    for row in questions:
        own = {norm_of(str(passage)) for passage in row["candidate_docids"]}
        understood = asked(str(row["text"]), everything - own)
        found.append(weigh(understood, searcher.search(understood.query), searcher).present)
    return found


def rates(relevant: Sequence[float], other: Sequence[float], enough: float) -> dict[str, Any]:
    """Both rates at the threshold shipped, the hallucination rate at GPT-4's error rate, and the area under the curve.

    The area says how well the chance tells one part from the other, whatever the threshold.
    """
    pairs = [(chance, True) for chance in relevant] + [(chance, False) for chance in other]
    cut = sorted(relevant)[round(_GPT4 * len(relevant))]
    found = {
        "auroc": area(pairs) or 0.0,
        "error_rate": _below(enough, relevant),
        "hallucination_rate": 1 - _below(enough, other),
        "hallucination_at_22": 1 - _below(cut, other),
    }
    return {"questions": len(pairs), **{name: round(value, 4) for name, value in found.items()}}


def scores(questions: Sequence[Row], found: Sequence[float], figure: str) -> list[dict[str, Any]]:
    """Whether each question was taken wrongly at the threshold shipped, with the chance that it was given."""
    enough, wrong_when_low = usual().alone.enough, figure == "error_rate"
    return [
        {"id": str(row["_id"]), figure: float((chance < enough) is wrong_when_low), "chance": round(chance, 4)}
        for row, chance in zip(questions, found, strict=True)
    ]


def _below(cut: float, values: Sequence[float]) -> float:
    return sum(value < cut for value in values) / len(values)
