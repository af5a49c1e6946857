"""What a notice demands: who owes what by when to whom, each date with its document and paragraph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from campaigns.models.campaign import Campaign
from campaigns.obligations.periods import Deadline, Order, Period, periods
from jurisdictions.models import Agency, User

# A notice comes down through four levels at most: for `select_related`, where `root` is asked for of many.
WITH_ROOT = tuple("inherited_from__" * n + "campaign__issuer" for n in range(4))


@pghistory.track()
class Requirement(models.Model):
    """One promise of a campaign, with every reading of its deadline that the notice allows.

    `readings` is a list of {"day" or "on" or neither, "paragraph", "quote"}: where a notice contradicts itself (C1:
    the 25th in the text, the 20th in the note) both stand here and the deadline is the one chosen, the stricter
    until a person chooses otherwise. A reading with "about" is of something else than the deadline (C8: who sends
    it); one with "changed" is a later change, with its reason as the quote. `earlier` is a list of {"day" or "on",
    "until"}: the deadlines that held while it ran, each until it was changed.

    What an adopted campaign takes over says so in `inherited_from`. With the owners unchanged it only moves their
    date forward, within the adopter's region; `passed_down` it asks of those below what is asked of the adopter.
    """

    class Kind(models.TextChoices):
        FORM = "form", "报表"
        PLAN = "plan", "方案"
        SUMMARY = "summary", "总结"
        REPORT = "report", "材料"
        EXPERTS = "experts", "专家信息表"
        CASE = "case", "典型案例"
        SELF_INSPECTION = "self_inspection", "自查报告"
        SUPERVISION = "supervision", "监督检查"
        LEADING_GROUP = "leading_group", "领导小组"

    class Cadence(models.TextChoices):
        ONCE = "once", "一次"
        MONTHLY = "monthly", "每月"
        BIMONTHLY = "bimonthly", "每两个月"
        QUARTERLY = "quarterly", "每季度"
        HALF_YEARLY = "half_yearly", "每半年"
        YEARLY = "yearly", "每年"
        STAGE = "stage", "每阶段"
        UNSET = (
            "unset",
            "周期未定",
        )  # C17: the notice says 定期; nothing is owed until somebody says how often

    class Owner(models.TextChoices):
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        COUNTY = "county", "县级"
        TOWN = "town", "乡级"
        NAMED = "named", "指定机关"
        ENTERPRISE = "enterprise", "企业"
        MINE = "mine", "矿山"

    class Receiver(models.TextChoices):
        ISSUER = "issuer", "印发机关"
        SUPERIOR = "superior", "上一级机关"
        SUPERVISOR = "supervisor", "监管部门"
        NAMED = "named", "指定机关"

    class Subject(models.TextChoices):
        """Who is visited, where the promise is a visit (K-13, K-14)."""

        CITIES_AFTER_LARGER_ACCIDENT = "cities_after_larger_accident", "上一年度发生较大及以上事故的市"
        OTHER_CITIES = "other_cities", "其他有非煤矿山的市"
        KEY_COUNTIES = "key_counties", "上一年度发生事故的县和重点县"
        OTHER_COUNTIES = "other_counties", "其他有非煤矿山的县"

    class Copy(models.TextChoices):
        SUPERIOR = "superior", "上一级机关"
        TOWN = "town", "所在乡镇应急管理机构"
        GOVERNMENT = "government", "本级人民政府"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="requirements")
    inherited_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="heirs", verbose_name="来自上级要求"
    )
    passed_down = models.BooleanField("向下一级布置", default=False)
    key = models.SlugField("标识")
    title = models.CharField("报送内容", max_length=120)
    kind = models.CharField("种类", max_length=20, choices=Kind, default=Kind.REPORT)
    form = models.CharField("报表", max_length=60, blank=True)
    text = models.TextField("要求（原文）", blank=True)
    cadence = models.CharField("周期", max_length=20, choices=Cadence, default=Cadence.MONTHLY)
    owner_level = models.CharField("报送方", max_length=20, choices=Owner)
    owner_kind = models.CharField("报送机关类别", max_length=24, choices=Agency.Kind, blank=True)
    key_counties_only = models.BooleanField(
        "只限重点县", default=False, help_text="只由印发机关或其上级确定的重点县及其中的企业报送。"
    )
    owners = models.ManyToManyField(Agency, blank=True, related_name="+", verbose_name="指定的报送机关")
    subject = models.CharField("检查对象", max_length=40, choices=Subject, blank=True)
    receiver_rule = models.CharField("报送给", max_length=20, choices=Receiver, default=Receiver.ISSUER)
    receiver = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="指定的接收机关"
    )
    copies = ArrayField(
        models.CharField(max_length=20, choices=Copy), verbose_name="抄报", default=list, blank=True
    )
    signed = models.BooleanField("须主要负责人签字", default=False)
    due_on = models.DateField("期限", null=True, blank=True, help_text="一次性报送的截止日期。")
    due_day = models.PositiveSmallIntegerField(
        "几日前", null=True, blank=True, help_text="每期最后一个月的几日；不填为期末当日。"
    )
    cut_off_day = models.PositiveSmallIntegerField(
        "统计截止日",
        null=True,
        blank=True,
        help_text="本期统计上月截止日次日至本月截止日；不填为自然月。",
    )
    first_period = models.DateField("首期")
    last_period = models.DateField("末期", null=True, blank=True)
    readings = models.JSONField("期限的出处", default=list)
    earlier = models.JSONField("曾经的期限", default=list, blank=True, editable=False)
    choice_reason = models.CharField("取舍理由", max_length=200, blank=True)
    chosen_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="取舍人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "报送要求"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="one_requirement_a_key"),
            models.CheckConstraint(
                condition=(Q(due_day=None) | Q(due_day__range=(1, 28)))
                & (Q(cut_off_day=None) | Q(cut_off_day__range=(1, 28))),
                name="days_in_every_month",
            ),
            models.CheckConstraint(
                condition=Q(cut_off_day=None) | Q(due_day=None) | Q(cut_off_day__lte=models.F("due_day")),
                name="nothing_is_due_before_its_cut_off",
            ),
            models.CheckConstraint(
                condition=~Q(cadence="once") | Q(due_on__isnull=False), name="once_means_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(passed_down=False) | Q(inherited_from__isnull=False),
                name="passed_down_from_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def deadline(self) -> Deadline:
        return Deadline(on=self.due_on, day=self.due_day)

    @property
    def orders(self) -> list[Order]:
        """Each deadline that it had or has, with the day on which it was set: the first with the notice itself."""
        since, found = self.campaign.issued_on, []
        for one in self.earlier:
            found.append(Order(since, Deadline.of(one)))
            since = max(since, dt.date.fromisoformat(one["until"]))
        return [*found, Order(since, self.deadline)]

    @property
    def deadline_words(self) -> str:
        """When it is due, as a sentence has it: 每月20日前, 2023年8月10日前."""
        if self.due_on:
            return f"{self.due_on:%Y年%-m月%-d日}前"
        if self.cadence == self.Cadence.UNSET:
            return "周期未定"
        if self.cadence == self.Cadence.STAGE:
            return "每阶段结束前"
        if self.cadence == self.Cadence.MONTHLY:
            return f"每月{self.due_day}日前" if self.due_day else "每月底前"
        return (
            f"{self.get_cadence_display()}末月{self.due_day}日前"
            if self.due_day
            else (f"{self.get_cadence_display()}末前")
        )

    @property
    def stated(self) -> list[dict[str, Any]]:
        """What the notice itself says of the deadline."""
        return [one for one in self.readings if not one.keys() & {"about", "changed"}]

    @property
    def chosen_reading(self) -> dict[str, Any]:
        """The reading that the deadline follows, the latest change first; else the first that the notice states."""
        for reading in reversed(self.readings):
            on, day = reading.get("on"), reading.get("day")
            if (self.due_on and on == self.due_on.isoformat()) or (day and day == self.due_day):
                return reading
        return self.stated[0] if self.stated else {}

    @property
    def citation(self) -> str:
        """Document and paragraph of the deadline in force: 临应急发〔2023〕82号 七（三）.

        An adopter who kept the superior's day has no paragraph of its own for it.
        """
        above = self.inherited_from
        if above and not self.readings and self.deadline == above.deadline:
            return above.citation
        return f"{self.campaign.document_number} {self.chosen_reading.get('paragraph', '')}".strip()

    @property
    def is_contradictory(self) -> bool:
        return len({(one.get("day"), one.get("on")) for one in self.stated}) > 1

    @property
    def receiver_words(self) -> str:
        """The agency where there is one for all owners; else the rule, which gives each owner its own."""
        if self.receiver_rule == self.Receiver.ISSUER:
            return str(self.root.campaign.issuer)
        return str(self.receiver or self.get_receiver_rule_display())

    @property
    def copy_words(self) -> str:
        return "、".join(str(self.Copy(one).label) for one in self.copies)

    @property
    def is_tightened(self) -> bool:
        above = self.inherited_from
        return above is not None and not self.passed_down and self.deadline != above.deadline

    @property
    def root(self) -> Requirement:
        """The requirement whose owners owe this: of the campaign that first asked them."""
        one = self
        while one.inherited_from and not one.passed_down:
            one = one.inherited_from
        return one

    def periods(self, until: dt.date | None = None, deadline: Deadline | None = None) -> Iterator[Period]:
        """What it asks for, period by period; a standing duty only as far as `until`.

        `deadline` is another one than its own: that of an adopter who was stricter.
        """
        due = deadline or self.deadline
        if self.cadence == self.Cadence.ONCE:
            assert due.on is not None
            yield Period(self.first_period, self.campaign.starts_on, due.on, due.on)
        elif self.cadence == self.Cadence.STAGE:
            for stage in self.campaign.stages.all():
                yield Period(stage.starts_on, stage.starts_on, stage.ends_on, stage.ends_on)
        elif self.cadence != self.Cadence.UNSET:
            last = self.last_period or self.campaign.ends_on or until
            assert last is not None, "a standing duty is asked for until a day"
            cut_off = self.cut_off_day
            if cut_off and due.day:
                cut_off = min(cut_off, due.day)
            yield from periods(
                self.cadence,
                self.first_period,
                last,
                due,
                starts_on=self.campaign.starts_on,
                cut_off_day=cut_off,
            )
