from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from enterprises.filters import MineFilter
from enterprises.models import Enterprise, LedgerAct, Mine
from enterprises.tables import MineTable
from enterprises.upkeep.merging import merged_into
from enterprises.workbooks.exports import TITLES
from enterprises.workbooks.whole_file_views import whole_file
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page


@needs("read_ledger")
def mine_list(request: SignedInRequest) -> HttpResponse:
    seen = Mine.objects.visible_to(request.user).for_list().order_by("region__path", "name", "pk")
    found = MineFilter(request.GET, seen, request=request)
    table = MineTable(found.qs)
    return list_page(request, "enterprises/mine_list.html", table, filter=found, layers=TITLES.items())


@needs("read_ledger")
def mine(request: SignedInRequest, pk: int) -> HttpResponse:
    if kept := merged_into(LedgerAct.Kind.MERGE_MINES, pk, by=request.user):
        return redirect("enterprises:mine", kept)
    shown = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    enterprises = Enterprise.objects.visible_to(request.user)
    context = {
        "mine": shown,
        # A town sees a mine on its ground; the enterprise is registered with the county.
        "may_open_enterprise": enterprises.filter(pk=shown.enterprise_id).exists(),
        "supervisions": shown.supervisions.select_related("agency"),
        "may_edit": request.user.can("edit_ledger") and shown.is_desk_of(request.user),
        **whole_file(shown, request.user),
    }
    return render(request, "enterprises/mine_detail.html", context)
