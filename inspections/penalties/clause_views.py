"""The clauses that a penalty can rest on, and the confirmation of those whose text is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from inspections.filters import PenaltyClauseFilter
from inspections.models import PenaltyClause
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.spreadsheets import Value, in_words

HEADINGS = [
    "法律法规",
    "条款",
    "违法行为",
    "单位罚款下限（元）",
    "单位罚款上限（元）",
    "个人罚款下限（元）",
    "个人罚款上限（元）",
]
HEADINGS += ["个人处罚对象", "加重情形", "其他措施", "文字"]


@needs("read_inspections")
def clauses(request: SignedInRequest) -> HttpResponse:
    found = PenaltyClauseFilter(request.GET, PenaltyClause.objects.order_by("law", "pk"))
    sheet = Sheet("处罚条款", HEADINGS, _rows(found.qs), in_words(found.form))
    context = {"filter": found, "clauses": found.qs}
    page: HttpResponse = sheet_page(request, "inspections/clause_list.html", context, sheet)
    return page


def _rows(clauses: Iterable[PenaltyClause]) -> Iterator[list[Value]]:
    for one in clauses:
        limits = [one.entity_min, one.entity_max, one.person_min, one.person_max]
        measures = "；".join(one.other_measures)
        yield [
            one.law,
            one.article,
            one.violation,
            *limits,
            one.person_subject,
            one.escalation,
            measures,
            one.doubt,
        ]


@needs("confirm_reference")
@require_POST
def clause_confirm(request: SignedInRequest, code: str) -> HttpResponse:
    clause = get_object_or_404(PenaltyClause, code=code)
    clause.confirm(by=request.user)
    messages.success(request, f"{clause}已确认，可以引用")
    return redirect(f"{reverse('inspections:clauses')}#{code}")
