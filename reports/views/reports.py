from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from campaigns.models import Obligation, Requirement
from campaigns.obligations.standing import overdue
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.models import Region, User
from jurisdictions.spreadsheets import Value
from reports import actions
from reports.details import lines_of
from reports.entry_forms import ReturnForm
from reports.evidence import differences
from reports.figures import Figure, current, gaps, recorded, sealed, values_of
from reports.models import Proof, Report, Sealing
from reports.pairs import disagreements
from reports.sheets import Cell, load
from reports.tables import listed, marked, sheet_rows


@needs("read_reports")
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    agency = request.user.agency
    obligations = Obligation.objects.exclude(requirement__form="")
    own = obligations.filter(agency=agency).select_related("requirement__campaign", "receiver", "report")
    context = {
        "own": own.order_by("-period"),
        "own_reports": Report.objects.filter(agency=agency, obligation=None),
        "months": _months(obligations, request.user),
        "requirements": _requirements(obligations, request.user),
        "now": timezone.now(),
        "agency": agency,
        "ranked": agency is not None and agency.region.level != Region.Level.TOWN,
    }
    seen = own | obligations.visible_to(request.user).select_related(
        "requirement__campaign", "receiver", "report"
    )
    headings = ["报送期", "报表", "报送单位", "报送对象", "期限", "状态", "报送时间"]
    sheet = Sheet("报表报送情况", headings, _rows(seen.order_by("-period", "agency__region_id")))
    page: HttpResponse = sheet_page(request, "reports/report_list.html", context, sheet)
    return page


def _rows(owed: Iterable[Obligation]) -> Iterator[list[Value]]:
    """Each obligation behind the figures of the page, with one's own."""
    for one in owed:
        standing = one.get_status_display()
        yield [
            one.period_words,
            one.requirement.title,
            str(one.agency),
            str(one.receiver),
            one.due_on,
            standing,
            one.submitted_at,
        ]


def _requirements(obligations: Any, user: Any) -> Any:
    """Those whose deadline is on this page, with every reading of it."""
    concerned = obligations.visible_to(user).values("requirement")
    return Requirement.objects.filter(pk__in=concerned).select_related("campaign")


def _months(obligations: Any, user: Any) -> list[dict[str, Any]]:
    """What is reported to this agency or within its region, month by month."""
    below = obligations.visible_to(user).exclude(agency=user.agency)
    rows = (
        below.values("requirement__form", "requirement__title", "period", "due_on")
        .annotate(
            total=Count("pk"),
            handed_in=Count("pk", filter=Q(status__in=["submitted", "accepted"])),
            to_review=Count("pk", filter=Q(status="submitted")),
            returned=Count("pk", filter=Q(status="returned")),
            late=Count("pk", filter=overdue(timezone.now())),
        )
        .order_by("-period", "requirement__form")
    )
    return [{**row, "form": load(row["requirement__form"])} for row in rows]


@needs("fill_report")
@require_POST
def open_(request: SignedInRequest, pk: int) -> HttpResponse:
    obligation = get_object_or_404(
        Obligation.objects.visible_to(request.user).exclude(requirement__form=""), pk=pk
    )
    return redirect(actions.open_report(obligation, by=request.user))


def visible(user: Any, pk: int) -> Report:
    seen = Report.objects.visible_to(user).select_related(
        "agency__region", "obligation__receiver", "obligation__requirement__campaign", "reviewed_by"
    )
    return get_object_or_404(seen, pk=pk)


def may(user: User, report: Report) -> dict[str, bool]:
    """What this person can do with the report as it stands; the verbs decide again."""
    own = report.agency.is_desk_of(user)
    received = report.receiver is not None and report.receiver.is_desk_of(user)
    return {
        "fill": own and report.is_open and user.can("fill_report"),
        "sign": own and report.status == Report.Status.READY and user.can("sign_report"),
        "review": received and report.status == Report.Status.SUBMITTED and user.can("review_report"),
    }


def sheet_context(report: Report, user: User) -> dict[str, Any]:
    """The official table of a report: signed or live, held against what the records say."""
    figures, lines, sealing = current(report), lines_of(report), report.sealing_in_force
    if sealing:
        records_say = recorded(report.sheet, report.place(sealing.as_of), report.span)
    else:
        records_say = {key: one.computed for key, one in figures.items() if one.computed is not None}
    failures = report.sheet.check(values_of(figures))
    differing = gaps(values_of(figures), records_say)
    proofs = report.proofs.by_cell()

    base = report.get_absolute_url()

    def url(cell: Cell) -> str:
        return f"{base}cells/{cell.key}/"

    return {
        "report": report,
        "form": report.sheet,
        "sealing": sealing,
        "figures": figures,
        "rows": sheet_rows(report.sheet, figures, differing, url, faults=marked(failures), proofs=proofs),
        "failures": failures,
        "gaps": differing,
        "missing": [cell for cell in report.sheet.missing(values_of(figures)) if cell.typed],
        "may": may(user, report),
        "head": _head(report, sealing.as_of if sealing else timezone.now()),
        "disagreements": disagreements(report, figures),
        "details": listed(report.sheet, lines),
        "lines": lines,
        "proofs": report.proofs.prefetch_related("attachments").select_related("added_by", "report"),
    }


