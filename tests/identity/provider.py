"""An OpenID provider on loopback: it keeps to the protocol, checks what it is sent, and lies where a test says so."""

import base64
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from web.server import listen

CLIENT, SECRET = "absuelve", "secreto de prueba"
Claims = dict[str, Any]


@dataclass
class Provider:
    """Whom it vouches for, and how it twists what it says. `codes` are those not yet exchanged."""

    issuer: str = ""
    user: Claims = field(default_factory=lambda: {"sub": "42", "email": "ana@muni.gob.pe", "email_verified": True})
    twist: Callable[[Claims], Claims] = dict
    refuses: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "a"}))
    signing: RSAKey | None = None

    def description(self, _: Request) -> Response:
        """OpenID Connect Discovery 1.0, section 4.2."""
        names = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
        return JSONResponse({"issuer": self.issuer, **{name: self.issuer + path for name, path in names.items()}})

    def keys(self, _: Request) -> Response:
        """The key that ID tokens are signed with."""
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def authorize(self, request: Request) -> Response:
        """Agree at once, as somebody already signed in there would; or refuse."""
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert set(asked["scope"].split()) == {"openid", "email"}
        assert asked["code_challenge_method"] == "S256"
        if self.refuses:
            return RedirectResponse(_with(asked["redirect_uri"], error="access_denied", state=asked["state"]))
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return RedirectResponse(_with(asked["redirect_uri"], code=code, state=asked["state"]))

    async def token(self, request: Request) -> Response:
        """Exchange a code, once, for whoever knows the secret and the verifier (RFC 7636, section 4.6)."""
        given = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        known = base64.b64decode(request.headers["Authorization"].removeprefix("Basic ")).decode()
        asked = self.codes.pop(given["code"], None)
        verifier = hashlib.sha256(given["code_verifier"].encode()).digest()
        fits = asked is not None and base64.urlsafe_b64encode(verifier).decode().rstrip("=") == asked["code_challenge"]
        if known.replace("+", " ") != f"{CLIENT}:{SECRET}" or asked is None or not fits:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"], **self.user}
        signed = jwt.encode({"alg": "RS256", "kid": "a"}, self.twist(claims), self.signing or self.key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed})


@contextmanager
def serving(provider: Provider) -> Iterator[Provider]:
    """The provider on a port of its own."""
    with listen("127.0.0.1", 0) as listening:
        provider.issuer = f"http://127.0.0.1:{listening.getsockname()[1]}"
        routes = [
            Route("/.well-known/openid-configuration", provider.description),
            Route("/keys", provider.keys),
            Route("/authorize", provider.authorize),
            Route("/token", provider.token, methods=["POST"]),
        ]
        server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.should_exit = True
            thread.join()


def _with(address: str, **query: str) -> str:
    return f"{address}?{urlencode(query)}"
