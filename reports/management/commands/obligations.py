from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.obligations.owing import Owed, owed_on
from jurisdictions.models import Agency
from reports.stood import forms_at

HELP = """列出一个机关在某一天负有的报送任务：要求、专项行动、报送期、期限、状态、期限状态和出处。

--on 以当日 24 时（北京时间）为准：当日 24 时之后才报送的，按未报计；当日之后才印发的专项行动不列；
转发后提前或者调整的期限、免报以现在登记的为准。还没有开始的报送期也列出，期限状态为 ahead。
期限状态：ahead 未到期、soon 即将到期（3 天内）、overdue 逾期未报、in_time 按时、late 迟报。"""
HEADINGS = ("期限", "期限状态", "状态", "报送期", "报送内容", "专项行动", "出处")


class Command(BaseCommand):
    help = HELP

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        return super().create_parser(*args, formatter_class=argparse.RawTextHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agency", required=True, metavar="CODE", help="区划代码，或者机关全称")
        parser.add_argument(
            "--kind", choices=Agency.Kind.values, help="机关类别；不填为应急管理部门，乡镇为乡镇应急管理机构"
        )
        parser.add_argument("--on", required=True, type=_day, metavar="DATE", help="如 2023-06-21")
        parser.add_argument("--json", type=Path, metavar="OUT", help="写成 JSON 文件，不打印表格")

    def handle(self, *, agency: str, kind: str | None, on: dt.date, json: Path | None, **_: Any) -> None:
        owner = _agency(agency, kind)
        rows = owed_on(owner, on, forms=forms_at)
        if json is None:
            self._table(owner, on, rows)
        else:
            try:
                json.write_text(as_json(rows), encoding="utf-8")
            except OSError as error:
                raise CommandError(f"{json}: {error.strerror}") from error

    def _table(self, owner: Agency, on: dt.date, rows: list[Owed]) -> None:
        self.stdout.write(f"{owner} {on:%Y年%-m月%-d日} 报送任务 {len(rows)} 项")
        if not rows:
            return
        self.stdout.write("\t".join(HEADINGS))
        for row in rows:
            cells = (row.due, row.due_state_label, row.state_label, row.period_label, row.requirement)
            self.stdout.write("\t".join([*cells, row.campaign, "；".join(row.citations)]))


def as_json(rows: list[Owed]) -> str:
    return json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"不是日期：{text}，请写成 2023-06-21") from None


def _agency(code: str, kind: str | None) -> Agency:
    """By its full name, or by the code of its region; a town has a centre and no bureau."""
    kinds = [kind] if kind else [Agency.Kind.EMERGENCY, Agency.Kind.TOWN_CENTRE]
    found = Agency.objects.filter(name=code).first()
    for one in kinds:
        found = found or Agency.objects.filter(region=code, kind=one).first()
    if found is None:
        raise CommandError(f"没有这个机关：{code}。请填区划代码（如 141023）或者机关全称，必要时加 --kind")
    return found
