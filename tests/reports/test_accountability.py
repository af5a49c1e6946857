"""追责问责情况统计表: each town counts what concerns its mines, the county adds them up and what is its own."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from reports.actions import open_own_report
from reports.figures import live, measured, trace
from reports.metrics import METRICS
from reports.rollup import roll_up
from reports.sheets import load
from tests import cased, make
from tests.reports.month import fined, logged
from tests.tables import TOWNS, signed, town_tables

FORM = load("accountability-2024")
MAY = dt.date(2024, 5, 1)
DAY = dt.date(2024, 5, 10)


def log(kind, place, mine=None, **facts):
    row = logged(kind, "05-10", place=place, mine=mine, **facts)
    row.done_on = DAY
    row.save()


@pytest.fixture
def towns(db):
    """A mine in the first town was talked to, summoned and fined; in the second people were held to account."""
    first, second = town_tables()
    mine = make.mine(region=TOWNS[0])
    make.agency(TOWNS[0], kind="town_centre")
    for kind, outcome in [
        ("talk", ""), ("talk", "enterprise"), ("talk", "superior"),
        ("summons_enterprise", ""), ("summons_enterprise", "principal"), ("summons_enterprise", "superior"),
        ("summons_enterprise", "superior_principal"), ("exposure", ""), ("exposure", "principal"),
        ("joint_sanction", "principal"), ("joint_sanction", ""),
    ]:  # fmt: skip
        log(kind, "141023", mine, outcome=outcome)
    for outcome, people in (("discipline", 3), ("transfer", 2), ("dismissal", 1)):
        log(
            "accountability",
            "141023",
            make.mine(region=TOWNS[1], name=f"{outcome}铁矿"),
            outcome=outcome,
            count=people,
        )
    case = fined(mine, "05-10", 30_000, 5_000)
    case.decided_on = DAY
    case.save()
    return first, second


def values(report):
    return {key: one.value for key, one in live(report).items()}


def test_each_column_counts_its_own(towns):
    said = values(towns[0])
    assert said == {
        "talk.1": 2, "talk.2": 1,
        "penalty.1.times": 1, "penalty.1.amount": 3, "penalty.2.times": 1, "penalty.2.amount": Decimal("0.5"),
        "summons.1": 1, "summons.2": 1, "summons.3": 1, "summons.4": 1,
        "blame.1": 0, "blame.2": 0, "blame.3": 0,
        "exposure.1": 1, "exposure.2": 1, "sanction.1": 1, "sanction.2": 1, "listed.1": 0,
    }  # fmt: skip
    second = values(towns[1])
    assert [second[f"blame.{n}"] for n in (1, 2, 3)] == [3, 2, 1]
    assert second["talk.1"] == 0


def test_every_figure_opens_the_records_that_it_counts(towns):
    for report in towns:
        for key, figure in live(report).items():
            assert measured(figure.cell, trace(figure.cell, report.place(), report.span)) == figure.value, key


def test_the_county_adds_up_its_towns_and_what_is_its_own(towns, county_clerk):
    for report in towns:
        signed(report)
    log("talk", "141023", counterpart="上级公司安全部")
    own = open_own_report(FORM, MAY, by=county_clerk)
    assert (values(own)["talk.1"], values(own)["penalty.1.times"]) == (1, 0)
    signed(own)
    whole = roll_up(make.region("141023"), FORM, MAY)
    assert [line.region.pk for line in whole.lines] == list(TOWNS)
    assert {key: whole.totals[key].value for key in ("talk.1", "penalty.1.amount", "blame.1")} == {
        "talk.1": 3,
        "penalty.1.amount": 3,
        "blame.1": 3,
    }
    assert whole.gaps == {}
    above = roll_up(make.region("1410"), FORM, MAY)
    assert [(line.region.name, line.values["talk.1"]) for line in above.lines] == [("襄汾县", 3)]


def test_the_county_reads_its_board(client, towns, county_clerk):
    signed(towns[0])
    client.force_login(county_clerk)
    page = client.get("/reports/board/accountability-2024/2024-05/").content.decode()
    assert "追责问责情况统计表汇总" in page
    assert "<th>乡镇</th>" in page
    assert "县级排名" not in page
    assert "当月（待核）口径" in page


def test_the_doubtful_column_says_what_is_in_doubt(client, towns, htmx):
    report = towns[0]
    client.force_login(make.user(report.agency, "clerk"))
    panel = client.get(f"{report.get_absolute_url()}cells/listed.1/", headers=htmx).content.decode()
    assert "待核" in panel
    assert "疑为“严重失信主体名单”之误" in panel
    assert [cell.key for cell in FORM.cells.values() if cell.uncertain] == ["listed.1"]
    assert "当月累计" in client.get(report.get_absolute_url()).content.decode()


def test_who_is_on_the_list_of_the_dishonest_is_counted_once(towns):
    assert METRICS["dishonest"].each == "mine__enterprise"
    listing = cased.listing(make.mine(region=TOWNS[0], name="失信铁矿"))
    listing.listed_on, listing.noticed_on = DAY, DAY - dt.timedelta(days=5)
    listing.save()
    assert values(towns[0])["listed.1"] == 1
