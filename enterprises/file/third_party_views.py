"""第三方单位库 (K-10): the bodies that work for mines, each with all its mines and the checks of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from enterprises.file.bodies import VERB, checks, lines, log_check
from enterprises.file.forms import BodyCheckForm
from enterprises.models import BodyCheck
from enterprises.models.third_parties import body_url
from enterprises.tables import ThirdPartyLineTable, ThirdPartyTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment


@needs("read_ledger")
def third_party_list(request: SignedInRequest) -> HttpResponse:
    known = checks(request.user).filter(body=OuterRef("body")).order_by("-day", "-pk")
    bodies = (
        lines(request.user)
        .values("body")
        .annotate(
            title=Max("name"),
            code=Max("credit_code"),
            first=Min("expires"),
            served=Count("mine", distinct=True),
            checked=Subquery(known.values("day")[:1]),
        )
        .order_by("title", "body")
    )
    if asked := request.GET.get("q", "").strip():
        bodies = bodies.filter(name__contains=asked)
    return list_page(request, "enterprises/third_party_list.html", ThirdPartyTable(bodies), q=asked)


@needs("read_ledger")
def third_party(request: SignedInRequest) -> HttpResponse:
    if not request.GET.get("body"):
        return redirect("enterprises:third_parties")
    known, first = _body(request)
    table = ThirdPartyLineTable(known.select_related("mine__region").order_by("mine__name", "kind", "pk"))
    found = list(checks(request.user).filter(body=first.body).select_related("agency__region", "logged_by"))
    for check in found:
        check.papers = list(Attachment.objects.of(check))
    shown = {"body": first, "checks": found, "may_check": request.user.can_as_regulator(VERB)}
    return list_page(request, "enterprises/third_party_detail.html", table, **shown)


@needs("check_third_party")
def third_party_check(request: SignedInRequest) -> HttpResponse:
    request.user.require_regulator(VERB)
    if not request.GET.get("body"):
        return redirect("enterprises:third_parties")
    _, first = _body(request)
    check = BodyCheck()
    form = BodyCheckForm(request.POST or None, request.FILES or None, instance=check)
    if form.is_valid():
        with at_fields(form):
            log_check(check, form.cleaned_data["papers"], by=request.user, body=first.body)
            messages.success(request, f"已登记对{first.name}的检查")
            return redirect(check)
    context = {
        "body": first,
        "form": form,
        "back": body_url(first.body),
    }
    return render(request, "enterprises/third_party_check.html", context, status=422 if form.errors else 200)


def _body(request: SignedInRequest) -> tuple[Any, Any]:
    """Its lines in the files in sight, and one of them; an address by name holds when the body has its code."""
    seen, asked = lines(request.user), request.GET["body"]
    first = seen.filter(Q(body=asked) | Q(name=asked)).first()
    if first is None:
        raise Http404
    return seen.filter(body=first.body), first
