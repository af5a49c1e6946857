from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from enterprises.ledger.reading import UnreadableWorkbook
from enterprises.workbooks.outgoing import check_workbook


class Command(BaseCommand):
    help = "Count and hash the rows of an exported ledger anew, and say whether they are still those of its last line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, file: Path, **options: Any) -> None:
        try:
            found = check_workbook(file)
        except UnreadableWorkbook as error:
            raise CommandError(error.message) from error
        if not found.holds:
            stated = f"rows {found.stated_rows}, sha256 {found.stated_sha256}"
            raise CommandError(
                f"内容在导出后被改动过：now rows {found.rows}, sha256 {found.sha256}; stated {stated}"
            )
        self.stdout.write(f"rows {found.rows}, sha256 {found.sha256}")
