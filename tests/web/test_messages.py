"""Every word of a page can be said in another language; English proves it."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from fastapi.testclient import TestClient

from tests.web.test_pages import visible
from web.messages import LOCALE, Words, catalogue

WEB = LOCALE.parent
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
NAMES = {"Absuelve", "API", "OpenAPI"}  # said alike in every language


def used() -> set[str]:
    """Every sentence of code and templates that the catalogues translate."""
    keywords: dict[str, None] = {"_": None, "N_": None}
    return {str(found[2]) for found in extract_from_dir(WEB, METHODS, keywords=keywords)}


@pytest.mark.parametrize("path", sorted((WEB / "templates").glob("*.html")), ids=lambda path: path.name)
def test_no_word_of_a_template_is_outside_gettext(path: Path) -> None:
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ", path.read_text(encoding="utf-8"), flags=re.S)
    spoken = re.findall(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"', text)
    words = re.findall(r"\w+", re.sub(r"<[^>]*>|/\S+", " ", text) + " ".join(spoken))
    assert [word for word in words if word not in NAMES and not word.isdigit()] == []


def test_the_english_catalogue_has_every_sentence_and_no_other() -> None:
    assert set(catalogue("en")) == used()
    assert len(used()) > 80


def test_a_translation_fills_in_the_same_values() -> None:
    values = re.compile(r"%\((\w+)\)s")
    assert [one for one, said in catalogue("en").items() if set(values.findall(one)) != set(values.findall(said))] == []


def test_a_language_without_a_catalogue_says_the_spanish() -> None:
    assert Words("qu")("Normas") == "Normas"


@pytest.mark.parametrize(
    ("headers", "query", "said"),
    [
        ({}, "", "Normas"),
        ({"Accept-Language": "en-US,en;q=0.9"}, "", "Normas"),
        ({"Accept-Language": "en"}, "?idioma=es", "Normas"),
        ({"Cookie": "idioma=en"}, "", "Norms"),
        ({}, "?idioma=xx", "Normas"),
    ],
)
def test_the_language_is_the_one_asked_for(client: TestClient, headers: dict[str, str], query: str, said: str) -> None:
    assert f"<h1>{said}</h1>" in client.get(f"/normas{query}", headers=headers).text


def test_a_language_chosen_is_remembered(client: TestClient) -> None:
    client.get("/normas?idioma=en")
    assert "desde" not in visible(client.get("/normas/ley-99001/art_7").text)
    assert "since 7 March 2022" in visible(client.get("/normas/ley-99001/art_7").text)


def test_a_sentence_is_shown_as_text(client: TestClient) -> None:
    page = client.get("/normas", params={"q": string.punctuation}).text
    assert string.punctuation not in page
