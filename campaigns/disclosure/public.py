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
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from campaigns.disclosure.tables import PublicFilter
from campaigns.models import Disclosure
from records.models import Attachment

AT_ONCE = 20
View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> View:
    @login_not_required
    @require_safe
    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return shown


@for_everybody
def published(request: HttpRequest) -> HttpResponse:
    found = PublicFilter(request.GET, Disclosure.objects.on_show(), request=request)
    context = {
        "filter": found,
        "page": Paginator(found.qs, AT_ONCE).get_page(request.GET.get("page")),
        "withdrawn": Disclosure.objects.withdrawn().order_by("-revoked_on", "-pk")[:AT_ONCE],
    }
    return render(request, "campaigns/disclosure/public_list.html", context)


@for_everybody
def one(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Disclosure.objects.on_show(), pk=pk)
    context = {"disclosure": shown, "attachments": Attachment.objects.of(shown)}
    return render(request, "campaigns/disclosure/public_one.html", context)


@for_everybody
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
