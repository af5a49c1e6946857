"""Forms about what follows from a violation: fines, the legal review, the decision not to punish."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from enterprises.models import Mine
from hazards.models import Hazard
from inspections.forms import choose_from
from inspections.licences.deciding import Taking
from inspections.licences.terms import hearing
from inspections.models import CaseProposal, Ground, LegalOpinion, Measure, Penalty, PenaltyClause
from inspections.penalties.decisions import Fine
from inspections.penalties.review import declarable
from jurisdictions.forms import day
from records.forms import FilesField


class ClauseSelect(forms.Select):
    """Each option carries its limits, which the page shows when it is chosen."""

    subject = ""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if clause := getattr(value, "instance", None):
            lowest, highest = clause.limits(self.subject)
            option["attrs"] |= {"data-lowest": f"{lowest:.0f}", "data-highest": f"{highest:.0f}"}
        return option


class ClauseField(forms.ModelChoiceField):
    def label_from_instance(self, clause: Any) -> str:
        return f"{clause} {clause.violation}"


class HazardField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, hazard: Any) -> str:
        return f"{hazard.description}（{hazard.get_severity_display()}，{hazard.get_status_display()}）"


class PenaltyForm(forms.Form):
    """One case: the enterprise, its principal, or both. Only the party that is ticked has to be filled in.

    Where it is `proposing`, number and day are for the decision to come.
    """

    violation = forms.CharField(label="违法事实", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    hazards = HazardField(
        Hazard.objects.none(), label="涉及的隐患", widget=forms.CheckboxSelectMultiple, required=False
    )
    subjects = forms.MultipleChoiceField(
        choices=Penalty.Subject.choices,
        label="处罚对象",
        widget=forms.CheckboxSelectMultiple,
        help_text="两项都选即为一案双罚：一个案件、两份决定。",
        error_messages={"required": "请选择处罚对象"},
    )
    principal_party = forms.CharField(label="主要负责人姓名", max_length=60, required=False)
    sole_reason = forms.CharField(
        label="只处罚一方的理由",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="检查发现重大事故隐患、又不一案双罚的，必须填写，并经法制审核。",
    )
    declared = forms.MultipleChoiceField(
        choices=declarable,
        label="另有须法制审核的情形",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    decided_on = forms.DateField(label="决定日期", widget=day(), initial=timezone.localdate, required=False)

    def __init__(
        self, *args: Any, mine: Mine, hazards: QuerySet[Any], proposing: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.proposing = proposing
        choose_from(self, "hazards", hazards)
        self.fields["principal_party"].initial = mine.principal
        for subject, column in (("enterprise", "entity_max"), ("principal", "person_max")):
            usable = PenaltyClause.objects.usable().filter(**{f"{column}__isnull": False})
            select = ClauseSelect(attrs={"data-searchable": "yes"})
            select.subject = subject
            basis = ClauseField(usable, label="处罚依据", required=False, widget=select, empty_label="请选择")
            amount = forms.DecimalField(
                label="罚款（元）", max_digits=14, decimal_places=2, min_value=0, required=False
            )
            number = forms.CharField(label="决定书文号", max_length=60, required=False)
            self.fields |= {
                f"{subject}_basis": basis,
                f"{subject}_amount": amount,
                f"{subject}_number": number,
            }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        wanted = [("basis", "请选择处罚依据"), ("amount", "请填写罚款金额")]
        if not self.proposing:
            wanted.append(("number", "请填写决定书文号"))
            if "decided_on" not in self.errors and not data.get("decided_on"):
                self.add_error("decided_on", "请填写决定日期")
        for subject in data.get("subjects", []):
            for name, words in wanted:
                field = f"{subject}_{name}"
                if field not in self.errors and data.get(field) in (None, ""):
                    self.add_error(field, words)
        return data

    def fines(self) -> list[Fine]:
        data = self.cleaned_data
        return [
            Fine(
                subject=subject,
                amount=data[f"{subject}_amount"],
                basis=data[f"{subject}_basis"],
                document_number=data[f"{subject}_number"],
                party=data["principal_party"] if subject == Penalty.Subject.PRINCIPAL else "",
            )
            for subject in data["subjects"]
        ]


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label="审核结论", choices=LegalOpinion.Verdict.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label="审核意见",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="修改后同意、不同意的，写明意见和理由。",
    )


class AnswerObjectionForm(forms.Form):
    answer = forms.CharField(
        label="不采纳审核意见的理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecideForm(forms.Form):
    """The day and a number for each party; the answer where the reviewer wanted changes."""

    decided_on = forms.DateField(label="决定日期", widget=day(), initial=timezone.localdate)

    def __init__(self, *args: Any, proposal: CaseProposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subjects = [fine.subject for fine in proposal.fines.all()]
        if proposal.measure_kind:
            self.fields["document_number"] = forms.CharField(label="决定书文号", max_length=60)
        self.fields |= taking_fields(proposal)
        for fine in proposal.fines.all():
            label = f"决定书文号（{fine.get_subject_display()}）"
            self.fields[f"{fine.subject}_number"] = forms.CharField(label=label, max_length=60)
        opinion = proposal.standing_opinion
        if opinion and opinion.verdict == LegalOpinion.Verdict.CHANGES:
            self.fields["answer"] = forms.CharField(
                label="对审核意见的处理", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
            )

    def taking(self) -> Taking:
        given = {one.name: self.cleaned_data.get(one.name) for one in fields(Taking)}
        return Taking(**{name: value for name, value in given.items() if value})

    def numbers(self) -> dict[str, str]:
        """By party; the order's own as `measure`."""
        numbers = {subject: self.cleaned_data[f"{subject}_number"] for subject in self.subjects}
        return numbers | {"measure": self.cleaned_data.get("document_number", "")}


