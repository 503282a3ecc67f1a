"""`absuelve figures` as people run it."""

from pathlib import Path

import pytest

from tests.command import absuelve

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("figures", "consultations"), "--as"),
        (("figures", "consultations", "--as", "ana", "--by", "color"), "department, province"),
        (("figures", "overview", "--as", "nadie"), "No hay una cuenta «nadie»"),
        (("figures", "reviews", "--as", "ana", "--since", "ayer"), "No hay una cuenta «ana»"),
    ],
)
def test_a_wrong_call_is_one_line(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = absuelve(*arguments, home=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert said in done.stderr


def test_an_evaluator_gets_told_when_no_quarter_is_over_and_an_advisor_is_refused(tmp_path: Path) -> None:
    for name, role in (("eva", "evaluator"), ("ana", "advisor")):
        office = ("--office", "Asesoría") if role == "advisor" else ()
        assert absuelve("accounts", "add", name, "--role", role, *office, home=tmp_path).returncode == 0
    told = absuelve("figures", "overview", "--as", "eva", home=tmp_path)
    assert (told.returncode, "trimestre" in told.stderr) == (2, True)
    refused = absuelve("figures", "reviews", "--as", "ana", home=tmp_path)
    assert (refused.returncode, "no tiene permiso" in refused.stderr) == (1, True)
