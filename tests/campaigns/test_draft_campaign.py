"""A campaign from nothing, in the browser: its words, stages and requirements, until it is issued and owed."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.actions import issue
from campaigns.cascade.drafting import draft_campaign, edit_campaign, save_requirement, save_stage
from campaigns.models import Campaign, Obligation, Requirement
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db
NOTICE = {
    "document_number": "临应急发〔2023〕120号",
    "title": "全市尾矿库汛期专项检查",
    "nature": "drive",
    "issued_on": "2023-06-01",
    "starts_on": "2023-06-01",
    "ends_on": "2023-09-30",
    "scope_text": "全市所有尾矿库。",
    "kinds": ["tailings"],
    "statuses": ["producing", "building"],
    "plan": "一、成立专班。",
}
STAGE = {
    "name": "自查",
    "starts_on": "2023-06-01",
    "ends_on": "2023-06-30",
    "citation": "二（一）",
    "text": "逐库排查。",
}
MONTHLY = {
    "title": "汛期检查进展",
    "kind": "report",
    "owner_level": "county",
    "cadence": "monthly",
    "due_day": 25,
    "cut_off_day": 20,
    "receiver_rule": "issuer",
    "copies": ["government"],
    "paragraph": "三（二）",
    "quote": "每月25日前报送检查进展",
}


def given(**fields) -> dict:
    """What a verb gets: dates are dates."""
    days = {name: dt.date.fromisoformat(str(NOTICE[name])) for name in ("issued_on", "starts_on", "ends_on")}
    return {**NOTICE, **days, **fields}


@pytest.fixture
def draft(city_leader) -> Campaign:
    return draft_campaign(by=city_leader, **given())


def post(client, draft, path, **fields):
    return client.post(f"/campaigns/{draft.pk}/{path}", fields)


def test_the_whole_way_in_the_browser(client, city_leader, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    county = make.agency("襄汾县")
    client.force_login(city_leader)
    assert client.get("/campaigns/new/").status_code == 200
    there = client.post("/campaigns/new/", NOTICE)["Location"]
    draft = Campaign.objects.get()
    assert there == f"/campaigns/{draft.pk}/draft/"
    assert (draft.short_title, draft.kinds) == ("全市尾矿库汛期专项检查", ["tailings"])
    post(client, draft, "stages/new/", **STAGE)
    post(client, draft, "requirements/new/", **MONTHLY)
    client.post(f"/campaigns/{draft.pk}/files/", {"uploads": make.photo()})
    page = client.get(there).content.decode()
    assert all(words in page for words in ("自查", "每月25日前", "临应急发〔2023〕120号 三（二）", "现场"))
    assert "拟定中" in client.get("/campaigns/").content.decode()
    assert not Obligation.objects.exists()
    post(client, draft, "issue/")
    owed = Obligation.objects.filter(agency=county)
    assert [one.due_on for one in owed] == [dt.date(2023, month, 25) for month in (6, 7, 8, 9)]
    assert (owed[1].period_from, owed[1].period_to) == (dt.date(2023, 6, 21), dt.date(2023, 7, 20))
    assert Attachment.objects.of(draft).count() == 1
    assert client.get(f"/campaigns/{draft.pk}/").status_code == 200


def test_a_drive_needs_an_end_and_a_standing_duty_none(client, city_leader):
    client.force_login(city_leader)
    answer = client.post("/campaigns/new/", {**NOTICE, "ends_on": ""})
    assert answer.status_code == 422
    assert "常态职责" in answer.context["form"].errors["ends_on"][0]
    assert client.post("/campaigns/new/", {**NOTICE, "ends_on": "", "nature": "standing"}).status_code == 302
    answer = client.post("/campaigns/new/", {**NOTICE, "ends_on": "2023-05-31"})
    assert "早于开始" in answer.context["form"].errors["ends_on"][0]


def test_its_words_are_changed_while_it_is_a_draft(client, city_leader, draft):
    client.force_login(city_leader)
    assert "全市所有尾矿库" in client.get(f"/campaigns/{draft.pk}/edit/").content.decode()
    post(
        client, draft, "edit/", **{**NOTICE, "title": "全市尾矿库专项检查", "kinds": ["tailings", "open_pit"]}
    )
    draft.refresh_from_db()
    assert (draft.title, draft.kinds) == ("全市尾矿库专项检查", ["tailings", "open_pit"])


def test_stages_and_requirements_are_changed_and_removed(client, city_leader, draft):
    client.force_login(city_leader)
    post(client, draft, "stages/new/", **STAGE)
    post(client, draft, "stages/1/", **{**STAGE, "name": "企业自查"})
    assert draft.stages.get().name == "企业自查"
    post(client, draft, "requirements/new/", **MONTHLY)
    asked = draft.requirements.get()
    page = client.get(f"/campaigns/{draft.pk}/requirements/{asked.pk}/").content.decode()
    assert "每月25日前报送检查进展" in page
    once = {"cadence": "once", "due_on": "2023-08-31"}
    post(client, draft, f"requirements/{asked.pk}/", **{**MONTHLY, **once})
    asked.refresh_from_db()
    assert (asked.due_on, asked.due_day, asked.cut_off_day) == (dt.date(2023, 8, 31), None, None)
    assert asked.readings == [
        {"on": "2023-08-31", "paragraph": "三（二）", "quote": "每月25日前报送检查进展"}
    ]
    post(client, draft, f"requirements/{asked.pk}/remove/")
    post(client, draft, "stages/1/remove/")
    assert not draft.requirements.exists()
    assert not draft.stages.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"owner_level": "city"}, "owner_level"),
        ({"owner_level": "named"}, "owners"),
        ({"owner_level": "named", "owners": "泽州县某局"}, "owners"),
        ({"cadence": "once"}, "due_on"),
        ({"cadence": "once", "due_on": "2023-05-01"}, "due_on"),
        ({"due_day": 31}, "due_day"),
        ({"cut_off_day": 26}, "cut_off_day"),
        ({"receiver_rule": "named"}, "receiver"),
        ({"receiver_rule": "supervisor"}, "receiver_rule"),
        ({"first_period": "2023-08-01", "last_period": "2023-07-01"}, "last_period"),
        ({"paragraph": ""}, "paragraph"),
        ({"kind": "form"}, "form"),
        ({"form": "dispatch-2023"}, "form"),
        ({"kind": "form", "form": "dispatch-2023", "owner_level": "enterprise"}, "owner_level"),
        ({"kind": "form", "form": "dispatch-2023", "cadence": "quarterly"}, "cadence"),
        ({"first_period": "2023-10-01"}, "first_period"),
    ],
)
def test_what_is_wrong_with_a_requirement_stands_at_its_field(client, city_leader, draft, wrong, field):
    client.force_login(city_leader)
    answer = post(client, draft, "requirements/new/", **{**MONTHLY, **wrong})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Requirement.objects.exists()


def test_named_agencies_owe_it_to_whoever_is_named(client, city_leader, draft):
    """Reporting lines needn't follow the tree (N21)."""
    county, nation = make.agency("襄汾县"), make.agency("00", "mine_safety")
    make.agency("曲沃县")
    client.force_login(city_leader)
    named = {"owner_level": "named", "owners": county.name, "receiver_rule": "named", "receiver": nation.name}
    post(client, draft, "requirements/new/", **{**MONTHLY, **named})
    issue(draft, by=city_leader)
    assert set(Obligation.objects.values_list("agency", "receiver")) == {(county.pk, nation.pk)}


