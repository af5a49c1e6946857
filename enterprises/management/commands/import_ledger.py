from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from enterprises.layers.declared import LEDGER, TITLES
from enterprises.layers.intake import LayerIntake
from enterprises.ledger.reading import Row, UnreadableWorkbook
from enterprises.models import LedgerImport, LedgerRow
from enterprises.thresholds import is_key_mine
from enterprises.workbooks.actions import (
    Operator,
    account,
    commit_import,
    open_intake,
    require_import_into,
    upload_ledger,
)
from enterprises.workbooks.reading import Intake
from enterprises.workbooks.register import AT_ONCE
from jurisdictions.models import Region, User
from jurisdictions.rules import RuleViolation

TOLD = (
    "name",
    "credit_code",
    "kind",
    "status",
    "capacity",
    "headcount",
    "hydrogeology",
    "principal",
    "phone",
    "licence_expires",
    "supervised_by",
)


class Command(BaseCommand):
    help = (
        "Read a county's or city's ledger (.xlsx, .xls), or with --layer a layer of the file of its mines, and say "
        "what would come of it; --commit writes it. "
        "Held rows are never written by this command: they are confirmed on the page of the import. "
        "With --as the account's role and region are asked as on the page; without it whoever has this shell "
        "acts as the operator, and the trail names nobody."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--region",
            help="code of the region imported into; else told by the counties named in a ledger, "
            "and for a layer the account's own",
        )
        parser.add_argument("--layer", choices=[*TITLES], default=LEDGER)
        parser.add_argument("--as", dest="username", help="in whose name; else the operator's")
        parser.add_argument("--commit", action="store_true", help="write the accepted rows")
        parser.add_argument("--json", type=Path, metavar="OUT", help="every row and what was made of it")

    def handle(
        self,
        file: Path,
        region: str | None,
        layer: str,
        username: str | None,
        commit: bool,
        **options: Any,
    ) -> None:
        by = self._acting(username)
        keeping: dict[str, list[dict[str, Any]]] | None = (
            {verdict: [] for verdict in LedgerRow.Verdict.values} if options["json"] else None
        )
        try:
            read = self._read(file, layer, self._region(region), by, commit)
            told = self._tell(read, layer, keeping)
        except UnreadableWorkbook as error:
            raise CommandError(error.message) from error
        except RuleViolation as error:
            raise CommandError(error.message) from error
        except PermissionDenied as error:
            raise CommandError(f"{username}：{error}") from error
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        if keeping is not None:
            whole = json.dumps({**keeping, **told}, ensure_ascii=False, indent=1)
            options["json"].write_text(whole, encoding="utf-8")
        self._say(told, commit)

    def _acting(self, username: str | None) -> Any:
        if username is None:
            return Operator()
        try:
            return User.objects.get(username=username, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"没有启用的账号“{username}”") from None

    def _region(self, code: str | None) -> Region | None:
        if code is None:
            return None
        try:
            return Region.objects.get(code=code)
        except Region.DoesNotExist:
            raise CommandError(f"没有代码为“{code}”的区划") from None

    def _read(
        self, file: Path, layer: str, region: Region | None, by: Any, commit: bool
    ) -> LedgerImport | Intake | LayerIntake:
        """Written already, or to be read by whoever asks for its rows. A ledger may say of which region it is."""
        if region is None and layer != LEDGER and by.agency:
            region = by.agency.region
        if commit and region:
            return self._commit(file, layer, region, by)
        intake = open_intake(file, layer, region, account(by), today=timezone.localdate())
        require_import_into(intake.region, by=by)
        return self._commit(file, layer, intake.region, by) if commit else intake

    def _commit(self, file: Path, layer: str, region: Region, by: Any) -> LedgerImport:
        """Read and written by this process, however long, and as one person would on the page."""
        with file.open("rb") as stream:
            uploaded = upload_ledger(File(stream, name=file.name), region, layer, by=by, wait=True)
        if uploaded.status == LedgerImport.Status.FAILED:
            raise RuleViolation(uploaded.message)
        commit_import(uploaded, by=by, wait=True)
        if uploaded.status != LedgerImport.Status.COMMITTED:
            raise RuleViolation(uploaded.message)
        return uploaded

    def _tell(
        self,
        read: LedgerImport | Intake | LayerIntake,
        layer: str,
        keeping: dict[str, list[dict[str, Any]]] | None,
    ) -> dict[str, Any]:
        """Row by row: none is held in memory, unless all shall stand in the JSON."""
        counted: Counter[str] = Counter()
        for row in _rows(read):
            counted[row.verdict] += 1
            counted[row.outcome if row.verdict == "accepted" else ""] += 1
            self._question(row)
            if keeping is not None:
                tell = _accepted if layer == LEDGER else _line
                keeping[row.verdict].append({**tell(row), **_problems(row)})
        summary = [*LedgerRow.Outcome.values, "held", "rejected"]
        return {**_about(read), "summary": {name: counted[name] for name in summary}}

    def _question(self, row: Row | LedgerRow) -> None:
        problems = [_plain(problem) for problem in row.problems]
        if row.verdict == "rejected":
            first = problems[0]
            self.stdout.write(f"不能导入 第 {row.number} 行 {first['column']} 列：{first['message']}")
        for problem in problems if row.verdict == "held" else ():
            self.stdout.write(f"待确认 第 {row.number} 行 {problem['column']} 列：{problem['message']}")

    def _say(self, told: dict[str, Any], commit: bool) -> None:
        for name in told["unknown_agencies"]:
            self.stdout.write(f"监管部门未登记，按原文保留：{name}")
        for column in told["unknown_columns"]:
            self.stdout.write(f"未识别的列 {column['column']}：{column['heading']}")
        if told["left_out"]:
            self.stdout.write(f"档案中还有 {len(told['left_out'])} 条文件没有提到，不会改动。")
        self.stdout.write("已写入。" if commit else "没有写入任何内容；加 --commit 才写入。")
        self.stdout.write(", ".join(f"{name} {count}" for name, count in told["summary"].items()))


