"""What is logged month by month, and what of the file concerns people, money and emergencies."""

from __future__ import annotations

from typing import Any

from enterprises.file.forms import PartForm
from enterprises.models import (
    ContractorCheck,
    Drill,
    EmergencyPlan,
    SafetyFund,
    SafetyMeeting,
    SafetyRule,
    ShiftLead,
    Training,
    Worker,
)
from enterprises.terms import add_months
from enterprises.thresholds import threshold


class WorkerForm(PartForm):
    own = {"contractor": False}
    scan = ""

    class Meta:
        model = Worker
        fields = ["name", "number", "trade", "contractor", "since", "until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contractor: Any = self.fields["contractor"]
        contractor.empty_label = "本矿人员"


class TrainingForm(PartForm):
    kinds = {"kind": "training"}
    own = {"worker": True}
    scan = "培训记录、考核试卷"

    class Meta:
        model = Training
        fields = ["worker", "kind", "trained_on", "hours", "trainer", "passed", "score", "number"]


class SafetyFundForm(PartForm):
    scan = "提取使用凭证"

    class Meta:
        model = SafetyFund
        fields = ["year", "owed", "extracted", "used", "note"]


class EmergencyPlanForm(PartForm):
    scan = "预案和备案表"

    class Meta:
        model = EmergencyPlan
        fields = ["title", "kind", "filed_on", "number", "filed_with", "expires"]
        help_texts = {"expires": "不填的，按评估周期推算。"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("expires") and (filed := cleaned.get("filed_on")):
            cleaned["expires"] = add_months(filed, threshold("plan_months").value)
        return cleaned


class SafetyRuleForm(PartForm):
    kinds = {"kind": "rule"}
    scan = "制度、规程文本"

    class Meta:
        model = SafetyRule
        fields = ["kind", "title", "approved_on", "approver", "review_on"]
        help_texts = {"review_on": "按企业自己规定的评审周期填写。"}


class DrillForm(PartForm):
    scan = "演练记录和照片"

    class Meta:
        model = Drill
        fields = ["day", "scenario", "people", "note"]


class SafetyMeetingForm(PartForm):
    scan = "会议纪要"

    class Meta:
        model = SafetyMeeting
        fields = ["day", "chair", "attendees", "note"]


class OfContractorForm(PartForm):
    own = {"contractor": False}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contractor: Any = self.fields["contractor"]
        contractor.initial = contractor.queryset.current().first()


class ShiftLeadForm(OfContractorForm):
    scan = ""

    class Meta:
        model = ShiftLead
        fields = ["contractor", "day", "shift", "leader", "contractor_leader", "note"]


class ContractorCheckForm(OfContractorForm):
    scan = "检查记录"

    class Meta:
        model = ContractorCheck
        fields = ["contractor", "day", "checked_by", "note"]
