"""What the pages of the norms served weigh over the wire, compressed; files that pages share are not counted.

    ABSUELVE_HOME=HOME python -m benchmarks.pages

The list of norms, each norm's page, and of each norm the page of its longest provision with all its wordings. Exit
status 1 when one weighs more than 100,000 bytes. `HOME` needs an index; its database is left alone.
"""

import json
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

from starlette.testclient import TestClient

from corpus.store import Store
from desk.database import url_of
from qa_service.bootstrap import Application
from qa_service.settings import settings_from
from web.server import create_app, site_of

MOST = 100_000  # bytes


def main() -> None:
    """Ask for all of them and tell their sizes in bytes and what they took, in milliseconds of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(settings_from(os.environ), database=url_of(Path(folder) / "desk.db"))
        application = Application(settings)
        client = TestClient(create_app(site_of(application), "0"))
        weight(client, "/normas")  # what is read once is read
        found = {path: taken(client, path) for path in paths(application)}
    heaviest = sorted(found, key=lambda path: found[path][0], reverse=True)
    told = {
        "pages": len(found),
        "bytes_p50": median(size for size, _ in found.values()),
        "heaviest": {path: found[path][0] for path in heaviest[:5]},
        "norm_ms_p50": round(median(ms for path, (_, ms) in found.items() if path.count("/") == 2), 1),
        "provision_ms_p50": round(median(ms for path, (_, ms) in found.items() if path.count("/") == 3), 1),
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
    sys.exit(found[heaviest[0]][0] > MOST)


def taken(client: TestClient, path: str) -> tuple[int, float]:
    """Bytes and milliseconds of a page asked for the first time."""
    started = process_time()
    size = weight(client, path)
    return size, (process_time() - started) * 1000


def paths(application: Application) -> list[str]:
    """The addresses to ask for."""
    found = ["/normas"]
    for norm in Store(application.home.norms):
        longest = max(norm.provisions, key=lambda one: sum(len(norm.text_of(version)) for version in one.versions))
        found += [f"/normas/{norm.id}", f"/normas/{norm.id}/{longest.eid}"]
    return found


def weight(client: TestClient, path: str) -> int:
    """The bytes of a page's body as it travels; what is not answered with 200 is told."""
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as reply:
        if reply.status_code != 200:
            raise SystemExit(f"{path}: {reply.status_code}")
        return sum(map(len, reply.iter_raw()))


if __name__ == "__main__":
    main()
