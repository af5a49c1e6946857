from __future__ import annotations

import pytest
import time_machine

from reports.models import Report
from tests import make
from tests.reports.month import moment
from tests.reports.typed import form_with_typed_cells


@pytest.fixture
def draft(db):
    """襄汾县's form for June 2023, opened by its clerk."""
    return make.report()


@pytest.fixture
def typed_form(monkeypatch, tmp_path):
    return form_with_typed_cells(monkeypatch, tmp_path)


@pytest.fixture
def half_typed(db, typed_form):
    """襄汾县's report on such a form."""
    Report.objects.filter(pk=make.report().pk).update(form=typed_form.code)
    return Report.objects.get()


@pytest.fixture
def ready(draft):
    make.filled(draft).hand_to_leader(by=make.user(draft.agency, "clerk"))
    return draft


@pytest.fixture
def submitted(draft):
    return make.signed(draft, at=moment("06-19 09:12"))


@pytest.fixture
def htmx():
    return {"HX-Request": "true"}


@pytest.fixture
def time_machine_at():
    """with time_machine_at("06-18 10:00"): the clock stands there in 2023."""
    return lambda text: time_machine.travel(moment(text), tick=False)
