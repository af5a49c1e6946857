"""The logs of a file in full, and what they count to by month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from enterprises.file.alerts import LEAST, holds
from enterprises.file.parts import LOGS
from enterprises.models import Entry, KeyPerson, Mine, SiteDay
from enterprises.models.people import month_of
from enterprises.terms import workdays_among
from enterprises.thresholds import Threshold, threshold
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.models import Holiday

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """Who, and for each month a count and whether it falls short."""

    who: str
    counts: list[tuple[int, bool]]


@needs("read_ledger")
def log_list(request: SignedInRequest, pk: int, log_of: str) -> HttpResponse:
    mine = get_object_or_404(Mine.objects.visible_to(request.user).select_related("enterprise"), pk=pk)
    if log_of not in LOGS:
        raise Http404
    part = LOGS[log_of]
    rows = part.model.objects.filter(mine=mine).select_related("logged_by", *_of_whom(part.model))
    months = _months(timezone.localdate())
    context = {
        "mine": mine,
        "part": part,
        "page": Paginator(rows, 25).get_page(request.GET.get("page")),
        "months": months,
        "lines": _lines(mine, log_of, months),
        "least": threshold(LEAST[log_of]) if log_of in LEAST else None,
    }
    values = ([one.day, _whom(one), one.note, str(one.logged_by), one.logged_at] for one in rows)
    sheet = Sheet(part.title, ["日期", "人员", "说明", "登记人", "登记时间"], values, str(mine))
    page: HttpResponse = sheet_page(request, "enterprises/log_list.html", context, sheet)
    return page


def _whom(entry: Entry) -> str:
    named = (getattr(entry, name, None) for name in ("person", "duty", "visitors"))
    return str(next(filter(None, named), ""))


def _months(today: dt.date) -> list[dt.date]:
    """The first days of the last months, the present one last."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.insert(0, (months[0] - dt.timedelta(days=1)).replace(day=1))
    return months


def _lines(mine: Mine, log_of: str, months: list[dt.date]) -> list[Line]:
    """Working days on site by person (Z-03); of the other logs that have a least, how many entries."""
    if log_of not in LEAST:
        return []
    figure = threshold(LEAST[log_of])
    if log_of != "site-days":
        days = list(
            LOGS[log_of].model.objects.filter(mine=mine, day__gte=months[0]).values_list("day", flat=True)
        )
        counts = [sum(first <= day < after for day in days) for first, after in map(month_of, months)]
        who = mine.enterprise.parent_enterprise if log_of == "visits" else None
        return [Line(str(who or mine), _judged(counts, figure, mine))]
    by_person: dict[int, list[dt.date]] = defaultdict(list)
    for person, day in SiteDay.objects.filter(mine=mine, day__gte=months[0]).values_list("person", "day"):
        by_person[person].append(day)
    calendar = Holiday.objects.filter(date__gte=months[0]).calendar()
    lines = []
    for known in KeyPerson.objects.filter(mine=mine).current():
        counts = [
            workdays_among([day for day in by_person[known.pk] if first <= day < after], calendar)
            for first, after in map(month_of, months)
        ]
        lines.append(Line(known.name, _judged(counts, figure, mine)))
    return lines


def _judged(counts: list[int], least: Threshold, mine: Mine) -> list[tuple[int, bool]]:
    """Each with whether it is short, where the rule holds; the present month, which comes last, may still fill."""
    held = holds(least, mine)
    *over, present = counts
    return [*((count, held and count < least.value) for count in over), (present, False)]


def _of_whom(model: type[Entry]) -> list[str]:
    """The person or the duty that an entry names, where its log has one."""
    known = {column.name for column in model._meta.fields}
    return [name for name in ("person", "duty", "contractor") if name in known]
