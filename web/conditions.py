"""Versions as entity tags: nobody overwrites what changed since they read it, nobody is sent what they have."""

import hashlib
import re
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from starlette.exceptions import HTTPException
from starlette.status import HTTP_304_NOT_MODIFIED

from corpus.errors import Outdated

# A version and, of what was read, a part of its content's hash: a draft's checks change with the corpus, not with it.
_TAG = re.compile(r'"(\d{1,9})(?:\.[0-9a-f]{16})?"')
_MOVED = "La versión indicada en If-Match no es la actual. Vuelva a leer la consulta."


def tag(version: int) -> str:
    """The entity tag of a consultation's version."""
    return f'"{version}"'


def matched(
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match",
            description="La versión que se leyó, como la dio la cabecera ETag.",
            openapi_examples={"versión": {"value": '"3"'}},
        ),
    ] = None,
) -> int:
    """The version that a change is meant for; a 428 where none is named, `Outdated` where it can be none of ours."""
    if if_match is None or if_match.strip() == "*":
        raise HTTPException(428)
    found = _TAG.fullmatch(if_match.strip())
    if found is None:
        raise Outdated(_MOVED)
    return int(found[1])


VersionDep = Annotated[int, Depends(matched)]


def unchanged(request: Request, response: Response) -> Response:
    """The response with a tag of its version, if it has one, and content; or a 304 for a reader who has it."""
    body = getattr(response, "body", None)
    if request.method != "GET" or response.status_code != 200 or body is None:
        return response
    version, content = _TAG.fullmatch(response.headers.get("ETag", "")), hashlib.sha256(body).hexdigest()[:16]
    current = f'"{version[1]}.{content}"' if version else f'W/"{content}"'
    response.headers["ETag"] = current
    given = (one.strip() for one in request.headers.get("If-None-Match", "").split(","))
    if not any(one == "*" or one.removeprefix("W/") == current.removeprefix("W/") for one in given):
        return response
    kept = {name: value for name, value in response.headers.items() if name in ("etag", "vary")}
    return Response(status_code=HTTP_304_NOT_MODIFIED, headers=kept)
