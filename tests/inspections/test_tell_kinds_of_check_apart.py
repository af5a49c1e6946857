"""Told beforehand or unannounced, by plan or outside it (Z-15, S1-07, C11); one check for several campaigns (C10)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from inspections.models import MadeUp
from inspections.on_site.actions import sign_off
from inspections.on_site.manner import Manner
from inspections.on_site.under_campaigns import together
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from records.drawn import drawn_png
from tests import make, onsite

pytestmark = pytest.mark.django_db
UNANNOUNCED = Manner("unannounced", "回马枪")


@pytest.fixture
def mine():
    return make.mine("141023")


@pytest.fixture
def unannounced(mine):
    """Signed with only the officer of the shift there."""
    check = make.inspection(mine, manner=UNANNOUNCED)
    make.finding(check)
    presence = type(make.ALL_PRESENT)(False, False, True, "暗访，未事先告知")
    said = {"signer_name": "王平", "drawn": drawn_png(make.drawn()), "no_recording": "记录仪故障"}
    return sign_off(check, by=check.opened_by, presence=presence, **said)


@pytest.mark.parametrize("kind", ["unannounced", "tip_off", "assigned", "temporary"])
def test_outside_the_plan_says_why(mine, kind):
    with pytest.raises(RuleViolation, match="请写明来由") as refused:
        make.inspection(mine, manner=Manner(kind, " ", notified_whom="王平"))
    assert refused.value.field == "kind_reason"


def test_an_announced_check_says_who_was_told_when(mine):
    with pytest.raises(RuleViolation) as refused:
        make.inspection(mine, manner=Manner())
    assert refused.value.field == "notified_whom"
    check = make.inspection(mine)
    assert (check.notified_on, check.notified_whom) == (check.checked_on, "安全科王平")


def test_nobody_is_told_after_the_check(mine):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(RuleViolation) as refused:
        make.inspection(mine, manner=Manner(notified_whom="王平", notified_on=tomorrow))
    assert refused.value.field == "notified_on"


def test_an_unannounced_check_tells_nobody_and_the_mine_learns_of_it_when_it_is_signed(client, mine):
    check = make.inspection(mine, manner=Manner("unannounced", "回马枪", notified_whom="王平"))
    assert (check.notified_on, check.notified_whom) == (None, "")
    client.force_login(make.enterprise_person(mine))
    assert client.get(check.get_absolute_url()).status_code == 404
    make.finding(check)
    onsite.sign(check)
    assert client.get(check.get_absolute_url()).status_code == 200


def test_what_it_could_not_do_is_made_up_for(client, unannounced):
    officer = unannounced.opened_by
    address = f"/inspections/{unannounced.pk}/make-up/"
    assert any(todo.url == address for todo in todos(officer, timezone.now()))
    client.force_login(officer)
    day = timezone.localdate().isoformat()
    assert client.post(address, {"on": day, "words": " "}).status_code == 422
    early = client.post(address, {"on": "2001-01-01", "words": "已核对"})
    assert "on" in early.context["form"].errors
    client.post(address, {"on": day, "words": "向主要负责人出示证件，核对记录"})
    assert "向主要负责人出示证件" in client.get(unannounced.get_absolute_url()).content.decode()
    assert not any(todo.url == address for todo in todos(officer, timezone.now()))
    client.post(address, {"on": day, "words": "又一次"})
    assert MadeUp.objects.count() == 1


def test_others_make_nothing_up(client, unannounced, county_leader, neighbour_inspector):
    for person, code in {county_leader: 403, neighbour_inspector: 404}.items():
        client.force_login(person)
        assert client.get(f"/inspections/{unannounced.pk}/make-up/").status_code == code


def test_kinds_are_counted_apart_and_open_their_checks(client, mine, unannounced):
    make.signed_inspection(make.mine("141023", name="另一铁矿"))
    client.force_login(unannounced.opened_by)
    page = client.get("/inspections/")
    assert [(label, number) for _, label, number in page.context["kinds"]] == [
        ("计划内检查", 1),
        ("暗访（“回马枪”）", 1),
    ]
    outside = client.get("/inspections/", {"planless": "yes"})
    assert list(outside.context["table"].data) == [unannounced]


def test_who_opens_a_check_reads_how_often_the_mine_was_checked_and_what_could_be_joined(client, mine):
    today = timezone.localdate()
    running = {"starts_on": today, "ends_on": dt.date(2099, 1, 1)}
    make.campaign(key="one", short_title="行动甲", **running)
    make.campaign(key="two", short_title="行动乙", document_number="临应急发〔2023〕98号", **running)
    check = make.inspection(mine)
    make.inspection(mine).discard(by=check.opened_by)
    told = together(check.opened_by, mine)
    assert told["made"] == [check]
    client.force_login(check.opened_by)
    hint = client.get("/inspections/open/hints/", {"mine": mine.pk}).content.decode()
    assert f"{today.year}年已检查 1 次" in hint
    assert "同时在 2 个专项行动范围内" in hint
    assert "国办发〔2024〕54号" in hint
    neighbours = make.mine("141021", name="曲沃铁矿")
    assert "已检查" not in client.get("/inspections/open/hints/", {"mine": neighbours.pk}).content.decode()
