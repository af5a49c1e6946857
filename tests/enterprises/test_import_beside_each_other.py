"""Rows of one enterprise that can't stand beside each other: the later one is refused, the rest is read and written."""

import datetime as dt
from importlib import import_module

import pytest
from django.db import DatabaseError, connection

from enterprises.models import Enterprise, LedgerImport, LedgerRow, Licence, Mine
from enterprises.workbooks import actions
from tests import make
from tests.enterprises.test_compare_with_ledger import read
from tests.enterprises.test_import_ledger import imported, upload
from tests.enterprises.workbooks import HEADINGS, code, ledger, line

pytestmark = pytest.mark.django_db
NAMED = [*HEADINGS, "矿山名称", "许可证发证日期", "许可证有效期至"]
ORDERED = "mine_licence_ends_after_start"
WELLS = [(1, "一号井"), (2, "二号井")]


def named(n, mine="", issued="", expires=""):
    return [*line(n, of=code(1), name="襄汾甲矿业有限公司"), mine, issued, expires]


def verdicts(client, person, *lines):
    upload(client, person, ledger(*lines, headings=NAMED))
    uploaded = LedgerImport.objects.first()
    assert uploaded.status == "read", uploaded.message
    rows = list(uploaded.rows.all())
    assert all((row.outcome == "") == (row.verdict == "rejected") for row in rows)
    client.post(f"{uploaded.get_absolute_url()}commit/")
    uploaded.refresh_from_db()
    assert uploaded.status == "committed", uploaded.message
    return [row.verdict for row in rows]


def known(person, name="一号井", **facts):
    owner = make.enterprise(name="襄汾甲矿业有限公司", credit_code=code(1))
    return make.mine(enterprise=owner, name=name, kind="underground", supervisor=person.agency, **facts)


def test_a_row_without_a_name_is_refused_beside_a_second_mine(client, county_clerk):
    known(county_clerk)
    assert verdicts(client, county_clerk, named(1, "二号井"), named(2)) == ["accepted", "rejected"]
    assert Mine.objects.count() == 2
    assert "增加“矿山名称”一列" in LedgerRow.objects.get(number=4).problems[0]["message"]


def test_also_of_an_enterprise_that_the_workbook_brings_itself(client, county_clerk):
    told = verdicts(client, county_clerk, named(1, "一号井"), named(2, "二号井"), named(3))
    assert told == ["accepted", "accepted", "rejected"]
    assert set(Mine.objects.values_list("name", flat=True)) == {"一号井", "二号井"}


def test_two_rows_of_one_mine_dont_end_its_licence_before_it_was_issued(client, county_clerk):
    known(county_clerk, name="襄汾甲矿业有限公司")
    ends, begins = named(1, "襄汾甲矿业有限公司", expires="2022-05-01"), named(2, issued="2023-05-01")
    assert verdicts(client, county_clerk, ends, begins) == ["accepted", "rejected"]


def test_what_was_held_is_written_behind_what_was_accepted(client, county_clerk):
    """As it was foreseen, though its lines come first: none is refused that was told to be in order."""
    held = [[*line(n, of=code(1), name="襄汾甲矿业有限公司", people=None), mine, "", ""] for n, mine in WELLS]
    upload(client, county_clerk, ledger(*held, named(3), headings=NAMED))
    uploaded = LedgerImport.objects.get()
    client.post(f"{uploaded.get_absolute_url()}confirm/", {"doubts": "headcount"})
    client.post(f"{uploaded.get_absolute_url()}commit/")
    uploaded.refresh_from_db()
    assert (uploaded.status, uploaded.rows.filter(outcome="").count()) == ("committed", 0), uploaded.message


def test_what_an_earlier_release_read_is_written_by_this_one(client, county_clerk):
    uploaded = read(client, county_clerk, line(1), line(2, people=None))
    later = ("town", "registered_address", "economic_type", "enterprise_phone", "parent", "parent_code")
    for row in uploaded.rows.all():
        row.values = {name: value for name, value in row.values.items() if name not in later}
        row.save()
    client.post(f"{uploaded.get_absolute_url()}commit/")
    client.post(f"{uploaded.get_absolute_url()}confirm/", {"number": 4, "right-headcount": "30"})
    client.post(f"{uploaded.get_absolute_url()}commit/")
    assert Mine.objects.count() == 2


def test_what_is_confirmed_after_the_writing_says_what_it_would_change_now(client, county_clerk):
    imported(client, county_clerk, line(1, people=30))
    uploaded = read(client, county_clerk, line(1, people=28, status="停产"), line(2))
    client.post(f"{uploaded.get_absolute_url()}commit/")
    Mine.objects.filter(headcount=30).update(headcount=35)
    answer = {"number": 3, "status": "整改"}
    client.post(f"{uploaded.get_absolute_url()}confirm/", answer)
    told = {change["field"]: change["before"] for change in uploaded.rows.get(number=3).changes}
    assert told["headcount"] == "35"


def test_a_last_day_before_the_first_goes_into_the_remarks_when_the_database_is_migrated():
    """Such lines of before would let no import of their county follow with the licences."""
    migration = import_module("enterprises.migrations.0003_licence_days_and_enterprise_details")
    mine = make.mine(remarks="承包采矿")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE enterprises_mine DROP CONSTRAINT {ORDERED}")
        days = {"licence_issued": dt.date(2023, 1, 1), "licence_expires": dt.date(2022, 1, 1)}
        Mine.objects.filter(pk=mine.pk).update(licence_number="晋证1号", **days)
        cursor.execute(migration.NOTE_WRONG_DAYS)
        cursor.execute(
            f"ALTER TABLE enterprises_mine ADD CONSTRAINT {ORDERED} CHECK (licence_expires >= licence_issued)"
        )
    mine.refresh_from_db()
    assert mine.licence_expires is None
    assert mine.remarks == "许可证有效期至原记为 2022-01-01，早于发证日期，请核对补填。承包采矿"
    Licence.objects.follow_ledger(mine.region)
    assert Licence.objects.get(mine=mine).issued == dt.date(2023, 1, 1)


def test_no_company_comes_to_stand_above_itself(client, county_clerk):
    """Each of the two rows would do alone."""
    names = "襄汾县第1矿业有限公司", "襄汾县第2矿业有限公司"
    imported(client, county_clerk, line(1), line(2))
    lines = [[*line(n), names[2 - n]] for n in (1, 2)]
    upload(client, county_clerk, ledger(*lines, headings=[*HEADINGS, "上级公司"]))
    client.post(f"{LedgerImport.objects.first().get_absolute_url()}commit/")
    above = [Enterprise.objects.get(name=name).parent_enterprise for name in names]
    assert [str(one or "") for one in above] == [names[1], ""]


def test_a_writing_that_breaks_off_at_its_very_end_has_written_nothing(client, county_clerk, monkeypatch):
    uploaded = read(client, county_clerk, line(1))
    whole = actions._write

    def break_off(of):
        whole(of)
        raise DatabaseError

    monkeypatch.setattr(actions, "_write", break_off)
    client.post(f"{uploaded.get_absolute_url()}commit/")
    uploaded.refresh_from_db()
    assert (uploaded.status, uploaded.committed_at, Mine.objects.count()) == ("read", None, 0)
