"""Whoever watches over the service can read its figures, with their password, and finds nobody's words in them."""

import logging
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.web.town import Town, both
from web.server import create_app

PASSWORD = {"Authorization": "Bearer figures"}


def watched(town: Town) -> TestClient:
    """The service with its figures on."""
    application = replace(town.site.application, settings=replace(town.site.application.settings, metrics="figures"))
    return TestClient(create_app(replace(town.site, application=application), "0"))


def figure(text: str, line: str) -> float:
    """The value of a line of the figures."""
    (found,) = [one for one in text.splitlines() if one.startswith(line + " ")]
    return float(found.split()[-1])


def test_without_a_password_in_the_settings_there_are_no_figures(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer figure"}, {"Authorization": "figures"}])
def test_they_need_the_password(town: Town, headers: dict[str, str]) -> None:
    assert watched(town).get("/metrics", headers=headers).status_code == 401


def test_requests_are_counted_by_route_and_never_by_address(town: Town) -> None:
    client = watched(town)
    for path in ("/health", "/health", "/nada/12345678", "/api/v1/consultations/abc"):
        client.get(path)
    text = client.get("/metrics", headers=PASSWORD).text
    assert figure(text, 'absuelve_requests_total{method="GET",route="/health",status="200"}') == 2
    assert figure(text, 'absuelve_requests_total{method="GET",route="none",status="404"}') == 1
    assert figure(text, 'absuelve_request_seconds_count{route="/health"}') == 2
    assert 'route="/api/v1/consultations/{id}"' in text
    assert "12345678" not in text


@both
def test_the_queues_and_the_age_of_the_oldest_are_told(town: Town) -> None:
    town.official.ask()
    town.clock.move(minutes=5)
    text = watched(town).get("/metrics", headers=PASSWORD).text
    assert figure(text, "absuelve_up") == 1
    assert figure(text, 'absuelve_waiting{queue="consultations",state="received"}') == 1
    assert figure(text, 'absuelve_oldest_seconds{queue="consultations",state="received"}') == 300
    assert 'absuelve_generation{name="' in text


def test_a_database_that_is_gone_is_told_as_such(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.errors import StorageFailure
    from desk import backlog

    def gone(_desk: object) -> backlog.Backlog:
        raise StorageFailure("no hay")

    monkeypatch.setattr(backlog, "look", gone)
    text = watched(town).get("/metrics", headers=PASSWORD).text
    assert figure(text, "absuelve_up") == 0
    assert "absuelve_waiting{" not in text


def test_each_request_is_written_down_with_its_number_and_route(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="web.middleware"):
        client.get("/health?pregunta=secreta", headers={"X-Request-ID": "numero-0001"})
    (record,) = [one for one in caplog.records if one.name == "web.middleware"]
    fields = record.fields  # type: ignore[attr-defined]
    assert {name: fields[name] for name in ("method", "route", "status")} == {
        "method": "GET", "route": "/health", "status": 200,
    }  # fmt: skip
    assert "secreta" not in caplog.text
