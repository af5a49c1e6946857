"""What a mine's file is made of in tests: plain keyword functions like those of `make`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from enterprises.models import (
    Accident,
    Certificate,
    Contractor,
    Drawing,
    Equipment,
    Insurance,
    KeyPerson,
    Licence,
    Mine,
    Output,
    ParentVisit,
    Profile,
    Proposal,
    Responsible,
    SiteDay,
    ThirdParty,
    WatchDuty,
    WatchEntry,
)
from tests import make


def licence(mine: Mine, kind: str = "采矿许可证", **fields) -> Licence:
    defaults = {"number": "C1400002023", "issued": date(2022, 1, 1), "expires": date(2025, 1, 1)}
    return Licence.objects.create(mine=mine, kind=kind, **{**defaults, **fields})


def key_person(mine: Mine, *posts: str, **fields) -> KeyPerson:
    defaults = {"name": "张建国", "since": date(2022, 1, 1)}
    return KeyPerson.objects.create(mine=mine, posts=list(posts or ["法定代表人"]), **{**defaults, **fields})


def drawing(mine: Mine, status: str = "filed", **fields) -> Drawing:
    by = make.enterprise_person(mine)
    filed = (
        {"filed_by": make.user(make.agency(), "clerk"), "filed_on": date(2023, 6, 1)}
        if status == "filed"
        else {}
    )
    defaults = {"kind": "通风系统图", "updated_on": date(2023, 6, 1), "submitted_by": by, "status": status}
    return Drawing.objects.create(mine=mine, **{**defaults, **filed, **fields})


def watch(mine: Mine, **fields) -> WatchDuty:
    defaults = {
        "watcher": "王平",
        "unit": "汾城镇应急管理中心",
        "mode": "驻矿盯守",
        "since": date(2023, 1, 1),
    }
    return WatchDuty.objects.create(mine=mine, **{**defaults, **fields})


def file(mine: Mine) -> dict[str, Any]:
    """One line of every part, every log, a drawing and a proposal, by their names in addresses."""
    clerk, day = make.user(make.agency(), "clerk"), date(2023, 6, 1)
    person, duty = key_person(mine), watch(mine)
    seen = {"mine": mine, "day": day, "logged_by": clerk}
    return {
        "licences": licence(mine),
        "insurances": Insurance.objects.create(
            mine=mine, insurer="某保险", number="P1", since=day, until=date(2024, 6, 1)
        ),
        "third-parties": ThirdParty.objects.create(mine=mine, kind="设计单位", name="某设计院"),
        "profile": Profile.objects.create(mine=mine, scale="小型"),
        "people": person,
        "certificates": Certificate.objects.create(
            mine=mine, person=person, kind="主要负责人考核合格证", number="K1", expires=date(2025, 1, 1)
        ),
        "equipment": Equipment.objects.create(mine=mine, kind="提升机", test_due=date(2024, 1, 1)),
        "accidents": Accident.objects.create(
            mine=mine, happened_on=day, deaths=1, description="冒顶", source="调查报告"
        ),
        "watch": duty,
        "responsibles": Responsible.objects.create(
            mine=mine, name="李明", post="副县长", level="县级", since=day
        ),
        "contractors": Contractor.objects.create(mine=mine, name="某井建", team_leader="赵勇", since=day),
        "outputs": Output.objects.create(mine=mine, year=2023, planned=Decimal(30)),
        "visits": ParentVisit.objects.create(visitors="安监部", **seen),
        "site-days": SiteDay.objects.create(person=person, **seen),
        "watch-entries": WatchEntry.objects.create(duty=duty, **seen),
        "drawings": drawing(mine),
        "proposals": Proposal.objects.create(
            mine=mine, part="people", data={"name": ["李新"]}, proposed_by=make.enterprise_person(mine)
        ),
    }
