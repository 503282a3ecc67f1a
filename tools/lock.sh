#!/bin/sh
# Lock the dependencies of pyproject.toml for every Python and platform it allows, with hashes: requirements/base.txt
# (what a running service needs) and requirements/dev.txt (that and the tools). Arguments go to the resolver: --upgrade.
# torch stays out, and so do the CUDA libraries: docs/decisions/0002-lock-without-torch.md
set -eu
cd "$(dirname "$0")/.."
tool=var/lock-tool
if [ ! -x "$tool/bin/uv" ]; then
    sh tools/find-python.sh "$tool"
    "$tool/bin/python" -m pip --disable-pip-version-check --quiet install "uv>=0.13,<0.14"
fi

compile() {
    "$tool/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --annotation-style line --no-emit-package torch "$@" >/dev/null
}

compile --group dev --output-file requirements/dev.txt "$@"
# Starting from the larger lock, the smaller one keeps its versions.
cp requirements/dev.txt requirements/base.txt
compile --output-file requirements/base.txt
grep -c '^[a-z]' requirements/base.txt requirements/dev.txt
