"""Who and what came along to a check: experts with their opinion, recorders, and what was made up for afterwards."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from campaigns.models import Expert
from inspections.models.checks import Inspection
from jurisdictions.models import User
from jurisdictions.scope import ScopedQuerySet


class OfCheckQuerySet(ScopedQuerySet):
    """Seen with the check that it belongs to, by the enterprise too."""

    place = "inspection__mine__region"
    people = "inspection__mine__enterprise__representatives__user"
    granted = "inspection__mine"


@pghistory.track()
class VisitingExpert(models.Model):
    """An expert who advised at one check (S0-19) and assists only: officers check and sign (国办发〔2024〕54号).

    `expert` is the row of a handed-in list, where they were chosen from one.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="experts")
    expert = models.ForeignKey(Expert, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("姓名", max_length=40)
    workplace = models.CharField("工作单位", max_length=100)
    speciality = models.CharField("专业", max_length=40)
    declaration = models.TextField("回避声明")
    opinion = models.CharField("专家意见", max_length=1000, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    added_at = models.DateTimeField("登记时间", default=timezone.now)

    objects = OfCheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "随行专家"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "name", "workplace"], name="an_expert_once_a_check")
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.workplace}，{self.speciality}）"


class RecordingQuerySet(ScopedQuerySet):
    """Evidence of the agency's: an enterprise knows that it was recorded, and doesn't take the footage home."""

    place = "inspection__mine__region"


@pghistory.track()
class Recording(models.Model):
    """What one recorder took down of a step of the check (S0-15, S1-17): its file here, or where it is kept."""

    class Step(models.TextChoices):
        WHOLE = "whole", "检查全程"
        NOTICE = "notice", "执法告知"
        SITE = "site", "现场检查"
        FEEDBACK = "feedback", "反馈交流、签字"

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="recordings")
    step = models.CharField("环节", max_length=20, choices=Step, default=Step.WHOLE)
    device_number = models.CharField("执法记录仪编号", max_length=40)
    kept_at = models.CharField("存放位置", max_length=200, blank=True)
    has_file = models.BooleanField("已上传", default=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间", default=timezone.now)

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执法记录"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(has_file=True) | ~Q(kept_at=""), name="a_recording_is_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}（记录仪 {self.device_number}）"


@pghistory.track()
class MadeUp(models.Model):
    """What an unannounced check could not do and was done later (补程序, C11): those who were missing were told."""

    inspection = models.OneToOneField(Inspection, models.CASCADE, related_name="made_up")
    done_on = models.DateField("补办日期")
    words = models.CharField("补办情况", max_length=500)
    done_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")

    objects = OfCheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "补办程序"

    def __str__(self) -> str:
        return f"{self.done_on:%Y年%-m月%-d日}补办"
