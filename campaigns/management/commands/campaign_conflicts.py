from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.cascade.conflicts import Asked, asked_by, asked_in_library, conflicts, unset
from campaigns.models import Campaign


class Command(BaseCommand):
    """Looks at all that is issued here and at the notices of the library that aren't started yet; with --issued
    only at the former."""

    help = "列出各专项行动通知中关于期限的矛盾，附出处；文件库中尚未部署的通知一并比对。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--issued", action="store_true", help="只看已部署的专项行动")
        parser.add_argument("--json", type=Path, metavar="OUT", help="写入 JSON 文件")

    def handle(self, *args: Any, **options: Any) -> None:
        issued = Campaign.objects.issued()
        asked = asked_by(issued)
        if not options["issued"]:
            asked += asked_in_library(without=Campaign.objects.values_list("key", flat=True))
        found, open_ = conflicts(asked), unset(asked)
        if out := options["json"]:
            content = {"conflicts": [one.as_json() for one in found], "unset": [_unset(one) for one in open_]}
            try:
                out.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            except OSError as error:
                raise CommandError(f"{out}: {error.strerror}") from error
        for conflict in found:
            self.stdout.write(f"{conflict.rule} {conflict.words}")
            for one in conflict.citations:
                quote = f"“{one.quote}”" if one.quote else ""
                self.stdout.write(f"    {one.document} {one.paragraph}：{quote}{one.deadline}")
            self.stdout.write(f"    处理：{conflict.taken}")
        for asked_one in open_:
            self.stdout.write(
                f"C17 {asked_one.document}“{asked_one.requirement}”周期未定，确定前不生成报送任务"
            )
        self.stdout.write(f"矛盾 {len(found)} 处，周期未定 {len(open_)} 项")


def _unset(one: Asked) -> dict[str, Any]:
    return {
        "rule": "C17",
        "campaign": one.key,
        "document": one.document,
        "requirement": one.requirement.key,
        "title": one.requirement.title,
        "citations": [vars(citation) for citation in one.citations],
    }
