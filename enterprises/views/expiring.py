"""Lists over many files: what ends soon, and what each file still lacks."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from enterprises.expiring import SORTS, listed
from enterprises.file import completeness_of
from enterprises.models import Mine, MineStatus, Supervision
from jurisdictions.guards import SignedInRequest, needs


@needs("read_ledger")
def expiring(request: SignedInRequest) -> HttpResponse:
    sort = request.GET.get("sort", "")
    keys = [sort] if sort in SORTS else list(SORTS)
    mines = Mine.objects.visible_to(request.user)
    if ours := request.GET.get("ours") == "on" and request.user.agency is not None:
        mines = mines.filter(
            pk__in=Supervision.objects.filter(agency=request.user.agency, until=None).values("mine")
        )
    rows = Paginator(listed(mines.values("pk"), timezone.localdate(), keys), 25).get_page(
        request.GET.get("page")
    )
    for row in rows:
        row["label"] = SORTS[row["sort"]].label
    sorts = [(key, known.label, key == sort) for key, known in SORTS.items()]
    context = {"rows": rows, "sorts": sorts, "sort": sort, "ours": ours}
    return render(request, "enterprises/expiring.html", context)


@needs("read_ledger")
def missing(request: SignedInRequest) -> HttpResponse:
    """台账缺项 (S0-13), mine by mine."""
    seen = Mine.objects.visible_to(request.user).exclude(status=MineStatus.CLOSED)
    seen = seen.select_related("enterprise", "region").order_by("region__path", "name", "pk")
    page = Paginator(seen, 25).get_page(request.GET.get("page"))
    found = completeness_of(page)
    rows = [(mine, found[mine.pk]) for mine in page]
    return render(request, "enterprises/missing.html", {"page": page, "rows": rows})
