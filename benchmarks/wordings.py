"""Check the wordings in time: gold questions that turn on a date, and forty notes read by eye.

`python benchmarks/wordings.py --shared ../shared`

For each `superseded` and `as_of` question the wording that `absuelve show --as-of` prints must hold the quote and not
the decoy. For each line of `wordings.tsv` the article must have a wording that the amending norm brought or ended on
the day (the one after publication, or as that norm says), in order, each unlike the next, at most one of a day.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.model import Provision, Regulation  # noqa: E402
from corpus.validity import orderly  # noqa: E402
from ingest.assembly import read_regulations  # noqa: E402
from ingest.composition import compose  # noqa: E402
from ingest.folding import fold  # noqa: E402
from ingest.model import Refusal  # noqa: E402
from qa_service.provisions import wording_for  # noqa: E402

Corpus = Mapping[str, Regulation]


def read_corpus(folder: Path) -> Corpus:
    """Every norm of a folder, composed."""
    read = (read_regulations(path) for path in sorted(folder.glob("*.md")))
    norms = [norm for found in read if not isinstance(found, Refusal) for norm in found]
    return {norm.id.slug: norm for norm in compose(norms)}


def squeeze(text: str) -> str:
    """Letters and digits only, folded."""
    return "".join(filter(str.isalnum, fold(text)))


def questions(corpus: Corpus, file: Path) -> Iterator[str]:
    """A line for each dated question: right, or what is wrong."""
    for line in file.read_text(encoding="utf-8").splitlines():
        question: dict[str, Any] = json.loads(line)
        if question["trap"] in ("superseded", "as_of"):
            on = date.fromisoformat(question["as_of"]) if question["as_of"] else date.today()
            for gold in question["gold"]:
                yield f"{question['id']} {gold['regulation']}#{gold['eid']} {on}: {judge(corpus, question, gold, on)}"


def judge(corpus: Corpus, question: dict[str, Any], gold: dict[str, Any], on: date) -> str:
    """Say "ok", or what the printed wording lacks or wrongly holds."""
    norm = corpus[gold["regulation"]]
    provision = norm.provision(gold["eid"])
    if provision is None:
        return "MISSING"
    shown = squeeze(norm.text_of(wording_for(provision, on)))
    decoy = question["decoy_quote"]
    if squeeze(gold["quote"]) not in shown:
        return "QUOTE"
    return "DECOY" if decoy and squeeze(decoy) in shown else "ok"


def facts(corpus: Corpus, file: Path) -> Iterator[str]:
    """A line for each note: right, or what is wrong."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            slug, eid, law, published, binds = line.split("\t")
            day = date.fromisoformat(binds) if binds else date.fromisoformat(published) + timedelta(days=1)
            provision = corpus[slug].provision(eid)
            verdict = weigh(corpus[slug], provision, law, day) if provision else "MISSING"
            yield f"{slug}#{eid} {law} {day}: {verdict}"


def weigh(norm: Regulation, provision: Provision, law: str, day: date) -> str:
    """Say "ok", or what is wrong with a provision's wordings."""
    versions = provision.versions
    brought = any(one.valid_from == day and str(one.amended_by) == law for one in versions)
    ended = any(one.valid_to == day and str(one.ended_by) == law for one in versions)
    if not (brought or ended):
        return f"NO CHANGE THAT DAY {[(str(one.valid_from), str(one.amended_by)) for one in versions]}"
    if not orderly(provision):
        return "OUT OF ORDER"
    return "SAME TEXT" if any(norm.text_of(a) == norm.text_of(b) for a, b in pairwise(versions)) else "ok"


def main() -> int:
    """Print every check; the exit status is 1 when one fails."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=ROOT / "../shared")
    shared = parser.parse_args().shared
    corpus = read_corpus(shared / "corpus/norms")
    lines = [*questions(corpus, shared / "gold/muni-dev.jsonl"), *facts(corpus, Path(__file__).with_suffix(".tsv"))]
    wrong = [line for line in lines if not line.endswith(": ok")]
    print("\n".join(lines), f"\n{len(lines) - len(wrong)} of {len(lines)} right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
