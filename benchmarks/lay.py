"""A suite of lay questions on norms that nothing was learned from: finer to choose settings by than the visible sets.

usage: python -m benchmarks.lay QUESTIONS.jsonl FOLDER --home HOME --out SUITE

QUESTIONS: an article a line, `{"id", "file", "text", "questions": […]}`; FOLDER holds the files. The norms that
`tools/training` keeps apart are read into HOME and published, and each question becomes a case of the suite
whose deciding article is the one that shares most runs of four words with `text`. Then, with ABSUELVE_HOME=HOME:
absuelve eval run SUITE --out DIR.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.model import Regulation
from ingest.pipeline import silent
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tools.training.examples import by_file, kept_apart, same

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
    articles = dict(by_file(norms))
    for row in rows:
        held = articles.get(row["file"], ())
        place = same(row["text"], held)
        if place is not None:
            where = {"regulation": held[place].id.regulation.slug, "eid": held[place].id.eid}
            gold = {**where, "grade": 2, "quote": "", "accept": []}
            for number, question in enumerate(row["questions"]):
                yield {"id": f"{row['id']}-{number}", "question": question, "answerable": True, "gold": [gold]}


if __name__ == "__main__":
    main()
