from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reports import sheets, workbook


class Command(BaseCommand):
    help = "Draw the empty official sheet of a form from its yaml, e.g. build_sheet dispatch-2023"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")

    def handle(self, *args: Any, **options: Any) -> None:
        form = sheets.load(options["code"])
        workbook.build(form, form.workbook)
        self.stdout.write(f"{form.title} → {form.workbook}")
