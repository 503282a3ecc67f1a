"""The service's use cases, apart from HTTP."""

from datetime import date

import pytest

from corpus.errors import InvalidInput, NotFound
from qa_service.model import Question
from web.service import Service
from web.views import consultation_out


def test_a_question_is_kept_with_what_its_asker_was_shown(service: Service) -> None:
    kept = service.ask(Question("1", "¿Cuánto es la multa del conductor del puesto?"))
    assert service.consultations.get(kept.id) == kept
    assert kept.passages[0]["provision"] == "ley-99001#art_5"


def test_the_asker_s_view_has_no_draft_and_the_advisor_s_has(service: Service) -> None:
    kept = service.ask(Question("1", "¿Cuánto es la multa del conductor del puesto?"))
    assert consultation_out(kept, advisor=False).draft is None
    assert consultation_out(kept, advisor=True).draft is not None


def test_a_long_wording_is_shown_by_the_slice_nearest_to_the_question(service: Service) -> None:
    for passage in service.ask(Question("1", "¿Cuántas veces sesiona el concejo?")).passages:
        assert passage["complete"] is True


def test_a_provision_is_looked_up_on_a_day(service: Service) -> None:
    found = service.provision("ley-99001#art_7", date(2010, 1, 1))
    assert found.wording is not None and "tres veces" in found.wording.text
    assert service.provision("ley-99001#art_7", None).as_of == service.today()


def test_before_it_existed_a_provision_has_wordings_but_none_of_that_day(service: Service) -> None:
    found = service.provision("ley-99001#art_7", date(1990, 1, 1))
    assert found.wording is None
    assert [wording.status for wording in found.wordings] == ["aún no vigente"] * 2


def test_an_unknown_provision_is_not_found_and_a_malformed_one_is_invalid(service: Service) -> None:
    with pytest.raises(NotFound, match="art_99"):
        service.provision("ley-99001#art_99", None)
    with pytest.raises(InvalidInput):
        service.provision("la ley", None)