class GroundField(forms.ModelChoiceField):
    def label_from_instance(self, ground: Any) -> str:
        return f"{ground} {ground.text}"


class ExemptionForm(forms.Form):
    ground = GroundField(
        Ground.objects.none(),
        label="法律依据",
        empty_label="请选择",
        help_text="只列出已核对原文的条款；待核的由最上级机构的管理员确认后才能引用。",
    )
    reason = forms.CharField(
        label="不予处罚的理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence = forms.CharField(
        label="证据", max_length=500, help_text="写明用哪些材料证明，如整改照片、复查意见书。"
    )
    uploads = FilesField(label="证据材料", help_text="可选多个；PDF、docx、照片")
    document_number = forms.CharField(label="文号", max_length=60)
    decided_on = forms.DateField(label="决定日期", widget=day(), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grounds = Ground.objects.of(Ground.Topic.EXEMPTION).in_force(timezone.localdate())
        choose_from(self, "ground", grounds.usable())


class MeasureForm(forms.Form):
    kind = forms.ChoiceField(
        label="措施",
        choices=[(kind.value, kind.label) for kind in Measure.OF_MINE],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="事由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    declared = forms.MultipleChoiceField(
        choices=declarable,
        label="另有须法制审核的情形",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def taking_fields(proposal: CaseProposal) -> dict[str, forms.Field]:
    """What a decision on a licence says besides its number."""
    if proposal.measure_kind == Measure.Kind.WITHHOLD:
        since = forms.DateField(
            label="暂扣自",
            widget=day(),
            initial=timezone.localdate,
            help_text=f"连同当日共 {proposal.days} 天。",
        )
        return {"since": since}
    if proposal.measure_kind == Measure.Kind.REVOKE:
        offered = forms.DateField(
            label="告知听证权利日期", widget=day(), help_text=f"当事人可在告知后{hearing()}要求听证。"
        )
        heard = forms.ChoiceField(label="听证情况", choices=Measure.Heard.choices, widget=forms.RadioSelect)
        return {"hearing_offered_on": offered, "heard": heard}
    return {}


class LiftForm(forms.Form):
    on = forms.DateField(widget=day(), initial=timezone.localdate)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = f"{measure.lifting}日期"
        if measure.licence:
            self.fields["reason"] = forms.CharField(
                label="发还的情况", max_length=200, help_text="如：暂扣期满；或者提前整改完毕，经复查合格。"
            )
