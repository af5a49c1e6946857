"""The one it is owed to accepts or returns; who gets a copy reads (抄报, S1-12)."""

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.models import Obligation
from campaigns.obligations import handing
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed():
    return make.handed_in().obligation


def url(obligation, step=""):
    return f"/campaigns/obligations/{obligation.pk}/{step}"


def test_the_city_accepts(client, owed, city_clerk):
    client.force_login(city_clerk)
    assert "审核通过" in client.get(url(owed)).content.decode()
    assert client.post(url(owed, "accept/"))["Location"] == url(owed)
    owed.refresh_from_db()
    round_ = owed.submissions.get()
    assert (owed.status, round_.status, round_.reviewed_by) == ("accepted", "accepted", city_clerk)


def test_the_city_returns_it_with_a_reason(client, owed, city_leader, county_clerk):
    client.force_login(city_leader)
    answer = client.post(url(owed, "return/"), {"reason": ""})
    assert answer.status_code == 422
    assert "请写明退回原因" in answer.content.decode()
    client.post(url(owed, "return/"), {"reason": "缺少责任分工"})
    owed.refresh_from_db()
    assert (owed.status, owed.submissions.get().reason) == ("returned", "缺少责任分工")
    client.force_login(county_clerk)
    page = client.get(url(owed)).content.decode()
    assert "缺少责任分工" in page
    assert "修改后重报" in page


def test_what_was_reviewed_is_not_reviewed_again(owed, city_leader):
    stale = Obligation.objects.get(pk=owed.pk)
    handing.accept(owed, by=city_leader)
    with pytest.raises(RuleViolation):
        handing.return_(stale, by=city_leader, reason="晚了")
    stale.refresh_from_db()
    assert stale.status == "accepted"


def test_nobody_but_the_receiver_reviews(client, owed, county_leader, province_leader, neighbour_leader):
    for person, expected in ((county_leader, 403), (province_leader, 403), (neighbour_leader, 404)):
        client.force_login(person)
        assert client.post(url(owed, "accept/")).status_code == expected
        assert client.post(url(owed, "return/"), {"reason": "不行"}).status_code == expected
        with pytest.raises(PermissionDenied):
            handing.accept(owed, by=person)
    owed.refresh_from_db()
    assert owed.status == "submitted"


def test_a_form_is_reviewed_on_its_own_page(city_leader):
    with pytest.raises(RuleViolation, match="报表页面"):
        handing.accept(make.owed("form", form="dispatch-2023"), by=city_leader)


def test_a_superior_that_lies_elsewhere_reads_its_copy(client, officer):
    """The receiver may be anybody, and so may the named superior be (N21)."""
    elsewhere = make.agency("晋城市")
    make.agency("襄汾县", superior=elsewhere)
    owed = make.owed("case", copies=["superior"])
    reader = officer("晋城市", "clerk")
    assert set(Obligation.objects.copied_to(reader)) == {owed}
    client.force_login(reader)
    page = client.get(url(owed)).content.decode()
    assert "抄报" in page
    assert "/return/" not in page
    assert client.post(url(owed, "accept/")).status_code == 403
    client.force_login(officer("泽州县", "clerk"))
    assert client.get(url(owed)).status_code == 404


def test_the_town_gets_a_copy_of_the_mine_s_report(client):
    """Z-11: 报送镇应急管理中心和县局."""
    mine = make.mine("141023100", supervisor=make.agency())
    town = make.user(make.agency("141023100", kind="town_centre"), "clerk")
    other = make.user(make.agency("141023101", kind="town_centre"), "clerk")
    asked = make.promise("self_inspection", "mine", receiver_rule="supervisor", copies=["town"])
    owed = asked.obligations.get(mine=mine)
    make.handed_in(owed, by=make.enterprise_person(mine), text="无重大隐患")
    client.force_login(town)
    assert "无重大隐患" in client.get(url(owed)).content.decode()
    assert client.get("/campaigns/obligations/?side=copied").context["table"].data.data.get() == owed
    assert client.post(url(owed, "accept/")).status_code == 403
    client.force_login(other)
    assert client.get(url(owed)).status_code == 404


def test_the_government_gets_a_copy_of_its_bureau_s_report():
    owed = make.owed("summary", copies=["government"])
    ours = make.user(make.agency("襄汾县", kind="government"), "viewer")
    theirs = make.user(make.agency("曲沃县", kind="government"), "viewer")
    assert owed in Obligation.objects.copied_to(ours)
    assert not Obligation.objects.copied_to(theirs).exists()
