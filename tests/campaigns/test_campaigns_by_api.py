"""The API takes the pages' verbs: passing on, tightening, issuing; what a verb refuses is 409 with its field."""

import datetime as dt

import pytest

from campaigns.models import Campaign, Requirement
from tests import make

pytestmark = pytest.mark.django_db
OWN = {"document_number": "襄应急发〔2023〕31号", "title": "百日攻坚", "issued_on": "2023-06-02"}


@pytest.fixture
def report() -> Requirement:
    make.agency("141023100", "town_centre")
    readings = [{"day": 25, "paragraph": "四（二）", "quote": "每月25日前"}]
    return make.promise("report", "town", cadence="monthly", due_on=None, due_day=25, readings=readings)


def test_a_county_passes_on_tightens_and_issues(client, county_leader, report):
    client.force_login(county_leader)
    adopted = client.post(f"/api/campaigns/{report.campaign_id}/adopt/", OWN)
    assert adopted.status_code == 201
    inherited = adopted.json()["requirements"][0]
    assert inherited["citation"] == "临应急发〔2023〕99号 四（二）"
    url = f"/api/requirements/{inherited['id']}/tighten/"
    refused = client.post(url, {"due_day": 28})
    assert (refused.status_code, refused.json()["field"]) == (409, "due_day")
    assert "paragraph" in client.post(url, {"due_day": 18}).json()
    cited = {"due_day": 18, "paragraph": "三", "quote": "每月18日前"}
    assert client.post(url, cited).json()["deadline"] == "每月18日前"
    issued = client.post(f"/api/campaigns/{adopted.json()['id']}/issue/")
    assert issued.json()["status"] == "issued"
    assert {one.due_on.day for one in report.obligations.all()} == {18}


def test_the_issuer_moves_a_date_and_chooses_a_reading(client, city_leader, report):
    client.force_login(city_leader)
    report.readings = [*report.readings, {"day": 20, "paragraph": "附件", "quote": "每月20日前"}]
    report.save()
    assert [one["rule"] for one in client.get("/api/campaigns/conflicts/").json()] == ["C1"]
    url = f"/api/requirements/{report.pk}"
    chosen = client.post(f"{url}/choose-reading/", {"reading": 1, "reason": "从严"})
    assert chosen.json()["citation"] == "临应急发〔2023〕99号 附件"
    moved = client.post(f"{url}/change-deadline/", {"due_day": 15, "reason": "省厅提前"})
    assert (moved.json()["due_day"], moved.json()["choice_reason"]) == (15, "省厅提前")
    assert client.post(f"{url}/change-deadline/", {"due_day": 15}).status_code == 400


def test_others_do_not(client, county_leader, city_clerk, report):
    for person in (county_leader, city_clerk):
        client.force_login(person)
        url = f"/api/requirements/{report.pk}/change-deadline/"
        assert client.post(url, {"due_day": 15, "reason": "…"}).status_code == 403
    assert client.post(f"/api/campaigns/{report.campaign_id}/adopt/", OWN).status_code == 403
    assert Campaign.objects.count() == 1
    assert report.obligations.first().due_on == dt.date(2023, 6, 25)
