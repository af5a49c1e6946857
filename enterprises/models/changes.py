"""Which mines have facts that flags haven't followed yet. Written by the database itself, whoever changes a fact."""

from __future__ import annotations

from collections.abc import Iterable

import pgtrigger
from django.db import models

TABLE = "enterprises_factchange"


class FactChangeQuerySet(models.QuerySet["FactChange"]):
    def mark(self, mines: Iterable[int]) -> None:
        """For what no trigger sees: a campaign that begins for many mines at once, a mine named for phasing out."""
        self.bulk_create((self.model(mine=pk) for pk in mines), 2000)

    def take(self, number: int) -> set[int]:
        """The mines of the oldest marks, which are gone with the transaction; what another has taken is left to it."""
        marks = list(self.select_for_update(skip_locked=True).order_by("pk")[:number])
        self.filter(pk__in=[mark.pk for mark in marks]).delete()
        return {mark.mine for mark in marks}


class FactChange(models.Model):
    """A fact from which flags follow has changed at this mine; the row goes when its flags have been drawn anew.

    One row a change and none shared, so that nobody who writes facts waits for anybody. It holds no foreign key: a
    mark may outlive its mine, which then has no flags to draw.
    """

    mine = models.BigIntegerField("矿山编号")

    objects = FactChangeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "待重算标记的矿山"
        indexes = [models.Index(fields=["mine"], name="fact_change_mine")]

    def __str__(self) -> str:
        return f"矿山 {self.mine}"


def tells_flags(column: str = "mine_id", *, through: str = "", of: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """For `Meta.triggers` of a table with facts: each line that is added, changed or taken away leaves its mark.

    A workbook, a merger and an update over a whole queryset pass here too, which no verb would remember to say.
    `column` names the mine, or the row of the table `through` which the mine is known; `of` are the fields that count.
    """
    rows = f"VALUES (OLD.{column}), (NEW.{column})"
    if through:
        rows = f"SELECT mine_id FROM {through} WHERE id IN (OLD.{column}, NEW.{column})"  # noqa: S608
    changed = pgtrigger.UpdateOf(*of) if of else pgtrigger.Update
    return pgtrigger.Trigger(
        name="tells_flags",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | changed | pgtrigger.Delete,
        func=f"""
            INSERT INTO {TABLE} (mine)
            SELECT DISTINCT mine FROM ({rows}) AS touched (mine) WHERE mine IS NOT NULL;
            RETURN NULL;
        """,  # noqa: S608
    )
