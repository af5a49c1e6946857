from __future__ import annotations

import csv
import io
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from jurisdictions.code_table import NATION, Node, read_code_table
from jurisdictions.models import Region


class Command(BaseCommand):
    help = "装入全国行政区划树；可重复执行，已有的区划（包括更名、并入和自设的开发区）保持不变。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", default="", help="只装入这些省级代码，逗号分隔，如 14,11")

    def handle(self, *args: Any, only: str, **options: Any) -> None:
        wanted = set(filter(None, only.split(",")))
        table = [n for n in read_code_table() if not wanted or n.code == NATION or n.province in wanted]
        added = load(table)
        self.stdout.write(f"新增 {added} 个区划，共 {Region.objects.count()} 个")


@transaction.atomic
def load(table: list[Node]) -> int:
    """Rows that are there stay as people made them; what is new hangs where its parent hangs today."""
    paths = dict(Region.objects.values_list("code", "path"))
    rows = io.StringIO()
    write = csv.writer(rows).writerow
    added = 0
    for node in table:
        if node.code in paths:
            continue
        above = paths[node.parent] if node.parent else ""
        paths[node.code] = f"{above}{node.code}/" if node.parent else ""
        write([node.code, node.name, node.level, node.kind, f"{paths[node.code]}", node.parent or "\\N"])
        added += 1
    if added:
        rows.seek(0)
        with connection.cursor() as cursor:
            cursor.copy_expert(
                "COPY jurisdictions_region (code, name, level, kind, path, parent_id)"
                " FROM STDIN WITH (FORMAT csv, NULL '\\N')",
                rows,
            )
            # Until the planner knows how many there are, every join with them reads all of them for each row.
            cursor.execute("ANALYZE jurisdictions_region")
    return added
