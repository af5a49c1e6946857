from __future__ import annotations

import shutil
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from enterprises.layers.declared import LEDGER
from enterprises.models import Mine
from enterprises.workbooks.actions import Operator
from enterprises.workbooks.exports import TITLES, export_ledger
from jurisdictions.models import Region, User


class Command(BaseCommand):
    help = (
        "Write the ledger of a region, or a layer of the file of its mines, or the whole file with a sheet for each "
        "layer, to a workbook that import_ledger reads back unchanged, and say how many "
        "rows it has and the SHA-256 over them. With --as the account's role and region are asked as on the "
        "page; without it whoever has this shell acts as the operator."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--region", required=True, help="code of the region")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
        parser.add_argument("--layer", choices=[*TITLES], default=LEDGER)
        parser.add_argument("--as", dest="username", help="in whose name; else the operator's")

    def handle(self, region: str, out: Path, layer: str, username: str | None, **options: Any) -> None:
        of, by = self._region(region), self._acting(username)
        mines = Mine.objects.within(of) if username is None else Mine.objects.visible_to(by).within(of)
        try:
            by.require_within(of)
            with TemporaryFile() as made:
                written = export_ledger(mines, made, layer, of=of, by=by)
                made.seek(0)
                with out.open("wb") as target:
                    shutil.copyfileobj(made, target)
        except PermissionDenied as error:
            raise CommandError(f"{username}：{error}") from error
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}") from error
        self.stdout.write(f"rows {written.rows}, sha256 {written.sha256}")

    def _acting(self, username: str | None) -> Any:
        if username is None:
            return Operator()
        try:
            return User.objects.get(username=username, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"没有启用的账号“{username}”") from None

    def _region(self, code: str) -> Region:
        try:
            return Region.objects.get(code=code)
        except Region.DoesNotExist:
            raise CommandError(f"没有代码为“{code}”的区划") from None
