from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.utils import timezone

from bench.harness import Run
from bench.scene import COUNTY, HAZARDS, set_scene

WHAT = f"computing the 43 cells of one county's 调度表 among {HAZARDS:,} hazards"
DIVIDED_BY = "one bare SQL with the same 43 counts"
ROUNDS = 21

BEGINS, ENDS, AS_OF = dt.date(2023, 5, 21), dt.date(2023, 6, 20), dt.date(2023, 6, 20)
SPAN = "BETWEEN %(begins)s AND %(ends)s"
MINE = "JOIN enterprises_mine m ON m.id = {}.mine_id JOIN jurisdictions_region r ON r.code = m.region_id"


def _hazard(source: str, closed: bool) -> str:
    reached = "AND closed_on <= %(as_of)s" if closed else ""
    return f"count(*) FILTER (WHERE source = '{source}' {reached})"


def _spot(item: str) -> str:
    where = "" if item == "spot_checked" else f"FILTER (WHERE s.item = '{item}' AND s.wrong)"
    return f"count(DISTINCT m.enterprise_id) {where}"


def _log(what: str, kinds: str, extra: str = "") -> str:
    return f"coalesce({what} FILTER (WHERE a.kind IN ({kinds}) {extra}), 0)"


def _logged() -> str:
    levels = [f"AND a.level = '{level}'" for level in ("province", "city", "county")]
    return ", ".join(
        [
            *(_log("count(*)", f"'{kind}'") for kind in ("guidance_region", "guidance_enterprise", "patrol")),
            *(_log("sum(a.count)", f"'{kind}'") for kind in ("criminal_referral", "accountability")),
            _log("count(DISTINCT a.enterprise_id)", "'exposure', 'summons_enterprise', 'joint_sanction'"),
            *(_log("count(*)", "'typical_case'", extra) for extra in ("", "AND a.endangering")),
            _log("count(*)", "'summons_region', 'circular'"),
            *(
                _log("count(*)", f"'{kind}'", level)
                for kind in ("leader_visit", "lecture")
                for level in levels
            ),
            *(f"{_log('sum(a.amount)', repr('reward'), extra)} / 10000" for extra in ("", "AND a.anonymous")),
            f"least({_log('count(*)', repr('media_column'))}, 1)",
        ]
    )


LOG = """campaigns_activity a JOIN jurisdictions_agency g ON g.id = a.agency_id
     LEFT JOIN enterprises_mine m ON m.id = a.mine_id
     JOIN jurisdictions_region r ON r.code = coalesce(m.region_id, g.region_id)
     WHERE r.path LIKE %(path)s AND a.status = 'recorded'"""


def _sql() -> str:
    from inspections.on_site.spot_items import SPOT_ITEMS

    hazards = [_hazard(s, c) for s in ("self", "inspection", "tip_off", "assigned") for c in (False, True)]
    spots = [_spot(item) for item in ("spot_checked", *SPOT_ITEMS)]
    at_home = "r.path LIKE %(path)s"
    return f"""
    SELECT * FROM
    (SELECT {", ".join(hazards)} FROM hazards_hazard h {MINE.format("h")}
     WHERE {at_home} AND severity = 'major' AND found_on {SPAN}) a,
    (SELECT count(*), count(*) FILTER (WHERE closed_on <= %(as_of)s) FROM hazards_listing l
     JOIN hazards_hazard h ON h.id = l.hazard_id {MINE.format("h")} WHERE {at_home} AND listed_on {SPAN}) b,
    (SELECT {", ".join(spots)} FROM inspections_spotanswer s JOIN inspections_inspection i ON i.id = s.inspection_id
     {MINE.format("i")} WHERE {at_home} AND i.status = 'signed' AND checked_on {SPAN}) c,
    (SELECT count(*), coalesce(sum(amount), 0) / 10000 FROM inspections_penalty p
     JOIN inspections_case k ON k.id = p.case_id {MINE.format("k")} WHERE {at_home} AND decided_on {SPAN}) d,
    (SELECT count(*) FROM inspections_case k {MINE.format("k")} WHERE {at_home} AND decided_on {SPAN}
     AND 2 = (SELECT count(DISTINCT subject) FROM inspections_penalty p WHERE p.case_id = k.id)) e,
    (SELECT count(DISTINCT m.enterprise_id) FILTER (WHERE x.kind = 'suspend'),
     count(DISTINCT m.enterprise_id) FILTER (WHERE x.kind = 'close_down') FROM inspections_measure x
     {MINE.format("x")} WHERE {at_home} AND decided_on {SPAN}) f,
    (SELECT {_logged()} FROM {LOG} AND a.done_on {SPAN}) g,
    (SELECT coalesce(sum(count) FILTER (WHERE level = 'city'), 0),
     coalesce(sum(count) FILTER (WHERE level = 'county'), 0)
     FROM (SELECT DISTINCT ON (a.agency_id, a.level) a.count, a.level FROM {LOG} AND a.kind = 'technical_inspectors'
     AND a.done_on <= %(as_of)s ORDER BY a.agency_id, a.level, a.done_on DESC, a.id DESC) latest) h"""


@contextmanager
def runs() -> Iterator[tuple[Run, Run]]:
    from jurisdictions.models import Region
    from reports.figures import recorded
    from reports.places import Place, Span
    from reports.sheets import load

    set_scene()
    county, form, sql = Region.objects.get(pk=COUNTY), load("dispatch-2023"), _sql()
    place = Place(county, timezone.make_aware(dt.datetime.combine(AS_OF, dt.time(12))))
    figures: dict[str, Any] = {"path": f"{county.path}%", "begins": BEGINS, "ends": ENDS, "as_of": AS_OF}

    def ours() -> list[Any]:
        return list(recorded(form, place, Span(BEGINS, ENDS)).values())

    def bare() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, figures)
            return list(cursor.fetchone())

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert sorted(ours()) == sorted(bare()), (ours(), bare())
    assert sum(ours()) > 0
    yield ours, bare
