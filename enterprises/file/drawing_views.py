from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from enterprises.file.forms import DrawingForm, ReturnForm
from enterprises.models import Drawing, Mine, Proposal, Supervision
from enterprises.tables import DrawingTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.actions import attach


@needs("read_ledger")
def drawing_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every version that was ever handed in."""
    mine = get_object_or_404(Mine.objects.visible_to(request.user), pk=pk)
    table = DrawingTable(Drawing.objects.filter(mine=mine).select_related("mine", "filed_by"))
    return list_page(request, "enterprises/drawing_list.html", table, mine=mine)


@needs("edit_ledger")
def drawings_waiting(request: SignedInRequest) -> HttpResponse:
    """What is signed and waits to be filed by one's own agency."""
    ours = Supervision.objects.filter(agency=request.user.agency, until=None).values("mine")
    rows = Drawing.objects.visible_to(request.user).filter(status=Drawing.Status.SIGNED, mine__in=ours)
    table = DrawingTable(rows.select_related("mine", "filed_by"))
    return list_page(request, "enterprises/drawing_list.html", table)


@needs("read_ledger")
def drawing_new(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    by = request.user
    if by.agency is None:
        Proposal.require_own(mine, by)
    else:
        mine.require_desk(by)
    form = DrawingForm(request.POST or None, request.FILES or None, mine=mine)
    if form.is_valid():
        with at_fields(form), transaction.atomic():
            drawing = form.instance
            drawing.submit(by=by)
            for upload in form.cleaned_data["files"]:
                attach(drawing, upload, by=by)
            messages.success(
                request, f"{drawing}{'已备案' if drawing.on_paper else '已上传，待主要负责人签字'}"
            )
            return redirect(drawing)
    context = {"mine": mine, "form": form, "title": "登记纸质报备的图纸" if by.agency else "报送图纸"}
    return render(request, "enterprises/part_form.html", context, status=422 if form.errors else 200)


@needs("sign_drawing")
@require_POST
def drawing_sign(request: SignedInRequest, pk: int) -> HttpResponse:
    drawing = _seen(request, pk)
    drawing.put_name(by=request.user)
    messages.success(request, f"{drawing}已签字，报监管部门备案")
    return redirect(drawing)


@needs("edit_ledger")
@require_POST
def drawing_file(request: SignedInRequest, pk: int) -> HttpResponse:
    drawing = _seen(request, pk)
    drawing.file(by=request.user)
    messages.success(request, f"{drawing}已备案")
    return redirect(drawing)


@needs("edit_ledger")
def drawing_return(request: SignedInRequest, pk: int) -> HttpResponse:
    drawing = _seen(request, pk)
    drawing.mine.require_desk(request.user)
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            drawing.send_back(reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, f"{drawing}已退回企业")
            return redirect(drawing)
    context = {"mine": drawing.mine, "form": form, "title": f"退回{drawing}", "submit": "退回"}
    return render(request, "enterprises/part_form.html", context, status=422 if form.errors else 200)


def _seen(request: SignedInRequest, pk: int) -> Drawing:
    seen = Drawing.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("mine__enterprise", "mine__region__parent"), pk=pk)
