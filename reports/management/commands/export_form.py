from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.management.commands.trace_cell import add_place_and_period, asked_for


class Command(BaseCommand):
    help = "导出一个地区一个月的报表：官方表样（.xlsx），或者带来源和记录数的 .json。"

    def add_arguments(self, parser: CommandParser) -> None:
        add_place_and_period(parser)
        parser.add_argument("--out", type=Path, required=True, help="FILE.xlsx 或 FILE.json")

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        if out.suffix not in {".xlsx", ".json"}:
            raise CommandError("--out 只能是 .xlsx 或 .json 文件")
        one = asked_for(**options)
        try:
            if out.suffix == ".xlsx":
                one.write(out)
            else:
                out.write_text(json.dumps(one.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"不能写入 {out}：{error.strerror}") from error
        self.stdout.write(str(out))
