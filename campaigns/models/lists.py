"""The two lists of 应急厅〔2019〕30号 that are rows and not figures: its experts, and the mines it spot-checks."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models.campaign import Campaign
from campaigns.models.obligation import OwedQuerySet, Submission
from enterprises.models import Mine
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet


class ExpertQuerySet(OwedQuerySet):
    """Seen with the submission that named them."""

    hangs_on = "submission__obligation__"
    place = "submission__obligation__region"
    people = "submission__obligation__enterprise__representatives__user"


@pghistory.track()
class Expert(models.Model):
    """One row of the 专家信息表（附件3, S0-10）as it was handed in that time.

    `recusal` names the enterprises whose check the expert must keep out of, because of an interest in them.
    """

    class Gender(models.TextChoices):
        MALE = "male", "男"
        FEMALE = "female", "女"

    class Speciality(models.TextChoices):
        MINING = "mining", "采矿"
        ELECTROMECHANICAL = "electromechanical", "机电"
        VENTILATION = "ventilation", "通风"
        HOISTING = "hoisting", "提升运输"
        GROUND_PRESSURE = "ground_pressure", "地压"
        WATER = "water", "防治水"
        TAILINGS = "tailings", "尾矿"

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="experts")
    number = models.PositiveSmallIntegerField("序号")
    province = models.CharField("省份", max_length=40)
    name = models.CharField("姓名", max_length=40)
    gender = models.CharField("性别", max_length=10, choices=Gender)
    born = models.DateField("出生年月", help_text="当月第一天")
    workplace = models.CharField("工作单位", max_length=100)
    post = models.CharField("职务/职称", max_length=60)
    speciality = models.CharField("专业", max_length=20, choices=Speciality)
    years = models.PositiveSmallIntegerField("从事专业年限")
    phone = models.CharField("联系电话", max_length=20)
    recusal = models.CharField("应回避的企业", max_length=200, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专家"
        ordering = ["submission", "number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="one_expert_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_speciality_display()}）"


class SpotCheckQuerySet(ScopedQuerySet):
    """The authorities over the mine and its issuer know; the mine itself isn't told beforehand."""

    place = "mine__region"

    def _in_region(self, user: User) -> Q | None:
        below = super()._in_region(user)
        takes_part = self.model._base_manager.filter(agencies=user.agency_id)
        return below | Q(pk__in=takes_part.values("pk")) if below else None


@pghistory.track()
class SpotCheck(models.Model):
    """One row of the 重点抽查名单（附件2, S0-06）: a mine that the issuer of the campaign checks itself.

    What is on it, the lower levels don't check again in this campaign (S0-16); what isn't, they cover (S0-11).
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="spot_checks")
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="spot_checks", verbose_name="矿山")
    checked_on = models.DateField("抽查时间")
    group = models.CharField("执法指导组", max_length=60)
    agencies = models.ManyToManyField(Agency, related_name="+", verbose_name="参加机构", blank=True)
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="列入人")

    objects = SpotCheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "重点抽查矿山"
        ordering = ["checked_on", "mine_id"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "mine"], name="one_spot_check_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.mine} {self.checked_on:%-m月%-d日}抽查"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:spot_checks", args=[self.campaign_id])
