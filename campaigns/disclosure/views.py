"""The register of an agency and those below it: the list, a draft, its publication, its end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from campaigns.disclosure.actions import (
    TWO_PEOPLE,
    amend,
    as_shown,
    confirm_takedown,
    discard,
    draft_disclosure,
    publish,
    revoke,
)
from campaigns.disclosure.errors import draft_correction
from campaigns.disclosure.forms import AmendForm, DraftForm, PublishForm, RevokeForm, TakedownForm
from campaigns.disclosure.tables import DisclosureFilter, DisclosureTable
from campaigns.disclosure.terms import error_report, term, withdrawal, within
from campaigns.models import Disclosure
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment

STEPS: dict[str, tuple[str, type[forms.Form]]] = {
    "publish": ("审核公开", PublishForm),
    "revoke": ("撤回", RevokeForm),
    "takedown": ("确认撤下", TakedownForm),
}


@needs("read_campaigns")
@require_safe
def disclosures(request: SignedInRequest) -> HttpResponse:
    seen = Disclosure.objects.visible_to(request.user).for_list()
    found = DisclosureFilter(request.GET, seen, request=request)
    table = DisclosureTable(found.qs)
    page: HttpResponse = list_page(request, "campaigns/disclosure/list.html", table, filter=found)
    return page


@needs("draft_disclosure")
def disclosure_new(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    start = {
        "shown_from": today,
        "shown_until": term().last_day(today),
        "campaign": request.GET.get("campaign"),
        "kind": request.GET.get("kind", Disclosure.Kind.CONTENT),
    }
    form = DraftForm(request.POST or None, request.FILES or None, by=request.user, initial=start)
    if form.is_valid():
        with at_fields(form):
            drafted = draft_disclosure(by=request.user, **form.cleaned_data)
            messages.success(request, "已拟稿，由分管负责人审核后公开")
            return redirect(drafted)
    context = {"form": form, "heading": "拟公示"}
    return render(request, "campaigns/disclosure/form.html", context, status=422 if form.is_bound else 200)


@needs("read_campaigns")
@require_safe
def disclosure(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("draft_disclosure")
def disclosure_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    edited = _seen(request, pk)
    request.user.require("draft_disclosure", edited.agency)
    start = {
        name: getattr(edited, name) for name in ("title", "text", "channels", "shown_from", "shown_until")
    }
    files = Attachment.objects.of(edited)
    form = AmendForm(request.POST or None, request.FILES or None, files=files, initial=start)
    if form.is_valid():
        with at_fields(form):
            amend(edited, by=request.user, **form.cleaned_data)
            messages.success(request, "已保存")
            return redirect(edited)
    context = {"form": form, "heading": "修改公示", "disclosure": edited}
    return render(request, "campaigns/disclosure/form.html", context, status=422 if form.is_bound else 200)


@needs("draft_disclosure")
@require_POST
def disclosure_discard(request: SignedInRequest, pk: int) -> HttpResponse:
    discarded = _seen(request, pk)
    discard(discarded, by=request.user)
    messages.success(request, "这份公示稿已作废")
    return redirect(discarded)


@needs("publish_disclosure")
@require_POST
def disclosure_publish(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = _seen(request, pk)
    return _step(request, seen, PublishForm(request.POST), publish, "已公开，公示页上可以看到")


@needs("publish_disclosure")
@require_POST
def disclosure_revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = _seen(request, pk)
    return _step(request, seen, RevokeForm(request.POST), revoke, "已撤回，公示页上只留下撤回理由")


@needs("draft_disclosure")
@require_POST
def disclosure_takedown(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = _seen(request, pk)
    form = TakedownForm(request.POST, request.FILES)
    return _step(request, seen, form, confirm_takedown, "已确认从各渠道撤下")


@needs("draft_disclosure")
@require_POST
def disclosure_correct(request: SignedInRequest, pk: int) -> HttpResponse:
    drafted = draft_correction(_seen(request, pk), by=request.user)
    messages.success(request, "已拟更正稿，请改正后交另一位负责人审核公开；公开前原信息仍在公示")
    return redirect("campaigns:disclosure_edit", drafted.pk)


def _step(request: SignedInRequest, seen: Disclosure, form: forms.Form, verb: Any, done: str) -> HttpResponse:
    """One verb of the disclosure with what its form was given; what it refuses stands on the same page."""
    request.user.require("draft_disclosure", seen.agency)
    if form.is_valid():
        with at_fields(form):
            verb(seen, by=request.user, **form.cleaned_data)
            messages.success(request, done)
            return redirect(seen)
    return _page(request, seen, form)


def _seen(request: SignedInRequest, pk: int) -> Disclosure:
    seen = Disclosure.objects.visible_to(request.user).for_list()
    return get_object_or_404(
        seen.select_related("drafted_by", "published_by", "revoked_by", "replaces"), pk=pk
    )


def _page(request: SignedInRequest, shown: Disclosure, sent: forms.Form | None = None) -> HttpResponse:
    today = timezone.localdate()
    start = {"on": today, "reversed_on": today, "seen": as_shown(shown)}
    if isinstance(sent, PublishForm):
        sent.data = {"seen": start["seen"]}  # what is there now stands beside it, to be looked at again
    context = {
        "disclosure": shown,
        "standing": shown.standing(today),
        "attachments": Attachment.objects.of(shown),
        "proof": Attachment.objects.of(shown.takedown) if hasattr(shown, "takedown") else [],
        "within": error_report() if shown.replaces else within(shown.kind),
        "withdrawal": withdrawal(),
        "may_edit": shown.is_draft and _may(request, shown, "draft_disclosure"),
        "may_correct": shown.status == Disclosure.Status.PUBLISHED
        and shown.correction is None
        and _may(request, shown, "draft_disclosure"),
        "reports": shown.error_reports.visible_to(request.user),
        "waits": TWO_PEOPLE if shown.is_draft and shown.drafted_by == request.user else "",
        "steps": [
            (
                title,
                reverse(f"campaigns:disclosure_{step}", args=[shown.pk]),
                sent if isinstance(sent, form) else form(initial=start),
            )
            for step, (title, form) in STEPS.items()
            if step in _open_steps(request, shown)
        ],
    }
    return render(request, "campaigns/disclosure/detail.html", context, status=422 if sent else 200)


def _open_steps(request: SignedInRequest, shown: Disclosure) -> set[str]:
    open_steps = set()
    if _may(request, shown, "publish_disclosure"):
        open_steps |= {"publish"} if shown.is_draft and shown.drafted_by != request.user else set()
        open_steps |= {"revoke"} if shown.may_move(Disclosure.Status.REVOKED) else set()
    if _may(request, shown, "draft_disclosure"):
        waits = Disclosure.objects.to_take_down().filter(pk=shown.pk).exists()
        open_steps |= {"takedown"} if waits else set()
    return open_steps


def _may(request: SignedInRequest, shown: Disclosure, verb: str) -> bool:
    return shown.agency.is_desk_of(request.user) and request.user.can(verb)
