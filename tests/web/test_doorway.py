"""Coming in by the pages: a cookie that scripts can't read, and forms that only our own pages may send."""

import pytest
from fastapi.testclient import TestClient

from tests.web.test_sessions import opened
from tests.web.town import API, Town

OURS = {"Sec-Fetch-Site": "same-origin"}
NAMED = {"cuenta": "licencias", "clave": "una contraseña larga"}


def browser(town: Town, base: str = "http://testserver") -> TestClient:
    """A browser that keeps cookies and follows nothing by itself."""
    return TestClient(town.client.app, base_url=base, headers=OURS, follow_redirects=False)


def inside(town: Town) -> TestClient:
    """A browser of an official who came in."""
    opened(town)
    made = browser(town)
    assert made.post("/entrar", data=NAMED).status_code == 303
    return made


def test_a_password_gives_a_cookie_that_scripts_and_other_sites_can_not_use(town: Town) -> None:
    opened(town)
    entered = browser(town).post("/entrar", data={**NAMED, "ir": "/consultas/nueva"})
    assert (entered.status_code, entered.headers["Location"]) == (303, "/consultas/nueva")
    cookie = entered.headers["Set-Cookie"].lower()
    assert cookie.startswith("sesion=abs_")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_over_tls_the_cookie_is_for_tls_and_this_host_alone(town: Town) -> None:
    opened(town)
    cookie = browser(town, "https://testserver").post("/entrar", data=NAMED).headers["Set-Cookie"]
    assert cookie.startswith("__Host-sesion=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_pages_for_accounts_lead_to_the_door_and_back(town: Town) -> None:
    asked = browser(town).get("/consultas/nueva?pregunta=hola")
    assert asked.headers["Location"] == "/entrar?ir=/consultas/nueva%3Fpregunta%3Dhola"
    assert inside(town).get("/consultas").status_code == 200


@pytest.mark.parametrize("back", ["https://otro.pe/", "//otro.pe/", "/\\otro.pe", "javascript:alert(1)", "/a\nb"])
def test_one_is_never_led_to_another_site(town: Town, back: str) -> None:
    opened(town)
    assert browser(town).post("/entrar", data={**NAMED, "ir": back}).headers["Location"] == "/consultas"


@pytest.mark.parametrize("wrong", [{"clave": "otra"}, {"cuenta": "nadie"}, {"cuenta": ""}])
def test_a_wrong_name_or_password_is_told_alike_and_gives_nothing(town: Town, wrong: dict[str, str]) -> None:
    opened(town)
    refused = browser(town).post("/entrar", data={**NAMED, **wrong})
    assert refused.status_code == 401
    assert "La cuenta o la contraseña no son correctas. Revíselas o elija otra contraseña." in refused.text
    assert "Set-Cookie" not in refused.headers
    assert "una contraseña larga" not in refused.text


def test_guessing_waits_here_too(town: Town) -> None:
    opened(town)
    made = browser(town)
    for _ in range(6):
        made.post("/entrar", data={**NAMED, "clave": "otra"})
    refused = made.post("/entrar", data=NAMED)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "31")
    assert "Hubo muchos intentos." in refused.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "", "Origin": "https://otro.pe"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
@pytest.mark.parametrize("path", ["/entrar", "/salir", "/consultas"])
def test_a_form_of_another_site_does_nothing(town: Town, path: str, headers: dict[str, str]) -> None:
    made = inside(town)
    refused = made.post(path, data={**NAMED, "pregunta": "¿En qué plazo se apela?"}, headers=headers)
    assert refused.status_code == 403
    assert made.get("/consultas").status_code == 200


def test_a_browser_that_says_its_origin_alone_may_send_our_forms(town: Town) -> None:
    opened(town)
    made = TestClient(town.client.app, follow_redirects=False)
    assert made.post("/entrar", data=NAMED, headers={"Origin": "http://testserver"}).status_code == 303
    assert made.post("/entrar", data=NAMED).status_code == 403


def test_leaving_ends_the_cookie_everywhere(town: Town) -> None:
    made = inside(town)
    kept = made.cookies["sesion"]
    assert made.post("/salir").headers["Location"] == "/"
    again = browser(town)
    again.cookies.set("sesion", kept)
    assert again.get("/consultas").status_code == 303


def test_coming_in_again_ends_the_cookie_before(town: Town) -> None:
    made = inside(town)
    before = made.cookies["sesion"]
    made.post("/entrar", data=NAMED)
    assert made.cookies["sesion"] != before
    old = browser(town)
    old.cookies.set("sesion", before)
    assert old.get("/consultas").status_code == 303


def test_a_cookie_is_no_key_to_the_api(town: Town) -> None:
    assert inside(town).get(f"{API}/me").status_code == 401