def _head(report: Report, moment: dt.datetime) -> tuple[str, str]:
    return report.sheet.head(report.agency.name, timezone.localdate(moment))


@needs("read_reports")
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    from reports.views.cells import cell_views

    report = visible(request.user, pk)
    context = sheet_context(report, request.user)
    context |= {
        "steps": _steps(report),
        "sealings": report.sealings.select_related("signed_by"),
        "digest": actions.content_of(report, context["figures"], context["lines"]),
        "statement": actions.STATEMENT,
        "early": report.period_to > timezone.localdate(),
    }
    if keys := request.GET.get("cell"):
        context["views"] = cell_views(request, report, keys, report.sealing_in_force)
    if context["may"]["review"]:
        sentences = [one.sentence for one in differences(context["sealing"], request.user)]
        context["return_form"] = ReturnForm(initial={"reason": "\n".join(sentences)})
    return render(request, "reports/report_detail.html", context)


def _steps(report: Report) -> list[tuple[str, str]]:
    done = {
        Report.Status.DRAFT: 0,
        Report.Status.RETURNED: 0,
        Report.Status.READY: 1,
        Report.Status.SUBMITTED: 3,
        Report.Status.ACCEPTED: 4,
    }[Report.Status(report.status)]
    labels = ["填报", "负责人签字", "报送封存", "上级审核"]
    if report.receiver is None:
        labels, done = labels[:3], min(done, 3)
    return [(label, "done" if n < done else "on" if n == done else "") for n, label in enumerate(labels)]


@needs("read_reports")
@require_safe
def sealing(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """What was signed then, whatever happened since."""
    report = visible(request.user, pk)
    shown: Sealing = get_object_or_404(
        report.sealings.select_related("signed_by", "signature"), number=number
    )
    figures = sealed(shown.cells.defer("records"), report.sheet)

    enclosed = Proof.objects.enclosed_in(shown).select_related("added_by", "report")

    def url(cell: Cell) -> str:
        return f"{request.path}cells/{cell.key}/"

    context = {
        "report": report,
        "form": report.sheet,
        "sealing": shown,
        "rows": sheet_rows(report.sheet, figures, _declared(figures), url, proofs=enclosed.by_cell()),
        "head": _head(report, shown.as_of),
        "details": listed(report.sheet, shown.details),
        "proofs": enclosed.prefetch_related("attachments"),
    }
    return render(request, "reports/sealing_detail.html", context)


def _declared(figures: dict[str, Figure]) -> dict[str, Any]:
    """Where the signed number differed from the records of that very moment."""
    return gaps(
        values_of(figures), {key: one.computed for key, one in figures.items() if one.computed is not None}
    )


@needs("fill_report")
@require_POST
def hand_to_leader(request: SignedInRequest, pk: int) -> HttpResponse:
    report = visible(request.user, pk)
    report.hand_to_leader(by=request.user)
    messages.success(request, f"{report}已提交负责人签字")
    return redirect(report)


@needs("sign_report")
@require_POST
def hand_back(request: SignedInRequest, pk: int) -> HttpResponse:
    report = visible(request.user, pk)
    report.hand_back(by=request.user)
    messages.success(request, f"{report}已退回填报人")
    return redirect(report)


@needs("sign_report")
@require_POST
def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    report = visible(request.user, pk)
    actions.sign_and_submit(report, by=request.user, seen=request.POST.get("seen", ""))
    messages.success(request, f"{report}已签字报送并封存")
    return redirect(report)


@needs("review_report")
@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    report = visible(request.user, pk)
    actions.accept(report, by=request.user)
    messages.success(request, f"{report}已审核通过")
    return redirect(report)


@needs("review_report")
@require_POST
def return_(request: SignedInRequest, pk: int) -> HttpResponse:
    report = visible(request.user, pk)
    actions.return_(report, by=request.user, reason=request.POST.get("reason", ""))
    messages.success(request, f"{report}已退回{report.agency}")
    return redirect(report)
