"""An agency withholds or revokes a licence that it issued: proposed, reviewed, decided, given back (L-36)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from inspections.licences.deciding import Taking
from inspections.models import CaseProposal, Measure
from inspections.penalties.proposing import decide_proposal
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from tests import cased, make, taken

NUMBER = "（襄）应急暂〔2023〕1号"


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


@pytest.fixture
def licence(mine):
    return taken.own_licence(mine)


def address(mine):
    return f"/inspections/mines/{mine.pk}/licence/"


def asked_for(chosen, **changes):
    facts = {"licence": chosen.pk, "kind": "withhold", "days": 30, "reason": "不再具备安全生产条件"}
    return facts | changes


def decision(**changes):
    today = timezone.localdate().isoformat()
    return {"document_number": NUMBER, "decided_on": today, "since": today} | changes


def test_it_is_proposed_reviewed_and_withheld_with_its_days(
    client, mine, licence, county_inspector, county_legal_reviewer, county_leader
):
    hazard = make.hazard(mine, description="主排水泵停用")
    client.force_login(county_inspector)
    assert (
        f'value="{licence.pk}" selected'
        in client.get(f"{address(mine)}?licence={licence.pk}").content.decode()
    )
    client.post(address(mine), asked_for(licence, hazards=[hazard.pk]))
    waiting = CaseProposal.objects.get()
    assert (waiting.status, waiting.triggers, waiting.days) == ("review", ["withhold"], 30)
    client.force_login(county_legal_reviewer)
    client.post(f"{waiting.get_absolute_url()}review/", {"verdict": "agree"})
    client.force_login(county_leader)
    page = client.post(f"{waiting.get_absolute_url()}decide/", decision(), follow=True).content.decode()
    measure, today = Measure.objects.get(), timezone.localdate()
    assert (measure.withheld_from, measure.withheld_until) == (today, today + dt.timedelta(days=29))
    licence.refresh_from_db()
    assert (licence.status, licence.status_document, licence.status_on) == ("withheld", NUMBER, today)
    assert "主排水泵停用" in page
    assert measure.get_absolute_url() in client.get(f"/inspections/measures/?mine={mine.pk}").content.decode()
    assert f"?licence={licence.pk}" in client.get(f"/ledger/mines/{mine.pk}/").content.decode()


def test_given_back_it_is_valid_again_and_says_why(client, mine, licence, county_leader):
    measure = taken.taken(licence)
    client.force_login(county_leader)
    lift = f"{measure.get_absolute_url()}lift/"
    today = timezone.localdate().isoformat()
    assert client.post(lift, {"on": today, "reason": ""}).status_code == 422
    client.post(lift, {"on": today, "reason": "提前整改完毕，经复查合格"})
    measure.refresh_from_db()
    licence.refresh_from_db()
    assert (measure.state, licence.status) == ("已发还", "valid")
    assert "提前整改完毕" in client.get(measure.get_absolute_url()).content.decode()
    taken.taken(licence, number="（襄）应急暂〔2023〕2号")


def test_a_licence_that_the_file_has_turned_meanwhile_is_given_back_all_the_same(licence, county_leader):
    measure = taken.taken(licence)
    licence.refresh_from_db()
    licence.follow("valid", document="晋应急〔2023〕9号", on=timezone.localdate())
    measure.lift(by=county_leader, reason="期满")
    assert measure.state == "已发还"


def test_one_withholding_is_given_back_before_the_next(licence):
    """Also where the file has turned the licence back without it."""
    taken.taken(licence)
    licence.refresh_from_db()
    licence.follow("valid", document="晋应急〔2023〕9号", on=timezone.localdate())
    with pytest.raises(RuleViolation, match="先登记发还") as refused:
        taken.taken(licence, number="（襄）应急暂〔2023〕2号")
    assert refused.value.field == "licence"


def test_past_its_day_it_is_red_until_it_is_given_back(client, licence, county_leader):
    measure = taken.taken(licence, days=10)
    line = next(todo for todo in todos(county_leader, timezone.now()) if "暂扣期满发还" in todo.title)
    assert (line.due, line.colour) == (measure.withheld_until, "plain")
    with time_machine.travel(timezone.now() + dt.timedelta(days=11), tick=False):
        assert (measure.state, measure.tone) == ("期满未发还", "late")
        client.force_login(county_leader)
        page = client.get("/inspections/measures/?overdue=yes").content.decode()
        assert measure.document_number in page
        assert "逾期" in client.get(measure.get_absolute_url()).content.decode()


class TestRevoking:
    def test_it_takes_the_offer_of_a_hearing(self, client, licence, county_leader):
        waiting = cased.reviewed(taken.proposed(licence, "revoke"))
        client.force_login(county_leader)
        decide = f"{waiting.get_absolute_url()}decide/"
        refused = client.post(decide, {"document_number": NUMBER, "decided_on": timezone.localdate()})
        assert refused.status_code == 422
        assert set(refused.context["forms"]["decide"].errors) == {"hearing_offered_on", "heard"}
        with pytest.raises(RuleViolation, match="告知听证权利"):
            decide_proposal(waiting, {"measure": NUMBER}, by=county_leader)

    @pytest.mark.parametrize(
        ("ago", "heard", "ok"), [(3, "unasked", False), (3, "held", True), (21, "unasked", True)]
    )
    def test_and_the_time_to_ask_for_it(self, licence, county_leader, ago, heard, ok):
        waiting = cased.reviewed(taken.proposed(licence, "revoke"))
        taking = Taking(hearing_offered_on=timezone.localdate() - dt.timedelta(days=ago), heard=heard)
        if ok:
            decide_proposal(waiting, {"measure": NUMBER}, by=county_leader, taking=taking)
            licence.refresh_from_db()
            assert licence.status == "revoked"
        else:
            with pytest.raises(RuleViolation, match="可以要求听证") as refused:
                decide_proposal(waiting, {"measure": NUMBER}, by=county_leader, taking=taking)
            assert refused.value.field == "decided_on"

    def test_it_is_not_decided_before_the_withholding_that_it_ends(self, licence, county_leader):
        with time_machine.travel(timezone.now() - dt.timedelta(days=9)):
            waiting = cased.reviewed(taken.proposed(licence, "revoke"))
        taken.taken(licence)
        facts = {"taking": taken.hearing_over(), "decided_on": timezone.localdate() - dt.timedelta(days=5)}
        with pytest.raises(RuleViolation, match="不能早于暂扣") as refused:
            decide_proposal(waiting, {"measure": NUMBER}, by=county_leader, **facts)
        assert refused.value.field == "decided_on"

    def test_it_ends_a_withholding_and_is_for_good(self, licence, county_leader):
        withheld = taken.taken(licence)
        licence.refresh_from_db()
        revoked = taken.taken(licence, "revoke", number="（襄）应急吊〔2023〕1号")
        withheld.refresh_from_db()
        licence.refresh_from_db()
        assert licence.status == "revoked"
        assert "已吊销" in withheld.lift_reason
        with pytest.raises(RuleViolation, match="不能解除"):
            revoked.lift(by=county_leader, reason="…")


def test_only_what_the_agency_issued_is_its_own_to_take(client, mine, county_inspector):
    client.force_login(county_inspector)
    for issuer, words in {"山西省应急管理厅": "请提请山西省应急管理厅", "": "没有写明"}.items():
        licence = taken.filed.licence(mine, issuer=issuer)
        refused = client.post(address(mine), asked_for(licence))
        assert refused.status_code == 422
        assert words in refused.context["form"].errors["licence"][0]
    assert not CaseProposal.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"licence": ""}, {"kind": "suspend"}, {"days": ""}, {"days": 0}, {"reason": ""}]
)
def test_nothing_is_left_out_of_the_proposal(client, mine, licence, county_inspector, wrong):
    client.force_login(county_inspector)
    refused = client.post(address(mine), asked_for(licence, **wrong))
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == set(wrong)


def test_a_licence_of_another_mine_is_no_choice(client, mine, county_inspector):
    other = taken.own_licence(make.mine(supervisor=make.agency(), name="襄汾另一铁矿"))
    client.force_login(county_inspector)
    refused = client.post(address(mine), asked_for(other))
    assert "licence" in refused.context["form"].errors


def test_one_licence_is_proposed_and_taken_once(licence, county_leader):
    first = cased.reviewed(taken.proposed(licence))
    with pytest.raises(RuleViolation, match="还没有决定"):
        taken.proposed(licence)
    licence.follow("withheld", document="…", on=timezone.localdate())
    with pytest.raises(RuleViolation, match="已暂扣") as refused:
        decide_proposal(first, {"measure": NUMBER}, by=county_leader)
    assert refused.value.field == "licence"


def test_a_withholding_is_not_recorded_before_it_begins(client, licence, county_leader):
    waiting = cased.reviewed(taken.proposed(licence))
    client.force_login(county_leader)
    tomorrow = (timezone.localdate() + dt.timedelta(days=1)).isoformat()
    refused = client.post(f"{waiting.get_absolute_url()}decide/", decision(since=tomorrow))
    assert refused.status_code == 422
    assert "since" in refused.context["forms"]["decide"].errors


def test_only_the_countys_own_people_propose_and_only_its_leader_decides(
    client, mine, licence, county_clerk, county_inspector, neighbour_leader, city_leader
):
    for person, code in {county_clerk: 403, neighbour_leader: 404, make.enterprise_person(mine): 403}.items():
        client.force_login(person)
        assert client.get(address(mine)).status_code == code
        assert client.post(address(mine), asked_for(licence)).status_code == code
        with pytest.raises(PermissionDenied):
            taken.proposed(licence, by=person)
    waiting = cased.reviewed(taken.proposed(licence))
    for person in (county_inspector, neighbour_leader, city_leader):
        with pytest.raises(PermissionDenied):
            decide_proposal(waiting, {"measure": NUMBER}, by=person)
    licence.refresh_from_db()
    assert licence.status == "valid"


def test_a_decided_licence_is_not_deleted_from_the_file(client, licence, county_clerk):
    taken.taken(licence)
    client.force_login(county_clerk)
    refused = client.post(f"/ledger/file/licences/{licence.pk}/remove/", follow=True)
    assert "被其他记录引用，不能删除" in refused.content.decode()


def test_the_database_holds_it_too(licence):
    measure = taken.taken(licence)
    for wrong in (
        {"licence": None},
        {"withheld_until": None},
        {"kind": "revoke", "withheld_from": None, "withheld_until": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Measure.objects.filter(pk=measure.pk).update(**wrong)


def test_the_monthly_form_counts_suspensions_and_closings_only(licence):
    from reports.metrics import METRICS

    taken.taken(licence)
    taken.taken(licence, "revoke", number="（襄）应急吊〔2023〕1号")
    for name in ("suspended", "closed_down"):
        assert not Measure.objects.filter(METRICS[name].where).exists()
