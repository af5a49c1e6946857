from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from jurisdictions.actions import open_agency, save_agency, save_person
from jurisdictions.filters import AgencyFilter, PersonFilter
from jurisdictions.forms import AgencyForm, PersonForm, RenameForm
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Agency, User
from jurisdictions.tables import AgencyTable, PersonTable


@needs("manage_people")
def people(request: SignedInRequest) -> HttpResponse:
    found = PersonFilter(
        request.GET,
        User.objects.managed_by(request.user).select_related("agency").order_by("agency_id", "username"),
    )
    table = PersonTable(found.qs)
    return list_page(request, "jurisdictions/people.html", table, per_page=50, filter=found)


@needs("manage_people")
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(User.objects.managed_by(request.user).select_related("agency"), pk=pk)
    return render(request, "jurisdictions/person.html", {"person": shown})


@needs("manage_people")
@sensitive_variables("password")
def person_new(request: SignedInRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, by=request.user)
    if form.is_valid():
        new = save_person(form.save(commit=False), by=request.user)
        password = new.issue_password(by=request.user)
        context = {"person": new, "password": password}
        return render(request, "jurisdictions/password_issued.html", context)
    return render(
        request,
        "jurisdictions/form.html",
        {"form": form, "title": "新增人员", "back": "jurisdictions:people"},
    )


@needs("manage_people")
def person_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    edited = get_object_or_404(User.objects.managed_by(request.user), pk=pk)
    form = PersonForm(request.POST or None, instance=edited, by=request.user)
    if form.is_valid():
        save_person(form.save(commit=False), by=request.user)
        messages.success(request, f"{edited}的资料已保存")
        return redirect(edited)
    context = {"form": form, "title": "修改人员", "back": "jurisdictions:people"}
    return render(request, "jurisdictions/form.html", context)


@needs("manage_people")
@require_POST
def person_enabled(request: SignedInRequest, pk: int) -> HttpResponse:
    changed = get_object_or_404(User.objects.managed_by(request.user), pk=pk)
    enabled = request.POST.get("enabled") == "yes"
    changed.set_enabled(enabled, by=request.user)
    messages.success(request, f"{changed}的账号已{'启用' if enabled else '停用'}")
    return redirect(changed)


@needs("manage_people")
@require_POST
@sensitive_variables("password")
def person_password(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.managed_by(request.user), pk=pk)
    password = person.issue_password(by=request.user)
    context = {"person": person, "password": password}
    return render(request, "jurisdictions/password_issued.html", context)


@needs("read_matrix")
def agencies(request: SignedInRequest) -> HttpResponse:
    seen = Agency.objects.visible_to(request.user).select_related("region", "superior")
    found = AgencyFilter(request.GET, seen.order_by("region__path", "kind"))
    table = AgencyTable(found.qs)
    return list_page(request, "jurisdictions/agencies.html", table, per_page=50, filter=found)


@needs("read_matrix")
def agency(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Agency.objects.visible_to(request.user).select_related("region"), pk=pk)
    reporting = Agency.objects.reporting_to(shown).select_related("region")
    context = {"agency": shown, "reporting": reporting, "rename": RenameForm()}
    return render(request, "jurisdictions/agency.html", context)


@needs("manage_people")
def agency_new(request: SignedInRequest) -> HttpResponse:
    form = AgencyForm(request.POST or None, by=request.user)
    if form.is_valid():
        return redirect(open_agency(form.save(commit=False), by=request.user))
    context = {"form": form, "title": "新增机构", "back": "jurisdictions:agencies"}
    return render(request, "jurisdictions/form.html", context)


@needs("manage_people")
def agency_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    edited = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk)
    form = AgencyForm(request.POST or None, instance=edited, by=request.user)
    if form.is_valid():
        return redirect(save_agency(form.save(commit=False), by=request.user))
    context = {"form": form, "title": "修改机构", "back": "jurisdictions:agencies"}
    return render(request, "jurisdictions/form.html", context)


@needs("manage_people")
@require_POST
def agency_rename(request: SignedInRequest, pk: int) -> HttpResponse:
    renamed = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk)
    form = RenameForm(request.POST)
    if form.is_valid():
        renamed.rename(form.cleaned_data["name"], since=form.cleaned_data["since"], by=request.user)
        messages.success(request, f"已更名为{renamed.name}")
        return redirect(renamed)
    context = {"form": form, "title": "更名", "back": "jurisdictions:agencies"}
    return render(request, "jurisdictions/form.html", context)
