"""A suite of lay questions on norms that nothing was learned from: finer to choose settings by than the visible sets.

usage: python -m benchmarks.lay QUESTIONS.jsonl FOLDER --home HOME --out SUITE

QUESTIONS: an article a line, `{"id", "file", "text", "questions": […]}`; FOLDER holds the files. The norms that
`tools/associations.py` keeps apart are read into HOME and published, and each question becomes a case of the suite
whose deciding article is the one that shares most runs of four words with `text`. Then, with ABSUELVE_HOME=HOME:
absuelve eval run SUITE --out DIR.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.identifiers import article_of
from corpus.model import Regulation
from ingest.pipeline import silent
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tools.associations import kept_apart

RUN = 4
LEAST = 0.5  # of the runs of the article's text must stand in the provision taken for it

SUITE = 'name = "lay"\nkind = "retrieval"\nnotes = "Lay questions on norms kept apart (benchmarks/lay.py)."\n'


def main(arguments: list[str] | None = None) -> None:
    """Read the norms, publish them, write the suite."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    rows = [json.loads(line) for line in chosen.questions.read_text("utf-8").splitlines() if line]
    apart = [row for row in rows if kept_apart(row["file"])]
    application = Application(replace(Settings(), home=chosen.home))
    names = {row["file"] for row in apart}
    application.ingest(sorted(path for path in chosen.folder.rglob("*.md") if path.name in names), silent)
    application.publish(lambda *_: None)
    found = list(cases(apart, application.store))
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "suite.toml").write_text(SUITE, "utf-8")
    lines = (json.dumps(case, ensure_ascii=False) for case in found)
    (chosen.out / "questions.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(found)} questions; {sum(len(row['questions']) for row in apart) - len(found)} without their article")


def cases(rows: Iterable[Mapping[str, Any]], norms: Iterable[Regulation]) -> Iterator[dict[str, Any]]:
    """A case a question whose article was found among the norms."""
    by_file: defaultdict[str, list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    for norm in norms:
        for file in {Path(document.source.path).name for document in norm.documents}:
            by_file[file] += _articles(norm)
    for row in rows:
        wanted = runs(row["text"])
        near = max(by_file[row["file"]], key=lambda one: _likeness(wanted, one[2]), default=None)
        if near and _likeness(wanted, near[2]) >= LEAST:
            gold = {"regulation": near[0], "eid": near[1], "grade": 2, "quote": "", "accept": []}
            for number, question in enumerate(row["questions"]):
                yield {"id": f"{row['id']}-{number}", "question": question, "answerable": True, "gold": [gold]}


def _articles(norm: Regulation) -> Iterator[tuple[str, str, frozenset[str]]]:
    for provision in norm.provisions:
        if provision.eid == article_of(provision.eid) and provision.versions[-1].valid_to is None:
            yield norm.id.slug, provision.eid, runs(norm.text_of(provision.versions[-1]))


def runs(text: str) -> frozenset[str]:
    """The runs of four words that a text holds, in small letters."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _likeness(wanted: frozenset[str], held: frozenset[str]) -> float:
    """The share of the runs wanted that are held, less a little for what else is: an article, not its whole annex."""
    if not wanted or not held:
        return 0.0
    return len(wanted & held) / len(wanted) - 0.2 * len(held - wanted) / len(held)


if __name__ == "__main__":
    main()
