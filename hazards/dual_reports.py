"""双报告 (L-34): what an enterprise found itself and is major goes to the regulator, and to those who work there.

No document that is loaded says by when the second report is due, so none is counted late (C17); it is only missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from hazards.forms import StepForm, files, text
from hazards.models import DualReport, Halt, Hazard
from jurisdictions.forms import MomentField
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach


@transaction.atomic
def report_to_workers(
    hazard: Hazard,
    *,
    by: User,
    to: str,
    reported_at: dt.datetime,
    speaker: str,
    note: str = "",
    upload: Sequence[UploadedFile] = (),
) -> DualReport:
    """The second report, with its proof: the minutes, or a photo of the notice."""
    by.require("report_twice", hazard.mine.enterprise)
    if not hazard.is_reported_twice:
        raise RuleViolation("只有企业自查发现的重大事故隐患须向职工报告")
    if not speaker.strip():
        raise RuleViolation("请填写报告人", field="speaker")
    if not upload:
        raise RuleViolation("请上传会议记录、公示照片等印证资料", field="upload")
    _check_moment(hazard, reported_at, "reported_at")
    told = DualReport(hazard=hazard, to=DualReport.To(to), reported_at=reported_at, recorded_by=by)
    told.recorded_at = timezone.now()
    told.speaker, told.note = speaker.strip(), note.strip()
    try:
        with transaction.atomic():
            told.save()
    except IntegrityError:
        raise RuleViolation("已经登记过向职工报告的情况") from None
    for file in upload:
        attach(told, file, by=by, note=f"向{told.get_to_display()}报告")
    return told


@transaction.atomic
def declare_halt(hazard: Hazard, *, by: User, since: dt.datetime, scope: str) -> Halt:
    """Safety can't be assured while it is put right: 果断采取停产停工措施, by the enterprise itself."""
    by.require("report_twice", hazard.mine.enterprise)
    if hazard.severity != Hazard.Severity.MAJOR or hazard.is_closed:
        raise RuleViolation("只有尚未销号的重大事故隐患须申报停产停工")
    if not scope.strip():
        raise RuleViolation("请写明停产停工的范围", field="scope")
    _check_moment(hazard, since, "since")
    try:
        with transaction.atomic():
            return Halt.objects.create(
                hazard=hazard, since=since, scope=scope.strip(), declared_by=by, declared_at=timezone.now()
            )
    except IntegrityError:
        raise RuleViolation("已经申报过停产停工") from None


def _check_moment(hazard: Hazard, moment: dt.datetime, field: str) -> None:
    if timezone.localdate(moment) < hazard.found_on:
        raise RuleViolation(f"不能早于发现日期 {hazard.found_on}", field=field)
    if moment > timezone.now():
        raise RuleViolation("不能晚于现在", field=field)


class WorkersForm(StepForm):
    step, title, done = "tell_workers", "向职工报告", "已登记向职工报告的情况"
    to = forms.ChoiceField(label="向谁报告", choices=DualReport.To.choices)
    reported_at = MomentField(label="报告时间", initial=timezone.now)
    speaker = forms.CharField(label="报告人", max_length=60)
    note = text("报告情况", 3, max_length=2000, required=False)
    upload = files("会议记录、公示照片")


class HaltForm(StepForm):
    step, title, done = "halt", "申报停产停工", "已申报停产停工"
    since = MomentField(label="停产停工时间", initial=timezone.now)
    scope = forms.CharField(label="停产停工范围", max_length=200, help_text="如：全矿停产；3号中段停止作业")
