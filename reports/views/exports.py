from __future__ import annotations

import datetime as dt
from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from jurisdictions.guards import SignedInRequest, needs
from reports.actions import ask_for_workbooks, enqueue
from reports.exports import XLSX, Statement, of_report, of_roll_up
from reports.models import ExportJob
from reports.printing import printed
from reports.rollup import roll_up
from reports.sheets import Form
from reports.views.board import region_asked_for
from reports.views.reports import visible


def _workbook(one: Statement) -> FileResponse:
    out = BytesIO()
    one.write(out)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{one.title}.xlsx", content_type=XLSX)


def _paper(one: Statement) -> FileResponse:
    name = f"{one.title}.pdf"
    return FileResponse(
        BytesIO(printed(one)), as_attachment=True, filename=name, content_type="application/pdf"
    )


def _rolled_up(request: SignedInRequest, form: Form, period: dt.date) -> Statement:
    try:
        return of_roll_up(roll_up(region_asked_for(request), form, period))
    except LookupError as error:
        raise Http404 from error


@needs("export_reports")
def workbook(request: SignedInRequest, pk: int) -> FileResponse:
    return _workbook(of_report(visible(request.user, pk)))


@needs("export_reports")
def paper(request: SignedInRequest, pk: int) -> FileResponse:
    return _paper(of_report(visible(request.user, pk)))


@needs("export_reports")
def board_workbook(request: SignedInRequest, form: Form, period: dt.date) -> FileResponse:
    return _workbook(_rolled_up(request, form, period))


@needs("export_reports")
def board_paper(request: SignedInRequest, form: Form, period: dt.date) -> FileResponse:
    return _paper(_rolled_up(request, form, period))


@needs("export_reports")
@require_POST
def export_all(request: SignedInRequest, form: Form, period: dt.date) -> HttpResponse:
    user = request.user
    if user.agency is None:
        raise Http404
    return redirect(ask_for_workbooks(user.agency, form, period, by=user))


def _own(request: SignedInRequest, pk: int) -> ExportJob:
    """Built for one agency, and handed to its people only."""
    return get_object_or_404(
        ExportJob.objects.filter(agency=request.user.agency).select_related("agency__region", "file"),
        pk=pk,
    )


@needs("export_reports")
@require_safe
def export_job(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page, and for htmx the progress alone."""
    name = "reports/parts/export_progress.html" if request.htmx else "reports/export_job.html"
    return render(request, name, {"job": _own(request, pk)})


@needs("export_reports")
@require_POST
def export_again(request: SignedInRequest, pk: int) -> HttpResponse:
    job = _own(request, pk)
    job.start_again(by=request.user)
    enqueue(job)
    return redirect(job)


@needs("export_reports")
@require_safe
def export_file(request: SignedInRequest, pk: int) -> FileResponse:
    job = _own(request, pk)
    if job.file is None:
        raise Http404
    name = f"{job.period:%Y年%-m月}{job.agency.region.name}{job.sheet.name}.zip"
    return FileResponse(
        job.file.content.open("rb"), as_attachment=True, filename=name, content_type="application/zip"
    )
