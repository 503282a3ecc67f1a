"""tantivy, as shipped and with a Spanish analyser."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import tantivy

from benchmarks.peers.material import Document, Open, folded, wholes
from benchmarks.peers.port import Search
from index.tokens import STOP_WORDS, WORD

_DEPTH = 400
_SPANISH = "spanish"


def shipped(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """The default tokeniser over passages, context and text alike."""
    return _search(_filled(_index(folder, "default"), documents), {})


def tuned(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """Whole provisions, Spanish stemming, function words out, accents folded, the heading's line at half weight."""
    index = _index(folder, _SPANISH)
    index.register_tokenizer(_SPANISH, _analyser())
    return _search(_filled(index, wholes(documents)), {"context": 0.5})


def _analyser() -> tantivy.TextAnalyzer:
    filters = (
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.custom_stopword(sorted(STOP_WORDS)),
        tantivy.Filter.stemmer("spanish"),
    )
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in filters:
        builder = builder.filter(step)
    return builder.build()


def _index(folder: Path, tokenizer: str) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("article", stored=True, tokenizer_name="raw")
    builder.add_text_field("context", tokenizer_name=tokenizer)
    builder.add_text_field("text", tokenizer_name=tokenizer)
    return tantivy.Index(builder.build(), path=str(folder))


def _filled(index: tantivy.Index, documents: Sequence[Document]) -> tantivy.Index:
    writer = index.writer()
    for document in documents:
        writer.add_document(tantivy.Document(article=document.article, context=document.context, text=document.text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _search(index: tantivy.Index, boosts: Mapping[str, float]) -> Search:
    searcher = index.searcher()

    def search(question: str, day: date) -> Sequence[str]:
        asked = index.parse_query(" ".join(WORD.findall(question.lower())), ["context", "text"], dict(boosts))
        hits = searcher.search(asked, _DEPTH).hits
        return folded(searcher.doc(address)["article"][0] for _, address in hits)

    return search
