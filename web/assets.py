"""The static files: named after their content, compressed once, kept by browsers for good."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

FOLDER = Path(__file__).parent / "static"
FOR_GOOD = "public, max-age=31536000, immutable"
_AN_HOUR = "public, max-age=3600"
_TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its name with a part of its hash, its type, and its bytes by encoding ("" is plain)."""

    name: str
    hashed: str
    type: str
    bodies: Mapping[str, bytes]


def read_asset(path: Path) -> Asset:
    """A file with its compressed forms, those left out that are no smaller."""
    body = path.read_bytes()
    mark = hashlib.sha256(body).hexdigest()[:10]
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    packed = {"br": brotli.compress(body), "gzip": gzip.compress(body, 9, mtime=0)}
    bodies = {"": body, **{name: small for name, small in packed.items() if len(small) < len(body)}}
    return Asset(path.name, f"{path.stem}.{mark}{path.suffix}", kind, bodies)


@cache
def assets() -> Mapping[str, Asset]:
    """Every static file by its plain name."""
    return {path.name: read_asset(path) for path in sorted(FOLDER.iterdir()) if path.is_file()}


@cache
def _named() -> Mapping[str, tuple[Asset, str]]:
    return {
        name: (asset, kept)
        for asset in assets().values()
        for name, kept in ((asset.name, _AN_HOUR), (asset.hashed, FOR_GOOD))
    }


def address_of(name: str) -> str:
    """The address of a static file, which changes with its content."""
    return f"/static/{assets()[name].hashed}"


def sent(request: Request, asset: Asset, kept: str) -> Response:
    """A file in the best encoding that the reader takes."""
    taken = request.headers.get("Accept-Encoding", "")
    encoding = next((one for one in ("br", "gzip") if one in taken and one in asset.bodies), "")
    headers = {"Cache-Control": kept, "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(asset.bodies[encoding], media_type=asset.type, headers=headers)


static = APIRouter(include_in_schema=False)


@static.get("/static/{name}")
def static_file(request: Request, name: str) -> Response:
    """A static file by its plain name, for an hour, or by its hashed one, for good."""
    found = _named().get(name)
    if found is None:
        raise HTTPException(404)
    return sent(request, *found)


@static.get("/sw.js")
def service_worker(request: Request) -> Response:
    """The service worker, at the root so that it serves every page; always asked for anew."""
    return sent(request, assets()["sw.js"], "no-cache")
