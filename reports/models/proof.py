"""What proves a figure (印证资料, L-40): files that whoever prepares a report encloses, and goes up with it."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import Count, Q

from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from records.models import Attachment
from reports.models.report import Report
from reports.models.sealing import Sealing


class ProofQuerySet(ScopedQuerySet):
    place = "report__agency__region"

    def by_cell(self) -> dict[str, int]:
        """How many files lie with each cell."""
        counted = self.exclude(key="").values_list("key").annotate(number=Count("attachments")).order_by()
        return dict(counted)

    def enclosed_in(self, sealing: Sealing) -> ProofQuerySet:
        """What lay with the report when it was signed then: handed in that time or before."""
        return self.filter(report=sealing.report_id, sealing__number__lte=sealing.number)


@pghistory.track()
class Proof(models.Model):
    """Files for one cell, or for the whole report where `key` is empty, and what they show.

    It is on its way until the report is signed; `sealing` is the signing that took it along, and from then on the
    database itself keeps it as it is. A returned report takes further ones.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="proofs", verbose_name="报表")
    key = models.CharField("单元格", max_length=60, blank=True)
    note = models.CharField("说明", max_length=200)
    sealing = models.ForeignKey(
        Sealing, models.PROTECT, null=True, editable=False, related_name="proofs", verbose_name="随哪次报送"
    )
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="上传人")
    added_at = models.DateTimeField("上传时间", auto_now_add=True)
    attachments = GenericRelation(Attachment)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "印证资料"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="proof_says_what_it_shows")]
        triggers = [
            pgtrigger.Protect(
                name="sealed_proofs_stay",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__sealing__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.note

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}#proofs"

    @property
    def title(self) -> str:
        """Which figure it is for."""
        return self.report.sheet.cells[self.key].title if self.key else "整表"

    @transaction.atomic
    def take_back(self, *, by: User) -> None:
        """Only while it is on its way: what was handed in once stays with it."""
        self.report.hold()
        self.report.require_fill(by=by)
        if self.sealing_id:
            raise RuleViolation("这份印证资料已随报表报送，不能再撤回")
        self.delete()
