"""Builders for self-inspections: a mine of 襄汾县 whose people walk through the criteria of the day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from enterprises.models import Mine
from hazards.models import SelfAnswer, SelfInspection
from hazards.self_inspections.filling import answer, checklist, open_self_inspection
from hazards.self_inspections.signing import sign_self_inspection
from records.drawn import drawn_png
from tests import make


def opened(mine: Mine, month: date | None = None) -> SelfInspection:
    make.statutory_criteria()
    return open_self_inspection(mine, by=make.enterprise_person(mine), month=month)


def commitments() -> dict[str, Any]:
    return {
        "responsible": "张建国",
        "measures": "更换防坠器并重新检测",
        "funds": Decimal("1.5"),
        "due_on": timezone.localdate() + timedelta(days=15),
        "contingency": "停用罐笼，人员走斜坡道",
    }


def found(inspection: SelfInspection, number: int = 0, **facts: Any) -> SelfAnswer:
    """有, at the item of that number, with all five commitments unless told otherwise."""
    asked = checklist(inspection).questions[number]
    said = {"description": "防坠器检测报告已过期", "location": "主井", **commitments(), **facts}
    by = make.enterprise_person(inspection.mine)
    return answer(inspection, asked.criterion, asked.clause, "found", by=by, **said)


def answered(inspection: SelfInspection) -> SelfInspection:
    """The rest 没有; written past the verb, which is tried elsewhere."""
    by = make.enterprise_person(inspection.mine)
    said = {"result": "clear", "answered_by": by, "answered_on": timezone.localdate()}
    SelfAnswer.objects.bulk_create(
        SelfAnswer(inspection=inspection, criterion=q.criterion, clause=q.clause, **said)
        for q in checklist(inspection).questions
        if not q.answer
    )
    return inspection


def signed(inspection: SelfInspection) -> list[Any]:
    principal = make.enterprise_person(inspection.mine, "principal")
    return sign_self_inspection(answered(inspection), by=principal, drawn=drawn_png(make.drawn()))