def _rows(read: LedgerImport | Intake | LayerIntake) -> Iterator[Row | LedgerRow]:
    if isinstance(read, LedgerImport):
        yield from read.rows.iterator(AT_ONCE)
        return
    for lot in read.lots():
        yield from lot


def _about(read: LedgerImport | Intake | LayerIntake) -> dict[str, Any]:
    """What isn't of one row. An intake knows it when all its rows are read."""
    if isinstance(read, LedgerImport):
        ignored, agencies = read.ignored_rows, [one["name"] for one in read.unknown_agencies]
        left_out = read.left_out
    else:
        ignored, agencies, left_out = read.ignored, list(read.unknown_agencies), read.left_out()
    return {
        "ignored_rows": ignored,
        "unknown_agencies": sorted(agencies),
        "unknown_columns": read.unknown_columns,
        "left_out": [{"part": part, "pk": pk} for part, pk in left_out],
    }


def _plain(told: Any) -> dict[str, Any]:
    """A repair or a problem, as it was read or as it was kept."""
    return told if isinstance(told, dict) else told._asdict()


def _accepted(row: Row | LedgerRow) -> dict[str, Any]:
    values = row.values
    return {
        "row": row.number,
        "county": values["county"],
        **{name: None if values[name] == "" else values[name] for name in TOLD},
        "key_mine": is_key_mine(values["kind"], values["headcount"]),
        "repairs": [_plain(repair) for repair in row.repairs],
    }


def _line(row: Row | LedgerRow) -> dict[str, Any]:
    return {
        "row": row.number,
        **{name: None if value == "" else value for name, value in row.values.items()},
        "outcome": row.outcome or None,
        "changes": row.changes,
        "repairs": [_plain(repair) for repair in row.repairs],
    }


def _problems(row: Row | LedgerRow) -> dict[str, Any]:
    """Of what is held all of them; what is rejected also says first which cell is in the way, and why."""
    if not row.problems:
        return {}
    problems = [_plain(problem) for problem in row.problems]
    if row.verdict == "held":
        return {"problems": problems}
    first = problems[0]
    return {
        "field": first["field"],
        "column": first["column"],
        "reason": first["message"],
        "problems": problems,
    }
