from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from jurisdictions.forms import HolidayForm
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.models import Holiday
from jurisdictions.templatetags.words import weekday


@needs("read_matrix")
def holidays(request: SignedInRequest) -> HttpResponse:
    return _page(request, HolidayForm())


@needs("edit_holidays")
@require_POST
def holiday_new(request: SignedInRequest) -> HttpResponse:
    form = HolidayForm(request.POST)
    if form.is_valid():
        day = Holiday.add(form.save(commit=False), by=request.user)
        messages.success(request, f"已加入{day}")
        return redirect("jurisdictions:holidays")
    return _page(request, form)


@needs("edit_holidays")
@require_POST
def holiday_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    day = get_object_or_404(Holiday, pk=pk)
    day.remove(by=request.user)
    messages.success(request, f"已删去{day}")
    return redirect("jurisdictions:holidays")


def _page(request: SignedInRequest, form: HolidayForm) -> HttpResponse:
    """Terms reach into next year, so next year is named as long as nobody has announced it."""
    days = sorted(Holiday.objects.all(), key=lambda day: (-day.date.year, day.date))
    this_year = timezone.localdate().year
    years = Holiday.objects.calendar().years
    context = {
        "days": days,
        "form": form,
        "unannounced": [year for year in (this_year, this_year + 1) if year not in years],
    }
    rows = ([day.date, weekday(day.date), day.name, "调休上班" if day.is_workday else "放假"] for day in days)
    sheet = Sheet("节假日", ["日期", "星期", "名称", "安排"], rows)
    page: HttpResponse = sheet_page(request, "jurisdictions/holidays.html", context, sheet)
    return page
