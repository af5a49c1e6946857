"""What has to be checked and looked at once more: a look-back stage with one problem looked at, a specialist."""

from __future__ import annotations

import datetime as dt
from typing import Any

from campaigns.models import Stage
from enterprises.models import Mine
from hazards.models import LookBack
from inspections.models import Frequency, Specialist
from jurisdictions.models import User
from tests import make

ADDRESSES = {
    "stage": "look_back_stage",
    "hazard": "look_back_hazard",
    "lookback-": "look_back",
    "inspections:specialist_end": "specialist",
    "specialist-": "specialist",
    "frequency-": "frequency",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    drive = make.campaign(key="look-back", issuer=make.agency("襄汾县"))
    days = {"starts_on": dt.date(2023, 7, 1), "ends_on": dt.date(2023, 8, 1)}
    stage = Stage.objects.create(
        campaign=drive, number=1, name="“回头看”", citation="三", look_back=True, **days
    )
    assert person.agency is not None
    waiting, seen = make.hazard(mine), make.hazard(mine)
    return {
        "look_back_stage": stage,
        "look_back_hazard": waiting,
        "look_back": LookBack.objects.create(
            stage=stage, hazard=seen, outcome="gone", note="…", looked_by=person, agency=person.agency
        ),
        "specialist": Specialist.objects.create(
            mine=mine,
            officer=person,
            agency=person.agency,
            since=days["starts_on"],
            document="文",
            named_by=person,
        ),
        "frequency": Frequency.objects.create(
            agency=person.agency, times=1, per="month", since=days["starts_on"], basis="文", set_by=person
        ),
    }
