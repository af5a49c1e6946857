"""What a person looks up again and again, under a name of their own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from enterprises.filters import MineFilter
from enterprises.models import SavedFilter
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation

MOST = 20


@needs("read_ledger")
@require_POST
def filter_save(request: SignedInRequest) -> HttpResponse:
    """The same name again is the same filter, looked up anew."""
    name = request.POST.get("name", "").strip()[:40]
    asked = QueryDict(request.POST.get("query", ""))
    kept = QueryDict(mutable=True)
    for field, value in asked.items():
        if field in MineFilter.base_filters and value:
            kept[field] = str(value)
    own = request.user.saved_filters
    if not name or not kept:
        raise RuleViolation("请先选定条件，并给这个查询起个名称")
    if own.count() >= MOST and not own.filter(name=name).exists():
        raise RuleViolation(f"常用查询最多保存 {MOST} 个，请先删去不用的")
    saved, _ = own.update_or_create(name=name, defaults={"query": kept.urlencode()[:500]})
    messages.success(request, f"已保存为“{saved}”")
    return redirect(saved)


@needs("read_ledger")
@require_POST
def filter_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    gone = get_object_or_404(SavedFilter, pk=pk, user=request.user)
    gone.delete()
    messages.success(request, f"已删去“{gone}”")
    return redirect(reverse("enterprises:mine_list"))
