from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from campaigns.actions import start_campaign
from campaigns.cascade.catalogue import library
from campaigns.models import Obligation
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


class Command(BaseCommand):
    help = "部署一个专项行动并生成报送任务；再次执行只补齐缺少的任务。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", choices=sorted(library()), help="专项行动标识")
        parser.add_argument("--as", dest="username", required=True, help="以谁的名义部署")
        parser.add_argument(
            "--issued-on", type=dt.date.fromisoformat, help="印发日期，如 2024-04-08；通知未写明日期的必填"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(username=options["username"]).select_related("agency__region").first()
        if by is None or by.agency is None:
            raise CommandError(f"没有用户 {options['username']}，或者不是机关人员")
        try:
            data, day = library()[options["key"]], options["issued_on"]
            campaign = start_campaign(data, issuer=by.agency, by=by, issued_on=day)
        except (PermissionDenied, RuleViolation) as refusal:
            raise CommandError(str(refusal)) from refusal
        owed = Obligation.objects.filter(requirement__campaign=campaign).count()
        self.stdout.write(f"{campaign}：报送任务 {owed} 项")
