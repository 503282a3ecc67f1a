"""How often a question's own words tell the topic that its norm's title tells: `python -m benchmarks.topics LAY.jsonl`.

`LAY.jsonl` has a line a provision: the `title` of its norm and `questions` about it. Only norms whose title tells a
topic count. Nobody labelled these: it is the agreement of two texts about the same thing, by one list of words.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from insight.intervals import share
from insight.topics import OTHER, topic_of


def main() -> None:
    """Print coverage, agreement, and what is taken for what most often."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().questions.read_text("utf-8").splitlines() if line]
    pairs = [(topic_of(row["title"]), topic_of(text)) for row in rows for text in row["questions"]]
    titled = [pair for pair in pairs if pair[0] != OTHER]
    told = [pair for pair in titled if pair[1] != OTHER]
    right = sum(title == question for title, question in told)
    most = Counter(title for title, _ in told).most_common(1)[0][1]
    print(f"titles that tell a topic: {len(titled)} of {len(pairs)} questions")
    print(f"questions that tell one by themselves: {share(len(told), len(titled))}")
    print(f"the same as the title: {share(right, len(told))}; always the most frequent: {most / len(told):.3f}")
    for (title, question), count in Counter(pair for pair in told if pair[0] != pair[1]).most_common(8):
        print(f"  {title} taken for {question}: {count}")


if __name__ == "__main__":
    main()
