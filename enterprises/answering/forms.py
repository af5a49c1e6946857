from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from enterprises.answering.supervision import parties
from enterprises.forms import scan
from enterprises.models import Enterprise, Mine
from enterprises.upkeep.merging import Paper
from jurisdictions.forms import day
from jurisdictions.models import Agency, User

NUMBER = "文件名称或文号，如 临应急函〔2023〕12号。"


def choice(field: forms.Field, rows: Any) -> None:
    chosen: Any = field
    chosen.queryset = rows


class ConcernForm(forms.Form):
    agency = forms.ModelChoiceField(label="相关部门", queryset=Agency.objects.none())
    document = forms.CharField(label="依据文件", max_length=200, help_text=NUMBER)

    def __init__(self, *args: Any, mine: Mine, **kwargs: Any) -> None:
        """Those of the same province: a border between provinces is crossed by a grant."""
        super().__init__(*args, **kwargs)
        province = mine.region.lineage[min(1, len(mine.region.lineage) - 1)]
        near = Agency.objects.filter(kind__in=Agency.REGULATORS, region__path__startswith=province)
        choice(self.fields["agency"], near.order_by("region__path", "kind"))


class ClaimForm(forms.Form):
    reason = forms.CharField(label="理由", max_length=500, widget=forms.Textarea({"rows": 3}))
    document = forms.CharField(label="依据文件", max_length=200, help_text=NUMBER)
    upload = forms.FileField(label="文件扫描件", required=False, help_text="PDF 或照片。", widget=scan())


class DecisionForm(forms.Form):
    agency = forms.ModelChoiceField(label="由谁监管", queryset=Agency.objects.none(), empty_label=None)
    since = forms.DateField(label="起算日期", widget=day(), initial=timezone.localdate)
    document = forms.CharField(label="裁定文件", max_length=200, help_text=NUMBER)
    upload = forms.FileField(label="文件扫描件", help_text="PDF 或照片。", widget=scan())

    def __init__(self, *args: Any, mine: Mine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self.fields["agency"], Agency.objects.filter(pk__in=[party.pk for party in parties(mine)]))


class PaperForm(forms.Form):
    """What every change of the ledger itself rests on."""

    document = forms.CharField(label="依据文件", max_length=200, help_text=NUMBER)
    on = forms.DateField(label="生效日期", widget=day(), initial=timezone.localdate)
    upload = forms.FileField(label="文件扫描件", help_text="PDF 或照片。", widget=scan())

    @property
    def paper(self) -> Paper:
        return Paper(**{name: self.cleaned_data[name] for name in ("document", "on", "upload")})


class NewNameForm(PaperForm):
    field_order = ["name"]
    name = forms.CharField(label="新名称", max_length=120)


class MergeMinesForm(PaperForm):
    field_order = ["gone"]
    gone = forms.ModelChoiceField(
        label="重复的矿山",
        queryset=Mine.objects.none(),
        help_text="并入后不再单独存在，原地址转到保留的矿山。",
    )

    def __init__(self, *args: Any, kept: Mine, by: User, **kwargs: Any) -> None:
        """Of the same kind and county, or of the same enterprise: nobody has entered a mine twice elsewhere."""
        super().__init__(*args, **kwargs)
        near = Q(region__path__startswith=kept.county.path) | Q(enterprise=kept.enterprise_id)
        alike = Mine.objects.visible_to(by).filter(near, kind=kept.kind).exclude(pk=kept.pk)
        choice(self.fields["gone"], alike.select_related("enterprise").order_by("name", "pk"))
        shown: Any = self.fields["gone"]
        shown.label_from_instance = lambda mine: f"{mine}（{mine.enterprise}，编号 {mine.pk}）"


class MergeEnterprisesForm(PaperForm):
    field_order = ["gone"]
    gone = forms.ModelChoiceField(
        label="重复的企业",
        queryset=Enterprise.objects.none(),
        help_text="并入后不再单独存在，以保留的信用代码为准。",
    )

    def __init__(self, *args: Any, kept: Enterprise, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = Enterprise.objects.visible_to(by).filter(region__path__startswith=kept.region.path)
        choice(self.fields["gone"], near.exclude(pk=kept.pk).order_by("name", "pk"))
        shown: Any = self.fields["gone"]
        shown.label_from_instance = lambda known: f"{known}（{known.credit_code}）"
