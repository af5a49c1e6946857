"""Written rules for hot work and confined spaces: filed, reviewed, and missed where the notice asks for them (Z-05)."""

import datetime as dt

import pytest

from enterprises.file.alerts import alerts
from enterprises.file.expiring import due_soon
from enterprises.models import Mine, Proposal, SafetyRule
from tests import alarmed, make, staffed

TODAY = dt.date(2024, 9, 1)
KINDS = ["动火作业管理制度", "动火作业操作规程", "有限空间作业管理制度", "有限空间作业操作规程"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(supervisor=county_clerk.agency)


def words(mine, today=TODAY):
    return [alert.words for alert in alerts(mine, today) if alert.part == "rules"]


def test_what_is_missing_is_told_where_the_notice_holds_and_nowhere_else(mine):
    assert not words(mine)
    staffed.in_scope(mine)
    alarmed.rule(mine)
    assert words(mine) == [f"没有登记{'、'.join(KINDS[1:])}"]
    for kind in KINDS[1:]:
        alarmed.rule(mine, kind)
    assert not words(mine)


def test_a_mine_that_stands_still_owes_none(mine):
    staffed.in_scope(mine)
    Mine.objects.update(status="rectifying")
    mine.refresh_from_db()
    assert not words(mine)


def test_past_its_review_it_is_told_until_a_newer_one_is_filed(mine):
    staffed.in_scope(mine)
    for kind in KINDS:
        alarmed.rule(mine, kind, review_on=TODAY)
    assert not words(mine)
    tomorrow = TODAY + dt.timedelta(days=1)
    assert "超过评审日期" in words(mine, tomorrow)[0]
    for kind in KINDS:
        alarmed.rule(mine, kind, approved_on=TODAY)
    assert not words(mine, tomorrow)


def test_a_review_is_announced_before_it_is_due(mine):
    alarmed.rule(mine, review_on=TODAY + dt.timedelta(days=30))
    assert [row.kind for row in due_soon("rule", [mine], TODAY)] == ["动火作业管理制度"]
    assert not due_soon("rule", [mine], TODAY - dt.timedelta(days=1))


def test_the_clerk_files_one_and_the_enterprise_proposes(client, mine, county_clerk):
    said = {
        "kind": KINDS[0],
        "title": "动火作业安全管理办法",
        "approved_on": "2024-01-05",
        "approver": "张建国",
    }
    said["review_on"] = "2025-01-05"
    address = f"/ledger/mines/{mine.pk}/file/rules/new/"
    client.force_login(county_clerk)
    assert client.post(address, said).status_code == 302
    assert SafetyRule.objects.get().confirmed_by == county_clerk
    assert "动火作业安全管理办法" in client.get(mine.get_absolute_url()).content.decode()
    client.force_login(make.enterprise_person(mine))
    client.post(address, {**said, "kind": KINDS[1]})
    assert Proposal.objects.get().part == "rules"


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "跳舞规程"), ("approved_on", "2099-01-01"), ("review_on", "2023-01-01"), ("approver", "")],
)
def test_what_is_mistyped_is_told_at_its_field(client, mine, county_clerk, field, value):
    said = {"kind": KINDS[0], "title": "办法", "approved_on": "2024-01-05", "approver": "张建国"}
    client.force_login(county_clerk)
    data = {**said, "review_on": "2100-01-05", field: value}
    answer = client.post(f"/ledger/mines/{mine.pk}/file/rules/new/", data)
    assert (answer.status_code, bool(answer.context["form"].errors[field])) == (422, True)
