"""A ledger, with --big that of the nation's 40,000 mines, in one workbook, as untidy as counties write it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.db import connection, transaction
from django.test import override_settings
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bench.harness import Run
from bench.scene import CITY
from bench.sizes import IMPORTED as ROWS
from bench.sizes import ROUNDS

__all__ = ["DIVIDED_BY", "PEAK", "ROUNDS", "WHAT", "runs"]
PEAK = True
WHAT = f"importing a ledger of {ROWS:,} rows: read, repaired, judged, previewed, committed, audited"
DIVIDED_BY = "a bare calamine read and COPY of the same rows into one table without keys"

HEADINGS = [
    "序号",
    "县（市、区）",
    "企业名称",
    "统一社会信用代码",
    "矿山类型",
    "生产状态",
    "设计生产能力（万吨/年）",
]
HEADINGS += ["单班入井人数", "水文地质类型", "主要负责人", "联系电话", "安全生产许可证有效期至", "监管部门"]
KINDS = ["地下矿山", "露天矿山", "尾矿库", "地下开采"]
STATUSES = ["正常生产", "停产整改", "基建"]
HEADCOUNTS: list[object] = [45, 12, "29人", "３０"]
PHONES: list[object] = [13835712345, "0357-3622345", "138 3571 2345"]
EXPIRIES: list[object] = ["2025-06-30", "2025年6月30日", "2025.6.30", 45838, dt.date(2025, 6, 30)]


def _row(n: int, counties: list[str]) -> list[object]:
    from enterprises.credit_code import check_digit

    county, body = counties[n % len(counties)], f"91141023{n:09d}"
    code, name, person = f"{body}{check_digit(body)}", f"{county}第{n}矿业有限公司", f"王{n % 997}"
    kind, status, capacity = KINDS[n % 4], STATUSES[n % 3], 30 if n % 2 else "30万吨/年"
    rest = [HEADCOUNTS[n % 4], "简单", person, PHONES[n % 3], EXPIRIES[n % 5], f"{county}应急管理局"]
    return [n + 1, county, name, code, kind, status, capacity, *rest]


def _write(path: Path, counties: list[str]) -> None:
    book = Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("台账")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEADINGS)
    for n in range(ROWS):
        for column, value in enumerate(_row(n, counties)):
            sheet.write(n + 1, column, value, *([day] if isinstance(value, dt.date) else []))
    book.close()


@contextmanager
def _undone() -> Iterator[None]:
    """Every round finds the ledger empty."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _bare(path: Path) -> set[str]:
    with _undone(), connection.cursor() as cursor:
        lines = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
        cursor.execute(f"CREATE TEMP TABLE bare ({', '.join(f'c{n} text' for n in range(len(HEADINGS)))})")
        rows = io.StringIO()
        csv.writer(rows).writerows(lines)
        rows.seek(0)
        cursor.copy_expert("COPY bare FROM STDIN WITH (FORMAT csv)", rows)
        cursor.execute("SELECT c3 FROM bare")
        return {code for (code,) in cursor.fetchall()}


@contextmanager
def runs() -> Iterator[tuple[Run, Run]]:
    from enterprises.models import Mine
    from enterprises.workbooks.actions import Operator, commit_import, upload_ledger
    from jurisdictions.models import Agency, Region

    city = Region.objects.get(pk=CITY)
    counties = list(Region.objects.filter(parent=city, level="county"))

    def ours() -> set[str]:
        with _undone(), path.open("rb") as file:
            uploaded = upload_ledger(File(file, path.name), city, by=Operator(), wait=True)
            commit_import(uploaded, by=Operator(), wait=True)
            uploaded.refresh_from_db()
            assert uploaded.status == "committed", uploaded.message
            connection.check_constraints()  # as the end of a transaction that isn't undone would
            codes = set(Mine.objects.values_list("enterprise__credit_code", flat=True))
            assert codes == expected
            return codes

    with _undone(), TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
        Agency.objects.bulk_create(
            Agency(region=county, name=f"{county.name}应急管理局", short_name=county.name[0])
            for county in counties
        )
        path = Path(folder, "ledger.xlsx")
        names = [county.name for county in counties]
        _write(path, names)
        expected = {str(_row(n, names)[3]) for n in range(ROWS)}

        def bare() -> None:
            assert _bare(path) == expected

        yield ours, bare
