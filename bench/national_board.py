"""The nation's roll-up of one month, while eight months of every county's sealed cells lie in the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from bench.harness import Run
from jurisdictions.models import Agency, Region, User

WHAT = "the nation's roll-up: 2,825 counties' sealed cells of one month out of eight, 31 lines, 43 sums each"
DIVIDED_BY = "a bare GROUP BY of the same rows"
ROUNDS = 11

PERIOD = dt.date(2023, 6, 1)
MONTHS = "generate_series('2023-05-01'::date, '2023-12-01', '1 month') m"
# One county in twenty hasn't reported; a cell has as many records behind it as it says, as in life.
LOAD = [
    f"""
    INSERT INTO campaigns_obligation (status, requirement_id, agency_id, region_id, receiver_id, period, period_from,
        period_to, due_on, submitted_at)
    SELECT CASE WHEN a.id %% 20 = 0 THEN 'due' ELSE 'accepted' END, %(requirement)s, a.id, r.code, %(root)s, m::date,
        (m - interval '1 month' + interval '20 days')::date, (m + interval '19 days')::date,
        (m + interval '19 days')::date, CASE WHEN a.id %% 20 = 0 THEN NULL ELSE m + interval '18 days' END
    FROM jurisdictions_agency a JOIN jurisdictions_region r ON r.code = a.region_id, {MONTHS}
    WHERE r.level = 'county' AND NOT EXISTS (SELECT FROM reports_report p WHERE p.agency_id = a.id)
    """,
    """
    INSERT INTO reports_report (status, agency_id, form, period, period_from, period_to, obligation_id, return_reason)
    SELECT 'accepted', agency_id, %(form)s, period, period_from, period_to, id, ''
    FROM campaigns_obligation WHERE status = 'accepted' AND requirement_id = %(requirement)s
    """,
    """
    INSERT INTO reports_sealing (number, current, as_of, digest, details, report_id, signed_by_id)
    SELECT 1, true, period_to::timestamp + interval '17 hours', repeat('a', 64), '[]', id, %(leader)s
    FROM reports_report
    WHERE obligation_id IN (SELECT id FROM campaigns_obligation WHERE requirement_id = %(requirement)s)
    """,
    """
    INSERT INTO reports_sealedcell (key, kind, computed, value, source, reason, records, sealing_id)
    SELECT k.key, 'computed', (s.id + k.n) %% 5, (s.id + k.n) %% 5, '', '', coalesce(
        (SELECT jsonb_agg(jsonb_build_object('kind', 'hazard', 'id', i, 'digest', repeat('d', 64),
            'label', '通信联络系统故障未修复', 'amount', '')) FROM generate_series(1, ((s.id + k.n) %% 5)::int) i),
        '[]'::jsonb), s.id
    FROM reports_sealing s CROSS JOIN unnest(%(keys)s) WITH ORDINALITY k(key, n)
    WHERE s.digest = repeat('a', 64)
    """,
]
BARE = """
    SELECT split_part(g.path, '/', 1), c.key, sum(c.value)
    FROM reports_sealedcell c JOIN reports_sealing s ON s.id = c.sealing_id AND s.current
    JOIN reports_report r ON r.id = s.report_id JOIN jurisdictions_agency a ON a.id = r.agency_id
    JOIN jurisdictions_region g ON g.code = a.region_id
    WHERE r.form = %s AND r.period = %s AND r.status IN ('submitted', 'accepted') GROUP BY 1, 2
"""

Sums = dict[tuple[str, str], Decimal]


@contextmanager
def runs() -> Iterator[tuple[Run, Run]]:
    from reports.rollup import roll_up
    from reports.sheets import load

    form = load("dispatch-2023")
    with transaction.atomic():
        _load(list(form.cells))
        nation = Region.objects.get(level=Region.Level.NATION)

        def ours() -> Sums:
            whole = roll_up(nation, form, PERIOD)
            return {
                (line.region.pk, key): value for line in whole.lines for key, value in line.values.items()
            }

        def bare() -> Sums:
            with connection.cursor() as cursor:
                cursor.execute(BARE, [form.code, PERIOD])
                return {(code, key): value for code, key, value in cursor.fetchall()}

        assert ours() == bare()
        yield ours, bare
        transaction.set_rollback(True)


def _load(keys: list[str]) -> None:
    """Past the triggers: it is the reading that is measured."""
    from campaigns.models import Campaign, Requirement

    root = Agency.objects.create(
        region=Region.objects.get(level=Region.Level.NATION), name="国家局", short_name="国"
    )
    known = Agency.objects.filter(region__level=Region.Level.COUNTY).values("region")
    Agency.objects.bulk_create(
        Agency(region=county, name=f"{county.code}应急管理局", short_name="县")
        for county in Region.objects.filter(level=Region.Level.COUNTY).exclude(pk__in=known)
    )
    leader = User.objects.create_user("bench-nation", None, name="演示", agency=root, roles=["leader"])
    campaign = Campaign.objects.create(
        key="bench-nation", document_number="演示〔2023〕1号", title="演示", short_title="演示", issuer=root,
        issued_on=dt.date(2023, 5, 1), starts_on=dt.date(2023, 5, 1), ends_on=dt.date(2023, 12, 31),
        scope_text="…", kinds=["underground"], statuses=["producing"], edition="2022",
    )  # fmt: skip
    requirement = Requirement.objects.create(
        campaign=campaign, key="dispatch", title="调度表", form="dispatch-2023", owner_level="county",
        due_day=20, cut_off_day=20, first_period=dt.date(2023, 5, 1), last_period=dt.date(2023, 12, 1),
    )  # fmt: skip
    ids: dict[str, Any] = {
        "requirement": requirement.pk,
        "root": root.pk,
        "leader": leader.pk,
        "form": "dispatch-2023",
        "keys": keys,
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for sql in LOAD:
            cursor.execute(sql, ids)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")
