from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inspections.models import Draw
from inspections.plans.drawing import differences


class Command(BaseCommand):
    help = "Run a draw again from its frozen pools, its seed and the witness's number, and compare it with the result."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("draw", type=int)

    def handle(self, draw: int, **options: Any) -> None:
        held = Draw.objects.filter(pk=draw, status=Draw.Status.DRAWN).select_related("plan__agency").first()
        if held is None:
            raise CommandError(f"没有编号为 {draw} 的已抽取记录")
        if found := differences(held):
            raise CommandError(f"{held}：{'；'.join(found)}")
        for row in held.mines.select_related("mine").prefetch_related("officers"):
            officers = "、".join(officer.name for officer in row.officers.all())
            self.stdout.write(f"{row.position}. {row.mine}：{officers}")
        self.stdout.write(f"{held}：重新抽取的结果与登记一致")
