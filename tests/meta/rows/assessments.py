"""The targets of 襄汾县 for its towns, what the town of 新城 came to, and a sign of formalism there."""

from __future__ import annotations

from datetime import date
from typing import Any

from campaigns.models import Circular
from enterprises.models import Mine
from jurisdictions.models import User
from reports.models import Assessment, Finding, Outcome, Target
from tests import make

ADDRESSES = {
    "reports:assessment": "assessment",
    "reports:outcome": "outcome",
    "target": "assessment_target",
    "finding": "finding",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    assert person.agency is not None
    town = make.agency(mine.region_id, kind="town_centre")
    day = date(2023, 3, 1)
    assessment = Assessment.objects.create(
        agency=person.agency,
        year=2023,
        document="襄汾密档文号",
        drafted_by=person,
        status="issued",
        issued_by=person,
        issued_on=day,
    )
    outcome = Outcome.objects.create(assessment=assessment, agency=town)
    circular = Circular.objects.filter(agency=person.agency).first() or Circular.objects.create(
        agency=person.agency,
        campaign=make.campaign(),
        title="襄汾密档通报",
        body="…",
        counted_at="2023-06-01T00:00:00+08:00",
        drafted_by=person,
    )
    return {
        "assessment": assessment,
        "assessment_target": Target.objects.create(
            assessment=assessment, measure="count-overall.3", points=100, full=1
        ),
        "outcome": outcome,
        "finding": Finding.objects.create(
            outcome=outcome, circular=circular, text="襄汾密档隐患", noted_by=person, noted_on=day
        ),
    }
