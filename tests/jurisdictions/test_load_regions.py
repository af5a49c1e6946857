from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.db import connection

from jurisdictions.code_table import read_code_table
from jurisdictions.models import Region

TABLE = {node.code: node for node in read_code_table()}


def load(*args):
    out = io.StringIO()
    call_command("load_regions", *args, stdout=out)
    return out.getvalue()


def test_the_headings_of_the_code_table_are_not_in_the_tree():
    assert not {"1101", "1201", "3101", "5001", "5002", "4190", "4290", "4690", "6590"} & TABLE.keys()
    assert TABLE["110101"].parent == "11"
    assert TABLE["500229"].parent == "50"
    assert TABLE["419001"].parent == "41"


def test_every_level_counts_what_the_statistics_bureau_counts():
    counts = {
        level: sum(n.level == level for n in TABLE.values())
        for level in ("province", "city", "county", "town")
    }
    assert counts == {"province": 32, "city": 342 - 9, "county": 2978 - 4, "town": 41352}
    assert sum(n.kind == "zone" for n in TABLE.values()) == 124


@pytest.mark.parametrize(
    ("city", "county", "town"),
    [
        ("4419", "441900", "441900003"),
        ("4420", "442000", "442000001"),
        ("4604", "460400", "460400100"),
        ("6202", "620201", "620201001"),
    ],
)
def test_cities_without_counties_have_their_towns_directly(city, county, town):
    assert county not in TABLE
    assert TABLE[town].parent == city


def test_corps_cities_hang_on_the_corps_and_not_on_xinjiang():
    assert TABLE["659001"].parent == "66"
    assert TABLE["659012"].kind == TABLE["66"].kind == "corps"
    assert TABLE["650102"].parent == "6501"


def test_every_parent_stands_before_its_children():
    seen = set()
    for node in TABLE.values():
        assert node.parent is None or node.parent in seen
        seen.add(node.code)


def test_a_path_is_the_chain_of_codes(db):
    assert Region.objects.get(pk="141023").path == "14/1410/141023/"
    assert Region.objects.get(pk="110101").path == "11/110101/"
    assert Region.objects.get(pk="659001").path == "66/659001/"
    assert Region.objects.get(pk="00").path == ""


def test_loading_again_changes_nothing(db, county_administrator, province_administrator):
    load("--only", "14")
    county = Region.objects.get(pk="141023")
    Region.objects.filter(pk="141023").update(name="襄汾区")
    zone = Region.add_zone(Region.objects.get(pk="1410"), "临汾经济开发区", by=province_administrator)
    before = list(Region.objects.order_by("pk").values())
    assert "新增 0 个" in load("--only", "14")
    assert list(Region.objects.order_by("pk").values()) == before
    assert (zone.code, zone.path) == ("1410K1", "14/1410/1410K1/")
    assert county.pk in Region.objects.within(Region.objects.get(pk="14")).values_list("pk", flat=True)


def test_a_missing_town_hangs_where_its_merged_county_hangs_now(db, city_administrator):
    import datetime as dt

    Region.objects.filter(path__startswith="14/1410/141021/").exclude(pk="141021").delete()
    merged, into = Region.objects.get(pk="141021"), Region.objects.get(pk="141023")
    merged.merge_into(into, on=dt.date(2023, 7, 1), by=city_administrator)
    load("--only", "14")
    assert Region.objects.get(pk="141021100").path == "14/1410/141023/141021/141021100/"


def test_within_is_a_prefix_that_the_index_serves(db):
    rows = Region.objects.within(Region.objects.get(pk="1410"))
    assert rows.count() > 17
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    plan = rows.order_by().explain()
    assert "one_region_a_path" in plan
    assert "path >= '14/1410/'" in plan
