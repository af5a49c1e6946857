from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from hazards.models import Clause, Criterion
from hazards.reference import load_criteria
from inspections.models import Ground, PenaltyClause
from inspections.penalties.reference import load_grounds, load_penalty_clauses


class Command(BaseCommand):
    help = "装入判定标准、处罚条款、法定情形和节假日；可以反复执行，管理员已确认的内容保持不变。"

    def handle(self, *args: Any, **options: Any) -> None:
        done = load_criteria() + load_penalty_clauses() + load_grounds()
        for model in (Criterion, Clause, PenaltyClause, Ground):
            name = str(model._meta.verbose_name)
            self.stdout.write(f"{name} {model._default_manager.count()} 条，新增或更新 {done[name]} 条")
        call_command("load_holidays", stdout=self.stdout)
