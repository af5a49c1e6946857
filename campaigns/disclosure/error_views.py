"""What citizens say is wrong: the list of an agency and those below it, and the answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from campaigns.disclosure.error_forms import AnswerForm
from campaigns.disclosure.errors import answer_error
from campaigns.disclosure.tables import ErrorReportFilter, ErrorReportTable
from campaigns.disclosure.terms import error_report as term
from campaigns.models import ErrorReport
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page


@needs("read_campaigns")
@require_safe
def error_reports(request: SignedInRequest) -> HttpResponse:
    seen = ErrorReport.objects.visible_to(request.user).for_list()
    found = ErrorReportFilter(request.GET, seen, request=request)
    table = ErrorReportTable(found.qs)
    page: HttpResponse = list_page(request, "campaigns/disclosure/error_list.html", table, filter=found)
    return page


@needs("read_campaigns")
def error_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who reported it can be reached by the agency that published; nobody else reads how."""
    user = request.user
    shown = get_object_or_404(ErrorReport.objects.visible_to(user).for_list(), pk=pk)
    own = shown.disclosure.agency.is_desk_of(user)
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        user.require("publish_disclosure", shown.disclosure.agency)
        if form.is_valid():
            with at_fields(form):
                answer_error(shown, by=user, **form.cleaned_data)
                messages.success(request, "已答复，提交人凭回执号可以看到")
                return redirect(shown)
    if form.is_bound:  # where a colleague was faster, what was typed stays below what they answered
        shown.refresh_from_db()
    waiting = shown.status == ErrorReport.Status.WAITING
    context = {
        "report": shown,
        "own": own,
        "form": form if own and (waiting or form.is_bound) and user.can("publish_disclosure") else None,
        "may_correct": own
        and waiting
        and shown.disclosure.status == shown.disclosure.Status.PUBLISHED
        and shown.disclosure.correction is None
        and user.can("draft_disclosure"),
        "term": term(),
    }
    status = 422 if form.errors else 200
    return render(request, "campaigns/disclosure/error_detail.html", context, status=status)
