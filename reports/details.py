"""The list below a form's table: one line for each record behind some of its cells, worded as the annex asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Q

from hazards.models import Hazard
from jurisdictions.templatetags.words import cn_date
from reports.counting import rows
from reports.metrics import METRICS
from reports.models import Report
from reports.places import Place, Span
from reports.sheets import Form

Line = dict[str, Any]


def _plan(hazard: Hazard) -> str:
    """What is wrong, and the commitments as far as they have been made (五落实)."""
    where = f"（{hazard.location}）" if hazard.location else ""
    promised = {
        "措施": hazard.measures,
        "责任人": hazard.responsible,
        "资金": "" if hazard.funds is None else f"{hazard.funds.normalize():f}万元",
        "时限": cn_date(hazard.due_on) if hazard.due_on else "",
        "已销号": cn_date(hazard.closed_on) if hazard.closed_on else "",
    }
    plan = "；".join(f"{name}：{text}" for name, text in promised.items() if text)
    return f"{hazard.description}{where}。{plan or '整改计划未填报'}"


def _listed_by(hazard: Hazard) -> str:
    return str(hazard.listing.agency) if hazard.is_listed else ""


HOLDS: dict[str, Callable[[Hazard], str]] = {
    "enterprise": lambda hazard: hazard.mine.enterprise.name,
    "county": lambda hazard: hazard.mine.county.name,
    "trade": lambda hazard: hazard.mine.get_kind_display(),
    "listed_by": _listed_by,
    "plan": _plan,
}


def lines_of(report: Report, at: dt.datetime | None = None) -> list[Line]:
    """As they were signed, while the report is handed in; else as the records say them."""
    sealing = report.sealing_in_force
    return sealing.details if sealing else details(report.sheet, report.place(at), report.span)


def details(form: Form, place: Place, span: Span) -> list[Line]:
    """The lines as the records say them now; `id` is the hazard's."""
    if form.details is None:
        return []
    behind = Q()
    for cell in (form.cells[key] for key in form.details.cells):
        behind |= Q(pk__in=rows(METRICS[cell.metric], place, span.over(cell.reaches_back)).values("pk"))
    found = Hazard.objects.filter(behind).select_related(
        "mine__enterprise", "mine__region__parent", "listing__agency"
    )
    wanted = [column.holds for column in form.details.columns]
    return [
        {"id": one.pk} | {name: HOLDS[name](one) for name in wanted}
        for one in found.order_by("found_on", "pk")
    ]
