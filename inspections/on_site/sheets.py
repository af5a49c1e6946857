"""A campaign's own checklist (专项执法表, S0-02): its items are data, asked at each check under the campaign."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.db import transaction

from campaigns.models import Campaign
from hazards.actions import record_finding
from hazards.models import Hazard
from inspections.models import Answer, Inspection, SheetAnswer
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

Result = Answer.Result


@dataclass(frozen=True)
class SheetItem:
    key: str
    violation: str
    basis: str
    methods: tuple[str, ...]
    penalty: str
    uncertain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    key: str
    campaigns: tuple[str, ...]
    annex: str
    title: str
    document: str
    items: tuple[SheetItem, ...]

    def item(self, key: str) -> SheetItem | None:
        return next((item for item in self.items if item.key == key), None)


@cache
def sheets() -> list[Sheet]:
    path = Path(__file__).parents[1] / "data" / "sheets.yaml"
    return [
        Sheet(**{**row, "items": tuple(SheetItem(**item) for item in row["items"])})
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def sheet_of(campaign: Campaign | None) -> Sheet | None:
    """An adoption asks what the notice that it passes on asks."""
    if campaign is None:
        return None
    top = campaign
    while top.parent:
        top = top.parent
    return next((sheet for sheet in sheets() if top.key in sheet.campaigns), None)


@transaction.atomic
def answer_sheet(
    inspection: Inspection,
    item: str,
    result: str,
    *,
    by: User,
    description: str = "",
    outcome: str = "",
    due_on: dt.date | None = None,
) -> SheetAnswer:
    """A violation (有) says what was seen, what follows (执法结果) and by when it is put right; 不涉及 says why."""
    inspection.hold_open(by)
    sheet = sheet_of(inspection.campaign)
    if sheet is None or sheet.item(item) is None:
        raise RuleViolation("本次检查没有这项执法内容", field="item")
    text, found = description.strip(), result == Result.FOUND
    if result != Result.CLEAR and not text:
        words = "请写明检查看到的违法行为" if found else "不涉及的，请写明理由"
        raise RuleViolation(words, field="description")
    if found:
        _check_violation(inspection, outcome.strip(), due_on)
    row, _ = inspection.sheet_answers.update_or_create(
        item=item,
        defaults={
            "result": Result(result),
            "description": text,
            "outcome": outcome.strip() if found else "",
            "due_on": due_on if found else None,
        },
    )
    return row


def _check_violation(inspection: Inspection, outcome: str, due_on: dt.date | None) -> None:
    if not outcome:
        raise RuleViolation("请写明执法结果，如：责令限期改正、立案查处", field="outcome")
    if due_on is None:
        raise RuleViolation("请填写整改时限", field="due_on")
    if due_on < inspection.checked_on:
        raise RuleViolation("整改时限不能早于检查日期", field="due_on")


def raise_violations(inspection: Inspection, *, by: User) -> None:
    """Each violation becomes a hazard that is put right and verified like any other."""
    for row in inspection.sheet_answers.filter(result=Result.FOUND):
        row.hazard = record_finding(
            inspection.mine,
            by=by,
            severity=Hazard.Severity.GENERAL,
            description=row.description,
            location=inspection.place[:100],
            found_on=inspection.checked_on,
            due_on=row.due_on,
        )
        row.save(update_fields=["hazard"])


@dataclass(frozen=True)
class Line:
    """An item with what was said of it, as the page and the paper show it."""

    number: int
    item: SheetItem
    answer: SheetAnswer | None

    @property
    def result(self) -> str:
        return self.answer.result if self.answer else ""

    @property
    def words(self) -> str:
        """What stands in the column 执法结果."""
        if self.answer is None:
            return "未检查"
        said = {Result.CLEAR: "未发现", Result.FOUND: "发现", Result.NOT_APPLICABLE: "不涉及"}
        parts = [said[Result(self.answer.result)], self.answer.description, self.answer.outcome]
        if self.answer.due_on:
            parts.append(f"整改时限{self.answer.due_on:%Y年%-m月%-d日}")
        return "；".join(part for part in parts if part)


def lines(inspection: Inspection, sheet: Sheet) -> list[Line]:
    said = {row.item: row for row in inspection.sheet_answers.select_related("hazard")}
    return [Line(n, item, said.get(item.key)) for n, item in enumerate(sheet.items, start=1)]
