"""How often a question's matter is told from its words as the people who labelled the questions told it.

`python -m benchmarks.matters ../shared/gold/muni-dev.jsonl`

The cues are general ones; none was written for a question of the set. `missed` counts legal points that would be
reviewed less closely than their label asks for, which an advisor must then put right.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from desk.matters import matter_of
from desk.model import Matter


def main() -> None:
    """Print the confusion of labels and matters, and what follows from it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path, help="a line a question: its text and its kind")
    rows = [json.loads(line) for line in parser.parse_args().questions.read_text("utf-8").splitlines() if line]
    pairs = Counter((Matter(row["kind"]), matter_of(row["question"])) for row in rows)
    print(f"{'labelled':12}" + "".join(f"{told.value:>12}" for told in Matter) + f"{'recall':>10}")
    for label in Matter:
        counts = [pairs[label, told] for told in Matter]
        recall = pairs[label, label] / max(sum(counts), 1)
        print(f"{label.value:12}" + "".join(f"{count:12}" for count in counts) + f"{recall:10.2f}")
    right = sum(count for (label, told), count in pairs.items() if label is told)
    most = max(Counter(row["kind"] for row in rows).values())
    missed = sum(count for (label, told), count in pairs.items() if label is Matter.LEGAL and told is not label)
    print(f"accuracy {right / len(rows):.2f} of {len(rows)}; always the most frequent label: {most / len(rows):.2f}")
    print(
        f"missed {missed} of {sum(count for (label, _), count in pairs.items() if label is Matter.LEGAL)} legal points"
    )


if __name__ == "__main__":
    main()
