from __future__ import annotations

import pytest
import time_machine

from tests import make
from tests.reports.month import moment


@pytest.fixture
def draft(db):
    """襄汾县's form for June 2023, opened by its clerk."""
    return make.report()


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
