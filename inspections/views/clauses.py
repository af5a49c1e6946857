"""The clauses that a penalty can rest on, and the confirmation of those whose text is in doubt."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inspections.filters import PenaltyClauseFilter
from inspections.models import PenaltyClause
from jurisdictions.guards import SignedInRequest, needs


@needs("read_inspections")
def clauses(request: SignedInRequest) -> HttpResponse:
    found = PenaltyClauseFilter(request.GET, PenaltyClause.objects.order_by("law", "pk"))
    return render(request, "inspections/clause_list.html", {"filter": found, "clauses": found.qs})


@needs("confirm_reference")
@require_POST
def clause_confirm(request: SignedInRequest, code: str) -> HttpResponse:
    clause = get_object_or_404(PenaltyClause, code=code)
    clause.confirm(by=request.user)
    messages.success(request, f"{clause}已确认，可以引用")
    return redirect(f"{reverse('inspections:clauses')}#{code}")
