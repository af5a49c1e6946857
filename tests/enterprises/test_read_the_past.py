"""What the file of a mine and the whole ledger said on any past day, as known then and as known now (N3)."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from enterprises.models import Mine
from enterprises.upkeep.merging import Paper, merge, rename
from tests import filed, make

pytestmark = pytest.mark.django_db
PAPER = Paper("襄审批〔2023〕8号", dt.date(2023, 6, 1))
LEDGER = "/ledger/past/"


@pytest.fixture
def mine(county_clerk):
    return make.mine(name="宏源铁矿", headcount=12, supervisor=county_clerk.agency)


def date_back(days: int) -> None:
    """The trail is kept by the database's clock and may not be changed: the test turns the clock of what is there."""
    with connection.cursor() as cursor:
        for table in ("mine", "enterprise", "supervision", "keyperson"):
            name = f"enterprises_{table}event"
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
            cursor.execute(f"UPDATE {name} SET pgh_created_at = pgh_created_at - interval '{days} days'")
            cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")


def on(client, person, mine, day):
    client.force_login(person)
    return client.get(f"/ledger/mines/{mine.pk}/history/", {"on": day})


def test_every_past_day_reads_as_it_stood(client, mine, county_clerk, city_clerk):
    today = timezone.localdate()
    mine.enterprise.name = "老宏源公司"
    mine.enterprise.save()
    filed.key_person(mine, "总工程师", name="欧阳明")
    date_back(10)
    mine.headcount = 45
    mine.save()
    rename(mine.enterprise, "新宏源公司", by=county_clerk, paper=PAPER)
    mine.keyperson_facts.get().delete()
    Mine.objects.get(pk=mine.pk).put_under(city_clerk.agency, by=county_clerk, document="文")
    then = on(client, county_clerk, mine, today - dt.timedelta(days=5)).content.decode()
    now = on(client, county_clerk, mine, today).content.decode()
    for page, there, not_there in (
        (
            then,
            ["<dd>12</dd>", "老宏源公司", "欧阳明", county_clerk.agency.name],
            ["新宏源公司", "<dd>45</dd>"],
        ),
        (now, ["<dd>45</dd>", "新宏源公司", city_clerk.agency.name], ["欧阳明", "<dd>12</dd>"]),
    ):
        for words in there:
            assert words in page
        for words in not_there:
            assert words not in page
    assert city_clerk.agency.name not in then


def test_before_the_ledger_knew_it_there_is_nothing(client, mine, county_clerk):
    page = on(client, county_clerk, mine, "2001-01-01")
    assert page.context["past"].mine is None
    assert "还没有这座矿山" in page.content.decode()


@pytest.mark.parametrize("day", ["", "昨天", "2023-02-31", "2999-01-01"])
def test_a_day_that_is_none_or_to_come_is_today(client, mine, county_clerk, day):
    assert on(client, county_clerk, mine, day).context["day"] == timezone.localdate()


def test_who_reads_no_history_or_sees_no_mine_reads_none(client, mine, neighbour_clerk):
    assert on(client, neighbour_clerk, mine, "").status_code == 404
    assert on(client, make.enterprise_person(mine), mine, "").status_code == 403


def test_what_was_learned_later_is_told_as_known_now_and_not_as_known_then(client, mine, county_clerk):
    date_back(10)
    day = timezone.localdate() - dt.timedelta(days=5)
    filed.key_person(mine, "总工程师", name="欧阳明", since=day)
    filed.key_person(mine, "总工程师", name="司马光明", since=day - dt.timedelta(days=30), until=day)
    filed.key_person(mine, "总工程师", name="上官云", since=day + dt.timedelta(days=1))
    filed.licence(mine, number="早前的证", issued=day, expires=None)
    filed.licence(mine, kind="取水许可证", number="后来的证", issued=day + dt.timedelta(days=1), expires=None)
    client.force_login(county_clerk)
    address = f"/ledger/mines/{mine.pk}/history/"
    then = client.get(address, {"on": day}).content.decode()
    now = client.get(address, {"on": day, "known": timezone.localdate()}).content.decode()
    names = ("欧阳明", "司马光明", "上官云", "早前的证", "后来的证")
    assert not [name for name in names if name in then]
    assert [name in now for name in names] == [True, True, False, True, False]
    assert "按截至" in now


def test_nobody_knows_a_day_before_it_has_come(client, mine, county_clerk):
    client.force_login(county_clerk)
    shown = client.get(f"/ledger/mines/{mine.pk}/history/", {"on": "2023-06-01", "known": "2001-01-01"})
    assert shown.context["known"] == dt.date(2023, 6, 1)


def test_the_past_of_a_mine_that_was_merged_away_is_still_read(client, mine, county_clerk, neighbour_clerk):
    gone = make.mine(name="重复的矿", headcount=7, supervisor=county_clerk.agency)
    number = gone.pk
    date_back(10)
    merge(mine, gone, by=county_clerk, paper=PAPER)
    day = {"on": timezone.localdate() - dt.timedelta(days=5)}
    client.force_login(county_clerk)
    page = client.get(f"/ledger/mines/{number}/history/", day).content.decode()
    assert "<dd>7</dd>" in page
    assert f"编号 {number}，已并入宏源铁矿" in page
    assert f'/ledger/mines/{number}/history/"' in on(client, county_clerk, mine, "").content.decode()
    last = client.get(f"/ledger/mines/{number}/history/").context
    assert (last["day"], last["past"].mine is None) == (timezone.localdate() - dt.timedelta(days=1), False)
    assert on(client, neighbour_clerk, Mine(pk=number), "").status_code == 404


# The whole ledger


def ledger(client, person, day):
    client.force_login(person)
    return [row.get_cell("name") for row in client.get(LEDGER, {"on": day}).context["table"].rows]


def test_the_ledger_of_a_past_day_has_the_mines_of_that_day_as_they_were(client, mine, county_clerk):
    gone = make.mine(name="后来合并的矿", supervisor=county_clerk.agency)
    date_back(10)
    rename(mine, "宏源二矿", by=county_clerk, paper=PAPER)
    merge(mine, gone, by=county_clerk, paper=PAPER)
    make.mine(name="后来登记的矿", supervisor=county_clerk.agency)
    today = timezone.localdate()
    client.force_login(county_clerk)
    then = client.get(LEDGER, {"on": today - dt.timedelta(days=5)}).content.decode()
    now = client.get(LEDGER, {"on": today}).content.decode()
    names = ("宏源铁矿<", "后来合并的矿<", "宏源二矿<", "后来登记的矿<")
    assert [name in then for name in names] == [True, True, False, False]
    assert [name in now for name in names] == [False, False, True, True]
    assert f"/ledger/mines/{mine.pk}/history/?on=" in then


def test_a_mine_that_has_moved_since_stands_where_it_was(client, county_clerk):
    make.mine(name="无人监管的矿")
    date_back(10)
    Mine.objects.update(region="141021")
    day = timezone.localdate() - dt.timedelta(days=5)
    assert len(ledger(client, county_clerk, day)) == 1
    assert len(ledger(client, county_clerk, timezone.localdate())) == 0


def test_a_neighbour_reads_nothing_of_it_and_an_enterprise_has_no_such_page(client, mine, neighbour_clerk):
    assert ledger(client, neighbour_clerk, timezone.localdate()) == []
    client.force_login(make.enterprise_person(mine))
    assert client.get(LEDGER).status_code == 403


def test_it_goes_out_as_a_workbook(client, mine, county_clerk):
    client.force_login(county_clerk)
    assert client.get(LEDGER, {"export": "xlsx"}).headers["Content-Type"].endswith("sheet")
