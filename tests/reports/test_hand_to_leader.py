from __future__ import annotations

from reports.models import Report
from tests import make


def test_every_yellow_cell_must_be_filled_first(client, half_typed, county_clerk):
    draft = half_typed
    client.force_login(county_clerk)
    page = client.post(
        f"/reports/{draft.pk}/hand-to-leader/",
        follow=True,
        headers={"referer": f"http://testserver/reports/{draft.pk}/"},
    )
    assert "还有 3 格未填" in page.content.decode()
    assert Report.objects.get().status == "draft"


def test_a_filled_form_goes_to_the_leader(client, half_typed, county_clerk):
    draft = half_typed
    make.filled(draft)
    client.force_login(county_clerk)
    client.post(f"/reports/{draft.pk}/hand-to-leader/")
    assert Report.objects.get().status == "ready"


def test_the_leader_hands_it_back(client, ready, county_leader):
    client.force_login(county_leader)
    client.post(f"/reports/{ready.pk}/hand-back/")
    assert Report.objects.get().status == "draft"


def test_other_desks_may_not(client, draft, county_viewer, neighbour_clerk, city_clerk):
    make.filled(draft)
    for person, answer in ((county_viewer, 403), (neighbour_clerk, 404), (city_clerk, 403)):
        client.force_login(person)
        assert client.post(f"/reports/{draft.pk}/hand-to-leader/").status_code == answer
    assert Report.objects.get().status == "draft"


def test_a_form_that_counts_everything_goes_at_once(client, draft, county_clerk):
    client.force_login(county_clerk)
    client.post(f"/reports/{draft.pk}/hand-to-leader/")
    assert Report.objects.get().status == "ready"


def test_the_api_hands_over_by_the_same_rules(client, half_typed, county_clerk):
    draft = half_typed
    client.force_login(county_clerk)
    response = client.post(f"/api/reports/{draft.pk}/hand_to_leader/")
    assert response.status_code == 409
    assert "还有 3 格未填" in response.json()["detail"]
    make.filled(draft)
    assert client.post(f"/api/reports/{draft.pk}/hand_to_leader/").json()["status"] == "ready"
