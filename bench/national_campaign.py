"""A campaign of the whole nation: its obligations made in one job, made again, and counted on the board."""

from __future__ import annotations

import datetime as dt
import re
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.db import connection, transaction
from django.test import Client

from bench.harness import Run

MONTHS = 12
REQUIREMENTS = 3
TODAY = dt.date(2023, 7, 5)
KEY = "bench-nation"
OF_IT = "requirement_id IN (SELECT id FROM campaigns_requirement WHERE campaign_id = %s)"

notes: list[str] = []


def _scene() -> Any:
    """An emergency bureau in each place of the nation, and three monthly forms that each county owes."""
    from campaigns.models import Campaign, Requirement
    from jurisdictions.models import Agency, Region

    if known := Campaign.objects.filter(key=KEY).first():
        return known
    kind = Agency.Kind.EMERGENCY
    places = Region.objects.exclude(level="town").filter(ended=None)
    missing = places.exclude(pk__in=Agency.objects.filter(kind=kind).values("region"))
    with pgtrigger.ignore():
        Agency.objects.bulk_create(
            Agency(region=place, kind=kind, name=f"{place.pk}应急管理局", short_name=place.name[:1])
            for place in missing
        )
    campaign = Campaign.objects.create(
        key=KEY, title="全国行动", short_title="全国行动", document_number="〔2023〕1号",
        issuer=Agency.objects.get(region_id="00", kind=kind), status=Campaign.Status.ISSUED,
        issued_on=dt.date(2023, 1, 1), starts_on=dt.date(2023, 1, 1), ends_on=dt.date(2023, 12, 31),
        scope_text="全国", kinds=[], statuses=[],
    )  # fmt: skip
    for number in range(REQUIREMENTS):
        Requirement.objects.create(
            campaign=campaign, key=f"form-{number}", title=f"报表{number}", owner_level="county", due_day=20,
            first_period=campaign.starts_on, receiver_rule=Requirement.Receiver.SUPERIOR,
        )  # fmt: skip
    return campaign


def _rows() -> str:
    from jurisdictions.models import Region

    counties = Region.objects.filter(level="county", ended=None).count()
    return f"{counties * MONTHS * REQUIREMENTS:,} obligations of {counties:,} counties"


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        connection.check_constraints()  # as the end of a transaction that isn't undone would
        transaction.set_rollback(True)


