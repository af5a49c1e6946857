"""The town's talk and special check at each mine in stage two, out of the work log (83号 三（二）, Z-12)."""

import datetime as dt

import pytest
import time_machine

from campaigns.models import Campaign
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign() -> Campaign:
    running = make.campaign()
    running.stages.create(
        number=1, name="自查自改", starts_on="2023-06-01", ends_on="2023-06-14", citation="三（一）"
    )
    running.stages.create(
        number=2,
        name="执法检查",
        starts_on="2023-06-15",
        ends_on="2023-07-31",
        citation="三（二）",
        covers=["talk", "self_check"],
    )
    return running


@pytest.fixture
def mines():
    return [make.mine(region="141023100", name=name) for name in ("东沟铁矿", "西沟铁矿")]


@pytest.fixture
def town():
    return make.user(make.agency("141023100", "town_centre"), "inspector")


@pytest.fixture(autouse=True)
def late_june():
    with time_machine.travel(make.noon(28)):
        yield


def record(kind, mine, town, day, **facts):
    return make.activity(kind, by=town, mine=mine, done_on=dt.date(2023, 6, day), **facts)


def shown(client, person, campaign, query=""):
    client.force_login(person)
    answer = client.get(f"/campaigns/{campaign.pk}/coverage/{query}")
    return answer.context["shares"], [row.record.name for row in answer.context["table"].rows], answer


def test_it_counts_the_log_of_the_stage_and_opens_it(client, campaign, mines, town):
    record("talk", mines[0], town, 20, counterpart="王建国")
    record("talk", mines[1], town, 5, counterpart="李卫东")  # before the stage
    record("self_check", mines[0], town, 21)
    [talk, check], _, answer = shown(client, town, campaign)
    assert [(one.done, one.total, one.missing) for one in (talk, check)] == [(1, 2, 1), (1, 2, 1)]
    page = answer.content.decode()
    days = "since=2023-06-15&until=2023-07-31"
    link = f"/campaigns/activities/?mine={mines[0].pk}&kind=talk&{days}&status=recorded"
    assert link.replace("&", "&amp;") in page
    records = client.get(link).context["table"].rows
    assert [row.record.counterpart for row in records] == ["王建国"]


def test_those_without_one_are_listed(client, campaign, mines, town):
    record("talk", mines[0], town, 20, counterpart="王建国")
    assert shown(client, town, campaign, "?missing=talk")[1] == ["西沟铁矿"]
    assert len(shown(client, town, campaign, "?missing=self_check")[1]) == 2


def test_a_void_record_covers_nothing(client, campaign, mines, town):
    record("self_check", mines[0], town, 20).void(by=town, reason="记错")
    assert shown(client, town, campaign)[0][1].done == 0


def test_the_county_sees_its_towns_and_the_neighbour_does_not(
    client, campaign, mines, town, county_clerk, neighbour_clerk
):
    record("self_check", mines[0], town, 20)
    assert shown(client, county_clerk, campaign)[0][1].done == 1
    assert shown(client, neighbour_clerk, campaign)[1] == []


def test_only_mines_in_scope_count(client, campaign, mines, town):
    mines[1].status = "closed"
    mines[1].save()
    assert shown(client, town, campaign)[1] == ["东沟铁矿"]


def test_enterprises_do_not_read_it_and_other_campaigns_have_none(client, campaign, mines, town):
    client.force_login(make.enterprise_person(mines[0]))
    assert client.get(f"/campaigns/{campaign.pk}/coverage/").status_code == 404
    other = make.campaign(key="other", document_number="临应急发〔2023〕77号")
    client.force_login(town)
    assert client.get(f"/campaigns/{other.pk}/coverage/").status_code == 404
    assert "矿山覆盖情况" in client.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert "矿山覆盖情况" not in client.get(f"/campaigns/{other.pk}/").content.decode()
