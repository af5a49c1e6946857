from __future__ import annotations

import unicodedata
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import demo
from config.demo.cast import PASSWORD
from jurisdictions.models import User

WIDTHS = (16, 34, 32, 0)


class Command(BaseCommand):
    help = "装入演示数据（临汾市 2023 年 5 月至 9 月，人物、企业均为虚构）；已装入时不作改动。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reload", action="store_true", help="清空演示数据库后重新装入")
        parser.add_argument("--accounts", action="store_true", help="只列出演示账号")

    def handle(self, *args: Any, reload: bool, accounts: bool, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("生产环境不能装入演示数据")
        if not accounts:
            self._load(reload)
        elif not demo.is_loaded():
            raise CommandError("尚未装入演示数据，请先执行 manage.py demo")
        self._print_accounts()

    def _load(self, reload: bool) -> None:
        if demo.is_loaded():
            if not reload:
                self.stdout.write("演示数据已装入，未作改动")
                return
            demo.unload()
        elif User.objects.exists():
            raise CommandError("数据库中已有其他人员和数据，不能装入演示数据")
        demo.load()
        self.stdout.write("，".join(f"{name} {number}" for name, number in demo.counts()))

    def _print_accounts(self) -> None:
        """The rule for user names is told once, because there are some two hundred."""
        for line in [("角色", "单位", "用户名", "先试什么"), *demo.accounts()]:
            self.stdout.write(
                "  ".join(_padded(text, width) for text, width in zip(line, WIDTHS, strict=True))
            )
        self.stdout.write(
            "其他县（市、区）：把 xiangfen 换成 yaodu quwo yicheng hongtong guxian anze fushan jixian xiangning"
            " daning xixian yonghe puxian fenxi houma huozhou"
        )
        self.stdout.write(self.style.SUCCESS(f"所有账号的密码：{PASSWORD}"))


def _padded(text: str, width: int) -> str:
    """A Chinese character is two columns wide."""
    columns = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return text + " " * (width - columns)
