"""A ledger, with --big one of 100,000 rows, written to a workbook that the importer reads back unchanged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pgtrigger
from django.db import connection
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bench.harness import Run
from bench.import_ledger import _undone
from bench.scene import CITY
from bench.sizes import EXPORTED as ROWS
from bench.sizes import ROUNDS

__all__ = ["DIVIDED_BY", "PEAK", "ROUNDS", "WHAT", "runs"]
PEAK = True
WHAT = f"exporting a ledger of {ROWS:,} mines: supervisors, drop-downs, count and hash"
DIVIDED_BY = "one plain SQL and a bare XlsxWriter constant-memory write of the same cells"
LOT = 5_000

SQL = """
SELECT row_number() OVER (), r.name, e.name, '', e.credit_code, m.kind, m.minerals, m.status, m.capacity::float,
       m.headcount, m.hydrogeology, m.pond_class, '', e.legal_representative, m.principal, m.phone, m.licence_number,
       m.licence_issued, m.licence_expires, m.standardization, '', e.registered_address, e.economic_type,
       e.phone, '', '', a.name, m.remarks
FROM enterprises_mine m JOIN enterprises_enterprise e ON e.id = m.enterprise_id
JOIN jurisdictions_region r ON r.code = m.region_id
LEFT JOIN enterprises_supervision s ON s.mine_id = m.id AND s.until IS NULL
LEFT JOIN jurisdictions_agency a ON a.id = s.agency_id
WHERE r.path LIKE %s ORDER BY r.path, m.name, m.id"""


def _set_scene() -> None:
    """Made lot by lot, so that the scene takes less memory than what is measured in it."""
    from enterprises.credit_code import check_digit
    from enterprises.models import Enterprise, Mine, Supervision
    from enterprises.workbooks.copying import copy_in
    from jurisdictions.models import Agency, Region

    counties = list(Region.objects.filter(parent_id=CITY, level="county"))
    agencies = [
        Agency.objects.create(region=county, name=f"{county.full_name}应急管理局", short_name=county.name[0])
        for county in counties
    ]
    for start in range(0, ROWS, LOT):
        lot = range(start, min(start + LOT, ROWS))
        places = [counties[n % len(counties)] for n in lot]
        bodies = [f"91141023{n:09d}" for n in lot]
        owners = [
            Enterprise(
                name=f"{place.name}第{body[8:]}矿业有限公司",
                credit_code=body + check_digit(body),
                region=place,
            )
            for place, body in zip(places, bodies, strict=True)
        ]
        copy_in(owners)
        mines = [
            Mine(
                enterprise=owner, name=owner.name, kind="underground", status="producing", region_id=owner.region_id,
                minerals="铁矿", capacity="30.5", headcount=45, hydrogeology="简单", principal="王建国",
                phone="13835712345", licence_number="(晋)FM安许证字〔2021〕6868号",
                licence_issued=dt.date(2021, 12, 28), licence_expires=dt.date(2024, 12, 27), standardization="二级",
            )
            for owner in owners
        ]  # fmt: skip
        copy_in(mines)
        since = dt.date(2023, 1, 1)
        copy_in(
            [
                Supervision(mine=mine, agency=agencies[n % len(agencies)], since=since)
                for n, mine in zip(lot, mines, strict=True)
            ]
        )


def _bare(path: Path, region_path: str) -> None:
    book = Workbook(path, {"constant_memory": True})
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    connection.ensure_connection()
    with connection.connection.cursor(name="bare") as cursor:
        cursor.itersize = 1_000
        cursor.execute(SQL, [f"{region_path}%"])
        for at, row in enumerate(cursor):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(at, column, value, day)
                elif value not in {None, ""}:
                    sheet.write(at, column, value)
    book.close()


def _codes(path: Path) -> list[object]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [row[4] for row in rows if len(str(row[4])) == 18]


@contextmanager
def runs() -> Iterator[tuple[Run, Run]]:
    from enterprises.models import Mine
    from enterprises.workbooks.actions import Operator
    from enterprises.workbooks.exports import export_ledger
    from jurisdictions.models import Region

    city = Region.objects.get(pk=CITY)
    with _undone(), pgtrigger.ignore(), TemporaryDirectory() as folder:
        _set_scene()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        mine, bare = Path(folder, "ours.xlsx"), Path(folder, "bare.xlsx")

        def ours() -> None:
            with mine.open("wb") as out:
                assert export_ledger(Mine.objects.within(city), out, of=city, by=Operator()).rows == ROWS

        yield ours, lambda: _bare(bare, city.path)
        assert not (mine.exists() and bare.exists()) or _codes(mine) == _codes(bare)
