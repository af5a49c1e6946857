from __future__ import annotations

from collections import Counter
from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from enterprises.layers import declared as layers
from enterprises.layers.left_out import left_out
from enterprises.models import LedgerImport, LedgerRow, MineKind, MineStatus
from enterprises.tables import ImportTable, LineTable, MineTable
from enterprises.workbooks.actions import commit_import, require_importer, upload_ledger, writable_rows
from enterprises.workbooks.correcting import correctable
from enterprises.workbooks.deciding import choose_rows, confirm_rows, map_columns, restart
from enterprises.workbooks.forms import UploadForm
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

ROWS = 50


@needs("import_ledger")
def import_list(request: SignedInRequest) -> HttpResponse:
    seen = LedgerImport.objects.visible_to(request.user).select_related("region", "uploaded_by")
    table = ImportTable(seen)
    return list_page(request, "enterprises/import_list.html", table)


@needs("import_ledger")
def import_new(request: SignedInRequest) -> HttpResponse:
    """?layer= is what a person comes for, where a page knows it."""
    require_importer(request.user)
    asked = {"layer": request.GET.get("layer", layers.LEDGER)}
    form = UploadForm(request.POST or None, request.FILES or None, by=request.user, initial=asked)
    if form.is_valid():
        try:
            return redirect(upload_ledger(**form.cleaned_data, by=request.user))
        except RuleViolation as violation:
            form.add_error(violation.field or None, violation.message)
    context = {"form": form, "layers": layers.CHOICES}
    return render(request, "enterprises/import_form.html", context, status=422 if form.errors else 200)


@needs("import_ledger")
def import_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    counts = _counts(shown)
    verdict = request.GET.get("verdict", "")
    if verdict not in LedgerRow.Verdict:
        verdict = next((v for v in ("held", "accepted", "rejected") if counts[v]), "accepted")
    rows = shown.rows.filter(verdict=verdict).select_related("confirmed_by")
    if (outcome := request.GET.get("outcome")) in LedgerRow.Outcome:
        rows = shown.rows.filter(outcome=outcome).select_related("confirmed_by")
    own = shown.is_desk_of(request.user)
    unwritten = shown.unwritten()
    decides = shown.is_open and own
    context = {
        "shown": shown,
        "tabs": [(v.value, v.label, counts[v]) for v in LedgerRow.Verdict],
        "verdict": "" if outcome else verdict,
        "missing": 0 if shown.is_busy else len(_missing(shown, request.user).rows),
        "may_map": own and shown.columns and shown.status in {shown.Status.READ, shown.Status.FAILED},
        "fields": layers.vocabulary_of(shown.layer).labels.items(),
        "title": layers.TITLES[shown.layer],
        "left_out": unwritten.filter(chosen=False).count() if decides else 0,
        "chooses": decides and verdict != "rejected" and unwritten.filter(verdict=verdict).exists(),
        "correctable": correctable(shown) if decides else {},
        "outcomes": [(f"?outcome={o.value}#rows", o.label, counts[o]) for o in LedgerRow.Outcome],
        "outcome": outcome,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "questions": _questions(shown) if decides and verdict == "held" else [],
        "decides": decides,
        "may_restart": _may_restart(request, shown),
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
    context = {"shown": shown, "may_restart": _may_restart(request, shown)}
    response = render(request, "enterprises/import_progress.html", context)
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
        written={name[6:]: request.POST[name] for name in request.POST if name.startswith("right-")},
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


@needs("import_ledger")
@require_POST
def import_choose(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    verdict = request.POST.get("verdict", "")
    all_of = verdict if request.POST.get("all") in {"yes", "no"} and verdict in LedgerRow.Verdict else ""
    chosen = _numbers(request.POST.getlist("chosen"))
    changed = choose_rows(
        shown,
        _numbers(request.POST.getlist("shown")),
        [1] * (request.POST["all"] == "yes") if all_of else chosen,
        verdict=all_of,
        by=request.user,
    )
    messages.success(request, f"已改选 {changed} 行")
    page = request.POST.get("page", "")
    return redirect(
        f"{shown.get_absolute_url()}?verdict={verdict}&page={page if page.isdecimal() else 1}#rows"
    )


@needs("import_ledger")
@require_POST
def import_columns(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    letters = [column["column"] for column in shown.columns]
    said = {
        letter: request.POST[f"column-{letter}"] for letter in letters if f"column-{letter}" in request.POST
    }
    map_columns(shown, said, by=request.user)
    messages.success(request, "已记住各列的含义，并重新读取")
    return redirect(shown)


@needs("import_ledger")
@require_safe
def import_missing(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    table = _missing(shown, request.user)
    return list_page(request, "enterprises/import_missing.html", table, shown=shown)


def _missing(shown: LedgerImport, user: User) -> tables.Table:
    if shown.layer != layers.LEDGER:
        return LineTable(left_out(shown, user))
    return MineTable(shown.missing(user).for_list().order_by("region__path", "name", "pk"))


@needs("import_ledger")
@require_POST
def import_restart(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    restart(shown, by=request.user)
    messages.success(request, "已重新排队")
    return redirect(shown)


def _may_restart(request: SignedInRequest, shown: LedgerImport) -> bool:
    return shown.is_stuck() and shown.is_desk_of(request.user)


def _numbers(written: list[str]) -> list[int]:
    return [int(number) for number in written if number.isdecimal() and len(number) < 10]


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
    label = layers.vocabulary_of(shown.layer).label
    waiting = shown.rows.filter(verdict=LedgerRow.Verdict.HELD, confirmed_by=None)
    asked = waiting.order_by("doubts").values("doubts")
    return [
        {
            "doubts": row["doubts"],
            "words": "、".join(map(label, row["doubts"].split(","))),
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
