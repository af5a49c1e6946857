"""Reading: the list of checks and one check with all that followed from it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render

from hazards.models import Hazard
from inspections.filters import InspectionFilter
from inspections.models import CaseProposal, Exemption, Inspection, LicenceRequest
from inspections.on_site.beside import beside
from inspections.on_site.checklist import checklist
from inspections.on_site.manner import may_be_made_up
from inspections.on_site.spot_items import SPOT_ITEMS
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
    return list_page(
        request, "inspections/inspection_list.html", table, filter=found, kinds=_by_kind(found.qs)
    )


def _by_kind(rows: Any) -> list[tuple[str, str, int]]:
    """Signed checks by their manner, each counted apart (S1-07): key, label, number."""
    signed = rows.filter(status=Inspection.Status.SIGNED).order_by()
    count = dict(signed.values_list("kind").annotate(Count("pk", distinct=True)))
    return [(key, label, count[key]) for key, label in Inspection.Kind.choices if count.get(key)]


@needs("read_inspections")
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Inspection.objects.visible_to(request.user).select_related(
        "mine__enterprise", "mine__region", "agency", "campaign", "edition", "opened_by", "follows", "made_up"
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
        "beside": beside(shown),
        "reinspections": shown.reinspections.exclude(status=Inspection.Status.VOID).order_by("checked_on"),
        "unclosed": shown.hazards.exclude(status=Hazard.Status.CLOSED).count(),
        "may_be_made_up": may_be_made_up(shown),
        "proposals": CaseProposal.objects.visible_to(user).open().filter(inspection=shown).for_list(),
        "exemption": Exemption.objects.filter(inspection=shown).select_related("ground").first(),
        "measures": shown.measures.select_related("agency", "licence"),
        "seizures": shown.seizures.all(),
        "requests": LicenceRequest.objects.visible_to(user).filter(inspection=shown).for_list(),
        "may_write": user.can("log_inspection") and shown.agency.is_desk_of(user),
    }
    return render(request, "inspections/inspection_detail.html", context)


@needs("read_inspections")
def signature(request: SignedInRequest, pk: int) -> FileResponse:
    """The drawn name of the mine's person."""
    shown = get_object_or_404(Inspection.objects.visible_to(request.user), pk=pk)
    return drawn_name(shown)
