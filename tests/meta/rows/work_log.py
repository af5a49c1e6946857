"""The roll of a training, the liaison of a campaign and a model enterprise."""

from __future__ import annotations

from datetime import date
from typing import Any

from campaigns.models import Attendee, Benchmark, Liaison
from enterprises.models import Mine
from jurisdictions.models import User
from tests import make

ADDRESSES = {
    "campaigns:roll_": "training",
    "campaigns:attendee_": "attendee",
    "campaigns:benchmark_end": "benchmark",
    "campaigns:coverage": "covering",
    "campaigns:liaison": "covering",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    training = make.activity("training", counterpart="执法人员", count=1)
    running = make.campaign(key="covering", issuer=make.agency(), document_number="襄应急发〔2023〕8号")
    running.stages.create(
        number=1,
        name="执法检查",
        starts_on="2023-06-01",
        ends_on="2023-12-31",
        citation="三",
        covers=["talk"],
    )
    return {
        "training": training,
        "attendee": Attendee.objects.create(activity=training, name="王建国"),
        "covering": running,
        "liaison": Liaison.objects.create(
            campaign=running,
            agency=make.agency(),
            person=make.user(make.agency(), "viewer"),
            phone="0357-3622000",
        ),
        "benchmark": Benchmark.objects.create(
            mine=mine, named_by=make.agency(), since=date(2023, 6, 1), basis="襄应急发〔2023〕40号"
        ),
    }
