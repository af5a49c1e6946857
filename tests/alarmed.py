"""Dangers, accidents and evacuations in tests."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from enterprises.models import AccidentReport, AccidentSupplement, Danger, Evacuation, Mine, SafetyRule
from jurisdictions.models import User
from tests import make

HOUR = dt.timedelta(hours=1)


def danger(mine: Mine, **fields) -> Danger:
    now = timezone.now()
    defaults = {"kind": "透水", "place": "-120中段", "words": "涌水量突然增大", "happened_at": now - 2 * HOUR}
    out = {"evacuated": True, "people": 23, "evacuated_at": now - HOUR}
    by = make.enterprise_person(mine)
    return Danger.objects.create(mine=mine, reported_by=by, **{**defaults, **out, **fields})


def accident(mine: Mine, **fields) -> AccidentReport:
    now = timezone.now()
    defaults = {
        "place": "2号采场",
        "words": "顶板冒落",
        "happened_at": now - HOUR,
        "learned_at": now - HOUR / 2,
    }
    by = make.enterprise_person(mine)
    return AccidentReport.objects.create(mine=mine, reported_by=by, **{**defaults, "injured": 1, **fields})


def supplement(report: AccidentReport, **fields) -> AccidentSupplement:
    defaults = {"words": "一人经抢救无效", "dead": 1, "injured": 0, "reported_by": report.reported_by}
    return AccidentSupplement.objects.create(report=report, **{**defaults, **fields})


def evacuation(mine: Mine, by: User, **fields) -> Evacuation:
    defaults = {"area": "全矿", "reason": "透水征兆", "agency": by.agency, "ordered_by": by}
    return Evacuation.objects.create(mine=mine, **{**defaults, **fields})


def rule(mine: Mine, kind: str = "动火作业管理制度", **fields) -> SafetyRule:
    defaults = {
        "title": kind,
        "approved_on": dt.date(2023, 1, 1),
        "approver": "张建国",
        "review_on": dt.date(2026, 1, 1),
    }
    return SafetyRule.objects.create(mine=mine, kind=kind, **{**defaults, **fields})


def typed(moment: dt.datetime) -> str:
    """As a phone's date box sends it."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"
