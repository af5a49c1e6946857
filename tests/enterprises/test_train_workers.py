"""一人一档: who works at a mine, who is trained, and whose training is over (L-15, Z-06)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from enterprises.file.alerts import alerts
from enterprises.file.coverage import coverage
from enterprises.file.expiring import due_soon
from enterprises.models import Mine, Profile, Proposal, Training, Worker
from tests import make, staffed

TODAY = dt.date(2023, 9, 1)


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


def words(mine, today=TODAY):
    return [alert.words for alert in alerts(mine, today) if alert.part == "workers"]


def test_a_clerk_enters_a_person_and_a_training(client, mine, county_clerk):
    client.force_login(county_clerk)
    base = f"/ledger/mines/{mine.pk}/file"
    answer = client.post(f"{base}/workers/new/", {"name": "陈强", "trade": "凿岩工"})
    person = Worker.objects.get()
    assert answer["Location"] == f"/ledger/workers/{person.pk}/"
    data = {"worker": person.pk, "kind": "岗前培训", "trained_on": "2023-03-01", "hours": 40, "passed": "on"}
    client.post(f"{base}/trainings/new/", data)
    page = client.get(answer["Location"]).content.decode()
    assert "岗前培训" in page
    assert "学时不足" in page
    assert Training.objects.get().confirmed_by == county_clerk
    assert "陈强" in client.get(f"/ledger/mines/{mine.pk}/training/?whose=own").content.decode()


def test_a_training_holds_twelve_months_to_the_day(mine):
    person = staffed.worker(mine)
    assert words(mine) == ["陈强 1 人没有在培训期内的合格记录"]
    staffed.training(person, dt.date(2022, 9, 1))
    assert not words(mine)
    assert words(mine, TODAY + dt.timedelta(days=1))


def test_who_failed_is_not_trained_and_who_left_owes_nothing(mine):
    person = staffed.worker(mine)
    staffed.training(person, passed=False)
    assert words(mine)
    person.until = dt.date(2023, 8, 1)
    person.save()
    assert not words(mine)


def test_shares_count_ones_own_and_the_contractors_people(client, mine, county_clerk):
    Profile.objects.create(mine=mine, employees=3)
    hired = staffed.contractor(mine, people=1)
    staffed.training(staffed.worker(mine))
    staffed.worker(mine, "李明")
    staffed.training(staffed.worker(mine, "王平", contractor=hired))
    assert [(one.whose, one.trained, one.total) for one in coverage(mine, TODAY)] == [
        ("own", 1, 3),
        ("hired", 1, 1),
    ]
    client.force_login(county_clerk)
    with time_machine.travel(dt.datetime(2023, 9, 1, 4), tick=False):
        client.force_login(county_clerk)
        link = f"/ledger/mines/{mine.pk}/training/?state=trained&amp;whose=own"
        assert link in client.get(mine.get_absolute_url()).content.decode()
        found = client.get(link.replace("&amp;", "&")).context["table"].data
        assert [one.name for one in found] == ["陈强"]


def test_the_next_training_is_told_ahead(mine):
    person = staffed.worker(mine)
    staffed.training(person, dt.date(2022, 9, 20))
    mines = Mine.objects.values("pk")
    assert [row.due for row in due_soon("training", mines, TODAY)] == [dt.date(2023, 9, 20)]
    staffed.training(person, dt.date(2023, 8, 20))
    assert not due_soon("training", mines, TODAY)


def test_two_of_one_name_need_numbers(client, mine, county_clerk):
    staffed.worker(mine)
    client.force_login(county_clerk)
    url = f"/ledger/mines/{mine.pk}/file/workers/new/"
    assert client.post(url, {"name": "陈强", "trade": "支护工"}).status_code == 422
    assert client.post(url, {"name": "陈强", "trade": "支护工", "number": "12"}).status_code == 302


def test_a_training_ahead_of_today_is_refused(client, mine, county_clerk):
    person = staffed.worker(mine)
    client.force_login(county_clerk)
    data = {"worker": person.pk, "kind": "再培训", "trained_on": "2999-01-01", "hours": 20}
    answer = client.post(f"/ledger/mines/{mine.pk}/file/trainings/new/", data)
    assert answer.context["form"].errors.keys() == {"trained_on"}


def test_an_enterprise_proposes(client, mine):
    client.force_login(make.enterprise_person(mine))
    client.post(f"/ledger/mines/{mine.pk}/file/workers/new/", {"name": "陈强", "trade": "凿岩工"})
    assert Proposal.objects.get().part == "workers"
    assert not Worker.objects.exists()


def test_a_neighbour_finds_nobody(client, mine, stranger):
    client.force_login(stranger)
    assert client.get(f"/ledger/workers/{staffed.worker(mine).pk}/").status_code == 404
    assert client.get(f"/ledger/mines/{mine.pk}/training/").status_code == 404
