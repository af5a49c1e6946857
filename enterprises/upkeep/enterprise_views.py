from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from enterprises.filters import EnterpriseFilter
from enterprises.forms import EnterpriseForm, InviteForm
from enterprises.models import Enterprise, LedgerAct, Mine, Representative
from enterprises.tables import EnterpriseTable, MineTable
from enterprises.upkeep.editing import again
from enterprises.upkeep.keeping import correct, invite, issue_password, keeps, require_keeper, set_enabled
from enterprises.upkeep.merging import merged_into
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.rules import RuleViolation


@needs("read_ledger")
def enterprise_list(request: SignedInRequest) -> HttpResponse:
    """Also those that have no mine: a parent company, one whose mines went to another."""
    by = request.user
    seen = Enterprise.objects.visible_to(by)
    rows = seen.select_related("region", "parent_enterprise").annotate(
        works=_number(Mine.objects.visible_to(by), "enterprise"), below=_number(seen, "parent_enterprise")
    )
    found = EnterpriseFilter(request.GET, rows.order_by("region__path", "name", "pk"))
    return list_page(request, "enterprises/enterprise_list.html", EnterpriseTable(found.qs), filter=found)


def _number(rows: Any, of: str) -> Coalesce:
    counted = rows.filter(**{of: OuterRef("pk")}).order_by().values(of).annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


@needs("read_ledger")
def enterprise(request: SignedInRequest, pk: int) -> HttpResponse:
    if into := merged_into(LedgerAct.Kind.MERGE_ENTERPRISES, pk, by=request.user):
        return redirect("enterprises:enterprise", into)
    shown, by = _seen(request, pk), request.user
    kept = keeps(shown, by)
    seen = Enterprise.objects.visible_to(by)
    context = {
        "enterprise": shown,
        "may_open_parent": seen.filter(pk=shown.parent_enterprise_id).exists(),
        "below": seen.filter(parent_enterprise=shown),
        "table": MineTable(shown.mines.visible_to(by).for_list(), orderable=False),
        "people": shown.representatives.select_related("user").order_by("pk"),
        "may_edit": by.can("edit_ledger") and kept,
        "may_manage": by.can("manage_enterprise_people") and kept,
    }
    return render(request, "enterprises/enterprise_detail.html", context)


@needs("edit_ledger")
def enterprise_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    edited = _seen(request, pk)
    require_keeper(edited, "edit_ledger", by=request.user)
    form = EnterpriseForm(request.POST or None, instance=edited)
    if form.is_valid():
        try:
            said = form.cleaned_data
            correct(form.instance, confirmed=said["confirmed"], by=request.user, seen=said["version"])
        except RuleViolation as violation:
            form = again(form, violation, lambda data, now: EnterpriseForm(data, instance=now))
        else:
            messages.success(request, f"{edited}的资料已保存")
            return redirect(edited)
    context = {"enterprise": _seen(request, pk), "form": form}
    return render(request, "enterprises/enterprise_form.html", context, status=422 if form.errors else 200)


@needs("manage_enterprise_people")
@sensitive_variables("password")
def enterprise_invite(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    require_keeper(shown, "manage_enterprise_people", by=request.user)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            invited = invite(shown, **form.cleaned_data, by=request.user)
        except RuleViolation as violation:
            form.add_error(violation.field or None, violation.message)
        else:
            return _hand_over(request, invited, issue_password(invited, by=request.user))
    context = {"enterprise": shown, "form": form}
    return render(request, "enterprises/enterprise_invite.html", context, status=422 if form.errors else 200)


@needs("manage_enterprise_people")
@require_POST
def enterprise_person_enabled(request: SignedInRequest, pk: int, person: int) -> HttpResponse:
    changed = _representative(request, pk, person)
    enabled = request.POST.get("enabled") == "yes"
    set_enabled(changed, enabled, by=request.user)
    messages.success(request, f"{changed.user}的账号已{'启用' if enabled else '停用'}")
    return redirect(changed.enterprise)


@needs("manage_enterprise_people")
@require_POST
@sensitive_variables("password")
def enterprise_person_password(request: SignedInRequest, pk: int, person: int) -> HttpResponse:
    known = _representative(request, pk, person)
    return _hand_over(request, known, issue_password(known, by=request.user))


@sensitive_variables("password")
def _hand_over(request: SignedInRequest, to: Representative, password: str) -> HttpResponse:
    context = {"person": to.user, "password": password, "back": to.enterprise.get_absolute_url()}
    return render(request, "jurisdictions/password_issued.html", context)


def _seen(request: SignedInRequest, pk: int) -> Enterprise:
    seen = Enterprise.objects.visible_to(request.user).select_related("region", "parent_enterprise")
    return get_object_or_404(seen, pk=pk)


def _representative(request: SignedInRequest, pk: int, person: int) -> Representative:
    people = _seen(request, pk).representatives.select_related("user", "enterprise")
    return get_object_or_404(people, user=person)
