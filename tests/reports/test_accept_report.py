from __future__ import annotations

import pytest

from jurisdictions.rules import RuleViolation
from reports.actions import accept, return_
from reports.models import Report


def test_the_city_accepts(client, submitted, city_clerk):
    client.force_login(city_clerk)
    client.post(f"/reports/{submitted.pk}/accept/")
    report = Report.objects.get()
    assert (report.status, report.obligation.status, report.reviewed_by) == (
        "accepted",
        "accepted",
        city_clerk,
    )


def test_nobody_accepts_their_own(client, submitted, county_clerk, county_leader):
    for person in (county_clerk, county_leader):
        client.force_login(person)
        assert client.post(f"/reports/{submitted.pk}/accept/").status_code == 403


def test_a_neighbour_and_the_province_do_not(
    client, submitted, neighbour_clerk, province_clerk, city_inspector
):
    for person, answer in ((neighbour_clerk, 404), (province_clerk, 403), (city_inspector, 403)):
        client.force_login(person)
        assert client.post(f"/reports/{submitted.pk}/accept/").status_code == answer
    assert Report.objects.get().status == "submitted"


def test_what_was_not_handed_in_is_not_accepted(client, ready, city_clerk):
    client.force_login(city_clerk)
    assert client.post(f"/api/reports/{ready.pk}/accept/").status_code == 409


def test_accepted_and_returned_at_once_is_only_one_of_them(submitted, city_clerk):
    one, other = Report.objects.get(), Report.objects.get()
    accept(one, by=city_clerk)
    with pytest.raises(RuleViolation):
        return_(other, by=city_clerk, reason="差异")
    report = Report.objects.get()
    assert (report.status, report.obligation.status) == ("accepted", "accepted")
