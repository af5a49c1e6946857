from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jurisdictions.forms import GrantForm, at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Grant
from jurisdictions.tables import GrantTable
from jurisdictions.templatetags.words import cn_date


@needs("manage_people")
def grants(request: SignedInRequest) -> HttpResponse:
    given = Grant.objects.managed_by(request.user).select_related("user__agency", "given_by__agency")
    table = GrantTable(given.prefetch_related("content_object").order_by("-until", "-pk"))
    return list_page(request, "jurisdictions/grants.html", table, per_page=50)


@needs("manage_people")
def grant_new(request: SignedInRequest, app_label: str, model: str, pk: str) -> HttpResponse:
    target: Any = _seen(request, app_label, model, pk)
    form = GrantForm(request.POST or None)
    if form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name != "username"}
        with at_fields(form):
            grant = Grant.give(target, to=form.cleaned_data["username"], by=request.user, **facts)
            messages.success(request, f"已授权{grant.user}，至{cn_date(grant.until)}止")
            return redirect("jurisdictions:grants")
    context = {
        "target": target,
        "form": form,
        "grants": Grant.objects.live().of(target).select_related("user"),
    }
    return render(request, "jurisdictions/grant_new.html", context, status=422 if form.errors else 200)


@needs("manage_people")
@require_POST
def grant_end(request: SignedInRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(Grant.objects.managed_by(request.user), pk=pk)
    grant.end(by=request.user)
    messages.success(request, f"{grant.user}的授权已终止")
    return redirect("jurisdictions:grants")


def _seen(request: SignedInRequest, app_label: str, model: str, pk: str) -> Model:
    """Only what says who sees it can be opened to somebody else."""
    try:
        kind = apps.get_model(app_label, model)
        return get_object_or_404(kind._default_manager.visible_to(request.user), pk=pk)  # type: ignore[attr-defined]
    except (LookupError, AttributeError, ValueError):
        raise Http404 from None
