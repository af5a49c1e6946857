from __future__ import annotations

import pytest

from tests import make


@pytest.fixture
def check(db):
    return make.inspection(make.mine("141023"))


def test_the_seven_items_of_the_form_are_asked(client, check):
    client.force_login(check.opened_by)
    page = client.get(f"/inspections/{check.pk}/spot/").content.decode()
    assert page.count('<article class="q"') == 7
    assert "外包外租安全管理混乱" in page


def test_a_fault_is_saved_with_its_note(client, check):
    client.force_login(check.opened_by)
    address = f"/inspections/{check.pk}/spot/"
    client.post(address, {"item": "not_led", "wrong": "yes", "note": "5月未带队"})
    page = client.post(address, {"item": "no_drills", "wrong": "no"})
    assert "已存到服务器 2 项" in page.content.decode()
    assert set(check.spot_answers.values_list("item", "wrong", "note")) == {
        ("not_led", True, "5月未带队"),
        ("no_drills", False, ""),
    }


def test_a_fault_without_a_note_is_refused_at_the_field(client, check):
    client.force_login(check.opened_by)
    answer = client.post(f"/inspections/{check.pk}/spot/", {"item": "not_led", "wrong": "yes", "note": " "})
    assert answer.status_code == 422
    assert "请写明抽查发现的情况" in answer.content.decode()
    assert not check.spot_answers.exists()


def test_an_item_that_the_form_does_not_know_is_refused(client, check):
    client.force_login(check.opened_by)
    page = {"item": "made_up", "wrong": "no"}
    client.post(f"/inspections/{check.pk}/spot/", page)
    assert client.post(f"/api/inspections/{check.pk}/spot/", page, "application/json").status_code == 400
    assert not check.spot_answers.exists()


def test_the_api_answers_a_spot_item(client, check):
    client.force_login(check.opened_by)
    body = {"item": "not_led", "wrong": True, "note": "5月未带队"}
    answer = client.post(f"/api/inspections/{check.pk}/spot/", body, "application/json")
    assert answer.json()["spot_answers"] == [body]


def test_others_cannot_spot_check(client, check, county_clerk, neighbour_inspector):
    for person, code in ((county_clerk, 403), (neighbour_inspector, 404)):
        client.force_login(person)
        data = {"item": "not_led", "wrong": "no"}
        assert client.post(f"/inspections/{check.pk}/spot/", data).status_code == code
        api = client.post(f"/api/inspections/{check.pk}/spot/", data, "application/json")
        assert api.status_code == code
