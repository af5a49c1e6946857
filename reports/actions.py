"""The verbs of a report that touch more than its own row: opening, signing and sealing, reviewing, exporting."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from campaigns.models import Obligation
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import attach, sign
from reports.details import Line, lines_of
from reports.figures import Figure, as_json, digest, live, measured, trace, values_of
from reports.models import ExportJob, Proof, Report, SealedCell, Sealing
from reports.sheets import Form

STATEMENT = "本表数字已经本人核对，与业务记录及所列来源相符，同意报送。"
CHANGED = "您看到的数字之后，业务记录或填报内容有变化，请刷新核对后再签字"


def open_report(obligation: Obligation, *, by: User) -> Report:
    """The report that fulfils this obligation; opening it again gives the same one."""
    by.require("fill_report", obligation.agency)
    report, _ = Report.objects.get_or_create(
        agency=obligation.agency,
        form=obligation.requirement.form,
        period=obligation.period,
        defaults={
            "obligation": obligation,
            "period_from": obligation.period_from,
            "period_to": obligation.period_to,
            "since": obligation.requirement.campaign.starts_on,
        },
    )
    return report


def open_own_report(form: Form, period: dt.date, *, by: User) -> Report:
    """What a receiving level adds of its own: its own acts, and mines that lie in none of its counties."""
    by.require("fill_report")
    agency = by.agency
    if agency is None:
        raise PermissionDenied
    received = Obligation.objects.filter(receiver=agency, requirement__form=form.code, period=period).first()
    if received is None:
        raise RuleViolation("本期没有下级向本单位报送该表，不需要生成本级数据")
    report, _ = Report.objects.get_or_create(
        agency=agency,
        form=form.code,
        period=period,
        defaults={
            "period_from": received.period_from,
            "period_to": received.period_to,
            "since": received.requirement.campaign.starts_on,
        },
    )
    return report


@transaction.atomic
def enclose(report: Report, uploads: Sequence[UploadedFile], *, by: User, note: str, key: str = "") -> Proof:
    """Hang what proves a figure (印证资料, L-40) on a cell of an open report, or on the whole of it."""
    report.hold()
    report.require_fill(by=by)
    if key and key not in report.sheet.cells:
        raise RuleViolation("报表中没有这一格")
    if not note.strip():
        raise RuleViolation("请写明这份资料印证什么", field="note")
    if not uploads:
        raise RuleViolation("请选择文件", field="uploads")
    proof = Proof.objects.create(report=report, key=key, note=note.strip(), added_by=by)
    for file in uploads:
        attach(proof, file, by=by)
    return proof


def content_of(report: Report, figures: Mapping[str, Figure], lines: list[Line]) -> str:
    """The digest of all that whoever signs has before them: the cells, the list below them, what is enclosed."""
    proofs = report.proofs.values_list("key", "note", "attachments__file__sha256")
    return digest(figures, lines, [list(proof) for proof in proofs.order_by("pk", "attachments")])


@transaction.atomic
def sign_and_submit(report: Report, *, by: User, seen: str, at: dt.datetime | None = None) -> Sealing:
    """The leader signs; every cell is sealed with its records, and the obligation is handed in (N1).

    `seen` is the digest of the sheet on the leader's screen: if a record changed since, nothing is signed.
    Raises RuleViolation for a failed check between cells.
    """
    by.require("sign_report", report.agency)
    at = at or timezone.now()
    figures, lines = live(report, at), lines_of(report, at)
    content = content_of(report, figures, lines)
    if content != seen:
        raise RuleViolation(CHANGED)
    errors = [fault.message for fault in report.sheet.check(values_of(figures)) if fault.severity == "error"]
    if errors:
        raise RuleViolation("；".join(errors))
    report.move(Report.Status.SUBMITTED, return_reason="")
    sealing = _seal(report, figures, lines, content, by=by, at=at)
    if report.obligation:
        # Who hands in on time and is asked to mend something hasn't been late.
        first = report.obligation.submitted_at or at
        report.obligation.move(Obligation.Status.SUBMITTED, submitted_at=first)
    return sealing


def _seal(
    report: Report,
    figures: Mapping[str, Figure],
    lines: list[Line],
    content: str,
    *,
    by: User,
    at: dt.datetime,
) -> Sealing:
    report.sealings.filter(current=True).update(current=False)
    statement = json.dumps({"report": report.pk, "digest": content}, sort_keys=True).encode()
    sealing = Sealing.objects.create(
        report=report,
        number=report.sealings.count() + 1,
        as_of=at,
        signed_by=by,
        digest=content,
        details=lines,
        signature=sign(report, STATEMENT, statement, by=by, at=at),
    )
    SealedCell.objects.bulk_create(_sealed_cell(sealing, figure) for figure in figures.values())
    report.proofs.filter(sealing=None).update(sealing=sealing)
    return sealing


def _sealed_cell(sealing: Sealing, figure: Figure) -> SealedCell:
    """A record that came or went between counting and listing would leave a number nobody can trace."""
    report = sealing.report
    traces = trace(figure.cell, report.place(sealing.as_of), report.span) if figure.computed else []
    if figure.computed is not None and measured(figure.cell, traces) != figure.computed:
        raise RuleViolation(CHANGED)
    return SealedCell(
        sealing=sealing,
        key=figure.cell.key,
        kind=figure.kind,
        computed=figure.computed,
        value=figure.value,
        source=figure.source,
        reason=figure.reason,
        records=as_json(traces),
    )


def _received(report: Report, by: User) -> Obligation:
    """Only the body that the report is owed to reviews it."""
    if report.obligation is None:
        raise RuleViolation("本级数据不需要审核")
    by.require("review_report", report.obligation.receiver)
    return report.obligation


@transaction.atomic
def accept(report: Report, *, by: User, at: dt.datetime | None = None) -> None:
    obligation = _received(report, by)
    report.move(Report.Status.ACCEPTED, reviewed_by=by, reviewed_at=at or timezone.now())
    obligation.move(Obligation.Status.ACCEPTED)


@transaction.atomic
def return_(report: Report, *, by: User, reason: str, at: dt.datetime | None = None) -> None:
    """Send a report back with the reasons; what was signed stays readable and no longer counts."""
    obligation = _received(report, by)
    if not reason.strip():
        raise RuleViolation("请写明退回原因", field="reason")
    report.move(
        Report.Status.RETURNED, return_reason=reason.strip(), reviewed_by=by, reviewed_at=at or timezone.now()
    )
    obligation.move(Obligation.Status.RETURNED)


def ask_for_workbooks(agency: Agency, form: Form, period: dt.date, *, by: User) -> ExportJob:
    """Have the sheets of all that report within an agency's region built; asked twice, one job does it."""
    by.require("export_reports", agency)
    job, _ = ExportJob.objects.get_or_create(
        agency=agency,
        form=form.code,
        period=period,
        status__in=[ExportJob.Status.WAITING, ExportJob.Status.RUNNING],
        defaults={"asked_by": by, "status": ExportJob.Status.WAITING},
    )
    if job.status == ExportJob.Status.WAITING:
        enqueue(job)  # again, too: a message may have been lost, and only one worker can claim the job
    return job


def enqueue(job: ExportJob) -> None:
    """Once the row is there for the worker to see."""
    from reports.tasks import build_workbooks

    transaction.on_commit(lambda: build_workbooks.delay(job.pk))
