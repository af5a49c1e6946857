from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jurisdictions.filters import RegionFilter
from jurisdictions.forms import MergeForm, RenameForm, ZoneForm
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Region
from jurisdictions.tables import RegionTable


@needs("read_matrix")
def regions(request: SignedInRequest) -> HttpResponse:
    """Starts where the person stands; a search goes through all that they see."""
    seen = Region.objects.visible_to(request.user)
    found = RegionFilter(request.GET, seen)
    own = request.user.agency.region if request.user.agency else None
    listed = found.qs if request.GET.get("q") else seen.filter(parent=own)
    return _listing(request, listed, {"filter": found, "region": own})


@needs("read_matrix")
def region(request: SignedInRequest, code: str) -> HttpResponse:
    shown = get_object_or_404(Region.objects.visible_to(request.user), pk=code)
    context = {
        "region": shown,
        "lineage": shown.ancestors().visible_to(request.user),
        "zone": ZoneForm(auto_id="zone_%s"),
        "rename": RenameForm(auto_id="rename_%s"),
        "merge": MergeForm(auto_id="merge_%s", by=request.user),
    }
    return _listing(request, shown.children.all(), context)


def _listing(request: SignedInRequest, listed: object, context: dict[str, object]) -> HttpResponse:
    table = RegionTable(listed.annotate(below=Count("children")).order_by("code"))  # type: ignore[attr-defined]
    return list_page(request, "jurisdictions/regions.html", table, per_page=50, **context)


@needs("edit_regions")
@require_POST
def zone_new(request: SignedInRequest, code: str) -> HttpResponse:
    parent = get_object_or_404(Region.objects.visible_to(request.user), pk=code)
    form = ZoneForm(request.POST)
    if form.is_valid():
        zone = Region.add_zone(parent, form.cleaned_data["name"], by=request.user)
        messages.success(request, f"已新增{zone}，代码 {zone.code}")
        return redirect(parent)
    return _again(request, form, "新增开发区")


@needs("edit_regions")
@require_POST
def region_rename(request: SignedInRequest, code: str) -> HttpResponse:
    renamed = get_object_or_404(Region.objects.visible_to(request.user), pk=code)
    form = RenameForm(request.POST)
    if form.is_valid():
        renamed.rename(form.cleaned_data["name"], since=form.cleaned_data["since"], by=request.user)
        messages.success(request, f"已更名为{renamed.name}")
        return redirect(renamed)
    return _again(request, form, "更名")


@needs("edit_regions")
@require_POST
def region_merge(request: SignedInRequest, code: str) -> HttpResponse:
    merged = get_object_or_404(Region.objects.visible_to(request.user), pk=code)
    form = MergeForm(request.POST, by=request.user)
    if form.is_valid():
        merged.merge_into(form.cleaned_data["successor"], on=form.cleaned_data["on"], by=request.user)
        messages.success(request, f"{merged}已并入{merged.successor}")
        return redirect(merged)
    return _again(request, form, "并入其他区划")


def _again(request: SignedInRequest, form: object, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": "jurisdictions:regions"}
    return render(request, "jurisdictions/form.html", context)
