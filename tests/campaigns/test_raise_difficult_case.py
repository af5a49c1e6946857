"""A difficult case goes up county → city → province → ministry until somebody answers, and the answer comes back down
(S0-07, S1-02, S1-23)."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from campaigns.difficult.actions import raise_case
from campaigns.difficult.todo import todos
from campaigns.models import DifficultCase, Notice, ReminderSettings
from campaigns.reminders import morning
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/campaigns/difficult/"
FACTS: dict[str, Any] = {
    "kind": "hard",
    "title": "越界开采认定",
    "text": "相邻两矿边界资料不一致，请示如何认定。",
}


def at(number: int, hour: int = 9, month: int = 6) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2023, month, number, hour))


@pytest.fixture
def ministry_leader(db):
    return make.user(make.agency("00"), "leader")


@pytest.fixture
def above(city_clerk, city_leader, province_clerk, province_leader, ministry_leader):
    """Everybody on the way up."""


@pytest.fixture
def case(above, county_clerk) -> DifficultCase:
    """Raised on Thursday 1 June."""
    return raise_case(by=county_clerk, at=at(1), **FACTS)


class TestTheWay:
    def test_up_to_the_ministry_and_all_the_way_back(
        self, case, county_clerk, city_clerk, city_leader, province_clerk, province_leader, ministry_leader
    ):
        assert case.holder == city_leader.agency
        case.pass_up(by=city_clerk, text="市局无先例。", at=at(2))
        case.pass_up(by=province_leader, text="涉及部文解释。", at=at(5))
        assert case.holder == ministry_leader.agency
        case.answer(by=ministry_leader, text="以实测为准。", at=at(6))
        assert (case.status, case.holder) == ("answered", province_leader.agency)
        case.pass_down(by=province_clerk, at=at(7))
        case.pass_down(by=city_clerk, text="请抓紧落实。", at=at(8))
        assert case.holder == county_clerk.agency
        case.confirm(by=county_clerk, text="已按答复认定。", at=at(9))
        assert case.status == "confirmed"
        told = [(step.act, step.agency.region_id, step.to.region_id) for step in case.steps.all()]
        assert told == [
            ("raised", "141023", "1410"),
            ("passed_up", "1410", "14"),
            ("passed_up", "14", "00"),
            ("answered", "00", "14"),
            ("passed_down", "14", "1410"),
            ("passed_down", "1410", "141023"),
            ("confirmed", "141023", "141023"),
        ]
        last = case.steps.last()
        assert (last.by, last.at, last.text) == (county_clerk, at(9), "已按答复认定。")

    def test_the_city_s_own_answer_goes_straight_to_the_county(self, case, city_leader, county_clerk):
        case.answer(by=city_leader, text="按图纸认定。")
        assert case.holder == county_clerk.agency
        case.confirm(by=county_clerk)

    def test_a_town_begins_one_level_lower(self, above, county_leader):
        town = make.user(make.agency("141023100", "town_centre"), "clerk")
        case = raise_case(by=town, at=at(1), **FACTS)
        assert case.holder == county_leader.agency
        case.pass_up(by=county_leader, text="县里解决不了。")
        assert case.holder.region_id == "1410"

    def test_from_the_top_there_is_nowhere_to_go(self, case, ministry_leader, city_leader, province_leader):
        with pytest.raises(RuleViolation, match="不能上报"):
            raise_case(by=ministry_leader, **FACTS)
        case.pass_up(by=city_leader, text="请示。")
        case.pass_up(by=province_leader, text="请示。")
        with pytest.raises(RuleViolation, match="请直接答复"):
            case.pass_up(by=ministry_leader, text="请示。")

    def test_of_two_who_pass_it_up_at_once_one_is_told(self, case, city_leader, city_clerk, province_leader):
        same = DifficultCase.objects.get(pk=case.pk)
        case.pass_up(by=city_leader, text="请示。")
        with pytest.raises(RuleViolation, match="他人处理"):
            same.pass_up(by=city_clerk, text="请示。")
        case.refresh_from_db()
        assert case.holder == province_leader.agency
        assert case.steps.count() == 2

    def test_no_step_without_words_and_none_out_of_turn(self, case, city_leader, city_clerk, county_clerk):
        with pytest.raises(RuleViolation, match="请填写意见"):
            case.pass_up(by=city_leader, text="  ")
        with pytest.raises(RuleViolation, match="不能改为"):
            case.confirm(by=county_clerk)
        case.answer(by=city_leader, text="按图纸认定。")
        with pytest.raises(RuleViolation, match="不能改为"):
            case.pass_up(by=county_clerk, text="请示。")
        with pytest.raises(RuleViolation, match="请确认"):
            case.pass_down(by=county_clerk)


class TestWho:
    def test_only_the_level_where_it_lies_may_move_it(
        self, case, city_leader, city_clerk, county_leader, province_leader, neighbour_leader
    ):
        for person in (county_leader, province_leader, neighbour_leader):
            for verb in (case.pass_up, case.answer):
                with pytest.raises(PermissionDenied):
                    verb(by=person, text="…")
        with pytest.raises(PermissionDenied, match="不能答复难题"):
            case.answer(by=city_clerk, text="…")
        case.pass_up(by=city_clerk, text="请示。")
        with pytest.raises(PermissionDenied):
            case.answer(by=city_leader, text="…")

    def test_everybody_on_its_way_sees_it_and_no_neighbour(
        self,
        client,
        case,
        county_viewer,
        city_clerk,
        province_clerk,
        ministry_leader,
        neighbour_leader,
        stranger,
    ):
        own = make.enterprise_person(make.mine())
        for person, status in (
            (county_viewer, 200),
            (city_clerk, 200),
            (province_clerk, 200),
            (ministry_leader, 200),
            (neighbour_leader, 404),
            (stranger, 404),
            (own, 404),
        ):
            client.force_login(person)
            assert client.get(f"{LIST}{case.pk}/").status_code == status, person
            listed = FACTS["title"] in client.get(LIST).content.decode()
            assert listed is (status == 200), person
            assert client.get(f"/api/difficult-cases/{case.pk}/").status_code == status

    def test_a_superior_off_the_map_sees_what_comes_to_it(self, above, stranger):
        """泽州县 is named as 襄汾县's superior: supervision needn't follow the map."""
        county = make.agency()
        county.superior = stranger.agency
        county.save()
        case = raise_case(by=make.user(county, "clerk"), **FACTS)
        assert DifficultCase.objects.visible_to(stranger).get() == case

    def test_the_api_only_reads(self, client, case, city_leader):
        client.force_login(city_leader)
        body = client.get(f"/api/difficult-cases/{case.pk}/").json()
        assert (body["place"], body["steps"][0]["act"]) == ("141023", "raised")
        assert client.post("/api/difficult-cases/", {}).status_code == 405

    def test_nobody_raises_it_about_a_mine_out_of_sight(self, above, county_clerk):
        with pytest.raises(PermissionDenied):
            raise_case(by=county_clerk, mine=make.mine("140525"), **FACTS)


class TestClock:
    def test_each_level_has_its_own_days_and_counts_working_days(
        self, case, city_leader, province_leader, ministry_leader, province_clerk
    ):
        assert case.due_on == dt.date(2023, 6, 8)  # five working days after Thursday the 1st
        case.pass_up(by=city_leader, text="请示。", at=at(2))
        assert case.due_on == dt.date(2023, 6, 16)  # ten
        case.pass_up(by=province_leader, text="请示。", at=at(5))
        assert case.due_on == dt.date(2023, 6, 26)  # fifteen
        case.answer(by=ministry_leader, text="…", at=at(6))
        assert case.due_on == dt.date(2023, 6, 8)  # two to pass it on

    def test_the_administrator_sets_the_days(self, above, county_clerk):
        ReminderSettings(pk=1, days_at_city=1).save()
        assert raise_case(by=county_clerk, at=at(1), **FACTS).due_on == dt.date(2023, 6, 2)

    def test_who_let_it_lie_stays_readable(self, case, city_leader):
        case.pass_up(by=city_leader, text="请示。", at=at(12))
        assert [step.days_late for step in case.steps.all()] == [0, 4]

    def test_who_holds_it_is_reminded_before_on_and_after_the_day(
        self, case, city_clerk, city_leader, province_clerk
    ):
        for number in (5, 7, 8, 9, 13):
            morning.run(at(number, 7))
        told = (
            Notice.objects.filter(case=case).order_by("pk").values_list("recipient__username", "kind", "days")
        )
        city = ("1410-emer-clerk", "1410-emer-leader")
        steps = [("before", 3), ("before", 1), ("on", 0), ("after", 1)]
        assert set(told) == {(who, *step) for who in city for step in steps}
        case.pass_up(by=city_leader, text="请示。", at=at(13))
        Notice.objects.all().delete()
        morning.run(at(20, 7))
        assert set(Notice.objects.values_list("recipient__username", "days")) == {
            ("14-emer-clerk", 7),
            ("14-emer-leader", 7),
        }

    @time_machine.travel(dt.datetime(2023, 6, 12, 1, tzinfo=dt.UTC))
    def test_overdue_is_shown(self, client, case, city_leader):
        client.force_login(city_leader)
        assert "逾期 4 天" in client.get(f"{LIST}{case.pk}/").content.decode()
        assert FACTS["title"] in client.get(f"{LIST}?overdue=on").content.decode()


class TestTodo:
    def test_it_stands_on_the_first_page_of_those_who_can_move_it(
        self, client, case, city_leader, city_clerk, city_inspector, county_clerk, province_leader
    ):
        now = at(2)
        (line,) = todos(city_leader, now)
        assert (line.action, line.due, line.url) == ("答复", case.due_on, f"{LIST}{case.pk}/")
        (line,) = todos(city_clerk, now)
        assert line.action == "报告上级"
        assert todos(city_inspector, now) == todos(county_clerk, now) == todos(province_leader, now) == []
        client.force_login(city_leader)
        assert FACTS["title"] in client.get("/").content.decode()
        case.answer(by=city_leader, text="…")
        (line,) = todos(county_clerk, now)
        assert line.action == "确认"
        case.confirm(by=county_clerk)
        assert todos(county_clerk, now) == []


class TestPages:
    def test_raised_with_its_files_passed_up_answered_and_confirmed_in_the_browser(
        self, client, above, county_clerk, city_leader, province_leader, settings, tmp_path
    ):
        settings.MEDIA_ROOT = tmp_path
        mine = make.mine()
        client.force_login(county_clerk)
        assert "临汾市应急管理局" in client.get(f"{LIST}new/").content.decode()
        answer = client.post(f"{LIST}new/", {**FACTS, "mine": mine.pk, "uploads": make.photo()})
        case = DifficultCase.objects.get()
        assert answer["Location"] == f"{LIST}{case.pk}/"
        assert case.mine == mine
        assert Attachment.objects.of(case).count() == 1

        def step(person, verb, text):
            client.force_login(person)
            page = client.get(f"{LIST}{case.pk}/").content.decode()
            assert f"{LIST}{case.pk}/{verb}/" in page
            assert client.post(f"{LIST}{case.pk}/{verb}/", {"text": text}).status_code == 302
            case.refresh_from_db()

        step(city_leader, "pass_up", "请示。")
        step(province_leader, "answer", "按图纸认定。")
        step(city_leader, "pass_down", "")
        step(county_clerk, "confirm", "")
        assert case.status == "confirmed"
        page = client.get(f"{LIST}{case.pk}/").content.decode()
        assert "按图纸认定。" in page
        assert f"{LIST}{case.pk}/confirm/" not in page

    def test_what_is_missing_is_told_at_its_field(self, client, case, county_clerk, city_leader):
        client.force_login(county_clerk)
        answer = client.post(f"{LIST}new/", {"kind": "hard"})
        assert answer.status_code == 422
        assert "请填写标题" in answer.content.decode()
        client.force_login(city_leader)
        answer = client.post(f"{LIST}{case.pk}/answer/", {"text": ""})
        assert answer.status_code == 422
        assert "请填写答复意见" in answer.content.decode()

    def test_doors_that_don_t_exist(self, client, case, city_leader):
        client.force_login(city_leader)
        assert client.post(f"{LIST}{case.pk}/delete/", {"text": "…"}).status_code == 404
        assert client.get(f"{LIST}{case.pk}/answer/").status_code == 405
