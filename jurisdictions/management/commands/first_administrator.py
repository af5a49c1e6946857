from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from jurisdictions.models import Agency, Region, User
from jurisdictions.roles import Role


class Command(BaseCommand):
    help = "新装系统时建立第一个机构和它的管理员，并显示一次性密码；以后的机构和人员由管理员在网页上建立。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("region", help="区划代码，如 14；全国为 00")
        parser.add_argument("agency", help="机构名称，如 山西省应急管理厅")
        parser.add_argument("short_name", help="文号简称，如 晋")
        parser.add_argument("username")
        parser.add_argument("name", help="管理员姓名")

    @transaction.atomic
    def handle(self, *args: Any, **given: Any) -> None:
        region = Region.objects.filter(pk=given["region"]).first()
        if region is None:
            raise CommandError("没有这个区划，请先执行 load_regions")
        if User.objects.filter(roles__contains=[Role.ADMINISTRATOR]).exists():
            raise CommandError("已有管理员，请在网页上新增人员")
        agency = Agency.objects.create(region=region, name=given["agency"], short_name=given["short_name"])
        administrator = User.objects.create_user(
            given["username"], name=given["name"], agency=agency, roles=[Role.ADMINISTRATOR]
        )
        password = administrator.issue_password(by=administrator)
        self.stdout.write(f"用户名 {administrator.username}，密码 {password}，请登录后立即修改")
