"""A new name and the end of a mine, each with its paper; and what the file said on any past day (N3)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from enterprises.models import Flag, LedgerAct, Mine
from enterprises.upkeep.merging import Paper, close, rename
from jurisdictions.rules import RuleViolation
from tests import filed, make

pytestmark = pytest.mark.django_db
PAPER = Paper("襄审批〔2023〕8号", dt.date(2023, 6, 1))


@pytest.fixture
def mine(county_clerk):
    return make.mine(name="宏源铁矿", headcount=12, supervisor=county_clerk.agency)


def test_the_county_renames_a_mine_on_the_page(client, mine, county_clerk):
    client.force_login(county_clerk)
    facts = {"name": "宏源二矿", "document": "文", "on": "2023-06-01", "upload": make.photo()}
    assert client.post(f"/ledger/mines/{mine.pk}/rename/", facts).url == mine.get_absolute_url()
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "更名：“宏源铁矿”更名为“宏源二矿”" in page
    assert Mine.objects.filter(initials="hyek").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "宏源铁矿"), ("document", ""), ("upload", ""), ("on", "2999-01-01")],
)
def test_what_is_missing_is_said_and_the_name_stays(client, mine, county_clerk, field, value):
    client.force_login(county_clerk)
    facts = {"name": "新名", "document": "文", "on": "2023-06-01", "upload": make.photo(), field: value}
    answer = client.post(f"/ledger/mines/{mine.pk}/rename/", facts)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    mine.refresh_from_db()
    assert mine.name == "宏源铁矿"
    assert not LedgerAct.objects.exists()


def test_an_enterprise_takes_its_namesakes_along(mine, county_clerk):
    rename(mine.enterprise, "新宏源公司", by=county_clerk, paper=PAPER)
    mine.refresh_from_db()
    assert mine.name == "新宏源公司"


def test_closed_it_leaves_the_campaigns_and_keeps_its_file(mine, county_clerk):
    Flag.objects.create(mine=mine, kind="key_mine", reason="…", since=dt.date(2023, 1, 1))
    hazard = make.hazard(mine)
    close(mine, by=county_clerk, paper=PAPER)
    mine.refresh_from_db()
    assert (mine.status, mine.hazards.get()) == ("closed", hazard)
    assert not mine.flags.standing().exists()
    with pytest.raises(RuleViolation, match="已经关闭"):
        close(mine, by=county_clerk, paper=PAPER)


def test_only_its_own_agency_does_either(client, mine, city_clerk, county_leader, neighbour_clerk):
    for person in (city_clerk, county_leader, neighbour_clerk):
        with pytest.raises(PermissionDenied):
            rename(mine, "新名", by=person, paper=PAPER)
        with pytest.raises(PermissionDenied):
            close(mine, by=person, paper=PAPER)
    client.force_login(city_clerk)
    assert client.get(f"/ledger/mines/{mine.pk}/close/").status_code == 403


# The past


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
