"""第三方单位库 (K-10): the bodies that work for mines, each with all its mines.

A body is known by its code, and where a file names none, by its name. What it is qualified for stands in the file of
each mine, so that two files which say different things about one body are seen side by side.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, Count, F, Max, Min, When
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from enterprises.models import MineStatus, ThirdParty
from enterprises.tables import ThirdPartyLineTable, ThirdPartyTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page

BODY = Case(When(credit_code="", then=F("name")), default=F("credit_code"), output_field=CharField())


@needs("read_ledger")
def third_party_list(request: SignedInRequest) -> HttpResponse:
    bodies = (
        _lines(request)
        .values("body")
        .annotate(
            title=Max("name"),
            code=Max("credit_code"),
            first=Min("expires"),
            served=Count("mine", distinct=True),
        )
        .order_by("title", "body")
    )
    if asked := request.GET.get("q", "").strip():
        bodies = bodies.filter(name__contains=asked)
    return list_page(request, "enterprises/third_party_list.html", ThirdPartyTable(bodies), q=asked)


@needs("read_ledger")
def third_party(request: SignedInRequest) -> HttpResponse:
    if not (asked := request.GET.get("body")):
        return redirect("enterprises:third_parties")
    lines = _lines(request).filter(body=asked).select_related("mine__region")
    first = lines.first()
    if first is None:
        raise Http404
    table = ThirdPartyLineTable(lines.order_by("mine__name", "kind", "pk"))
    return list_page(request, "enterprises/third_party_detail.html", table, body=first)


def _lines(request: SignedInRequest) -> Any:
    seen = ThirdParty.objects.visible_to(request.user).exclude(mine__status=MineStatus.CLOSED)
    return seen.annotate(body=BODY)
