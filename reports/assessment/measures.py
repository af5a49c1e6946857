"""What a yearly target may measure: the items of the scoring table, and the computed cells of the form.

Nothing here counts fines, their amount or their number (行政处罚法第七十四条): they aren't offered, and refused when
asked for by name.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from jurisdictions.rules import RuleViolation
from reports.models import Target
from reports.score_tables import FINES, Item, Operand, counts_fines, table_for
from reports.scoring import Scale
from reports.sheets import Cell, load

FORM = "dispatch-2023"
ONE = Operand("one", ("one",))
TO_BE_SET = Scale(Decimal(10), Decimal(0), Decimal(1))


@cache
def measures() -> dict[str, Item]:
    """By the key that a target keeps; the scale is what the form proposes."""
    shares = {f"share-{item.key}": replace(item, key=f"share-{item.key}") for item in table_for(FORM).items}
    cells = [cell for cell in load(FORM).computed if cell.kind != "yes_no"]
    return shares | {
        f"count-{cell.key}": _count(cell) for cell in cells if not counts_fines("cells", cell.key, load(FORM))
    }


SAID = {"flow": "全年合计", "cohort": "全年合计，办结的算到统计时点", "stock": "统计时点的数字，不累加"}


def _count(cell: Cell) -> Item:
    part = f"（{cell.part}）" if cell.part else ""
    return Item(
        key=f"count-{cell.key}",
        label=f"{cell.label}{part}",
        says=f"{SAID[cell.figure]}，单位：{cell.unit}。{cell.definition}",
        basis=f"调度表 {cell.title}",
        scale=TO_BE_SET,
        these=Operand("cells", (cell.key,)),
        of=ONE,
    )


def measure(key: str) -> Item:
    """Raises RuleViolation at `measure`: there is none, or it is built on fines."""
    if known := measures().get(key):
        return known
    cell = key.removeprefix("count-")
    if cell in load(FORM).cells and counts_fines("cells", cell, load(FORM)):
        raise RuleViolation(f"罚款不能作为考核目标（{FINES}）", "measure")
    raise RuleViolation("没有这项指标", "measure")


def item_of(target: Target) -> Item:
    """With the scale that the assessor has set; a percentage is kept as a share of one."""
    return replace(measures()[target.measure], scale=Scale(target.points, target.none, target.full))
