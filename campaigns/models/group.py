"""Who runs a campaign: leading group, its office, inspection teams (82号 三, L-03), each with its people."""

from __future__ import annotations

import pghistory
from django.db import models
from django.urls import reverse

from campaigns.models.campaign import Campaign


@pghistory.track()
class Group(models.Model):
    """One of several: the notice names a head of the leading group, and another of its office (C5)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="groups")
    name = models.CharField("名称", max_length=60, help_text="如领导小组、办公室、督查组。")
    duties = models.TextField("职责", max_length=1000, blank=True)
    since = models.DateField("开展工作自", null=True, blank=True, help_text="如督查组从6月份开始。")

    class Meta:
        verbose_name = verbose_name_plural = "工作组"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "name"], name="one_group_a_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:groups", args=[self.campaign_id])


@pghistory.track()
class Member(models.Model):
    group = models.ForeignKey(Group, models.CASCADE, related_name="members")
    part = models.CharField("组内职务", max_length=30, help_text="如组长、副组长、成员。")
    name = models.CharField("姓名", max_length=50)
    post = models.CharField("单位和职务", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作组成员"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.part} {self.name}"
