"""Coming in by the word of an identity provider: OpenID Connect, the authorization code flow with PKCE.

State, nonce and verifier all follow from one seed that only the browser holds, in a cookie: nothing is kept here
between the two steps, and a reply meant for another browser fits nothing.
"""

import hashlib
import hmac
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.errors import Forbidden, InvalidInput, ProviderFailure

if TYPE_CHECKING:
    from qa_service.settings import Settings

_NAMELESS = "su institución"
_INSTEAD = "Entre con su contraseña o avise a quien administra el servicio."
_TIMEOUT = 10.0  # seconds
_KEPT = 3600.0  # seconds that a provider's description is good for
_LEEWAY = 60  # seconds that clocks may differ
_SIGNED = ("RS256", "PS256", "ES256", "EdDSA")  # never "none", nor a secret that both sides know


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider as the settings name it: its address, our name and secret there, what people call it."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    name: str = _NAMELESS


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a provider vouches for: its number for them, and an address that it has verified, if any."""

    subject: str
    email: str | None


def provider_of(settings: "Settings") -> Provider | None:
    """The provider that the settings name; None without one. Raises `InvalidInput` for half of one."""
    if not settings.oidc:
        return None
    if not settings.oidc_client or not settings.oidc_secret:
        raise InvalidInput("Con ABSUELVE_OIDC hacen falta también ABSUELVE_OIDC_CLIENT y ABSUELVE_OIDC_SECRET.")
    if not settings.oidc.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise InvalidInput("ABSUELVE_OIDC debe empezar con https://.")
    known = (settings.oidc_client, settings.oidc_secret)
    return Provider(settings.oidc, *known, settings.oidc_name or _NAMELESS)


class Federation:
    """One provider, its description and keys fetched when they are needed."""

    def __init__(self, provider: Provider, clock: Callable[[], float] = time.monotonic) -> None:
        self.provider, self._clock = provider, clock
        self._lock = threading.Lock()
        self._found: tuple[float, Mapping[str, Any]] | None = None

    def begin(self, back: str, seed: str) -> str:
        """Where to send the browser; it returns to `back`. Raises `ProviderFailure`."""
        from authlib.integrations.httpx_client import OAuth2Client

        with OAuth2Client(self.provider.client, scope="openid email", redirect_uri=back) as client:
            url, _ = client.create_authorization_url(
                self.description()["authorization_endpoint"],
                state=_drawn(seed, "state"), nonce=_drawn(seed, "nonce"), code_challenge=_challenge(seed),
                code_challenge_method="S256", response_type="code",
            )  # fmt: skip
        return str(url)

    def finish(self, back: str, seed: str, query: Mapping[str, str]) -> Person:
        """Whom the provider's reply vouches for; raises `Forbidden` for one that this browser did not ask for."""
        if not hmac.compare_digest(query.get("state", ""), _drawn(seed, "state")):
            raise Forbidden("La respuesta no corresponde a esta página. Empiece otra vez desde la entrada.")
        if "code" not in query:
            raise Forbidden(f"{self.provider.name}: no se autorizó la entrada. Puede intentar otra vez.")
        claims = self._claims(self._token(back, seed, query["code"]), _drawn(seed, "nonce"))
        verified = str(claims.get("email_verified")).lower() == "true"  # some say it as a word
        email = str(claims.get("email") or "").strip().lower()
        return Person(f"{self.provider.issuer} {claims['sub']}", email if verified and email else None)

    def description(self) -> Mapping[str, Any]:
        """The provider's own description of itself (OpenID Connect Discovery 1.0); raises `ProviderFailure`."""
        with self._lock:
            if self._found is None or self._clock() - self._found[0] > _KEPT:
                told = _fetched(f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration")
                if told.get("issuer") != self.provider.issuer:
                    raise ProviderFailure("El proveedor de identidad se llama de otro modo que ABSUELVE_OIDC.")
                self._found = (self._clock(), told)
            return self._found[1]

    def _token(self, back: str, seed: str, code: str) -> str:
        import httpx2
        from authlib.common.errors import AuthlibBaseError
        from authlib.integrations.httpx_client import OAuth2Client

        told = self.description()
        known = (self.provider.client, self.provider.secret)
        try:
            with OAuth2Client(*known, redirect_uri=back, timeout=_TIMEOUT) as client:
                reply = client.fetch_token(told["token_endpoint"], code=code, code_verifier=_drawn(seed, "verifier"))
        except (AuthlibBaseError, httpx2.HTTPError, ValueError, KeyError) as error:
            raise ProviderFailure(
                f"Su institución no aceptó la entrada ({type(error).__name__}). {_INSTEAD}"
            ) from error
        token = reply.get("id_token")
        if not isinstance(token, str):
            raise ProviderFailure(f"Su institución no dijo quién entra. {_INSTEAD}")
        return token

    def _claims(self, token: str, nonce: str) -> Mapping[str, Any]:
        """What an ID token says, once its signature, issuer, audience, time and nonce are right (Core 1.0, 3.1.3.7)."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        rules = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY, iss={"essential": True, "value": self.provider.issuer},
            aud={"essential": True, "value": self.provider.client}, exp={"essential": True},
            sub={"essential": True}, nonce={"essential": True, "value": nonce},
        )  # fmt: skip
        try:
            keys = KeySet.import_key_set(_fetched(self.description()["jwks_uri"]))  # type: ignore[arg-type]
            claims = jwt.decode(token, keys, algorithms=list(_SIGNED)).claims
            rules.validate(claims)
        except (JoseError, ValueError, KeyError) as error:
            raise ProviderFailure(
                f"Lo que respondió su institución no es válido ({type(error).__name__}). {_INSTEAD}"
            ) from error
        return claims


def _fetched(url: str) -> dict[str, Any]:
    import httpx2

    try:
        reply = httpx2.get(url, timeout=_TIMEOUT)
        reply.raise_for_status()
        found = reply.json()
    except (httpx2.HTTPError, ValueError) as error:
        raise ProviderFailure(
            f"Su institución no responde ({type(error).__name__}). Pruebe en unos minutos o entre con su contraseña."
        ) from error
    if not isinstance(found, dict):
        raise ProviderFailure(f"No se entendió la respuesta de su institución. {_INSTEAD}")
    return found


def _drawn(seed: str, what: str) -> str:
    return hmac.new(seed.encode(), what.encode(), hashlib.sha256).hexdigest()


def _challenge(seed: str) -> str:
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    return str(create_s256_code_challenge(_drawn(seed, "verifier")))  # type: ignore[no-untyped-call]
