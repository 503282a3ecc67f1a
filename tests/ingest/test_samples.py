"""The shipped samples, read whole: every provision that their texts hold, every effect that one norm has on another."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus.home import Home
from corpus.identifiers import RegulationId, article_of
from corpus.model import Regulation
from corpus.store import Store
from corpus.validity import version_on
from ingest.ledger import load_ledger
from ingest.model import RefusalReason
from ingest.ocr import available
from ingest.pipeline import Outcome, Run, ingest

pytestmark = pytest.mark.slow

SAMPLES = Path(corpus.__file__).parent / "samples"
EXPECTED: list[dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
WHOLE = [norm for norm in EXPECTED if norm["part"] == "whole" and norm["text_layer"]]
# A directive's dispositions under a roman section stay that section's text.
LEFT_IN_THEIR_SECTION = {"directiva-003-2024-mdq-gm": {"dc_1", "dc_2"}}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def run(home: Home) -> Run:
    return ingest([SAMPLES], home, workers=2)


@pytest.fixture(scope="module")
def norms(run: Run, home: Home) -> dict[str, Regulation]:
    assert run.files
    return {norm.id.slug: norm for norm in Store(home.norms)}


def articles(norm: Regulation) -> list[str]:
    return list(dict.fromkeys(article_of(provision.eid) for provision in norm.provisions))


@pytest.mark.parametrize("expected", WHOLE, ids=lambda norm: norm["regulation"])
def test_every_provision_is_found_in_order(expected: dict[str, Any], norms: dict[str, Regulation]) -> None:
    found = articles(norms[expected["regulation"]])
    wanted = [eid for eid in expected["eids"] if eid not in LEFT_IN_THEIR_SECTION.get(expected["regulation"], ())]
    assert [eid for eid in found if eid in wanted] == wanted
    brought = {
        effect["eid"]
        for norm in EXPECTED
        for effect in norm["effects"]
        if effect["regulation"] == expected["regulation"]
    }
    kinds = ("preface", "sec_", "para_", "annex_")
    assert [eid for eid in found if eid not in wanted and eid not in brought and not eid.startswith(kinds)] == []


@pytest.mark.parametrize(
    "expected", [norm for norm in EXPECTED if norm["part"] == "tail"], ids=lambda norm: norm["file"]
)
def test_the_tail_above_a_gazette_page_is_kept_as_a_fragment(
    expected: dict[str, Any], norms: dict[str, Regulation]
) -> None:
    fragment = norms[f"doc-{Path(expected['file']).stem.lower()}-fragmento-1"]
    assert set(expected["eids"]) <= set(articles(fragment))
    assert fragment.notice


def test_every_norm_says_that_it_is_invented(norms: dict[str, Regulation]) -> None:
    assert [slug for slug, norm in norms.items() if "INVENTADA" not in (norm.notice or "").upper()] == []


@pytest.mark.skipif(not available(), reason="sin Tesseract en español (tesseract-ocr-spa)")
def test_the_scan_is_recognised_and_gives_its_articles(run: Run, norms: dict[str, Regulation]) -> None:
    assert [Path(report.path).name for report in run.files if report.entry.refusal] == []
    assert articles(norms["acuerdo-015-2024-mdq"])[-3:] == ["art_2", "art_3", "art_4"]


@pytest.mark.skipif(available(), reason="aquí hay Tesseract en español")
def test_the_scan_is_refused_with_its_reason(run: Run) -> None:
    refused = {Path(report.path).name: report.entry.refusal for report in run.files if report.entry.refusal}
    assert [(name, refusal.reason) for name, refusal in refused.items() if refusal] == [
        ("escaneo-acuerdo-015-2024.pdf", RefusalReason.SCAN)
    ]


def test_an_amended_article_keeps_both_wordings_in_time(norms: dict[str, Regulation]) -> None:
    licence = norms["ordenanza-004-2023-mdq"]
    article = licence.provision("art_12")
    assert article is not None
    before, after = version_on(article, date(2024, 1, 1)), version_on(article, date(2024, 6, 1))
    assert before is not None
    assert after is not None
    assert after.amended_by == RegulationId("ordenanza-003-2024-mdq")
    assert before.valid_to == after.valid_from
    assert licence.text_of(before) != licence.text_of(after)


def test_an_ordinance_that_was_repealed_has_ended(norms: dict[str, Regulation]) -> None:
    assert norms["ordenanza-007-2019-mdq"].repealed_by == RegulationId("ordenanza-009-2025-mdq")
    assert all(v.valid_to for _, _, v in norms["ordenanza-007-2019-mdq"].wordings())


def test_an_article_goes_on_without_the_literal_that_was_repealed(norms: dict[str, Regulation]) -> None:
    markets = norms["ordenanza-008-2021-mdq"]
    article = markets.provision("art_15")
    assert article is not None
    before, after = version_on(article, date(2025, 1, 1)), version_on(article, date(2026, 1, 1))
    assert before is not None
    assert after is not None
    assert "mascarilla" in markets.text_of(before)
    assert "mascarilla" not in markets.text_of(after)
    assert markets.text_of(after).splitlines()[1:3] == markets.text_of(before).splitlines()[1:3]
    assert after.amended_by == RegulationId("ordenanza-009-2025-mdq")


def test_every_wording_is_a_slice_of_its_document(norms: dict[str, Regulation]) -> None:
    for norm in norms.values():
        for _, provision, version in norm.wordings():
            text = norm.documents[version.document].text
            assert version.spans, provision.eid
            assert all(0 <= span.start < span.end <= len(text) for span in version.spans), provision.eid


def test_reading_again_reads_nothing_and_changes_nothing(run: Run, home: Home) -> None:
    again = ingest([SAMPLES], home, workers=1)
    assert {report.outcome for report in again.files} <= {Outcome.UNCHANGED, Outcome.REFUSED}
    assert not again.changes
    assert len(load_ledger(home.ledger).entries) == len(run.files)
