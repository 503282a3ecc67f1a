"""What ingestion must find in the sample corpus, from the structured texts themselves."""

from dataclasses import asdict

from tools.samples.markup import Norm, Sample


def expected_of(samples: list[Sample]) -> list[dict[str, object]]:
    """A row a norm in a file: designation, eids in order, tables, and what it does to other norms."""
    return [_row(sample, norm) for sample in samples for norm in sample.norms]


def _row(sample: Sample, norm: Norm) -> dict[str, object]:
    return {
        "file": sample.file,
        "regulation": norm.slug,
        "title": norm.title,
        "rank": norm.rank,
        "published": norm.published,
        "fragment": norm.fragment is not None,
        "part": norm.fragment or "whole",
        "text_layer": sample.layout != "scan",
        "eids": list(norm.eids()),
        "tables": [
            {"eid": block.eid, "rows": len(block.rows) - 1, "columns": list(block.rows[0])}
            for block in norm.blocks
            if block.kind == "table"
        ],
        "effects": [asdict(effect) for effect in norm.effects],
    }
