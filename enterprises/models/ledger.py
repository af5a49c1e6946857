"""The mines of the enterprises, and who supervises whom.

Five-post management, head-count, hydrogeology and pond class belong to the production system, not
to the company; so an enterprise is only a legal entity and the mine carries the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Func, Prefetch, Q, Value
from django.db.models.functions import Cast, Upper
from django.urls import reverse
from django.utils import timezone

from enterprises.initials import InitialsField
from enterprises.ledger.dates import EARLIEST
from enterprises.models.changes import tells_flags
from enterprises.models.days import in_order
from enterprises.models.enterprise import Enterprise, by_statement
from enterprises.models.kinds import Hydrogeology, MineKind, MineStatus, PondClass, Standardization
from enterprises.thresholds import Threshold, is_key_mine, threshold
from enterprises.workbooks.copying import copy_in
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from records.actions import attach
from records.versions import Versioned

MOST_IN_A_SHIFT = 10_000  # people; more is a slip of the pen


class MineQuerySet(ScopedQuerySet):
    place = "region"
    people = "enterprise__representatives__user"
    granted = ""

    def opened_to(self, user: User) -> list[Any]:
        """Also where the person's agency is concerned (跨区县的矿山), or answers for a mine beyond its border.

        All in the one query that asks for grants.
        """
        if user.agency_id is None:
            return super().opened_to(user)
        granted = user.grants_on(Mine).values_list("object_pk")
        concerned = Mine.objects.filter(concerned__agency=user.agency_id, concerned__until=None)
        beyond = Mine.objects.filter(supervisions__agency=user.agency_id, supervisions__until=None).exclude(
            region__path__startswith=user.region_path
        )
        keys = (mines.values_list(Cast("pk", models.CharField())) for mines in (concerned, beyond))
        return [pk for (pk,) in granted.union(*keys)]

    def key(self) -> MineQuerySet:
        """重点地下矿山: the head-count of one shift reaches the threshold (S0-03: 30 counts, 29 does not).

        A closed mine is none any more.
        """
        limit = threshold("key_mine_headcount").value
        return self.filter(kind=MineKind.UNDERGROUND, headcount__gte=limit).exclude(status=MineStatus.CLOSED)

    def supervised(self) -> MineQuerySet:
        return self.filter(pk__in=Supervision.objects.filter(until=None).values("mine"))

    def disputed(self) -> MineQuerySet:
        """Another agency than the one that answers for it says that it does, or two say so (S1-01)."""
        return self.filter(claims__status="open").distinct()

    def unsupervised(self) -> MineQuerySet:
        """Nobody registered here answers for them: the county must say who does (S1-01), unless they are closed."""
        return self.exclude(status=MineStatus.CLOSED).exclude(
            pk__in=Supervision.objects.filter(until=None).values("mine")
        )

    def for_list(self) -> MineQuerySet:
        """With everything that a line of the ledger shows, in a fixed number of queries."""
        from enterprises.models.permits import licence_status  # licences hang on this module's Mine

        return (
            self.select_related("enterprise", "region")
            .with_supervisor()
            .annotate(licence_status=licence_status())
        )

    def with_supervisor(self) -> MineQuerySet:
        current = Supervision.objects.filter(until=None).select_related("agency__region")
        return self.prefetch_related(Prefetch("supervisions", current, to_attr="current_supervisions"))


@pghistory.track(*by_statement(), exclude=["initials"])
class Mine(Versioned, models.Model):
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
    initials = InitialsField("名称拼音首字母")
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
    licence_status: str  # of one that was read `for_list`

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
                condition=Q(capacity__isnull=True) | Q(capacity__gte=0), name="capacity_not_negative"
            ),
            models.CheckConstraint(
                condition=in_order("licence_issued", "licence_expires"), name="mine_licence_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["region", "kind", "status"], name="mine_place_kind_status"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="mine_name_trgm"),
            GinIndex(OpClass("initials", name="gin_trgm_ops"), name="mine_initials_trgm"),
        ]
        triggers = [
            tells_flags("id", of=("kind", "status", "region_id", "headcount", "standardization")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:mine", args=[self.pk])

    @property
    def is_key(self) -> bool:
        """重点地下矿山, derived and never typed (S0-03)."""
        return self.status != MineStatus.CLOSED and is_key_mine(self.kind, self.headcount)

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
    def licence_lost(self) -> str:
        """暂扣, 吊销 and the like in a word, of one that was read `for_list`; empty while the licence is valid."""
        from enterprises.models.permits import LOST, Licence

        return Licence.Status(self.licence_status).label if self.licence_status in LOST else ""

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

    @transaction.atomic
    def amend(self, *, by: User, seen: int | None = None, reason: str = "") -> None:
        """Save what was changed on it; not when others have changed it since the version that was `seen`.

        `reason` is asked for where it goes back to work, and stays in the trail.
        """
        from enterprises.models.permits import Licence  # they hang on this module's Mine
        from enterprises.models.resuming import require_way_to_status

        self.require_desk(by)
        self.require_seen(seen)
        require_way_to_status(self, reason)
        with pghistory.context(reason=reason) if reason else nullcontext():
            self.save()
        Licence.objects.follow_ledger(self.region, self)

    def may_be_placed_by(self, user: User, under: Agency | None = None) -> bool:
        """The present desk hands it on, or a common superior of that desk and the next one decides (K-02).

        While nobody answers for it, whoever stands above its county says who does.
        """
        own, present = user.agency, self.supervisor
        if self.is_desk_of(user):
            return True
        if own is None or own.kind not in Agency.REGULATORS or not own.region.contains(self.county):
            return False
        if under is not None and not (own.stands_above(under) or (own == under and present is None)):
            return False
        return present is None or own.stands_above(present)

    def require_placer(self, by: User, under: Agency | None = None) -> None:
        by.require("edit_ledger")
        if not self.may_be_placed_by(by, under):
            desk = self.supervisor or f"{self.county}应急管理部门"
            raise PermissionDenied(f"只有{desk}或双方的共同上级可以变更监管部门")

    def require_designator(self, by: User) -> None:
        """Who answers for it, or stands above who does, may let others act in its stead (指定管辖, S1-01)."""
        present = self.supervisor
        if by.agency is None or not (
            present is None or by.agency == present or by.agency.stands_above(present)
        ):
            raise PermissionDenied(f"{self}由{present}监管，指定管辖须由其或其上级办理")

    def put_under(
        self,
        agency: Agency,
        *,
        by: User,
        document: str,
        since: dt.date | None = None,
        upload: UploadedFile | None = None,
    ) -> Supervision:
        """Make `agency` answer for this mine from `since` on; whoever answered before stops the day before.

        One mine has one supervising agency at a time (K-02, S1-01). `upload` is the paper that says so.
        """
        self.require_placer(by, agency)
        since, document = since or timezone.localdate(), document.strip()
        if since > timezone.localdate():
            raise RuleViolation("监管关系自起算之日起登记，起算日期不能晚于今天", field="since")
        if since < EARLIEST:
            raise RuleViolation(f"起算日期 {since} 不合情理，请核对", field="since")
        if not document:
            raise RuleViolation("请填写依据文件", field="document")
        with transaction.atomic():
            Supervision.objects.replace({self: agency}, since=since, document=document, by=by)
            self.forget_supervisor()
            placed = self.supervisions.get(until=None)
            if upload:
                attach(placed, upload, by=by)
        return placed

    def forget_supervisor(self) -> None:
        if hasattr(self, "current_supervisions"):
            del self.current_supervisions


class SupervisionQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    @transaction.atomic
    def replace(
        self, agencies: Mapping[Mine, Agency], *, since: dt.date, document: str, by: User | None
    ) -> None:
        """From `since` on these agencies answer for these mines; a mine that is with its agency already stays.

        Named twice on one day, the later word corrects the earlier; back with whom it was before, that one goes on as
        if nothing had been said. Who claimed what it now has is no party any more. Who may is asked by those who call.
        """
        from enterprises.models.answering import settle  # it hangs on this module's Mine

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
        resumed = self._resume({mine.pk: agency for mine, agency in moving.items()}, since)
        new = [(mine, agency) for mine, agency in moving.items() if mine.pk not in resumed]
        copy_in([self.model(mine=m, agency=a, since=since, document=document) for m, a in new])
        Mine.objects.filter(pk__in=[mine.pk for mine in moving]).exclude(supervised_by="").update(
            supervised_by=""
        )
        settle([mine.pk for mine in moving], by=by, document=document)

    def _resume(self, agencies: Mapping[int, Agency], since: dt.date) -> set[int]:
        """The mines that are back with the agency that answered for them until the day before."""
        before = self.filter(mine__in=list(agencies), until=since - dt.timedelta(days=1))
        same = {row.mine_id: row.pk for row in before if row.agency_id == agencies[row.mine_id].pk}
        self.filter(pk__in=same.values()).update(until=None)
        return set(same)


@pghistory.track(*by_statement())
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
