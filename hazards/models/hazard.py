"""The life of a hazard, from the day it is found until somebody has verified that it is gone."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

import pghistory
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Mine
from enterprises.models.changes import tells_flags
from hazards.models.criteria import Clause, Criterion
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from records.actions import attach


class HazardQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def overdue(self, today: dt.date | None = None) -> HazardQuerySet:
        """Due today is not overdue yet."""
        return self.exclude(status=Hazard.Status.CLOSED).filter(due_on__lt=today or timezone.localdate())

    def major(self) -> HazardQuerySet:
        return self.filter(severity=Hazard.Severity.MAJOR)

    def listed(self) -> HazardQuerySet:
        return self.filter(listing__isnull=False, listing__delisted_on=None)

    def untold(self) -> HazardQuerySet:
        """Major, found by the enterprise itself, and its workers haven't been told of it (双报告, L-34)."""
        return self.major().filter(source=Hazard.Source.SELF, dual_report=None)

    def followed_by(self, agency: Agency) -> HazardQuerySet:
        """Those that this agency verifies: it is in charge of them, or answers for the mine today."""
        supervised = Mine.objects.filter(supervisions__agency=agency, supervisions__until=None)
        return self.filter(Q(agency=agency) | Q(mine__in=supervised))

    def for_list(self) -> HazardQuerySet:
        return self.select_related(
            "mine__region",
            "mine__enterprise",
            "criterion",
            "clause__criterion",
            "listing__agency",
            "dual_report",
            "halt",
        )


