"""Handing in, accepting, returning and extending by API: the verbs of the pages, and the same no at each door."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Obligation, Submission
from records.models import Attachment
from tests import make
from tests.campaigns.test_hand_in_experts import ROW

pytestmark = pytest.mark.django_db
KEY = "7f1b2c1e-0000-4000-8000-000000000009"
JSON = "application/json"


@pytest.fixture(autouse=True)
def mid_june():
    with time_machine.travel(make.noon(15)):
        yield


@pytest.fixture
def owed() -> Obligation:
    return make.owed()


def post(client, owed: Obligation, verb: str, **data):
    return client.post(f"/api/obligations/{owed.pk}/{verb}/", data, JSON)


def test_the_same_content_again_answers_as_before_and_other_content_is_409(client, owed, county_clerk):
    client.force_login(county_clerk)
    first = post(client, owed, "hand-in", client_key=KEY, text="方案已印发。")
    again = post(client, owed, "hand-in", client_key=KEY, text="方案已印发。")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    other = post(client, owed, "hand-in", client_key=KEY, text="另一份。")
    assert other.status_code == 409
    assert Submission.objects.get().text == "方案已印发。"


def test_files_come_along(client, owed, county_clerk):
    client.force_login(county_clerk)
    photo = make.photo()
    url = f"/api/obligations/{owed.pk}/hand-in/"
    assert client.post(url, {"client_key": KEY, "uploads": [photo]}).status_code == 201
    assert [one.name for one in Attachment.objects.of(Submission.objects.get())] == ["现场.png"]


def test_a_file_that_is_something_else_is_refused(client, owed, county_clerk):
    client.force_login(county_clerk)
    url = f"/api/obligations/{owed.pk}/hand-in/"
    program = SimpleUploadedFile("方案.pdf", b"MZ\x90\x00", "application/pdf")
    assert client.post(url, {"client_key": KEY, "uploads": [program]}).status_code == 409
    assert not Submission.objects.exists()


def test_experts_are_checked_row_by_row(client, county_clerk):
    owed = make.owed("experts")
    client.force_login(county_clerk)
    wrong = post(client, owed, "hand-in", client_key=KEY, experts=[ROW | {"born": "1875-03"}])
    assert wrong.status_code == 400
    assert "出生年月不对" in wrong.content.decode()
    assert post(client, owed, "hand-in", client_key=KEY, experts=[]).status_code == 409
    assert post(client, owed, "hand-in", client_key=KEY, experts=[ROW]).status_code == 201
    assert Submission.objects.get().experts.get().name == ROW["name"]


def test_a_leading_group_names_its_head(client):
    mine = make.mine(principal="王建国")
    owed = make.promise("leading_group", "enterprise").obligations.get()
    client.force_login(make.enterprise_person(mine, "safety_officer"))
    refused = post(client, owed, "hand-in", client_key=KEY, head="李卫东")
    assert (refused.status_code, refused.json()["field"]) == (409, "head")
    assert post(client, owed, "hand-in", client_key=KEY, head="王建国").status_code == 201


def test_what_is_signed_wants_a_signature(client, county_leader):
    owed = make.owed(signed=True)
    client.force_login(county_leader)
    bare = post(client, owed, "hand-in", client_key=KEY, text="总结。")
    assert (bare.status_code, bare.json()["field"]) == (409, "drawn")
    signed = post(client, owed, "hand-in", client_key=KEY, text="总结。", drawn=make.drawn())
    assert signed.status_code == 201


def test_the_receiver_returns_accepts_and_extends(client, owed, city_leader):
    client.force_login(city_leader)
    longer = post(client, owed, "extend", to="2023-06-30", reason="汛期")
    assert longer.json()["due_on"] == "2023-06-30"
    owed.refresh_from_db()
    make.handed_in(owed)
    returned = post(client, owed, "return", reason="缺附件")
    assert returned.json()["status"] == "returned"
    owed.refresh_from_db()
    make.handed_in(owed, text="补附件。")
    assert post(client, owed, "accept").json()["status"] == "accepted"
    assert post(client, owed, "accept").status_code == 409


def test_what_is_missing_or_wrong_is_said(client, owed, city_leader):
    make.handed_in(owed)
    client.force_login(city_leader)
    assert post(client, owed, "return").json() == {"reason": ["该字段是必填项。"]}
    earlier = post(client, owed, "extend", to="2023-06-19", reason="汛期")
    assert (earlier.status_code, earlier.json()["field"]) == (409, "to")


@pytest.mark.parametrize("verb", ["hand-in", "accept", "return", "extend"])
def test_each_door_is_knocked_at(
    client, owed, verb, city_inspector, county_viewer, stranger, neighbour_clerk
):
    """403 comes before 400: what was sent isn't looked at."""
    url = f"/api/obligations/{owed.pk}/{verb}/"
    assert client.post(url).status_code == 403
    for person, status in ((city_inspector, 403), (county_viewer, 403)):
        client.force_login(person)
        assert client.post(url).status_code == status
    for person in (stranger, neighbour_clerk):
        client.force_login(person)
        assert client.post(url).status_code == (403 if verb == "extend" else 404)


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("hand-in", "city_leader"),
        ("accept", "county_leader"),
        ("return", "county_leader"),
        ("extend", "county_leader"),
    ],
)
def test_in_sight_but_not_theirs(client, owed, verb, who, request):
    client.force_login(request.getfixturevalue(who))
    assert client.post(f"/api/obligations/{owed.pk}/{verb}/").status_code == 403


def test_the_schema_names_what_each_asks_for(client, county_clerk):
    client.force_login(county_clerk)
    schema = client.get("/api/schema/?format=json").json()
    asked = schema["paths"]["/api/obligations/{id}/hand-in/"]["post"]["requestBody"]["content"]
    assert asked[JSON]["schema"]["$ref"].endswith("HandInIn")
    assert {"return", "extend", "accept"} <= {
        path.split("/")[-2] for path in schema["paths"] if "obligations" in path
    }
