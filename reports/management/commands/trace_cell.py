from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jurisdictions.models import Region
from reports.exports import Statement, statement
from reports.sheets import load


def add_place_and_period(parser: CommandParser) -> None:
    parser.add_argument("form", help="报表，如 dispatch-2023")
    parser.add_argument("--region", required=True, help="区划代码，如 141023")
    parser.add_argument("--period", required=True, help="月份，如 2023-06")


def asked_for(*, form: str, region: str, period: str, **options: Any) -> Statement:
    try:
        month = datetime.strptime(period, "%Y-%m").date()
        return statement(Region.objects.get(pk=region), load(form), month)
    except ValueError as error:
        raise CommandError(f"月份应写成 2023-06 的样子，不是“{period}”") from error
    except Region.DoesNotExist as error:
        raise CommandError(f"没有代码为 {region} 的区划") from error
    except LookupError as error:
        raise CommandError(str(error)) from error


class Command(BaseCommand):
    help = "列出一格数字背后的记录：类别和编号，每行一条；手工填写的没有记录。"

    def add_arguments(self, parser: CommandParser) -> None:
        add_place_and_period(parser)
        parser.add_argument("--cell", required=True, help="单元格，如 overall.1 或 enforcement.3.amount")

    def handle(self, *args: Any, cell: str, **options: Any) -> None:
        one = asked_for(**options)
        if cell not in one.form.cells:
            raise CommandError(f"报表中没有单元格 {cell}，有：{' '.join(one.form.cells)}")
        for record in one.trace(cell):
            self.stdout.write(f"{record.kind} {record.id}")