def test_nobody_beside_us_is_named(city_leader, draft):
    fields, beside = {**MONTHLY, "owner_level": "named"}, make.agency("泽州县")
    with pytest.raises(RuleViolation, match="不在本机关辖区内"):
        save_requirement(draft, by=city_leader, owners=[beside], **fields)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        (("2023-06-30", "2023-06-01"), "ends_on"),
        (("2023-05-01", "2023-06-30"), "starts_on"),
        (("2023-06-01", "2023-10-31"), "ends_on"),
    ],
)
def test_a_stage_lies_within_the_campaign(city_leader, draft, days, field):
    starts_on, ends_on = map(dt.date.fromisoformat, days)
    with pytest.raises(RuleViolation) as refused:
        save_stage(draft, by=city_leader, **{**STAGE, "starts_on": starts_on, "ends_on": ends_on})
    assert refused.value.field == field


def test_an_empty_draft_is_not_issued(city_leader, draft):
    with pytest.raises(RuleViolation, match="不能部署"):
        issue(draft, by=city_leader)


def test_a_draft_that_goes_nowhere_is_deleted_and_an_issued_one_is_not(client, city_leader, draft):
    client.force_login(city_leader)
    running = make.campaign()
    post(client, draft, "discard/")
    post(client, running, "discard/")
    assert list(Campaign.objects.all()) == [running]


def test_what_runs_is_no_longer_written(client, city_leader):
    running = make.campaign()
    client.force_login(city_leader)
    assert client.get(f"/campaigns/{running.pk}/draft/")["Location"] == f"/campaigns/{running.pk}/"
    with pytest.raises(RuleViolation, match="已部署"):
        edit_campaign(running, by=city_leader, title="改名")
    assert post(client, running, "stages/new/", **STAGE).status_code == 302
    assert not running.stages.exists()


