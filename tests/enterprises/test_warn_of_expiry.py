"""What ends soon stands on the first page of the enterprise and of the agency that answers for the mine."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from enterprises.file.expiring import due_soon, warnings
from enterprises.models import Certificate, Equipment, Insurance, Mine
from tests import filed, make

NOW = timezone.make_aware(dt.datetime(2023, 6, 1, 9))
TODAY = NOW.date()


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


def keys(mine, sort):
    return list(due_soon(sort, [mine.pk], TODAY).values_list("pk", flat=True))


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, True), (90, True), (91, False)])
def test_a_licence_is_told_of_ninety_days_ahead(mine, days, told):
    licence = filed.licence(mine, expires=TODAY + dt.timedelta(days=days))
    assert keys(mine, "licence") == ([licence.pk] if told else [])


def test_what_is_revoked_closed_left_or_replaced_warns_nobody(mine):
    filed.licence(mine, expires=TODAY, status="revoked")
    gone = filed.key_person(mine, until=dt.date(2023, 5, 1))
    Certificate.objects.create(mine=mine, person=gone, kind="其他证书", number="1", expires=TODAY)
    for year in (2023, 2024):
        day = dt.date(year, 6, 1)
        Insurance.objects.create(mine=mine, insurer="人保", number="1", since=dt.date(2022, 6, 1), until=day)
        Equipment.objects.create(mine=mine, kind="提升机", number="1", test_due=day)
    assert not any(keys(mine, sort) for sort in ("licence", "certificate", "insurance", "equipment"))
    filed.licence(mine, "营业执照", expires=TODAY)
    Mine.objects.update(status="closed")
    assert not keys(mine, "licence")


def test_the_enterprise_sees_each_line_and_its_agency_the_sum(mine, county_clerk):
    filed.licence(mine, expires=dt.date(2023, 6, 10))
    filed.licence(mine, "营业执照", expires=dt.date(2023, 5, 1))
    lines = warnings(make.enterprise_person(mine), NOW)
    assert [(line.title, line.due) for line in lines] == [
        ("营业执照到期", dt.date(2023, 5, 1)),
        ("采矿许可证到期", dt.date(2023, 6, 10)),
    ]
    [line] = warnings(county_clerk, NOW)
    assert (line.title, line.due) == ("2 项证照已到期或即将到期", dt.date(2023, 5, 1))


def test_who_does_not_answer_for_the_mine_is_not_reminded(mine, city_clerk, neighbour_clerk, county_viewer):
    filed.licence(mine, expires=TODAY)
    for person in (
        city_clerk,
        neighbour_clerk,
        county_viewer,
        make.enterprise_person(make.mine(name="别家")),
    ):
        assert not warnings(person, NOW)


def test_the_list_opens_what_the_line_counts(client, mine, county_clerk, city_clerk):
    filed.licence(mine, issued=None, expires=dt.date(2020, 1, 1))
    other = make.mine(name="无人监管矿业")
    filed.licence(other, "营业执照", issued=None, expires=dt.date(2020, 1, 1))
    client.force_login(county_clerk)
    [line] = [line for line in warnings(county_clerk, timezone.now()) if "证照" in line.title]
    assert "共 1 项" in client.get(line.url).content.decode()
    assert "共 2 项" in client.get("/ledger/expiring/").content.decode()
    client.force_login(make.enterprise_person(mine))
    page = client.get("/ledger/expiring/?sort=licence").content.decode()
    assert "采矿许可证" in page
    assert "营业执照" not in page
