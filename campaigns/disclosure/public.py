"""What anybody reads without a login: what is on show at this moment, and why something was withdrawn.

Nothing of it may outlive its term: no cache keeps it and no search engine is let in, because neither knows the clock.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.disclosure.error_forms import ErrorForm, ReceiptForm
from campaigns.disclosure.errors import RECEIPT, new_receipt, report_error
from campaigns.disclosure.tables import PublicFilter
from campaigns.disclosure.terms import error_report
from campaigns.models import Disclosure
from jurisdictions.forms import at_fields
from jurisdictions.throttle import client_address
from records.models import Attachment

AT_ONCE = 20
View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> View:
    """Without a login, kept by no cache and found by no search engine."""

    @login_not_required
    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return shown


@for_everybody
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    found = PublicFilter(request.GET, Disclosure.objects.on_show(), request=request)
    context = {
        "filter": found,
        "page": Paginator(found.qs, AT_ONCE).get_page(request.GET.get("page")),
        "withdrawn": Disclosure.objects.withdrawn().order_by("-revoked_on", "-pk")[:AT_ONCE],
    }
    return render(request, "campaigns/disclosure/public_list.html", context)


@for_everybody
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What gave way to a corrected version leads there, and that one on to the next."""
    out = [Disclosure.Status.PUBLISHED, Disclosure.Status.REPLACED]
    if newer := Disclosure.objects.filter(replaces=pk, status__in=out).first():
        return redirect("public:one", newer.pk)
    shown = get_object_or_404(Disclosure.objects.on_show(), pk=pk)
    context = {"disclosure": shown, "attachments": Attachment.objects.of(shown)}
    return render(request, "campaigns/disclosure/public_one.html", context)


@for_everybody
@require_safe
def file(request: HttpRequest, pk: int, file: int) -> FileResponse:
    """Only what hangs on the disclosure itself: the proof of a take-down hangs elsewhere."""
    shown = get_object_or_404(Disclosure.objects.on_show(), pk=pk)
    found = get_object_or_404(Attachment.objects.of(shown), pk=file)
    kept = found.file
    response = FileResponse(
        kept.content.open("rb"), as_attachment=True, filename=found.name, content_type=kept.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_everybody
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """A machine that fills in what nobody sees is thanked like everybody else, and nothing is kept.

    The receipt stands at an address of its own, so that whoever loads the page again sends nothing again.
    """
    shown = get_object_or_404(Disclosure.objects.on_show(), pk=pk)
    form = ErrorForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            receipt = new_receipt() if form.is_a_machine else _kept(form, shown, request)
            return redirect(f"{reverse('public:report', args=[pk])}?receipt={receipt}")
    receipt = request.GET.get("receipt", "")[:RECEIPT]
    context = {"disclosure": shown, "form": form, "receipt": receipt, "term": error_report()}
    status = 422 if form.errors else 200
    return render(request, "campaigns/disclosure/public_report.html", context, status=status)


def _kept(form: ErrorForm, shown: Disclosure, request: HttpRequest) -> str:
    said = {name: form.cleaned_data[name] for name in ("text", "contact")}
    return report_error(shown, address=client_address(request), **said).receipt


@for_everybody
@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    """Whoever has the receipt reads the answer; what was reported and by whom isn't repeated."""
    form = ReceiptForm(request.GET or None)
    asked = form.is_valid()
    context = {"form": form, "asked": asked, "found": form.found() if asked else None}
    return render(request, "campaigns/disclosure/public_answer.html", context)
