from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hazards.models import Hazard
from jurisdictions.rules import RuleViolation
from records.models import Signature
from reports.actions import sign_and_submit
from reports.exports import statement
from reports.figures import digest, live, trace_of
from reports.models import Report
from reports.sheets import load
from tests import make
from tests.reports.month import JUNE, day, fined, found, moment

FORM = load("dispatch-2023")


def on_screen(client, report):
    """The digest that the page asks the leader to sign."""
    page = client.get(f"/reports/{report.pk}/").content.decode()
    return re.search(r'name="seen" value="(\w+)"', page).group(1)


def test_the_leader_signs_what_the_page_shows(client, ready, county_leader):
    client.force_login(county_leader)
    client.post(f"/reports/{ready.pk}/sign/", {"seen": on_screen(client, ready)})
    report = Report.objects.get()
    assert (report.status, report.obligation.status) == ("submitted", "submitted")
    sealing = report.sealing_in_force
    assert sealing.signed_by == county_leader
    assert sealing.cells.count() == 43
    assert Signature.objects.get() == sealing.signature
    assert report.obligation.submitted_at == sealing.as_of


def test_what_changed_after_it_was_seen_is_not_signed(client, ready, county_leader):
    client.force_login(county_leader)
    seen = on_screen(client, ready)
    found(make.mine(), "06-05")
    page = client.post(
        f"/reports/{ready.pk}/sign/",
        {"seen": seen},
        follow=True,
        headers={"referer": f"http://testserver/reports/{ready.pk}/"},
    )
    assert "请刷新核对后再签字" in page.content.decode()
    assert Report.objects.get().status == "ready"


def test_a_broken_check_stops_the_signature(draft, county_clerk, county_leader):
    make.filled(draft)
    draft.enter("overall.2", by=county_clerk, value=Decimal(1), reason="上月遗留")
    draft.hand_to_leader(by=county_clerk)
    with pytest.raises(RuleViolation, match="大于总体情况第1项"):
        sign_and_submit(draft, by=county_leader, seen=digest(live(draft)))
    assert Report.objects.get().status == "ready"


def test_of_two_who_sign_at_once_one_does(ready, county_leader):
    mine, theirs = Report.objects.get(), Report.objects.get()
    seen = digest(live(ready))
    sign_and_submit(mine, by=county_leader, seen=seen)
    with pytest.raises(RuleViolation, match="刚刚已被他人处理"):
        sign_and_submit(theirs, by=county_leader, seen=seen)
    assert Report.objects.get().sealings.count() == 1


def test_only_the_leader_of_the_same_desk_signs(client, ready, county_clerk, neighbour_leader, city_leader):
    for person, answer in ((county_clerk, 403), (neighbour_leader, 404), (city_leader, 403)):
        client.force_login(person)
        assert client.post(f"/reports/{ready.pk}/sign/", {"seen": "x"}).status_code == answer


def test_the_api_wants_the_digest_too(client, ready, county_leader):
    client.force_login(county_leader)
    assert client.post(f"/api/reports/{ready.pk}/sign/", {}).status_code == 409
    assert client.post(f"/api/reports/{ready.pk}/sign/", {"seen": "x"}).status_code == 409
    seen = on_screen(client, ready)
    assert client.post(f"/api/reports/{ready.pk}/sign/", {"seen": seen}).json()["status"] == "submitted"


def test_a_leader_who_signs_before_the_period_ends_is_told_so(client, ready, county_leader, time_machine_at):
    client.force_login(county_leader)
    with time_machine_at("06-18 10:00"):
        assert "统计期到6月20日为止" in client.get(f"/reports/{ready.pk}/").content.decode()
    assert "统计期到6月20日为止" not in client.get(f"/reports/{ready.pk}/").content.decode()


def read_back(report):
    one = statement(report.agency.region, FORM, JUNE)
    traces = {key: trace_of(report, key) for key in ("overall.1", "overall.2", "enforcement.3.amount")}
    return one.as_json(), traces


EDITS = st.lists(
    st.sampled_from(["found", "closed", "deleted", "downgraded", "fined", "moved"]), min_size=1, max_size=6
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_whatever_happens_later_a_sealed_report_reads_back_the_same(db, edits):
    report = Report.objects.filter(agency__region_id="141023", period=JUNE).first() or _sealed_with_records()
    before = read_back(report)
    for edit in edits:
        _edit(edit)
    assert read_back(Report.objects.get(pk=report.pk)) == before


def _sealed_with_records():
    mine = make.mine()
    for n in range(1, 8):
        found(mine, f"06-0{n}", "self")
    fined(mine, "06-05", 80_000, 20_000)
    return make.signed(make.report(), at=moment("06-20 17:40"))


def _edit(edit):
    hazard = Hazard.objects.order_by("pk").first()
    if edit == "found":
        found(hazard.mine, "06-10")
    elif edit == "fined":
        fined(hazard.mine, "06-10", 90_000)
    elif edit == "deleted" and Hazard.objects.count() > 1:
        hazard.delete()
    elif edit == "downgraded":
        Hazard.objects.filter(pk=hazard.pk).update(severity="general")
    elif edit == "moved":
        Hazard.objects.filter(pk=hazard.pk).update(found_on=day("05-02"))
    elif edit == "closed":
        found(hazard.mine, "06-08", "self", closed="06-09")


def test_the_panel_says_what_has_changed_since(client, county_viewer, htmx):
    hazard = found(make.mine(), "06-05")
    gone = found(hazard.mine, "06-06", description="未配自救器")
    report = make.signed(make.report(), at=moment("06-20 17:40"))
    Hazard.objects.filter(pk=hazard.pk).update(severity="general")
    gone.delete()
    client.force_login(county_viewer)
    page = client.get(f"/reports/{report.pk}/cells/overall.3/", headers=htmx).content.decode()
    assert "与封存时相比已变化" in page
    assert "封存后该记录已不存在" in page
    assert "共 2 条" in page
