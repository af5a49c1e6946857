"""A mine's own line of the ledger, changed by the agency that answers for the mine."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from enterprises.forms import MineAmendForm
from enterprises.models import Mine
from enterprises.upkeep.editing import again
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
            form = again(form, violation, lambda data, now: MineAmendForm(data, instance=now))
        else:
            messages.success(request, f"{edited}的资料已保存")
            return redirect(edited)
    context = {"mine": form.instance if form.errors else edited, "form": form}
    return render(request, "enterprises/mine_form.html", context, status=422 if form.errors else 200)