@pghistory.track()
class Hazard(Stateful):
    """Something wrong at a mine that lives until someone has verified that it is gone.

    OPEN waits for the enterprise; RECTIFIED waits for a verifier, who sends it back to OPEN or CLOSES it
    (销号). Source says who found it; being listed for supervision is a second dimension (`Listing`) and
    never a source (C4). Overdue follows from `due_on` and is never stored.
    """

    class Source(models.TextChoices):
        SELF = "self", "企业自查"
        INSPECTION = "inspection", "部门执法检查"
        TIP_OFF = "tip_off", "群众举报"
        ASSIGNED = "assigned", "上级交办"

    class Severity(models.TextChoices):
        MAJOR = "major", "重大"
        GENERAL = "general", "一般"

    class Status(models.TextChoices):
        OPEN = "open", "整改中"
        RECTIFIED = "rectified", "待验收"
        CLOSED = "closed", "已销号"

    NEXT = {
        Status.OPEN: {Status.RECTIFIED},
        Status.RECTIFIED: {Status.OPEN, Status.CLOSED},
    }
    TONES: Mapping[str, str] = {Status.OPEN: "plain", Status.RECTIFIED: "due", Status.CLOSED: "done"}
    COMMITMENTS = {
        "responsible": "整改责任人",
        "measures": "整改措施",
        "funds": "整改资金",
        "due_on": "整改时限",
        "contingency": "应急预案",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.OPEN, editable=False)
    client_key = models.UUIDField("提交标识", unique=True, default=uuid.uuid4, editable=False)
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="hazards", verbose_name="矿山")
    source = models.CharField("来源", max_length=20, choices=Source)
    severity = models.CharField("等级", max_length=20, choices=Severity)
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, null=True, blank=True, related_name="hazards", verbose_name="判定标准"
    )
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, verbose_name="子项")
    description = models.CharField("隐患描述", max_length=500)
    location = models.CharField("隐患地点", max_length=100, blank=True)
    found_on = models.DateField("发现日期")
    found_by = models.ForeignKey(User, models.PROTECT, verbose_name="登记人", related_name="+")
    registered_at = models.DateTimeField("登记时间", auto_now_add=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="hazards", verbose_name="督促整改单位"
    )
    responsible = models.CharField("整改责任人", max_length=60, blank=True)
    measures = models.TextField("整改措施", blank=True)
    funds = models.DecimalField("整改资金（万元）", max_digits=12, decimal_places=2, null=True, blank=True)
    due_on = models.DateField("整改时限", null=True, blank=True)
    contingency = models.TextField("应急预案", blank=True)
    rectified_on = models.DateField("整改完成日期", null=True, blank=True)
    rectified_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="整改填报人"
    )
    rectification = models.TextField("整改情况", blank=True)
    closed_on = models.DateField("销号日期", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="验收人"
    )
    verification = models.TextField("验收意见", blank=True)
    sent_back_on = models.DateField("最近退回日期", null=True, blank=True)

    objects = HazardQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "事故隐患"
        ordering = ["-found_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(severity="general") | Q(criterion__isnull=False), name="major_cites_a_criterion"
            ),
            models.CheckConstraint(
                condition=Q(status="open")
                | Q(rectified_on__isnull=False, rectified_by__isnull=False)
                & Q(due_on__isnull=False, funds__isnull=False)
                & ~Q(responsible="")
                & ~Q(measures="")
                & ~Q(contingency=""),
                name="five_commitments_before_rectified",
            ),
            models.CheckConstraint(
                condition=Q(status="closed", closed_on__isnull=False, closed_by__isnull=False)
                | ~Q(status="closed") & Q(closed_on__isnull=True),
                name="closed_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | ~Q(closed_by=F("rectified_by")),
                name="verifier_is_not_the_rectifier",
            ),
            models.CheckConstraint(
                condition=(Q(closed_on__isnull=True) | Q(closed_on__gte=F("rectified_on")))
                & (Q(rectified_on__isnull=True) | Q(rectified_on__gte=F("found_on")))
                & (Q(due_on__isnull=True) | Q(due_on__gte=F("found_on"))),
                name="nothing_before_it_was_found",
            ),
            models.CheckConstraint(condition=Q(funds=None) | Q(funds__gte=0), name="funds_not_negative"),
        ]
        indexes = [
            models.Index(fields=["mine", "found_on", "source", "severity"], name="hazard_mine_found"),
            models.Index(
                fields=["found_on", "source"], condition=Q(severity="major"), name="hazard_major_found"
            ),
            models.Index(fields=["agency", "due_on"], condition=~Q(status="closed"), name="hazard_open_due"),
        ]
        triggers = [tells_flags()]

    def __str__(self) -> str:
        return f"{self.mine} {self.description}"

    def get_absolute_url(self) -> str:
        return reverse("hazards:detail", args=[self.pk])

    @property
    def severity_tone(self) -> str:
        return "late" if self.severity == self.Severity.MAJOR else "plain"

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    def is_overdue(self, today: dt.date | None = None) -> bool:
        today = today or timezone.localdate()
        return not self.is_closed and self.due_on is not None and self.due_on < today

    def missing_commitments(self) -> list[str]:
        """The labels of those of the five commitments (五落实, L-08) that are still empty."""
        return [label for name, label in self.COMMITMENTS.items() if getattr(self, name) in ("", None)]

    @property
    def is_listed(self) -> bool:
        return hasattr(self, "listing") and self.listing.delisted_on is None

    @property
    def is_reported_twice(self) -> bool:
        """What the enterprise found itself and is major goes to the regulator and to the workers (L-34)."""
        return self.severity == self.Severity.MAJOR and self.source == self.Source.SELF

    @property
    def is_untold(self) -> bool:
        return self.is_reported_twice and not hasattr(self, "dual_report")

    @property
    def cited(self) -> Clause | Criterion | None:
        """The sub-item where there is one, or else the criterion."""
        return self.clause or self.criterion

    def steps(self, user: User) -> set[str]:
        """The verbs that this user may do to this hazard now; a page offers these and no others."""
        steps = set()
        if self.status == self.Status.OPEN and user.can("rectify_hazard") and self._owned_by(user):
            steps |= {"commit"} if self.missing_commitments() else {"commit", "rectify"}
        if self.status == self.Status.RECTIFIED and user.can("verify_hazard") and self._followed_by(user):
            steps |= {"close_out", "send_back"}
        if user.can("report_twice") and self._owned_by(user):
            steps |= self._own_steps()
        if self._may_be_listed() and user.can("list_hazard") and self._within_reach_of(user):
            steps.add("list")
        if self.is_closed and self.is_listed and user.can("list_hazard") and self._listed_by(user):
            steps.add("delist")
        return steps

    @transaction.atomic
    def commit(self, *, by: User, **commitments: object) -> None:
        """The enterprise states its commitments; a deadline that has once been set stays as it is."""
        by.require("rectify_hazard", self.mine.enterprise)
        if self.due_on:
            commitments.pop("due_on", None)
        given = {name: value for name, value in commitments.items() if name in self.COMMITMENTS}
        due_on = given.get("due_on")
        if isinstance(due_on, dt.date) and due_on < self.found_on:
            raise RuleViolation("整改时限不能早于发现日期", field="due_on")
        still_open = Hazard.objects.filter(pk=self.pk, status=self.Status.OPEN)
        if self.status != self.Status.OPEN or (given and not still_open.update(**given)):
            raise RuleViolation("隐患已提交整改，不能再改五落实内容")
        for name, value in given.items():
            setattr(self, name, value)

    @transaction.atomic
    def rectify(
        self, *, by: User, report: str, on: dt.date | None = None, upload: Sequence[UploadedFile] = ()
    ) -> None:
        """The enterprise says that it is done, with all five commitments on the table (L-08)."""
        by.require("rectify_hazard", self.mine.enterprise)
        if missing := self.missing_commitments():
            raise RuleViolation(f"五落实未填齐：{'、'.join(missing)}", field="responsible")
        if not report.strip():
            raise RuleViolation("请写明整改完成情况", field="report")
        self.move(
            self.Status.RECTIFIED,
            rectification=report.strip(),
            rectified_on=_past_day(on, *self._rectified_after()),
            rectified_by=by,
        )
        for file in upload:
            attach(self, file, by=by, note="整改印证资料")

    def send_back(self, *, by: User, reason: str) -> None:
        """Verification failed: the enterprise has to go on."""
        self._require_verifier(by)
        if not reason.strip():
            raise RuleViolation("请写明验收不合格的原因", field="reason")
        self.move(
            self.Status.OPEN,
            verification=reason.strip(),
            sent_back_on=timezone.localdate(),
            rectified_on=None,
            rectified_by=None,
        )

    def close_out(self, *, by: User, note: str, on: dt.date | None = None) -> None:
        """A second person has seen on site that it is gone (销号, S0-18)."""
        self._require_verifier(by)
        if by.pk == self.rectified_by_id:
            raise RuleViolation("整改人不能验收自己的整改，请由另一人验收")
        if not note.strip():
            raise RuleViolation("请写明验收情况", field="note")
        day = _past_day(on, self.rectified_on or self.found_on, "整改完成日期")
        self.move(self.Status.CLOSED, verification=note.strip(), closed_on=day, closed_by=by)

    def list_for_supervision(
        self, *, by: User, supervisor: str, document: str = "", on: dt.date | None = None
    ) -> Listing:
        """挂牌督办 by an agency that has the mine within its region, with a named supervisor (L-30).

        Also by the county where the mine answers to the city: listing is no enforcement, and falls to the place (L-21).
        """
        by.require("list_hazard")
        by.require_within(self.mine.region)
        if self.severity != self.Severity.MAJOR:
            raise RuleViolation("只有重大事故隐患可以挂牌督办")
        if self.is_closed:
            raise RuleViolation("该隐患已销号，不能再挂牌督办")
        if not supervisor.strip():
            raise RuleViolation("请写明跟踪督办的具体责任人", field="supervisor")
        terms = {
            "agency": by.agency,
            "supervisor": supervisor.strip(),
            "document": document.strip(),
            "listed_on": _past_day(on, self.found_on, "发现日期"),
        }
        listing, new = Listing.objects.get_or_create(hazard=self, defaults=terms)
        if not new:
            raise RuleViolation("该隐患已挂牌督办")
        return listing

    def delist(self, *, by: User, on: dt.date | None = None) -> None:
        """摘牌 by the agency that listed it, once the hazard is closed."""
        by.require("list_hazard")
        if not self.is_listed:
            raise RuleViolation("该隐患没有挂牌督办，或者已经摘牌")
        by.require("list_hazard", self.listing.agency)
        if not self.is_closed or self.closed_on is None:
            raise RuleViolation("隐患销号后才能摘牌")
        day = _past_day(on, max(self.closed_on, self.listing.listed_on), "销号、挂牌日期")
        still_listed = Listing.objects.filter(pk=self.listing.pk, delisted_on=None)
        if not still_listed.update(delisted_on=day):
            raise RuleViolation("该隐患刚刚已被他人摘牌，请刷新页面")
        self.listing.delisted_on = day

    def _own_steps(self) -> set[str]:
        stoppable = self.severity == self.Severity.MAJOR and not self.is_closed and not hasattr(self, "halt")
        return ({"tell_workers"} if self.is_untold else set()) | ({"halt"} if stoppable else set())

    def _listed_by(self, user: User) -> bool:
        return self.listing.agency.is_desk_of(user)

    def _rectified_after(self) -> tuple[dt.date, str]:
        """What was sent back is rectified anew, and not before it was sent back."""
        return (self.sent_back_on, "退回日期") if self.sent_back_on else (self.found_on, "发现日期")

    def _owned_by(self, user: User) -> bool:
        return self.mine.enterprise.is_desk_of(user)

    def _may_be_listed(self) -> bool:
        return self.severity == self.Severity.MAJOR and not self.is_closed and not hasattr(self, "listing")

    def _within_reach_of(self, user: User) -> bool:
        return user.region_path is not None and self.mine.region.path.startswith(user.region_path)

    def _require_verifier(self, by: User) -> None:
        by.require("verify_hazard")
        if not self._followed_by(by):
            raise PermissionDenied("该隐患由其他机关督促整改，您不能验收")

    def _followed_by(self, user: User) -> bool:
        """The agency in charge verifies; so may the agency that answers for the mine today."""
        return user.agency is not None and user.agency in (self.agency, self.mine.supervisor)


