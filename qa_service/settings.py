"""What an installation can set, as one frozen value made from a mapping that the composition root passes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta, timezone
from pathlib import Path

from corpus.errors import InvalidInput
from qa_service.logs import FORMS, TEXT
from qa_service.sources import PREFIX, given

REDACT, ENCRYPT = "redact", "encrypt"  # what is done with personal data that an asker leaves in
SELF, REQUEST = "self", "request"  # who erases what somebody wrote: they, or those who administer the service
LLM_MODES = ("write", "choose")
PERU = timezone(timedelta(hours=-5), "PET")  # all year; needs no time zone database


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults; `settings_from` names the environment variable of each.

    `today` stands in for the calendar where a run must be repeatable. `llm` names a drafter's language model as
    `MODEL@URL` of a server that speaks the OpenAI protocol; None composes drafts from the provisions alone.
    `llm_key` is the key that the server asks for, `llm_first` and `llm_total` the seconds until its first words and its
    last, `llm_tokens` and `llm_daily` the most tokens of an answer and of a day (0: any), `llm_account_daily` those of
    a day for one account, `llm_mode` whether it words the answer ("write") or only says which provisions answer
    ("choose"), `llm_rewrite` whether it also rewords what is searched for.
    `database` is the desk's database by URL; None keeps it in `home`. `smtp` is the mail server by URL, `mail_from` the
    sender, `address` where officials read a consultation (`{id}` in it), for links in mails. `registration` is who may
    ask for an account: 0 nobody, 1 anybody, or domains of addresses. `oidc` is the address of an identity provider
    (OpenID Connect), `oidc_client` and `oidc_secret` our name and secret there, `oidc_name` what people call it.
    `private_webhooks` lets webhooks go to private addresses. `second_review` names the matters whose answers two
    people approve, `workdays` within how many working days each matter is answered; None leaves both as the desk has
    them. `log` is how lines are written down, text or json. `metrics` is the password of the figures at `/metrics`;
    None shows none. `traces` is the address that traces are sent to (OTLP over HTTP). `personal_data` is what becomes
    of those that an asker does not take out: redact, or encrypt, which lets them keep these under a key. `keys` is the
    file of keys; with it, what people write is kept encrypted either way. `retention_days` is after how long
    consultations that are over are emptied (0: never). `erasure` is who erases what somebody wrote: self, or request,
    which leaves it to those who administer the service.
    """

    home: Path = Path("var")
    model: str = "absuelve-e5"
    threads: int = 2
    llm: str | None = None
    llm_key: str = field(default="none", repr=False)
    llm_first: int = 30
    llm_total: int = 90
    llm_tokens: int = 240
    llm_daily: int = 0
    llm_account_daily: int = 0
    llm_mode: str = LLM_MODES[0]
    llm_rewrite: bool = False
    today: date | None = None
    database: str | None = None
    smtp: str | None = None
    mail_from: str | None = None
    address: str | None = None
    registration: str = "1"
    oidc: str | None = None
    oidc_client: str | None = None
    oidc_secret: str | None = field(default=None, repr=False)
    oidc_name: str | None = None
    private_webhooks: bool = False
    second_review: frozenset[str] | None = None
    workdays: Mapping[str, int] | None = None
    log: str = TEXT
    metrics: str | None = None
    traces: str | None = None
    personal_data: str = REDACT
    keys: Path | None = None
    retention_days: int = 0
    erasure: str = SELF


VARIABLES = frozenset(PREFIX + one.name.upper() for one in fields(Settings))


