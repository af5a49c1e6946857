"""Which of an agency's own cases it handed in as typical ones (S1-12)."""

from __future__ import annotations

import pghistory
from django.db import models

from campaigns.models import OwedQuerySet, Submission
from inspections.models.penalties import Case


class CaseReportQuerySet(OwedQuerySet):
    """Seen with the submission: the one it is owed to reads the case wherever it lies."""

    hangs_on = "submission__obligation__"
    place = "submission__obligation__region"
    people = "submission__obligation__enterprise__representatives__user"


@pghistory.track()
class CaseReport(models.Model):
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="case_reports")
    case = models.ForeignKey(Case, models.PROTECT, related_name="reports", verbose_name="处罚案件")

    objects = CaseReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "典型案例"
        ordering = ["submission", "case"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "case"], name="a_case_once_in_a_submission"),
        ]

    def __str__(self) -> str:
        return str(self.case)
