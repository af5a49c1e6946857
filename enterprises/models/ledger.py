"""Enterprises, their mines, and who supervises whom.

Five-post management, head-count, hydrogeology and pond class belong to the production system, not
to the company; so an enterprise is only a legal entity and the mine carries the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Func, Prefetch, Q, Value
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone

from enterprises.credit_code import check_digit_holds
from enterprises.thresholds import Threshold, is_key_mine, threshold
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet

MOST_IN_A_SHIFT = 10_000  # people; more is a slip of the pen


class MineKind(models.TextChoices):
    UNDERGROUND = "underground", "地下矿山"
    OPEN_PIT = "open_pit", "露天矿山"
    TAILINGS = "tailings", "尾矿库"


class MineStatus(models.TextChoices):
    PRODUCING = "producing", "正常生产"
    BUILDING = "building", "建设"
    RECTIFYING = "rectifying", "整改"
    SUSPENDED_ATTENDED = "suspended_attended", "长期停产停建（有人作业）"
    SUSPENDED_UNATTENDED = "suspended_unattended", "长期停产停建（无人作业）"
    CLOSED = "closed", "关闭"


class Hydrogeology(models.TextChoices):
    SIMPLE = "简单", "简单"
    MEDIUM = "中等", "中等"
    COMPLEX = "复杂", "复杂"
    VERY_COMPLEX = "极复杂", "极复杂"


class PondClass(models.TextChoices):
    FIRST = "一等", "一等"
    SECOND = "二等", "二等"
    THIRD = "三等", "三等"
    FOURTH = "四等", "四等"
    FIFTH = "五等", "五等"


class Standardization(models.TextChoices):
    FIRST = "一级", "一级"
    SECOND = "二级", "二级"
    THIRD = "三级", "三级"
    NONE = "未达标", "未达标"


class EnterpriseQuerySet(ScopedQuerySet):
    place = "region"
    people = "representatives__user"
    granted = ""


@pghistory.track()
class Enterprise(models.Model):
    """A legal entity, known by its 统一社会信用代码.

    Digits 3–8 of the code name the registrar of the day and never move with the map, so the place is a
    field of its own. A code with a wrong check digit exists in real life: a person confirms it.
    """

    name = models.CharField("企业名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, unique=True)
    credit_code_confirmed = models.BooleanField("信用代码已人工确认", default=False)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="所在县（市、区）")
    legal_representative = models.CharField("法定代表人", max_length=60, blank=True)
    parent_enterprise = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="上级公司", related_name="subsidiaries"
    )

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "企业"
        ordering = ["region_id", "name", "pk"]
        indexes = [
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="enterprise_name_trgm"),
            models.Index(fields=["region", "name"], name="enterprise_place_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:enterprise", args=[self.pk])

    def is_desk_of(self, user: User) -> bool:
        """Whether this user represents the enterprise."""
        return self.representatives.filter(user=user).exists()

    @property
    def credit_code_doubtful(self) -> bool:
        return not check_digit_holds(self.credit_code) and not self.credit_code_confirmed


class RepresentativeQuerySet(ScopedQuerySet):
    place = "enterprise__region"
    people = "user"


@pghistory.track()
class Representative(models.Model):
    """A person of the enterprise with an account; their role stands on the account."""

    user = models.OneToOneField(User, models.CASCADE, related_name="representative", verbose_name="账号")
    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="representatives", verbose_name="企业"
    )

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "企业账号"

    def __str__(self) -> str:
        return f"{self.enterprise} {self.user}"


class MineQuerySet(ScopedQuerySet):
    place = "region"
    people = "enterprise__representatives__user"
    granted = ""

    def key(self) -> MineQuerySet:
        """重点地下矿山: the head-count of one shift reaches the threshold (S0-03: 30 counts, 29 does not)."""
        return self.filter(kind=MineKind.UNDERGROUND, headcount__gte=threshold("key_mine_headcount").value)

    def supervised(self) -> MineQuerySet:
        return self.filter(pk__in=Supervision.objects.filter(until=None).values("mine"))

    def unsupervised(self) -> MineQuerySet:
        """Nobody registered here answers for them: the county where they lie must say who does (S1-01)."""
        return self.exclude(pk__in=Supervision.objects.filter(until=None).values("mine"))

    def for_list(self) -> MineQuerySet:
        """With everything that a line of the ledger shows, in a fixed number of queries."""
        current = Supervision.objects.filter(until=None).select_related("agency__region")
        return self.select_related("enterprise", "region").prefetch_related(
            Prefetch("supervisions", current, to_attr="current_supervisions")
        )


@pghistory.track()
class Mine(models.Model):
    """One production system: an underground mine, an open pit or a tailings pond."""

    TONES: Mapping[str, str] = {
        MineStatus.PRODUCING: "done",
        MineStatus.BUILDING: "due",
        MineStatus.RECTIFYING: "due",
        MineStatus.SUSPENDED_ATTENDED: "plain",
        MineStatus.SUSPENDED_UNATTENDED: "plain",
        MineStatus.CLOSED: "plain",
    }

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="mines", verbose_name="企业")
    name = models.CharField("矿山（生产系统）名称", max_length=120)
    kind = models.CharField("矿山类型", max_length=20, choices=MineKind)
    status = models.CharField("生产状态", max_length=30, choices=MineStatus)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="所在地", related_name="mines")
    minerals = models.CharField("矿种", max_length=60, blank=True)
    capacity = models.DecimalField(
        "设计生产能力（万吨/年）",
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    headcount = models.PositiveIntegerField(
        "单班入井人数", null=True, blank=True, validators=[MaxValueValidator(MOST_IN_A_SHIFT)]
    )
    hydrogeology = models.CharField("水文地质类型", max_length=20, choices=Hydrogeology, blank=True)
    pond_class = models.CharField("尾矿库等别", max_length=20, choices=PondClass, blank=True)
    overhead_pond = models.BooleanField("头顶库", default=False)
    principal = models.CharField("主要负责人", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    licence_number = models.CharField("安全生产许可证编号", max_length=60, blank=True)
    licence_issued = models.DateField("许可证发证日期", null=True, blank=True)
    licence_expires = models.DateField("许可证有效期至", null=True, blank=True)
    standardization = models.CharField("标准化等级", max_length=20, choices=Standardization, blank=True)
    supervised_by = models.CharField(
        "监管部门（台账原文）",
        max_length=120,
        blank=True,
        help_text="台账写明而本系统尚未登记的监管部门，登记后转为监管关系。",
    )
    remarks = models.CharField("备注", max_length=500, blank=True)

    objects = MineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "矿山"
        ordering = ["region_id", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "kind", "name"],
                name="one_mine_of_a_name_and_kind",
                violation_error_message="该企业已有同名的同类矿山",
            ),
            models.CheckConstraint(
                condition=Q(headcount__isnull=True) | Q(headcount__lte=MOST_IN_A_SHIFT),
                name="headcount_believable",
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=0),
                name="capacity_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "kind", "status"], name="mine_place_kind_status"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="mine_name_trgm"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:mine", args=[self.pk])

    @property
    def is_key(self) -> bool:
        """重点地下矿山, derived and never typed (S0-03)."""
        return is_key_mine(self.kind, self.headcount)

    @property
    def key_threshold(self) -> Threshold:
        return threshold("key_mine_headcount")

    @property
    def supervisor(self) -> Agency | None:
        """The one agency that answers for this mine today, or None where it isn't registered yet."""
        if self._state.adding:
            return None
        if hasattr(self, "current_supervisions"):
            current = self.current_supervisions
        else:
            current = list(self.supervisions.filter(until=None).select_related("agency"))
        return current[0].agency if current else None

    @property
    def county(self) -> Region:
        """The county where it lies, or the city where a city has no counties."""
        town = self.region.level == Region.Level.TOWN and self.region.parent
        return town or self.region

    def is_desk_of(self, user: User) -> bool:
        """Those who answer for it write about it; while nobody does, the regulators of its county (K-02)."""
        if supervisor := self.supervisor:
            return supervisor.is_desk_of(user)
        own = user.agency
        return own is not None and own.kind in Agency.REGULATORS and own.region_id == self.county.pk

    def require_desk(self, by: User) -> None:
        by.require("edit_ledger")
        if not self.is_desk_of(by):
            desk = self.supervisor or f"{self.county}应急管理部门"
            raise PermissionDenied(f"只有{desk}的人员可以修改这座矿山")

    def amend(self, *, by: User) -> None:
        """Save what was changed on it."""
        self.require_desk(by)
        self.save()

    def put_under(
        self, agency: Agency, *, by: User, since: dt.date | None = None, document: str = ""
    ) -> Supervision:
        """Make `agency` answer for this mine from `since` on; whoever answered before stops the day before.

        One mine has one supervising agency at a time (K-02, S1-01).
        """
        self.require_desk(by)
        since = since or timezone.localdate()
        if since > timezone.localdate():
            raise RuleViolation("监管关系自起算之日起登记，起算日期不能晚于今天", field="since")
        Supervision.objects.replace({self: agency}, since=since, document=document)
        if hasattr(self, "current_supervisions"):
            del self.current_supervisions
        return self.supervisions.get(until=None)


class SupervisionQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    @transaction.atomic
    def replace(self, agencies: Mapping[Mine, Agency], *, since: dt.date, document: str) -> None:
        """From `since` on these agencies answer for these mines; a mine that is with its agency already stays.

        Named twice on one day, the later word corrects the earlier. Who may is asked by those who call this.
        """
        pks = [mine.pk for mine in agencies]
        current = {row.mine_id: row for row in self.select_for_update().filter(mine__in=pks, until=None)}
        moving = {
            mine: agency
            for mine, agency in agencies.items()
            if mine.pk not in current or current[mine.pk].agency_id != agency.pk
        }
        ending = [current[mine.pk] for mine in moving if mine.pk in current]
        if latest := max((row.since for row in ending if row.since > since), default=None):
            raise RuleViolation(f"现有监管关系自 {latest} 起，新的监管关系不能早于这一天", field="since")
        self.filter(pk__in=[row.pk for row in ending if row.since == since]).delete()
        self.filter(pk__in=[row.pk for row in ending if row.since < since]).update(
            until=since - dt.timedelta(days=1)
        )
        self.bulk_create(
            (self.model(mine=m, agency=a, since=since, document=document) for m, a in moving.items()), 2000
        )
        Mine.objects.filter(pk__in=[mine.pk for mine in moving]).exclude(supervised_by="").update(
            supervised_by=""
        )


@pghistory.track()
class Supervision(models.Model):
    """Which agency answered for a mine from when to when, and the paper that says so."""

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="supervisions", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="supervisions", verbose_name="监管部门")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    document = models.CharField("依据文件", max_length=200, blank=True)

    objects = SupervisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监管关系"
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine"], condition=Q(until=None), name="one_supervisor_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="supervision_ends_after_start"
            ),
            ExclusionConstraint(
                name="supervisions_never_overlap",
                expressions=[
                    ("mine", RangeOperators.EQUAL),
                    (
                        Func(
                            "since",
                            "until",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} 监管 {self.mine}"
