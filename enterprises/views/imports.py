from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from enterprises.actions import commit_import, confirm_rows, upload_ledger, writable_rows
from enterprises.forms import UploadForm
from enterprises.ledger.headings import label
from enterprises.models import LedgerImport, LedgerRow, MineKind, MineStatus
from enterprises.tables import ImportTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.rules import RuleViolation

ROWS = 50


@needs("import_ledger")
def import_list(request: SignedInRequest) -> HttpResponse:
    seen = LedgerImport.objects.visible_to(request.user).select_related("region", "uploaded_by")
    table = ImportTable(seen)
    return list_page(request, "enterprises/import_list.html", table)


@needs("import_ledger")
def import_new(request: SignedInRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, by=request.user)
    if form.is_valid():
        try:
            return redirect(upload_ledger(**form.cleaned_data, by=request.user))
        except RuleViolation as violation:
            form.add_error(violation.field or None, violation.message)
    return render(request, "enterprises/import_form.html", {"form": form}, status=422 if form.errors else 200)


@needs("import_ledger")
def import_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    counts = _counts(shown)
    verdict = request.GET.get("verdict", "")
    if verdict not in LedgerRow.Verdict:
        verdict = next((v for v in ("held", "accepted", "rejected") if counts[v]), "accepted")
    rows = shown.rows.filter(verdict=verdict).select_related("confirmed_by")
    if outcome := request.GET.get("outcome"):
        rows = shown.rows.filter(outcome=outcome)
    decides = shown.status == shown.Status.READ and shown.is_desk_of(request.user)
    context = {
        "shown": shown,
        "tabs": [(v.value, v.label, counts[v]) for v in LedgerRow.Verdict],
        "verdict": "" if outcome else verdict,
        "outcomes": [(f"?outcome={o.value}#rows", o.label, counts[o]) for o in LedgerRow.Outcome],
        "outcome": outcome,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "questions": _questions(shown) if decides and verdict == "held" else [],
        "decides": decides,
        "writable": writable_rows(shown).count() if decides else 0,
        "waiting": shown.rows.filter(verdict=LedgerRow.Verdict.HELD, confirmed_by=None).count(),
    }
    return render(request, "enterprises/import_detail.html", context)


@needs("import_ledger")
def import_file(request: SignedInRequest, pk: int) -> FileResponse:
    """As it came, always to save: a workbook of strangers isn't opened on a page of ours."""
    shown = _seen(request, pk)
    response = FileResponse(
        shown.file.open("rb"),
        as_attachment=True,
        filename=shown.filename,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@needs("import_ledger")
def import_progress(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    response = render(request, "enterprises/import_progress.html", {"shown": shown})
    if not shown.is_busy:
        response["HX-Refresh"] = "true"
    return response


@needs("import_ledger")
@require_POST
def import_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    number = request.POST.get("number", "")
    if not number.isdecimal() and not request.POST.get("doubts"):
        raise RuleViolation("请选择要确认的行")
    confirmed = confirm_rows(
        shown,
        number=int(number) if number.isdecimal() else None,
        doubts=request.POST.get("doubts", ""),
        kind=request.POST.get("kind", ""),
        status=request.POST.get("status", ""),
        by=request.user,
    )
    messages.success(request, f"已确认 {confirmed} 行")
    return redirect(f"{shown.get_absolute_url()}?verdict=held")


@needs("import_ledger")
@require_POST
def import_commit(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    commit_import(shown, by=request.user)
    return redirect(shown)


def _seen(request: SignedInRequest, pk: int) -> LedgerImport:
    seen = LedgerImport.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("region", "uploaded_by__agency", "committed_by"), pk=pk)


def _counts(shown: LedgerImport) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in shown.rows.order_by().values("verdict", "outcome").annotate(n=Count("pk")):
        counts[row["verdict"]] += row["n"]
        counts[row["outcome"]] += row["n"]
    return counts


def _questions(shown: LedgerImport) -> list[dict[str, Any]]:
    """The held rows by what is asked about them, to be answered together."""
    waiting = shown.rows.filter(verdict=LedgerRow.Verdict.HELD, confirmed_by=None)
    asked = waiting.order_by("doubts").values("doubts")
    return [
        {
            "doubts": row["doubts"],
            "words": "、".join(label(field) for field in row["doubts"].split(",")),
            "count": row["n"],
            "kinds": MineKind.labels if row["kinds"] else [],
            "statuses": MineStatus.labels if row["statuses"] else [],
        }
        for row in asked.annotate(
            n=Count("pk"),
            kinds=Count("pk", filter=Q(values__kind="")),
            statuses=Count("pk", filter=Q(values__status="")),
        )
    ]
