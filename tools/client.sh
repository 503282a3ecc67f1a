#!/bin/sh
# Generate the Python client of the API again, from the copy of its description in docs/openapi.json. The generator does
# not resolve beside our own libraries, so it has an environment of its own.
set -eu
cd "$(dirname "$0")/.."
tool=var/client-tool out=clients/python
if [ ! -x "$tool/bin/openapi-python-client" ]; then
    sh tools/find-python.sh "$tool"
    "$tool/bin/python" -m pip --disable-pip-version-check --quiet install "openapi-python-client==0.29.1"
fi
rm -rf "$out/absuelve_client"
PATH="$PWD/$tool/bin:$PATH" openapi-python-client generate --fail-on-warning --meta none --path docs/openapi.json \
    --config tools/client.yml --output-path "$out/absuelve_client" >/dev/null
find "$out" -name .ruff_cache -prune -exec rm -rf {} +
sha256sum docs/openapi.json | cut -d' ' -f1 >"$out/openapi.sha256"
