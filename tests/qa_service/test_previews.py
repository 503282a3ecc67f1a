"""What an editor reads before a change, told from changes worked out by hand."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Relation, RelationKind
from corpus.store import Store
from ingest.changes import Fate, compare
from ingest.pipeline import Changes, Run
from qa_service.previews import Asked, Preview, Watcher, asked_about, print_preview, to_json
from tests.factories import regulation
from tests.qa_service.laws import markets

LAW = RegulationId("ley-99001")
CITING = replace(
    regulation("ds-001-2024-mef", {"art_1": "Cita."}), relations=(Relation(RelationKind.CITES, LAW, "art_5", "art_1"),)
)


CITES = "el artículo 1 del Decreto Supremo N° 001-2024-MEF cita el artículo 5 de la Ley N° 99001 (retirada)"


def shown(preview: Preview) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_preview(console, preview)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def preview_of(watcher: Watcher, store: Store) -> Preview:
    return Preview(Run((), Changes()), tuple(watcher.changes), watcher.citations(store))


def test_citations_by_norms_that_stay_break_when_their_target_goes(tmp_path: Path) -> None:
    store, watcher = Store(tmp_path), Watcher()
    store.write(CITING)
    watcher(markets(), None)
    preview = preview_of(watcher, store)
    assert "Citas que se rompen: 1" in shown(preview)
    assert CITES in shown(preview)


def test_a_norm_that_changes_in_the_same_run_counts_as_it_will_be(tmp_path: Path) -> None:
    store, watcher = Store(tmp_path), Watcher()
    store.write(CITING)
    watcher(markets(), None)
    watcher(CITING, replace(CITING, relations=()))
    assert preview_of(watcher, store).citations == ()


def test_answers_that_cite_what_ends_are_named() -> None:
    gone = compare(markets(), None)
    cited = [("a1", ProvisionId(LAW, "art_5")), ("b2", ProvisionId(RegulationId("ley-1"), "art_5"))]
    asked = asked_about(cited, [gone])
    assert asked == (Asked("a1", ProvisionId(LAW, "art_5"), Fate.DROPPED),)
    assert "consulta a1: cita el artículo 5 de la Ley N° 99001 (retirada)" in shown(
        Preview(Run((), Changes()), (gone,), (), asked)
    )


def test_answers_that_cite_what_is_worded_anew_are_named_and_no_others() -> None:
    one, other = (regulation("ley-1", {"art_1": text, "art_2": "Igual."}) for text in ("Diez días.", "Once días."))
    amended = replace(other, provisions=(*other.provisions, *regulation("ley-1", {"art_3": "Nuevo."}).provisions))
    cited = [(id, ProvisionId(RegulationId("ley-1"), eid)) for id, eid in (("a", "art_1"), ("b", "art_2"))]
    found = asked_about(cited, [compare(one, amended)])
    assert [(asked.consultation, asked.fate) for asked in found] == [("a", Fate.CORRECTED)]


def test_a_text_is_shown_from_where_it_begins_to_differ() -> None:
    start = "Artículo 1.- " + "palabra " * 40
    pair = [regulation("ley-1", {"art_1": [(f"{start}{end}", date(2020, 1, 1), None)]}) for end in ("diez", "once")]
    page = shown(Preview(Run((), Changes()), (compare(*pair),)))
    assert "antes: … palabra palabra palabra palabra diez" in page
    assert "corregida: artículo 1" in page


def test_nothing_to_change_is_one_sentence() -> None:
    assert shown(Preview(Run((), Changes()), ())).strip() == "El corpus no cambiaría."


def test_as_json_every_provision_is_named_by_its_id() -> None:
    told = to_json(Preview(Run((), Changes()), (compare(None, markets()),)))
    assert told["norms"][0]["provisions"][0]["id"] == "ley-99001#art_5"
    assert told["norms"][0]["counts"] == {"nueva": 6}