def settings_from(environ: Mapping[str, str]) -> Settings:
    """Read the `ABSUELVE_*` variables, and the file that one of them names for what is not in the environment.

    Raises `InvalidInput` for a value that can't be used.
    """
    default = Settings()
    environ = {name: one.text for name, one in given(environ, VARIABLES).items()}
    return Settings(
        home=Path(environ.get("ABSUELVE_HOME") or default.home),
        model=environ.get("ABSUELVE_MODEL") or default.model,
        threads=_positive("ABSUELVE_THREADS", environ, default.threads),
        llm=environ.get("ABSUELVE_LLM") or None,
        llm_key=environ.get("ABSUELVE_LLM_KEY") or default.llm_key,
        llm_first=_positive("ABSUELVE_LLM_FIRST", environ, default.llm_first),
        llm_total=_positive("ABSUELVE_LLM_TOTAL", environ, default.llm_total),
        llm_tokens=_positive("ABSUELVE_LLM_TOKENS", environ, default.llm_tokens),
        llm_daily=_count("ABSUELVE_LLM_DAILY", environ),
        llm_account_daily=_count("ABSUELVE_LLM_ACCOUNT_DAILY", environ),
        llm_mode=_one_of("ABSUELVE_LLM_MODE", environ, LLM_MODES),
        llm_rewrite=_yes("ABSUELVE_LLM_REWRITE", environ),
        today=_day("ABSUELVE_TODAY", environ),
        database=environ.get("ABSUELVE_DATABASE") or None,
        smtp=environ.get("ABSUELVE_SMTP") or None,
        mail_from=environ.get("ABSUELVE_MAIL_FROM") or None,
        address=environ.get("ABSUELVE_ADDRESS") or None,
        registration=environ.get("ABSUELVE_REGISTRATION") or default.registration,
        oidc=environ.get("ABSUELVE_OIDC") or None,
        oidc_client=environ.get("ABSUELVE_OIDC_CLIENT") or None,
        oidc_secret=environ.get("ABSUELVE_OIDC_SECRET") or None,
        oidc_name=environ.get("ABSUELVE_OIDC_NAME") or None,
        private_webhooks=_yes("ABSUELVE_PRIVATE_WEBHOOKS", environ),
        second_review=_words("ABSUELVE_SECOND_REVIEW", environ),
        workdays=_counts("ABSUELVE_WORKDAYS", environ),
        log=_one_of("ABSUELVE_LOG", environ, FORMS),
        metrics=environ.get("ABSUELVE_METRICS") or None,
        traces=environ.get("ABSUELVE_TRACES") or None,
        personal_data=_one_of("ABSUELVE_PERSONAL_DATA", environ, (REDACT, ENCRYPT)),
        keys=Path(environ["ABSUELVE_KEYS"]) if environ.get("ABSUELVE_KEYS") else None,
        retention_days=_count("ABSUELVE_RETENTION_DAYS", environ),
        erasure=_one_of("ABSUELVE_ERASURE", environ, (SELF, REQUEST)),
    )


def parse_day(text: str, name: str = "La fecha") -> date:
    """An ISO date; raises `InvalidInput` naming what was given."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(f"{name} «{text}» no es una fecha. Use la forma 2024-06-30.") from error


def _day(name: str, environ: Mapping[str, str]) -> date | None:
    return parse_day(environ[name], name) if environ.get(name) else None


def _positive(name: str, environ: Mapping[str, str], default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdigit() or int(text) < 1:
        raise InvalidInput(f"{name}=«{text}» no es un número entero positivo.")
    return int(text)


def _count(name: str, environ: Mapping[str, str]) -> int:
    """A count that may be none; unset is 0."""
    return 0 if (environ.get(name) or "0") == "0" else _positive(name, environ, 1)


def _yes(name: str, environ: Mapping[str, str]) -> bool:
    text = environ.get(name) or "0"
    if text not in ("0", "1"):
        raise InvalidInput(f"{name}=«{text}» no sirve: use 1 para sí y 0 para no.")
    return text == "1"


def _one_of(name: str, environ: Mapping[str, str], values: Sequence[str]) -> str:
    """One of some words, the first where none is given."""
    text = environ.get(name) or values[0]
    if text not in values:
        raise InvalidInput(f"{name}=«{text}» no sirve: use {' o '.join(values)}.")
    return text


def _words(name: str, environ: Mapping[str, str]) -> frozenset[str] | None:
    """Words between commas; set but empty means none at all."""
    text = environ.get(name)
    return None if text is None else frozenset(word.strip() for word in text.split(",") if word.strip())


def _counts(name: str, environ: Mapping[str, str]) -> Mapping[str, int] | None:
    """Counts by word: `legal=5,tramite=2`."""
    words = _words(name, environ)
    pairs = {key.strip(): count.strip() for key, _, count in (word.partition("=") for word in words or ())}
    return {key: _positive(name, {name: count or "?"}, 1) for key, count in pairs.items()} or None
