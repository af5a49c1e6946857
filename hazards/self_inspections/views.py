"""Reading: the list, one month's check with all that it says, mines by months."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from enterprises.models import Mine
from hazards.models import SelfInspection
from hazards.self_inspections.filling import checklist
from hazards.self_inspections.listing import (
    GridFilter,
    SelfInspectionFilter,
    SelfInspectionTable,
    grid_figures,
    grid_table,
    mines_that_check,
)
from hazards.self_inspections.signing import is_as_signed
from hazards.self_inspections.todo import to_begin, to_make_up
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment, Signature
from records.views import drawn_name


@needs("read_hazards")
def self_inspections(request: SignedInRequest) -> HttpResponse:
    seen = SelfInspection.objects.visible_to(request.user).for_list()
    found = SelfInspectionFilter(request.GET, seen, request=request)
    user = request.user
    today, fills = timezone.localdate(), user.can("self_inspect")
    waiting, missed = (to_begin(user, today), to_make_up(user, today)) if fills else ([], [])
    page = "hazards/self_inspections/list.html"
    table = SelfInspectionTable(found.qs)
    return list_page(request, page, table, filter=found, waiting=waiting, missed=missed)


@needs("read_hazards")
def grid(request: SignedInRequest) -> HttpResponse:
    seen = mines_that_check(Mine.objects.visible_to(request.user))
    found = GridFilter(request.GET, seen, request=request)
    page = "hazards/self_inspections/grid.html"
    figures = grid_figures(found, seen)
    return list_page(request, page, grid_table(found), filter=found, figures=figures)


@needs("read_hazards")
def self_inspection(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    user, own = request.user, shown.mine.enterprise.is_desk_of(request.user)
    versions = SelfInspection.objects.filter(mine=shown.mine_id, month=shown.month)
    signature = Signature.objects.of(shown).first()
    context = {
        "inspection": shown,
        "standing": shown.standing(),
        "checklist": checklist(shown),
        "versions": versions,
        "signature": signature,
        "intact": signature and is_as_signed(shown, signature),
        "papers": Attachment.objects.of(shown),
        "may_fill": own and user.can("self_inspect") and not shown.is_signed,
        "may_sign": own and user.can("sign_self_inspection") and not shown.is_signed,
        "may_reopen": own and user.can("self_inspect") and shown.is_returned and shown == versions[0],
    }
    return render(request, "hazards/self_inspections/detail.html", context)


@needs("read_hazards")
def signature(request: SignedInRequest, pk: int) -> FileResponse:
    """The name that the principal drew."""
    return drawn_name(_seen(request, pk))


def _seen(request: SignedInRequest, pk: int) -> SelfInspection:
    return get_object_or_404(SelfInspection.objects.visible_to(request.user).for_list(), pk=pk)
