"""图纸备案: drawn by the mine, signed by its principal, filed with the agency that answers for it (L-11)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

import pghistory
from django.db import models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from enterprises.models.days import AddMonths
from enterprises.models.fact import OfMineQuerySet, worded
from enterprises.models.kinds import MineStatus
from enterprises.models.ledger import Mine
from enterprises.terms import add_months, drawing_months
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.workflow import Stateful
from records.actions import sign
from records.models import Attachment, Signature

STATEMENT = "本人确认该图纸反映矿山现状，真实准确"


class DrawingQuerySet(OfMineQuerySet):
    def current(self) -> DrawingQuerySet:
        """Of each kind the one that was filed and is newest."""
        newer = Drawing.objects.filter(
            Q(updated_on__gt=OuterRef("updated_on"))
            | Q(updated_on=OuterRef("updated_on"), pk__gt=OuterRef("pk")),
            mine=OuterRef("mine"),
            kind=OuterRef("kind"),
            status=Drawing.Status.FILED,
        )
        return self.filter(~Exists(newer), status=Drawing.Status.FILED)

    def with_due(self) -> DrawingQuerySet:
        """With the day on which it has to be drawn anew; a mine that stands still has no such day."""
        terms = [
            When(mine__status=status, then=Value(months))
            for status in (MineStatus.PRODUCING, MineStatus.BUILDING)
            if (months := drawing_months(status))
        ]
        term = Case(*terms, output_field=models.IntegerField())
        return self.current().annotate(due=AddMonths(F("updated_on"), term)).exclude(due=None)


@pghistory.track()
class Drawing(Stateful):
    """One version of one drawing. A newer one of its kind replaces it; the old one stays as it was filed."""

    class Status(models.TextChoices):
        DRAWN = "drawn", "待签字"
        SIGNED = "signed", "待备案"
        FILED = "filed", "已备案"
        RETURNED = "returned", "已退回"

    NEXT = {
        Status.DRAWN: {Status.SIGNED},
        Status.SIGNED: {Status.FILED, Status.RETURNED},
    }
    TONES: Mapping[str, str] = {
        Status.DRAWN: "due",
        Status.SIGNED: "due",
        Status.FILED: "done",
        Status.RETURNED: "late",
    }

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="drawings", verbose_name="矿山")
    kind = models.CharField("图纸种类", max_length=40)
    number = models.CharField("图号", max_length=60, blank=True)
    scale = models.CharField("比例", max_length=20, blank=True)
    updated_on = models.DateField("图纸更新日期")
    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAWN, editable=False)
    on_paper = models.BooleanField("纸质报备", default=False, editable=False)
    submitted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="报送人", editable=False
    )
    filed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="备案人", editable=False
    )
    filed_on = models.DateField("备案日期", null=True, editable=False)
    reason = models.CharField("退回原因", max_length=300, blank=True, editable=False)

    objects = DrawingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "图纸"
        ordering = ["mine_id", "kind", "-updated_on", "-pk"]
        indexes = [models.Index(fields=["mine", "kind", "-updated_on"], name="drawing_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="filed") | Q(filed_on__isnull=False, filed_by__isnull=False),
                name="filed_drawings_say_when",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}（{worded(self.updated_on)}）"

    def get_absolute_url(self) -> str:
        return f"{self.mine.get_absolute_url()}#drawing"

    @property
    def due_again(self) -> dt.date | None:
        """Three months in production, one under construction (判定标准 地下（四）1)."""
        months = drawing_months(self.mine.status)
        return add_months(self.updated_on, months) if months else None

    @property
    def files(self) -> list[Attachment]:
        return list(Attachment.objects.of(self))

    @property
    def signature(self) -> Signature | None:
        return Signature.objects.of(self).last()

    def content(self) -> bytes:
        """What the principal signs: what the drawing says of itself and the digests of its files."""
        said = {
            "mine": self.mine.name,
            "kind": self.kind,
            "number": self.number,
            "scale": self.scale,
            "updated_on": self.updated_on.isoformat(),
            "files": [attachment.file.sha256 for attachment in self.files],
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()

    def require_drawn(self) -> None:
        if self.updated_on > timezone.localdate():
            raise RuleViolation("图纸更新日期不能晚于今天", "updated_on")

    def submit(self, *, by: User) -> None:
        """By the enterprise, to be signed; by the desk that took it in on paper, signed and filed at once."""
        self.require_drawn()
        self.submitted_by = by
        if by.agency is None:
            by.require("propose_change", self.mine.enterprise)
        else:
            self.mine.require_desk(by)
            self.status, self.on_paper = self.Status.FILED, True
            self.filed_by, self.filed_on = by, timezone.localdate()
        self.save()

    @transaction.atomic
    def put_name(self, *, by: User) -> None:
        by.require("sign_drawing", self.mine.enterprise)
        if not self.files:
            raise RuleViolation("还没有上传图纸文件，不能签字")
        self.move(self.Status.SIGNED)
        sign(self, STATEMENT, self.content(), by=by)

    def file(self, *, by: User, today: dt.date | None = None) -> None:
        self.mine.require_desk(by)
        self.move(self.Status.FILED, filed_by=by, filed_on=today or timezone.localdate(), reason="")

    def send_back(self, *, reason: str, by: User) -> None:
        self.mine.require_desk(by)
        if not reason.strip():
            raise RuleViolation("请写明退回原因", "reason")
        self.move(self.Status.RETURNED, reason=reason.strip())
