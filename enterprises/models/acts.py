"""What was done to the ledger itself on the strength of a paper: renamed, closed, merged."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from enterprises.models.enterprise import Enterprise
from enterprises.models.ledger import Mine
from jurisdictions.models import User
from jurisdictions.scope import ScopedQuerySet


class LedgerActQuerySet(ScopedQuerySet):
    place = "enterprise__region"
    people = "enterprise__representatives__user"
    granted = "mine"


@pghistory.track()
class LedgerAct(models.Model):
    """One change of the ledger that needs a paper; the file of the paper hangs on it.

    A merger deletes the duplicate, so that no figure counts it twice: `gone` is its number, by which its old
    address still leads to the one that was kept, and `moved` names every row that changed hands.
    """

    class Kind(models.TextChoices):
        RENAME = "rename", "更名"
        CLOSE = "close", "关闭"
        MERGE_MINES = "merge_mines", "合并重复矿山"
        MERGE_ENTERPRISES = "merge_enterprises", "合并重复企业"

    kind = models.CharField("事项", max_length=20, choices=Kind)
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="acts", verbose_name="企业")
    mine = models.ForeignKey(
        Mine, models.CASCADE, related_name="acts", verbose_name="矿山", null=True, blank=True
    )
    on = models.DateField("生效日期")
    document = models.CharField("依据文件", max_length=200)
    text = models.CharField("内容", max_length=500)
    gone = models.BigIntegerField("被合并的编号", null=True, blank=True)
    moved: models.JSONField[dict[str, list[int]]] = models.JSONField("转移的记录", default=dict, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="办理人")
    done_at = models.DateTimeField("办理时间", default=timezone.now, editable=False)

    objects = LedgerActQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "台账办理事项"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "gone"], condition=Q(gone__isnull=False), name="merged_away_once"
            ),
            models.CheckConstraint(condition=~Q(document=""), name="ledger_acts_have_a_document"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.text}"

    def get_absolute_url(self) -> str:
        return (self.mine or self.enterprise).get_absolute_url()
