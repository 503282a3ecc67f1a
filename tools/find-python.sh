#!/bin/sh
# Make sure that the virtual environment named as the argument exists and runs; create it with a suitable Python if not.
# A name on PATH is tried by running it, every place it stands: version managers leave shims behind that fail.
set -eu
venv="$1"

suits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -x "$venv/bin/python" ] && suits "$venv/bin/python"; then
    exit 0
fi

find_python() {
    for name in python3.13 python3.12 python3.11 python3 python3.14; do
        IFS=:
        for folder in $PATH; do
            if [ -x "$folder/$name" ] && suits "$folder/$name"; then
                echo "$folder/$name"
                return 0
            fi
        done
        unset IFS
    done
    return 1
}

python="${PYTHON:-}"
if [ -n "$python" ] && ! suits "$python"; then
    echo "PYTHON=$python is not a Python 3.11 or newer with venv and ensurepip. Name another, or leave PYTHON out." >&2
    exit 1
fi
if [ -z "$python" ] && ! python="$(find_python)"; then
    echo "No Python 3.11 or newer with venv was found on PATH. Install one (Debian, Ubuntu: python3 and python3-venv)" >&2
    echo "or name it: make setup PYTHON=/path/to/python3" >&2
    exit 1
fi
echo "Creating $venv with $("$python" --version) ($python)"
rm -rf "$venv"
"$python" -m venv "$venv"
