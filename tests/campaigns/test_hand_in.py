"""Whoever owes something hands it in, from a phone, once; a mine's report under its principal's signature (Z-11)."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.models import Obligation, Submission
from campaigns.obligations import handing
from campaigns.obligations.standing import DueState
from jurisdictions.rules import RuleViolation
from records.drawn import drawn_png
from records.models import Attachment, Signature
from tests import make

pytestmark = pytest.mark.django_db
KEY = "7f1b2c1e-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def owed():
    return make.owed()


@pytest.fixture
def mine():
    return make.mine(supervisor=make.agency())


@pytest.fixture
def report(mine):
    """The mine's signed report, owed to its county with a copy to the city's government."""
    asked = make.promise(
        "self_inspection", "mine", receiver_rule="supervisor", signed=True, title="自查自改报告"
    )
    return asked.obligations.get(mine=mine)


def url(obligation, step=""):
    return f"/campaigns/obligations/{obligation.pk}/{step}"


def test_the_county_s_clerk_hands_in_words_and_files(client, owed, county_clerk):
    client.force_login(county_clerk)
    assert client.get(url(owed, "hand-in/")).status_code == 200
    answer = client.post(
        url(owed, "hand-in/"), {"text": "方案已印发。", "uploads": [make.photo()], "client_key": KEY}
    )
    assert answer["Location"] == url(owed)
    owed.refresh_from_db()
    round_ = owed.submissions.get()
    assert (owed.status, round_.status, round_.text) == ("submitted", "waiting", "方案已印发。")
    assert owed.submitted_at == round_.submitted_at
    assert [one.name for one in Attachment.objects.of(round_)] == ["现场.png"]
    page = client.get(url(owed)).content.decode()
    assert "方案已印发。" in page
    assert "现场.png" in page
    assert "临应急发〔2023〕99号 四（一）" in page


def test_a_second_tap_answers_as_the_first(client, owed, county_clerk):
    client.force_login(county_clerk)
    for _ in range(2):
        parcel = {"text": "方案已印发。", "uploads": [make.photo()], "client_key": KEY}
        assert client.post(url(owed, "hand-in/"), parcel)["Location"] == url(owed)
    assert Submission.objects.count() == 1
    assert Attachment.objects.count() == 1


def test_other_content_under_the_same_key_is_refused(client, owed, county_clerk):
    client.force_login(county_clerk)
    client.post(url(owed, "hand-in/"), {"text": "方案已印发。", "client_key": KEY})
    answer = client.post(url(owed, "hand-in/"), {"text": "另一个方案。", "client_key": KEY})
    assert answer.status_code == 422
    assert "内容与这次不同" in answer.content.decode()
    assert Submission.objects.get().text == "方案已印发。"


def test_of_two_taps_at_once_the_slower_gets_the_submission_of_the_faster(owed, county_clerk):
    slow = Obligation.objects.get(pk=owed.pk)  # read before the other one wrote
    key = uuid.UUID(KEY)
    first = handing.hand_in(owed, by=county_clerk, text="方案", client_key=key)
    assert handing.hand_in(slow, by=county_clerk, text="方案", client_key=key) == first


def test_nothing_is_no_report(client, owed, county_clerk):
    client.force_login(county_clerk)
    answer = client.post(url(owed, "hand-in/"), {"text": " ", "client_key": KEY})
    assert answer.status_code == 422
    assert "请填写说明，或者上传文件" in answer.content.decode()


def test_what_waits_for_review_isn_t_handed_in_again(owed, county_clerk):
    make.handed_in(owed)
    with pytest.raises(RuleViolation):
        handing.hand_in(owed, by=county_clerk, text="补充")


def test_returned_it_is_handed_in_again_and_the_first_moment_stays(owed, county_clerk, city_leader):
    make.handed_in(owed)
    handing.return_(owed, by=city_leader, reason="缺少责任分工", at=make.noon(19))
    make.handed_in(owed, text="已补充责任分工。", at=make.noon(25))
    owed.refresh_from_db()
    assert owed.status == "submitted"
    assert owed.submitted_at == make.noon(15)
    assert owed.due_state(make.noon(30)) == DueState.IN_TIME
    assert [one.status for one in owed.submissions.all()] == ["waiting", "returned"]


def test_a_period_that_has_not_begun_can_t_be_reported(county_clerk):
    july = make.promise("report", cadence="monthly", due_on=None, due_day=25, last_period=dt.date(2023, 7, 1))
    owed = july.obligations.get(agency=county_clerk.agency, period=dt.date(2023, 7, 1))
    with pytest.raises(RuleViolation, match="还没有开始"):
        handing.hand_in(owed, by=county_clerk, text="七月情况", at=make.noon(30))


def test_a_form_goes_through_its_report(client, county_clerk):
    owed = make.owed("form", form="dispatch-2023")
    with pytest.raises(RuleViolation, match="填报页面"):
        handing.hand_in(owed, by=county_clerk, text="见附件")
    client.force_login(county_clerk)
    assert client.get(url(owed, "hand-in/"))["Location"] == url(owed)
    assert 'href="/reports/"' in client.get(url(owed)).content.decode()


def test_who_has_no_hand_in_it_is_kept_out(
    client, owed, county_viewer, county_inspector, city_leader, neighbour_clerk
):
    for person, expected in (
        (county_viewer, 403),
        (county_inspector, 403),
        (city_leader, 403),
        (neighbour_clerk, 404),
    ):
        client.force_login(person)
        assert client.get(url(owed, "hand-in/")).status_code == expected, person
        assert client.post(url(owed, "hand-in/"), {"text": "…", "client_key": KEY}).status_code == expected
    assert not Submission.objects.exists()


def test_the_principal_signs_what_the_mine_reports(client, report, mine):
    principal = make.enterprise_person(mine)
    client.force_login(principal)
    assert "手写签名" in client.get(url(report, "hand-in/")).content.decode()
    unsigned = client.post(url(report, "hand-in/"), {"text": "已逐项排查。", "client_key": KEY})
    assert unsigned.status_code == 422
    assert "请手写签名" in unsigned.content.decode()
    parcel = {"text": "已逐项排查。", "uploads": [make.photo()], "drawn": make.drawn(), "client_key": KEY}
    assert client.post(url(report, "hand-in/"), parcel)["Location"] == url(report)
    round_ = report.submissions.get()
    signature = Signature.objects.of(round_).get()
    assert (signature.signer, signature.statement) == (principal, handing.STATEMENT)
    assert handing.is_as_signed(round_, signature)
    assert "内容与签字一致" in client.get(url(report)).content.decode()
    assert client.get(f"/campaigns/submissions/{round_.pk}/signature/")["Content-Type"] == "image/png"


def test_words_changed_after_the_signature_show(report, mine):
    principal = make.enterprise_person(mine)
    round_ = handing.hand_in(report, by=principal, text="无隐患", drawn=drawn_png(make.drawn()))
    round_.text = "有隐患"
    assert not handing.is_as_signed(round_, Signature.objects.of(round_).get())


def test_nobody_signs_for_the_principal(client, report, mine):
    deputy = make.enterprise_person(mine, "safety_officer")
    with pytest.raises(PermissionDenied):
        handing.hand_in(report, by=deputy, text="已排查", drawn=drawn_png(make.drawn()))
    client.force_login(deputy)
    assert client.get(url(report)).status_code == 200
    assert client.get(url(report, "hand-in/"))["Location"] == url(report)


def test_another_enterprise_doesn_t_find_it(client, report):
    client.force_login(make.enterprise_person(make.mine(name="别家矿业")))
    for step in ("", "hand-in/"):
        assert client.get(url(report, step)).status_code == 404


def test_a_town_hands_in_its_own():
    town = make.agency("141023100", kind="town_centre")
    owed = make.promise("report", "town").obligations.get(agency=town)
    make.handed_in(owed, text="谈话已开展。")
    assert owed.status == "submitted"


def test_an_enterprise_owes_where_it_mines_and_not_where_it_is_registered():
    """Else neither the county nor the town of the mine would see its report."""
    owner = make.enterprise("140105")
    make.mine("141023100", enterprise=owner)
    town = make.agency("141023100", kind="town_centre")
    asked = make.promise("self_inspection", "enterprise", receiver_rule="supervisor", copies=["town"])
    owed = asked.obligations.get(enterprise=owner)
    assert owed.region_id == "141023100"
    assert owed in Obligation.objects.copied_to(make.user(town, "clerk"))
