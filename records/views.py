from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404

from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.spreadsheets import Value
from records.history import history as history_of
from records.history import is_tracked
from records.models import Attachment, Signature


@needs("read_records")
def attachment(request: SignedInRequest, pk: int) -> FileResponse:
    """Always handed out as a file to save: nothing that was uploaded runs on a page of ours."""
    found = get_object_or_404(Attachment.objects.select_related("file", "content_type"), pk=pk)
    if not found.is_visible_to(request.user):
        raise Http404
    return _privately(
        FileResponse(
            found.file.content.open("rb"),
            as_attachment=True,
            filename=found.name,
            content_type=found.file.media_type,
        )
    )


def drawn_name(shown: Model) -> FileResponse:
    """The name that was drawn under something that the person has been let in to."""
    signed = Signature.objects.of(shown).exclude(image=None).select_related("image").first()
    if signed is None or signed.image is None:
        raise Http404
    return _privately(FileResponse(signed.image.content.open("rb"), content_type=signed.image.media_type))


def _privately(response: FileResponse) -> FileResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


@needs("read_history")
def history(request: SignedInRequest, app_label: str, model: str, pk: str) -> HttpResponse:
    try:
        kind = apps.get_model(app_label, model)
        if not is_tracked(kind):
            raise Http404
        shown = get_object_or_404(kind._default_manager.visible_to(request.user), pk=pk)  # type: ignore[attr-defined]
    except (LookupError, AttributeError, ValueError, ValidationError):
        raise Http404 from None
    told = history_of(kind, shown.pk)[::-1]
    entries = Paginator(told, 50).get_page(request.GET.get("page"))
    rows: Iterable[list[Value]] = ([one.at, one.who, one.act, "；".join(one.changes)] for one in told)
    sheet = Sheet("变更记录", ["时间", "人员", "办理", "内容"], rows, f"{kind._meta.verbose_name} {shown}")
    context = {"shown": shown, "kind": kind._meta, "entries": entries}
    page: HttpResponse = sheet_page(request, "records/history.html", context, sheet)
    return page
