"""Signed reports: what a place said about a month, frozen with the records that it rested on."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import Q

from jurisdictions.models import Region, User
from jurisdictions.scope import ScopedQuerySet
from records.models import Signature
from reports.models.report import Report


class Sealing(models.Model):
    """One signing of a report: the moment, the digest, and every cell as it was then.

    A returned report is sealed again; the earlier sealing stays readable and stops being `current`. The database
    itself refuses to change or delete what was sealed.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="sealings")
    number = models.PositiveSmallIntegerField("次数")
    current = models.BooleanField("现行", default=True)
    as_of = models.DateTimeField("统计截止时刻")
    signed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="签字人")
    digest = models.CharField("内容摘要", max_length=64)
    details = models.JSONField("明细", default=list)
    signature = models.ForeignKey(Signature, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "封存"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_sealing_a_number"),
            models.UniqueConstraint(fields=["report"], condition=Q(current=True), name="one_current_sealing"),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="sealed_for_good", exclude=["current"]),
            pgtrigger.Protect(name="seals_stay", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.report} 第{self.number}次报送"


class SealedCellQuerySet(ScopedQuerySet):
    place = "sealing__report__agency__region"

    def counted(self, region: Region, form: str, period: dt.date) -> SealedCellQuerySet:
        """The cells of what is handed in within a region for a month."""
        reports = {"form": form, "period": period, "status__in": Report.HANDED_IN}
        known = {f"sealing__report__{lookup}": value for lookup, value in reports.items()}
        return self.within(region).filter(sealing__current=True, **known)


class SealedCell(models.Model):
    """One cell as it was signed: what the records said, what was reported, and exactly which records.

    `records` is a list of {"kind", "id", "digest", "label", "amount"}: read back, never recomputed (N1).
    """

    sealing = models.ForeignKey(Sealing, models.CASCADE, related_name="cells")
    key = models.CharField("单元格", max_length=60)
    kind = models.CharField("来源类别", max_length=10)
    computed = models.DecimalField("业务记录数", max_digits=16, decimal_places=6, null=True)
    value = models.DecimalField("报送数", max_digits=16, decimal_places=6, null=True)
    source = models.CharField("来源", max_length=200, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)
    records = models.JSONField("印证记录", default=list)

    objects = SealedCellQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "封存单元格"
        constraints = [
            # With its value, so that a roll-up adds up without touching the rows, which are long with records.
            models.UniqueConstraint(
                fields=["sealing", "key"], include=["value"], name="one_sealed_cell_a_key"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="sealed_cells_stay", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.value}"
