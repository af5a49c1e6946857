"""Reading: the list of checks and one check with all that followed from it."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render

from inspections.checklist import checklist
from inspections.filters import InspectionFilter
from inspections.models import Inspection
from inspections.spot_items import SPOT_ITEMS
from inspections.tables import InspectionTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Signature
from records.views import drawn_name


@needs("read_inspections")
def checks(request: SignedInRequest) -> HttpResponse:
    seen = Inspection.objects.visible_to(request.user).for_list().order_by("-checked_on", "-pk")
    found = InspectionFilter(request.GET, seen, request=request)
    table = InspectionTable(found.qs)
    return list_page(request, "inspections/inspection_list.html", table, filter=found)


@needs("read_inspections")
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Inspection.objects.visible_to(request.user).select_related(
        "mine__enterprise", "mine__region", "agency", "campaign", "edition", "opened_by"
    )
    shown = get_object_or_404(seen, pk=pk)
    user = request.user
    context = {
        "inspection": shown,
        "checklist": checklist(shown),
        "spots": [(SPOT_ITEMS[spot.item], spot) for spot in shown.spot_answers.order_by("pk")],
        "officers": shown.officers.order_by("username"),
        "signature": Signature.objects.of(shown).first(),
        "cases": shown.cases.for_list(),
        "measures": shown.measures.select_related("agency"),
        "may_write": user.can("log_inspection") and shown.agency.is_desk_of(user),
    }
    return render(request, "inspections/inspection_detail.html", context)


@needs("read_inspections")
def signature(request: SignedInRequest, pk: int) -> FileResponse:
    """The drawn name of the mine's person."""
    shown = get_object_or_404(Inspection.objects.visible_to(request.user), pk=pk)
    return drawn_name(shown)