def _past_day(day: dt.date | None, earliest: dt.date, name: str) -> dt.date:
    """Today where none is given; never a day to come, nor one before it can have been."""
    day = day or timezone.localdate()
    if day < earliest:
        raise RuleViolation(f"日期不能早于{name} {earliest}", field="on")
    if day > timezone.localdate():
        raise RuleViolation("日期不能晚于今天", field="on")
    return day


@pghistory.track()
class Listing(models.Model):
    """A major hazard listed for supervision (挂牌督办): whose listing, who follows it, since when."""

    hazard = models.OneToOneField(Hazard, models.CASCADE, related_name="listing", verbose_name="隐患")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="挂牌督办单位")
    supervisor = models.CharField("督办责任人", max_length=60)
    document = models.CharField("依据文件", max_length=200, blank=True)
    listed_on = models.DateField("挂牌日期")
    delisted_on = models.DateField("摘牌日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "挂牌督办"
        constraints = [
            models.CheckConstraint(
                condition=Q(delisted_on=None) | Q(delisted_on__gte=F("listed_on")),
                name="delisted_after_listed",
            ),
        ]
        indexes = [models.Index(fields=["listed_on"], name="listing_listed_on")]

    def __str__(self) -> str:
        return f"{self.agency} 挂牌督办 {self.hazard}"
