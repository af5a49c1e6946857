from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from enterprises.layers import declared as layers
from enterprises.layers.declared import LEDGER
from enterprises.models import LedgerExport
from enterprises.workbooks import outgoing
from enterprises.workbooks.exports import TITLES, export_ledger, write_template
from jurisdictions.guards import SignedInRequest, needs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("export_ledger")
@require_safe
def mine_export(request: SignedInRequest) -> HttpResponse | FileResponse:
    """What the list shows with the same filters, or a layer of its file; what is long is left to the worker."""
    found, layer = outgoing.listed(request.GET, request.user), outgoing.layer_asked(request.GET)
    if found.count() > outgoing.WRITTEN_AT_ONCE:
        return redirect(f"{reverse('enterprises:export_new')}?{request.GET.urlencode()}")
    assert request.user.agency is not None  # only roles of agencies hold the verb
    region = request.user.agency.region
    out = TemporaryFile()  # noqa: SIM115 the response closes it when the last byte is sent
    export_ledger(found, out, layer, of=region, by=request.user)
    out.seek(0)
    name = outgoing.file_name(region, request.GET, timezone.localdate())
    return FileResponse(out, as_attachment=True, filename=name, content_type=XLSX)


@needs("export_ledger")
def export_new(request: SignedInRequest) -> HttpResponse:
    """How much it would be, and the button that leaves it to the worker."""
    count = outgoing.listed(request.GET, request.user).count()
    if count <= outgoing.WRITTEN_AT_ONCE:
        return redirect(f"{reverse('enterprises:mine_export')}?{request.GET.urlencode()}")
    if request.method == "POST":
        return redirect(outgoing.ask_for_ledger(request.GET, by=request.user))
    title = TITLES[outgoing.layer_asked(request.GET)]
    return render(request, "enterprises/export_new.html", {"count": count, "title": title})


@needs("export_ledger")
@require_safe
def export_job(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page, and for htmx the progress alone."""
    job = _own(request, pk)
    name = "enterprises/export_progress.html" if request.htmx else "enterprises/export_job.html"
    stuck = job.status == job.Status.FAILED or LedgerExport.objects.stuck().filter(pk=pk).exists()
    return render(request, name, {"job": job, "stuck": stuck})


@needs("export_ledger")
@require_POST
def export_again(request: SignedInRequest, pk: int) -> HttpResponse:
    job = _own(request, pk)
    job.start_again(by=request.user)
    outgoing.send(job)
    return redirect(job)


@needs("export_ledger")
@require_safe
def export_file(request: SignedInRequest, pk: int) -> FileResponse:
    job = _own(request, pk)
    if not job.file:
        raise Http404
    return FileResponse(job.file.open("rb"), as_attachment=True, filename=str(job), content_type=XLSX)


def _own(request: SignedInRequest, pk: int) -> LedgerExport:
    """Made with the eyes of who asked for it, and handed to nobody else."""
    mine = LedgerExport.objects.filter(asked_by=request.user)
    return get_object_or_404(mine.select_related("agency__region", "asked_by"), pk=pk)


@needs("import_ledger")
@require_safe
def ledger_template(request: SignedInRequest) -> FileResponse:
    layer = request.GET.get("layer", LEDGER)
    if layer not in layers.TITLES:
        raise Http404
    out = BytesIO()
    write_template(out, layer)
    out.seek(0)
    name = f"{layers.TITLES[layer]}模板.xlsx"
    return FileResponse(out, as_attachment=True, filename=name, content_type=XLSX)
