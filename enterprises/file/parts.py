"""The parts of a file in the order of its layers: parent company, enterprise, mine, contractor's project team."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from enterprises.file import forms
from enterprises.file import monthly_forms as monthly
from enterprises.models import Entry, Fact
from jurisdictions.models import User
from records.actions import attach


@dataclass(frozen=True, slots=True)
class Part:
    """`note` tells a reader what the part is for."""

    slug: str
    layer: str
    form: type[forms.PartForm]
    note: str = ""
    government: bool = False  # what a government says of itself: no enterprise proposes it
    many: bool = False  # too many lines for the mine's page: they have a list of their own

    @property
    def model(self) -> Any:
        return self.form._meta.model

    @property
    def title(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def anchor(self) -> str:
        return str(self.model._meta.model_name)


PARENT, ENTERPRISE, MINE, TEAM = "上级公司", "企业", "矿山", "承包项目部"

PARTS = {
    part.slug: part
    for part in [
        Part("outputs", PARENT, forms.OutputForm, "计划不得超过设计生产能力"),
        Part("licences", ENTERPRISE, forms.LicenceForm, "是否过期按今天的日期判定"),
        Part("insurances", ENTERPRISE, forms.InsuranceForm),
        Part("third-parties", ENTERPRISE, forms.ThirdPartyForm, "设计、评价、施工、监理、检测、培训"),
        Part("profile", MINE, forms.ProfileForm, "确认属实时，连同上面的基本情况"),
        Part("people", MINE, forms.KeyPersonForm, "一人可任数职，一职可有数人"),
        Part("certificates", MINE, forms.CertificateForm),
        Part("equipment", MINE, forms.EquipmentForm),
        Part("accidents", MINE, forms.AccidentForm, "等级按死亡、重伤人数和损失判定"),
        Part("watch", MINE, forms.WatchDutyForm, "长期停产停建、无人作业的矿山", government=True),
        Part("responsibles", MINE, forms.ResponsibleForm, government=True),
        Part("contractors", TEAM, forms.ContractorForm),
        Part("funds", ENTERPRISE, monthly.SafetyFundForm, "按年度登记提取和使用"),
        Part("plans", MINE, monthly.EmergencyPlanForm, "备案和定期评估"),
        Part("workers", MINE, monthly.WorkerForm, "一人一档，含承包单位人员", many=True),
        Part("trainings", MINE, monthly.TrainingForm, many=True),
        Part("rules", MINE, monthly.SafetyRuleForm, "动火、有限空间作业"),
    ]
}

LOGS = {
    part.slug: part
    for part in [
        Part("visits", PARENT, forms.ParentVisitForm),
        Part("site-days", MINE, forms.SiteDayForm),
        Part("watch-entries", MINE, forms.WatchEntryForm),
        Part("meetings", MINE, monthly.SafetyMeetingForm, "主要负责人每月组织召开"),
        Part("drills", MINE, monthly.DrillForm, "至少每半年一次"),
        Part("shift-leads", TEAM, monthly.ShiftLeadForm, "发包、承包单位领导同班下井"),
        Part("contractor-checks", TEAM, monthly.ContractorCheckForm, "发包单位主要负责人每月一次"),
    ]
}


@transaction.atomic
def keep(fact: Fact, uploads: Iterable[UploadedFile], *, by: User, seen: int | None = None) -> None:
    """Save a line of the file with the papers that prove it."""
    fact.keep(by=by, seen=seen)
    for upload in uploads:
        attach(fact, upload, by=by)


@transaction.atomic
def log(entry: Entry, uploads: Iterable[UploadedFile], *, by: User) -> None:
    entry.log(by=by)
    for upload in uploads:
        attach(entry, upload, by=by)
