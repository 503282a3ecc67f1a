"""Learn `index/associations.tsv` again: `python -m tools.training.build --home HOME --questions FILE [--without HOME]`.

The home holds the norms that the questions were written for (`absuelve ingest --no-index`); norms of the home `without`
are those that other questions are measured on. The same norms and questions give the same bytes.
"""

import argparse
from pathlib import Path

from corpus.home import Home
from corpus.store import Store
from index.associations import FILE, write
from tools.training.associations import learn, pairs_of
from tools.training.examples import read_examples

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Read the examples, learn, write the table, say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "index" / FILE)
    arguments = parser.parse_args()
    without = frozenset(Store(Home(arguments.without).norms).ids()) if arguments.without else frozenset()
    pairs = list(pairs_of(read_examples(arguments.questions, Store(Home(arguments.home).norms), without)))
    table = learn(pairs)
    arguments.out.write_text(write(table), encoding="utf-8")
    print(f"{len(pairs)} questions of {len({pair.article for pair in pairs})} articles, {len(table)} stems")


if __name__ == "__main__":
    main()
