"""The list of the dishonest by the rule of the day (S0-20, S1-14): on it, pushed, off it."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from openpyxl import load_workbook

from inspections.consequences.dishonesty import mark_pushed, remove_early
from inspections.models import DishonestyListing, Ground
from inspections.penalties.reference import load_grounds
from inspections.targets.flags import renew
from jurisdictions.rules import RuleViolation
from tests import cased, make

TODAY = dt.datetime(2024, 3, 1, 12)


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def mine(db):
    return cased.mine()


def flags(mine):
    return set(mine.flags.standing().values_list("kind", flat=True))


def test_the_leader_lists_an_enterprise_and_its_mines_carry_the_flag(client, mine, county_leader):
    second = make.mine("141023", name="襄汾二号井", enterprise=mine.enterprise)
    client.force_login(county_leader)
    sent = {
        "subject": "enterprise",
        "ground": cased.dishonesty_ground().pk,
        "facts": "许可证被暂扣期间继续生产。",
        "noticed_on": "2024-02-20",
        "listed_on": "2024-03-01",
        "document_number": "（襄）应急失信〔2024〕1号",
    }
    client.post(f"/inspections/mines/{mine.pk}/dishonest/", sent)
    row = DishonestyListing.objects.get()
    assert row.until == dt.date(2027, 3, 1)
    assert row.removable_from == dt.date(2025, 3, 1)
    for one in (mine, second):
        flag = one.flags.standing().get(kind="dishonest")
        assert flag.until == row.until
        assert "（襄）应急失信〔2024〕1号" in flag.reason


def test_the_flag_goes_with_the_term(mine):
    row = cased.listing(mine)
    renew([mine.pk], today=row.until)
    assert "dishonest" in flags(mine)
    renew([mine.pk], today=row.until + dt.timedelta(days=1))
    assert "dishonest" not in flags(mine)
    assert row.holds(row.until)
    assert not row.holds(row.until + dt.timedelta(days=1))


def test_before_october_2023_the_old_rule_holds(mine, province_administrator):
    load_grounds()
    old, new = Ground.objects.get(code="LH49-2"), Ground.objects.get(code="SX11-6")
    with time_machine.travel(dt.datetime(2023, 9, 30, 12), tick=False):
        with pytest.raises(RuleViolation, match="待核"):
            cased.listing(mine, ground=old)
        old.confirm(by=province_administrator)
        with pytest.raises(RuleViolation, match="不适用"):
            cased.listing(mine, ground=new)
        row = cased.listing(mine, ground=old)
    assert row.until == dt.date(2024, 9, 30)
    with pytest.raises(RuleViolation, match="没有提前移出"):
        remove_early(row, by=cased.desk("leader"), document_number="1号", reason="整改")
    other = cased.mine(name="襄汾另一铁矿")
    with pytest.raises(RuleViolation, match="不适用"):
        cased.listing(other, ground=old, document_number="2号")
    assert cased.listing(other, ground=new, document_number="2号").until == dt.date(2027, 3, 1)


def test_removal_is_possible_after_twelve_months_and_not_a_day_before(client, mine, county_leader):
    row = cased.listing(mine)
    address = f"{row.get_absolute_url()}remove/"
    sent = {"document_number": "（襄）应急移出〔2025〕1号", "reason": "已纠正违法行为。"}
    with time_machine.travel(dt.datetime(2025, 2, 28, 12), tick=False):
        client.force_login(county_leader)
        answer = client.post(address, sent | {"on": "2025-02-28"})
        assert answer.status_code == 422
        assert "满 12 个月" in answer.context["form"].errors["on"][0]
    with time_machine.travel(dt.datetime(2025, 3, 1, 12), tick=False):
        client.force_login(county_leader)
        client.post(address, sent | {"on": "2025-03-01"})
        row.refresh_from_db()
        assert (row.removed_on, row.state) == (dt.date(2025, 3, 1), "已提前移出")
        assert "dishonest" not in flags(mine)
        with pytest.raises(RuleViolation, match="已经期满或者移出"):
            remove_early(row, by=county_leader, document_number="2号", reason="再次")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"facts": " "}, "facts"),
        ({"document_number": " "}, "document_number"),
        ({"subject": "person"}, "person"),
        ({"noticed_on": dt.date(2024, 3, 1)}, "noticed_on"),
        ({"listed_on": dt.date(2024, 3, 2)}, "decided_on"),
    ],
)
def test_what_is_missing_is_asked_for(mine, wrong, field):
    with pytest.raises(RuleViolation) as refused:
        cased.listing(mine, **wrong)
    assert refused.value.field == field
    assert not DishonestyListing.objects.exists()


def test_nobody_is_listed_twice_at_a_time(mine):
    cased.listing(mine)
    with pytest.raises(RuleViolation, match="已在失信名单中"):
        cased.listing(mine, document_number="2号")
    person = cased.listing(mine, document_number="2号", subject="person", person="赵国强 主要负责人")
    assert person.name == "赵国强 主要负责人"


def test_the_list_goes_to_the_credit_platform_as_a_workbook(client, mine, county_leader):
    row = cased.listing(mine)
    client.force_login(county_leader)
    answer = client.get("/inspections/dishonest/", {"pushed": "no", "export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    cells = [cell.value for line in sheet for cell in line]
    assert mine.enterprise.credit_code in cells
    assert row.document_number in cells
    client.post(f"{row.get_absolute_url()}push/")
    row.refresh_from_db()
    assert row.pushed_on == timezone.localdate()
    with pytest.raises(RuleViolation, match="已经推送"):
        mark_pushed(row, by=county_leader)
    found = client.get("/inspections/dishonest/", {"pushed": "no"}).context["table"].rows
    assert len(found) == 0


@pytest.mark.parametrize("role", ["clerk", "inspector", "legal_reviewer", "administrator"])
def test_only_leaders_list(client, mine, officer, role):
    person = officer("襄汾县", role)
    client.force_login(person)
    assert client.get(f"/inspections/mines/{mine.pk}/dishonest/").status_code == 403
    with pytest.raises(PermissionDenied):
        cased.listing(mine, by=person)


def test_next_door_finds_nothing_and_those_above_read(client, mine, neighbour_leader, city_leader):
    row = cased.listing(mine)
    client.force_login(neighbour_leader)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.get(f"/inspections/mines/{mine.pk}/dishonest/").status_code == 404
    client.force_login(city_leader)
    assert client.get(row.get_absolute_url()).status_code == 200
    assert client.post(f"{row.get_absolute_url()}remove/").status_code == 403
    assert client.post(f"{row.get_absolute_url()}push/").status_code == 403