def _sql(statement: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def _generate(expected: int) -> None:
    from campaigns.models import Campaign
    from campaigns.obligations.generation import generate

    change = generate([campaign := Campaign.objects.get(key=KEY)], today=TODAY, begun=campaign)
    assert (change.made, change.moved) == (expected, 0), change


def _fill() -> int:
    """The rows for good, how much memory they took on the way, and a copy of them for the bare INSERT."""
    from campaigns.models import Obligation
    from campaigns.obligations.generation import generate

    campaign = _scene()
    owed = Obligation.objects.filter(requirement__campaign=campaign)
    if not owed.exists():
        tracemalloc.start()
        made = generate([campaign], today=TODAY, begun=campaign).made
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        notes.append(
            f"making {made:,} obligations takes {peak / 2**20:.1f} MB of Python's memory at its peak."
        )
        columns = "INCLUDING DEFAULTS INCLUDING INDEXES INCLUDING CONSTRAINTS"
        for copy, table in (("made", "campaigns_obligation"), ("enrolled", "campaigns_owing")):
            _sql(f"CREATE TABLE {copy} AS SELECT * FROM {table} WHERE {OF_IT}", campaign.pk)
        _sql(f"CREATE TABLE bare (LIKE campaigns_obligation {columns})")
        _sql("ANALYZE")
    return owed.count()


def _insert_bare() -> None:
    with _undone():
        _sql("INSERT INTO bare SELECT * FROM made")


class Generation:
    """Made from nothing; undone after each round."""

    WHAT = "a national campaign of 12 months and 3 forms: all its obligations made, audited, in one job"
    DIVIDED_BY = (
        "one bare INSERT … SELECT of the same rows into a table of the same indexes, without keys and trail"
    )
    ROUNDS = 3

    @contextmanager
    def runs(self) -> Iterator[tuple[Run, Run]]:
        number = _fill()
        campaign = _scene()

        def ours() -> None:
            with _undone():
                _generate(number)

        with transaction.atomic(), pgtrigger.ignore():
            for table in ("campaigns_obligation", "campaigns_owing"):
                _sql(f"DELETE FROM {table} WHERE {OF_IT}", campaign.pk)
        _sql("VACUUM ANALYZE campaigns_obligation")
        yield ours, _insert_bare
        with pgtrigger.ignore():
            _sql("INSERT INTO campaigns_obligation SELECT * FROM made")
            _sql("INSERT INTO campaigns_owing SELECT * FROM enrolled")
        _sql("VACUUM ANALYZE campaigns_obligation")


class Again:
    """They are all there: the nightly job finds nothing to do."""

    WHAT = "the same job run again: nothing made, nothing moved"
    DIVIDED_BY = Generation.DIVIDED_BY
    ROUNDS = 5

    @contextmanager
    def runs(self) -> Iterator[tuple[Run, Run]]:
        _fill()

        def ours() -> None:
            with _undone():
                _generate(0)

        yield ours, _insert_bare


GROUPED = """
    SELECT split_part(r.path, '/', %s), o.period, o.status,
           CASE WHEN (o.submitted_at AT TIME ZONE 'Asia/Shanghai')::date <= o.due_on THEN 'in_time'
                WHEN o.submitted_at IS NOT NULL THEN 'late' WHEN o.due_on < %s THEN 'overdue' ELSE 'to_come' END,
           count(*)
    FROM campaigns_obligation o JOIN jurisdictions_region r ON r.code = o.region_id
    WHERE r.path LIKE %s AND o.requirement_id IN (SELECT id FROM campaigns_requirement WHERE campaign_id = %s)
    GROUP BY 1, 2, 3, 4"""


TOTAL = re.compile(r'<tr class="total">.*?<td class="n"><a[^>]*>(\d+)</a>', re.S)


class BoardPage:
    """The whole page as its reader gets it, from the session to the last bar."""

    DIVIDED_BY = "one bare GROUP BY of the same rows by place, period, status and due state"
    ROUNDS = 11

    def __init__(self, region: str, what: str) -> None:
        self.region, self.WHAT = region, what

    @contextmanager
    def runs(self) -> Iterator[tuple[Run, Run]]:
        from django.db.models import F

        from campaigns.models import Obligation
        from jurisdictions.models import Agency, Region, User

        _fill()
        campaign = _scene()
        owed = Obligation.objects.filter(requirement__campaign=campaign, due_on__lt=TODAY)
        if not owed.exclude(submitted_at=None).exists():
            with pgtrigger.ignore():
                early = F("due_on") - dt.timedelta(days=1)
                owed.annotate(n=F("pk") % 10).filter(n__lt=7).update(status="submitted", submitted_at=early)
                late = F("due_on") + dt.timedelta(days=3)
                owed.annotate(n=F("pk") % 10).filter(n=7).update(status="accepted", submitted_at=late)
            _sql("VACUUM ANALYZE campaigns_obligation")
        region = Region.objects.get(pk=self.region)
        agency = Agency.objects.get(region=region, kind="emergency_management")
        reader = Client(SERVER_NAME="localhost")
        username = f"bench-board-{self.region}"
        reader.force_login(
            User.objects.create_user(username, None, name="演示", agency=agency, roles=["viewer"])
        )
        depth = region.path.count("/") + 1

        def ours() -> int:
            page = reader.get(f"/campaigns/board/?campaign={campaign.pk}").content.decode()
            owed = TOTAL.search(page)
            assert owed, page[:2000]
            return int(owed[1])

        def bare() -> int:
            found = _sql(GROUPED, depth, TODAY, f"{region.path}%", campaign.pk)
            return sum(row[-1] for row in found)

        assert ours() == bare() > 0
        yield ours, bare


generation, again = Generation(), Again()
nation = BoardPage("00", "the national board of that campaign: provinces by months, the whole page")
province = BoardPage("14", "the board of one province: its cities by months, the whole page")
