"""A record made by mistake is void with its reason and never gone; proof can be added until then."""

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.models import Activity
from jurisdictions.rules import RuleViolation
from records.history import history
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def patrol(county_inspector):
    return make.activity(by=county_inspector)


def url(activity, step=""):
    return f"/campaigns/activities/{activity.pk}/{step}"


def test_a_colleague_voids_it_with_a_reason_and_it_stays_readable(client, patrol, county_clerk):
    client.force_login(county_clerk)
    answer = client.post(url(patrol, "void/"), {"reason": "重复登记"})
    assert answer["Location"] == url(patrol)
    patrol.refresh_from_db()
    assert (patrol.status, patrol.void_reason) == ("void", "重复登记")
    page = client.get(url(patrol)).content.decode()
    assert "重复登记" in page
    assert "/void/" not in page


def test_without_a_reason_it_is_said_at_the_field(client, patrol, county_clerk):
    client.force_login(county_clerk)
    refused = client.post(url(patrol, "void/"), {"reason": "  "})
    assert refused.status_code == 422
    assert "请写明作废的原因" in refused.content.decode()
    with pytest.raises(RuleViolation) as violation:
        patrol.void(by=county_clerk, reason=" ")
    assert violation.value.field == "reason"
    assert Activity.objects.get().status == "recorded"


def test_nobody_voids_it_twice(patrol, county_clerk):
    patrol.void(by=county_clerk, reason="重复登记")
    with pytest.raises(RuleViolation, match="不能改为"):
        patrol.void(by=county_clerk, reason="再作废")


def test_the_trail_holds_both_states(patrol, county_clerk):
    before = len(history(Activity, patrol.pk))
    patrol.void(by=county_clerk, reason="重复登记")
    assert len(history(Activity, patrol.pk)) == before + 1


@pytest.mark.parametrize("step", ["void/", "evidence/"])
def test_it_is_the_acting_agencys_alone(client, patrol, step, city_leader, neighbour_clerk, county_viewer):
    posted = {"reason": "不要了", "uploads": [make.photo()]}
    for person, status in [(city_leader, 403), (neighbour_clerk, 404), (county_viewer, 403)]:
        client.force_login(person)
        posted["uploads"] = [make.photo()]
        assert client.post(url(patrol, step), posted).status_code == status
    with pytest.raises(PermissionDenied):
        patrol.void(by=city_leader, reason="不要了")
    patrol.refresh_from_db()
    assert patrol.status == "recorded"
    assert not Attachment.objects.of(patrol).exists()


def test_those_above_read_it_without_its_buttons(client, patrol, city_leader):
    client.force_login(city_leader)
    page = client.get(url(patrol)).content.decode()
    assert "考核巡查督导检查" in page
    assert "/void/" not in page
    assert "/evidence/" not in page


def test_proof_comes_later_and_is_opened_from_the_page(client, patrol, county_clerk):
    client.force_login(county_clerk)
    assert client.post(url(patrol, "evidence/"), {"uploads": [make.photo()]}).status_code == 302
    (proof,) = Attachment.objects.of(patrol)
    assert proof.get_absolute_url() in client.get(url(patrol)).content.decode()


def test_no_file_and_a_file_of_another_kind_are_refused_at_the_field(client, patrol, county_clerk):
    client.force_login(county_clerk)
    assert "请选择要上传的印证资料" in client.post(url(patrol, "evidence/")).content.decode()
    assert not Attachment.objects.of(patrol).exists()


def test_a_void_record_takes_no_more_proof(client, patrol, county_clerk):
    patrol.void(by=county_clerk, reason="重复登记")
    client.force_login(county_clerk)
    refused = client.post(url(patrol, "evidence/"), {"uploads": [make.photo()]})
    assert (refused.status_code, "已作废" in refused.content.decode()) == (422, True)
    assert not Attachment.objects.of(patrol).exists()
