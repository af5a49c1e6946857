from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from enterprises.file.parents import ParentForm, put_below
from enterprises.models import Enterprise
from enterprises.upkeep.keeping import require_keeper
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs


@needs("edit_ledger")
def enterprise_parent(request: SignedInRequest, pk: int) -> HttpResponse:
    below = get_object_or_404(
        Enterprise.objects.visible_to(request.user).select_related("region", "parent_enterprise"), pk=pk
    )
    require_keeper(below, "edit_ledger", by=request.user)
    parent = below.parent_enterprise
    start = {"credit_code": parent.credit_code, "name": parent.name} if parent else {}
    form = ParentForm(request.POST or None, initial=start)
    if form.is_valid():
        with at_fields(form):
            put_below(below, **form.cleaned_data, by=request.user)
            messages.success(request, f"{below}的上级公司已保存")
            return redirect(below)
    context = {"enterprise": below, "form": form}
    return render(request, "enterprises/enterprise_parent.html", context, status=422 if form.errors else 200)
