"""The pages of the yearly assessment: a year's targets and results, one agency, the records behind a figure."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, list_page, sheet_page
from reports.assessment import actions, grades
from reports.assessment.formalism import note_formalism, withdraw_finding
from reports.assessment.forms import (
    AssessmentForm,
    FindingForm,
    GradeForm,
    NothingForm,
    ObjectionForm,
    ReplyForm,
    TargetForm,
    WithdrawForm,
)
from reports.assessment.measures import item_of
from reports.assessment.results import Year, promised, records_of, standing_of, year
from reports.assessment.tables import AssessmentTable, OutcomeTable
from reports.evidence import Evidence
from reports.exports import XLSX
from reports.models import Assessment, Finding, Outcome, Target
from reports.rank_sheet import write
from reports.ranking import Standing


@needs("read_reports")
@require_safe
def assessments(request: SignedInRequest) -> HttpResponse:
    seen = Assessment.objects.visible_to(request.user).select_related("agency__region")
    read = Q(outcomes__in=Outcome.objects.visible_to(request.user))
    table = AssessmentTable(seen.annotate(assessed=Count("outcomes", filter=read)))
    page: HttpResponse = list_page(request, "reports/assessment/list.html", table)
    return page


@needs("draft_assessment")
def assessment_new(request: SignedInRequest) -> HttpResponse:
    form = AssessmentForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            drafted = actions.draft_assessment(by=request.user, **form.cleaned_data)
            messages.success(request, "已建立，请逐项拟定目标")
            return redirect(drafted)
    return _form_page(request, form, "拟定年度目标", reverse("reports:assessments"))


@needs("read_reports")
@require_safe
def assessment(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    whole, standings = _year(request, shown)
    findings = Finding.objects.standing().filter(outcome__assessment=shown)
    noted = dict(findings.values_list("outcome").annotate(n=Count("pk")).order_by())
    own = shown.agency.is_desk_of(request.user)
    context = {
        "assessment": shown,
        "targets": list(zip(whole.targets, whole.table.items, strict=True)),
        "points": sum(target.points for target in whole.targets),
        "words": grades.words(),
        "caution": whole.table.caution,
        "may_draft": own and shown.is_draft and request.user.can("draft_assessment"),
        "may_issue": own and shown.is_draft and request.user.can("decide_assessment"),
        "exports": not shown.is_draft and request.user.can("export_reports"),
    }
    page: HttpResponse = list_page(
        request,
        "reports/assessment/one.html",
        OutcomeTable(whole, standings, noted),
        per_page=100,
        **context,
    )
    return page


@needs("draft_assessment")
def target(request: SignedInRequest, pk: int, target: int | None = None) -> HttpResponse:
    shown = _seen(request, pk)
    request.user.require("draft_assessment", shown.agency)
    known = get_object_or_404(shown.targets, pk=target) if target else None
    form = TargetForm(request.POST or None, target=known)
    if form.is_valid():
        with at_fields(form):
            actions.set_target(shown, by=request.user, **form.cleaned_data)
            return redirect(shown)
    return _form_page(request, form, "修改目标" if known else "增加目标", shown.get_absolute_url())


@needs("draft_assessment")
@require_POST
def target_remove(request: SignedInRequest, pk: int, target: int) -> HttpResponse:
    shown = _seen(request, pk)
    actions.remove_target(get_object_or_404(shown.targets, pk=target), by=request.user)
    return redirect(shown)


@needs("decide_assessment")
@require_POST
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    actions.issue_targets(shown, by=request.user)
    messages.success(request, "目标已下达，各单位可以看到自己的目标和进度")
    return redirect(shown)


@needs("export_reports")
@require_safe
def workbook(request: SignedInRequest, pk: int) -> FileResponse:
    """The order with its points and grades, and on a second sheet how they were counted."""
    whole, standings = _year(request, _seen(request, pk))
    whole.shown = standings
    out = BytesIO()
    beside = {
        "被考核单位": lambda one: whole.outcome(one).agency.name,
        "等次": lambda one: whole.outcome(one).grade_label,
        "状态": lambda one: whole.outcome(one).get_status_display(),
        "评定理由": lambda one: whole.outcome(one).reason,
        "搞形式、走过场情形": lambda one: "；".join(
            str(found) for found in whole.outcome(one).findings.all() if not found.withdrawn_on
        ),
        "异议": lambda one: whole.outcome(one).objection,
        "答复": lambda one: whole.outcome(one).reply,
    }
    write(whole, out, beside)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{whole.title}.xlsx", content_type=XLSX)


def _year(request: SignedInRequest, shown: Assessment) -> tuple[Year, list[Standing]]:
    """All are counted, because a rank needs all; who is assessed is shown their own line."""
    whole = year(
        shown, shown.outcomes.select_related("agency__region", "assessment").prefetch_related("findings")
    )
    seen = set(Outcome.objects.visible_to(request.user).filter(assessment=shown).values_list("pk", flat=True))
    return whole, [one for one in whole.standings if whole.outcome(one).pk in seen]


@needs("read_reports")
@require_safe
def outcome(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _outcome(request, pk))


@needs("read_reports")
@require_safe
def outcome_records(request: SignedInRequest, pk: int, target: int) -> HttpResponse:
    """Both numbers of one target, each with the records that stand behind it today."""
    shown = _outcome(request, pk)
    chosen = get_object_or_404(Target, pk=target, assessment=shown.assessment_id)
    item = item_of(chosen)
    mark = next(mark for mark in standing_of(shown).marks if mark.item.key == item.key)
    sides = [
        (label, side) for label, side in (("分子", item.these), ("分母", item.of)) if side.source != "one"
    ]
    found = [
        (label if len(sides) > 1 else "", name, rows)
        for label, side in sides
        for name, rows in records_of(shown, side, request.user)
    ]
    uses = {side.source for _, side in sides}
    context = {
        "outcome": shown,
        "item": item,
        "mark": mark,
        "found": found,
        "uses": uses,
        "promised": promised(shown).select_related("requirement", "report") if "reports" in uses else [],
    }
    rows = (_row(name, one) for _, name, some in found for one in some)
    sheet = Sheet(f"{shown} {item.label}", ["计入", "日期", "对象", "内容", "说明", "现状"], rows)
    page: HttpResponse = sheet_page(request, "reports/assessment/records.html", context, sheet)
    return page


def _row(name: str, one: Evidence) -> list[Any]:
    return [name, one.day, one.title, one.text, one.detail, one.state]


@needs("draft_assessment")
@require_POST
def finding_note(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _graded(request, pk, "draft_assessment")
    form = FindingForm(request.POST, outcome=shown)
    return _step(request, shown, form, note_formalism, "已登记，评定等次时会提示")


@needs("decide_assessment")
def finding_withdraw(request: SignedInRequest, pk: int, finding: int) -> HttpResponse:
    shown = _graded(request, pk, "decide_assessment")
    found = get_object_or_404(shown.findings.standing(), pk=finding)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            withdraw_finding(found, by=request.user, **form.cleaned_data)
            return redirect(shown)
    return _form_page(request, form, f"撤销：{found}", shown.get_absolute_url())


@needs("decide_assessment")
@require_POST
def propose(request: SignedInRequest, pk: int) -> HttpResponse:
    done = "等次已拟定，被考核单位可以在异议期内提出异议"
    shown = _graded(request, pk, "decide_assessment")
    return _step(request, shown, GradeForm(request.POST), actions.propose_grade, done)


@needs("answer_assessment")
@require_POST
def agree(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, _answered(request, pk), NothingForm(request.POST), actions.agree, "已确认无异议")


@needs("answer_assessment")
@require_POST
def object_to(request: SignedInRequest, pk: int) -> HttpResponse:
    done = "异议已提交考核机关"
    return _step(request, _answered(request, pk), ObjectionForm(request.POST), actions.object_to, done)


@needs("decide_assessment")
@require_POST
def conclude(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _graded(request, pk, "decide_assessment")
    kind = ReplyForm if shown.objected_on else NothingForm
    return _step(request, shown, kind(request.POST), actions.conclude, "考核结果已确定")


def _step(request: SignedInRequest, seen: Outcome, form: forms.Form, verb: Any, done: str) -> HttpResponse:
    """One verb with what its form was given; what it refuses stands on the same page."""
    if form.is_valid():
        with at_fields(form):
            verb(seen, by=request.user, **form.cleaned_data)
            messages.success(request, done)
            return redirect(seen)
    return _page(request, seen, form)


def _page(request: SignedInRequest, shown: Outcome, sent: forms.Form | None = None) -> HttpResponse:
    standing = standing_of(shown)
    findings = list(
        shown.findings.select_related(
            "report__agency__region",
            "submission__obligation__requirement",
            "submission__obligation__agency",
            "circular",
            "inspection__mine",
            "noted_by",
            "withdrawn_by",
        )
    )
    noted = any(one.withdrawn_on is None for one in findings)
    suggested = grades.suggested(standing.score, formalism=noted)
    steps = _steps(request, shown, suggested, sent)
    context = {
        "outcome": shown,
        "refused": [] if sent is None or sent in (form for *_, form in steps) else sent.errors.values(),
        "standing": standing,
        "lines": list(zip(shown.assessment.targets.all(), standing.marks, strict=True)),
        "findings": findings,
        "suggested": grades.label(suggested),
        "barred": grades.label(grades.barred()) if noted else "",
        "formalism_basis": grades.formalism_basis(),
        "words": grades.words(),
        "term": grades.objection(),
        "may_withdraw": _decides(request, shown) and shown.status != Outcome.Status.FINAL,
        "steps": [
            (title, reverse(f"reports:outcome_{step}", args=[shown.pk]), form) for step, title, form in steps
        ],
    }
    return render(request, "reports/assessment/outcome.html", context, status=422 if sent else 200)


def _steps(
    request: SignedInRequest, shown: Outcome, suggested: str, sent: forms.Form | None
) -> list[tuple[str, str, forms.Form]]:
    """Those that this reader may do now: name, title and form, the one that was sent with its errors."""
    user, today, status = request.user, timezone.localdate(), Outcome.Status
    assessor = shown.assessment.agency.is_desk_of(user)
    steps: list[tuple[str, str, forms.Form]] = []
    if shown.is_open and _decides(request, shown) and today > shown.assessment.span.ends:
        steps.append(("propose", "评定等次", GradeForm(initial={"grade": suggested})))
    if shown.is_open and assessor and user.can("draft_assessment"):
        steps.append(("note", "登记搞形式、走过场情形", FindingForm(outcome=shown)))
    answers = shown.agency.is_desk_of(user) and user.can("answer_assessment")
    if answers and shown.status == status.PROPOSED and not shown.may_conclude(today):
        steps += [("agree", "确认无异议", NothingForm()), ("object", "提出异议", ObjectionForm())]
    if _decides(request, shown) and shown.may_conclude(today):
        settle = ReplyForm(initial={"grade": shown.grade, "reason": shown.reason})
        steps.append(("conclude", "确定考核结果", settle if shown.objected_on else NothingForm()))
    return [(step, title, sent if type(sent) is type(form) else form) for step, title, form in steps]


def _decides(request: SignedInRequest, shown: Outcome) -> bool:
    return shown.assessment.agency.is_desk_of(request.user) and request.user.can("decide_assessment")


def _form_page(request: SignedInRequest, form: forms.Form, title: str, cancel: str) -> HttpResponse:
    context = {"form": form, "title": title, "cancel": cancel}
    return render(request, "reports/assessment/form.html", context, status=422 if form.is_bound else 200)


def _seen(request: SignedInRequest, pk: int) -> Assessment:
    return get_object_or_404(
        Assessment.objects.visible_to(request.user).select_related("agency__region"), pk=pk
    )


def _outcome(request: SignedInRequest, pk: int) -> Outcome:
    seen = Outcome.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("agency__region", "assessment__agency__region"), pk=pk)


def _graded(request: SignedInRequest, pk: int, verb: str) -> Outcome:
    """For the desk that assesses."""
    shown = _outcome(request, pk)
    request.user.require(verb, shown.assessment.agency)
    return shown


def _answered(request: SignedInRequest, pk: int) -> Outcome:
    """For the desk that is assessed."""
    shown = _outcome(request, pk)
    request.user.require("answer_assessment", shown.agency)
    return shown
