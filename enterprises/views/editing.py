"""A mine's own line of the ledger, changed by the agency that answers for the mine."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from enterprises.editing import both, told
from enterprises.forms import MineAmendForm
from enterprises.models import Mine
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation


@needs("edit_ledger")
def mine_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    edited = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    edited.require_desk(request.user)
    form = MineAmendForm(request.POST or None, instance=edited)
    if form.is_valid():
        try:
            said = form.cleaned_data
            form.instance.amend(by=request.user, seen=said["version"], reason=said.get("reason", ""))
        except RuleViolation as violation:
            form = _again(form, violation, pk)
        else:
            messages.success(request, f"{edited}的资料已保存")
            return redirect(edited)
    context = {"mine": form.instance if form.errors else edited, "form": form}
    return render(request, "enterprises/mine_form.html", context, status=422 if form.errors else 200)


def _again(form: MineAmendForm, violation: RuleViolation, pk: int) -> MineAmendForm:
    """On the version of now, with what was typed: saving it a second time is meant."""
    if violation.field != "version":
        form.add_error(violation.field or None, violation.message)
        return form
    seen: int = form.cleaned_data["version"]
    now = Mine.objects.for_list().get(pk=pk)
    fresh = MineAmendForm(both(form, seen, now), instance=now)
    fresh.is_valid()
    fresh.add_error(None, told(violation, now, seen))
    return fresh
