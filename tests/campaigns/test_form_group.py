"""Leading group, office and inspection teams of a campaign, several of them and each with its people (L-03, C5)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.cascade.organisation import add_member, form_group
from campaigns.models import Group, Member
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def teams(city_leader) -> Group:
    return form_group(make.campaign(), by=city_leader, name="督查组", since=dt.date(2023, 6, 1))


def test_several_groups_each_with_its_head(client, city_leader, county_viewer):
    running = make.campaign()
    client.force_login(city_leader)
    for name, head in (("领导小组", "王建国"), ("督查组", "李卫东")):
        client.post(f"/campaigns/{running.pk}/groups/new/", {"name": name, "since": "2023-06-01"})
        group = running.groups.get(name=name)
        member = {"part": "组长", "name": head, "post": "市应急管理局副局长"}
        client.post(f"/campaigns/{running.pk}/groups/{group.pk}/members/new/", member)
    client.force_login(county_viewer)
    page = client.get(f"/campaigns/{running.pk}/groups/").content.decode()
    assert all(words in page for words in ("领导小组", "督查组", "王建国", "李卫东", "2023年6月1日起"))
    assert "增加成员" not in page


def test_a_name_is_given_once(client, city_leader, teams):
    client.force_login(city_leader)
    answer = client.post(f"/campaigns/{teams.campaign_id}/groups/new/", {"name": "督查组"})
    assert answer.status_code == 422
    with pytest.raises(RuleViolation, match="同名"):
        form_group(teams.campaign, by=city_leader, name="督查组")


def test_members_leave_and_groups_are_dissolved(client, city_leader, teams):
    member = add_member(teams, by=city_leader, name="李卫东", part="组长")
    client.force_login(city_leader)
    client.post(f"/campaigns/{teams.campaign_id}/members/{member.pk}/remove/")
    assert not Member.objects.exists()
    client.post(f"/campaigns/{teams.campaign_id}/groups/{teams.pk}/dissolve/")
    assert not Group.objects.exists()


def test_only_the_issuers_desk_does_so(client, city_clerk, county_leader, teams):
    for person in (city_clerk, county_leader):
        client.force_login(person)
        url = f"/campaigns/{teams.campaign_id}/groups"
        assert client.post(f"{url}/new/", {"name": "办公室"}).status_code == 403
        assert client.post(f"{url}/{teams.pk}/dissolve/").status_code == 403
        with pytest.raises(PermissionDenied):
            add_member(teams, by=person, name="某某", part="成员")
    assert Group.objects.count() == 1