def test_an_adopters_scope_is_its_superiors(county_leader):
    passed_on = make.adopted(make.campaign(), issue_it=False)
    edit_campaign(passed_on, by=county_leader, plan="逐库包保。")
    with pytest.raises(RuleViolation, match="以上级文件为准"):
        edit_campaign(passed_on, by=county_leader, kinds=["tailings"])
    with pytest.raises(RuleViolation, match="不能早于上级"):
        edit_campaign(passed_on, by=county_leader, issued_on=dt.date(2023, 5, 1))


def test_nobody_else_writes_it(client, city_clerk, county_leader, draft):
    client.force_login(city_clerk)
    assert client.get("/campaigns/new/").status_code == 403
    assert post(client, draft, "edit/", **NOTICE).status_code == 403
    client.force_login(county_leader)
    assert post(client, draft, "edit/", **NOTICE).status_code == 404
    for person in (city_clerk, county_leader):
        with pytest.raises(PermissionDenied):
            save_stage(draft, by=person, **STAGE)
    with pytest.raises(PermissionDenied):
        draft_campaign(by=city_clerk, **given())


def test_what_is_handed_in_line_by_line_needs_no_drawn_name(city_leader):
    campaign = draft_campaign(by=city_leader, **given())
    asked = {
        "title": "专家信息表",
        "kind": "experts",
        "cadence": "monthly",
        "owner_level": "county",
        "signed": True,
    }
    with pytest.raises(RuleViolation, match="不用手写签字") as refused:
        save_requirement(campaign, by=city_leader, **asked)
    assert refused.value.field == "signed"


def test_a_stage_says_what_is_done_at_each_mine_and_adopters_inherit_it(
    client, city_leader, county_leader, draft
):
    client.force_login(city_leader)
    post(client, draft, "stages/new/", **STAGE, covers=["talk", "self_check"])
    stage = draft.stages.get()
    assert stage.covers == ["talk", "self_check"]
    assert "谈心谈话、自查自改专项检查" in client.get(f"/campaigns/{draft.pk}/draft/").content.decode()
    form = client.get(f"/campaigns/{draft.pk}/stages/{stage.number}/").context["form"]
    assert form.initial["covers"] == ["talk", "self_check"]
    passed_on = make.adopted(issue(draft, by=city_leader))
    assert passed_on.stages.get().covers == ["talk", "self_check"]
    assert "每座矿山都要开展：谈心谈话" in client.get(passed_on.get_absolute_url()).content.decode()


def test_what_is_not_done_at_a_mine_is_not_asked_for_there(client, city_leader, draft):
    client.force_login(city_leader)
    assert post(client, draft, "stages/new/", **STAGE, covers=["media_column"]).status_code == 422
    dates = {"starts_on": draft.starts_on, "ends_on": draft.ends_on}
    with pytest.raises(RuleViolation) as refused:
        save_stage(draft, by=city_leader, name="自查", citation="二", covers=["media_column"], **dates)
    assert refused.value.field == "covers"


def test_only_key_counties_may_owe_it(client, city_leader, draft):
    client.force_login(city_leader)
    post(client, draft, "requirements/new/", **MONTHLY, key_counties_only="on")
    asked = draft.requirements.get()
    assert asked.key_counties_only
    assert "重点县的县级" in client.get(f"/campaigns/{draft.pk}/draft/").content.decode()
    post(client, draft, f"requirements/{asked.pk}/", **MONTHLY)
    asked.refresh_from_db()
    assert not asked.key_counties_only


def test_a_named_agency_owes_it_wherever_it_is(client, draft, city_leader):
    client.force_login(city_leader)
    county = make.agency("襄汾县")
    wrong = {**MONTHLY, "owner_level": "named", "owners": county.name, "key_counties_only": "on"}
    page = post(client, draft, "requirements/new/", **wrong)
    assert page.status_code == 422
    assert "key_counties_only" in page.context["form"].errors


def test_what_nobody_could_hand_in_is_not_issued(city_leader, draft):
    make.agency("襄汾县")
    asked = save_requirement(draft, by=city_leader, **{**MONTHLY, "owner_kind": "fire"})
    with pytest.raises(RuleViolation, match="没有单位需要报送"):
        issue(draft, by=city_leader)
    draft.refresh_from_db()
    save_requirement(draft, asked, by=city_leader, **{**MONTHLY, "cadence": "stage"})
    with pytest.raises(RuleViolation, match="请先增加阶段"):
        issue(draft, by=city_leader)
    draft.refresh_from_db()
    assert draft.is_draft


def test_two_stages_do_not_begin_on_one_day(client, city_leader, draft):
    client.force_login(city_leader)
    post(client, draft, "stages/new/", **STAGE)
    answer = post(client, draft, "stages/new/", **{**STAGE, "name": "检查"})
    assert list(answer.context["form"].errors) == ["starts_on"]
    assert post(client, draft, "stages/1/", **{**STAGE, "name": "企业自查"}).status_code == 302
    assert draft.stages.get().name == "企业自查"
