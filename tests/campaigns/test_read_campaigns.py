"""A campaign is read where it applies: its scope, its stages, both readings of its deadline, who reported."""

import datetime as dt
from io import BytesIO

import pytest
import time_machine
from openpyxl import load_workbook

from campaigns.actions import generate_obligations, start_campaign
from campaigns.cascade.adoption import pass_down
from campaigns.cascade.catalogue import campaign_file
from campaigns.models import Campaign
from campaigns.obligations.periods import Deadline
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(city_leader) -> Campaign:
    for county in ("襄汾县", "曲沃县"):
        make.agency(county)
    return start_campaign(campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)


def test_it_is_seen_below_and_above_its_issuer_and_not_beside(client, campaign, officer, stranger):
    url = f"/campaigns/{campaign.pk}/"
    for person in (officer("襄汾县", "viewer"), officer("临汾市", "clerk"), officer("山西省", "clerk")):
        client.force_login(person)
        assert client.get(url).status_code == 200
        assert client.get("/api/campaigns/").json()["count"] == 1
    client.force_login(stranger)
    assert client.get(url).status_code == 404
    assert client.get(f"{url}mines/").status_code == 404
    assert client.get("/api/campaigns/").json()["count"] == 0


def test_an_enterprise_reads_the_campaign_and_nobodys_obligations(client, campaign):
    client.force_login(make.enterprise_person(make.mine()))
    page = client.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert "整治范围" in page
    assert "逾期" not in page
    assert client.get("/api/obligations/").json()["count"] == 0


def test_the_mines_in_scope_are_counted_and_listed_alike(client, campaign, city_clerk, county_viewer):
    make.mine(name="正常生产")
    make.mine(name="有人作业", status="suspended_attended", kind="open_pit")
    make.mine(name="无人作业", status="suspended_unattended")
    make.mine(name="已关闭", status="closed", kind="tailings")
    make.mine(region="141021", name="曲沃邻矿")
    make.mine(region="140525", name="泽州铁矿")
    for person, names in [
        (city_clerk, {"正常生产", "有人作业", "曲沃邻矿"}),
        (county_viewer, {"正常生产", "有人作业"}),
    ]:
        client.force_login(person)
        assert client.get(f"/campaigns/{campaign.pk}/").context["mines"] == len(names)
        listed = client.get(f"/campaigns/{campaign.pk}/mines/").context["table"].rows
        assert {row.record.name for row in listed} == names


@pytest.mark.parametrize(
    ("today", "states"),
    [
        ("2023-04-30", ["", "", "", ""]),
        ("2023-05-20", ["on", "", "", ""]),
        ("2023-05-21", ["done", "on", "", ""]),
        ("2023-12-31", ["done", "done", "done", "on"]),
        ("2024-01-01", ["done", "done", "done", "done"]),
    ],
)
def test_the_current_stage_is_marked(client, campaign, county_viewer, today, states):
    with time_machine.travel(f"{today} 12:00+08:00"):
        client.force_login(county_viewer)
        steps = client.get(f"/campaigns/{campaign.pk}/").context["steps"]
    assert [state for _, state in steps] == states


def test_both_readings_of_the_deadline_stand_side_by_side(client, campaign, county_viewer):
    client.force_login(county_viewer)
    page = client.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert "每月25日前报送市非煤矿山专项行动领导小组办公室" in page
    assert "每月20日前上报当月的统计情况" in page


@pytest.mark.parametrize(
    ("status", "submitted", "now", "standing"),
    [
        ("due", None, "2023-06-20T23:59", ("待报送", "plain")),
        ("due", None, "2023-06-21T00:00", ("逾期1天", "late")),
        ("submitted", "2023-06-20T23:59", "2023-07-30T12:00", ("已报送", "done")),
        ("submitted", "2023-06-22T08:00", "2023-07-30T12:00", ("迟报2天", "due")),
        ("returned", "2023-06-19T08:00", "2023-06-20T08:00", ("已退回", "due")),
        ("accepted", "2023-06-19T08:00", "2023-06-20T08:00", ("已审核", "done")),
    ],
)
def test_a_cell_says_where_the_obligation_stands(campaign, status, submitted, now, standing):
    def local(text):
        return dt.datetime.fromisoformat(f"{text}+08:00")

    june = make.obligation()
    june.status, june.submitted_at = status, submitted and local(submitted)
    assert june.standing(local(now)) == standing


def test_the_matrix_has_a_row_for_each_county_in_sight(client, campaign, city_clerk, county_viewer):
    for person, counties in [(city_clerk, ["曲沃县", "襄汾县"]), (county_viewer, ["襄汾县"])]:
        client.force_login(person)
        (_, matrix), *_ = client.get(f"/campaigns/{campaign.pk}/").context["requirements"]
        assert [agency.region.name for agency, _ in matrix.rows] == counties
        assert [month.month for month in matrix.months] == [5, 6, 7, 8, 9, 10, 11, 12]


def test_every_cell_leads_to_the_reports(client, campaign, city_clerk):
    client.force_login(city_clerk)
    page = client.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert page.count('href="/reports/board/dispatch-2023/2023-06/"') == 2


def test_a_neighbour_does_not_read_the_others_obligations(client, campaign, neighbour_clerk):
    client.force_login(neighbour_clerk)
    places = {row["place"] for row in client.get("/api/obligations/").json()["results"]}
    assert places == {"141021"}
    assert client.get("/api/obligations/?place=141023").json()["count"] == 0


def test_queries_do_not_grow_with_the_counties(client, campaign, city_clerk, django_assert_max_num_queries):
    client.force_login(city_clerk)
    url = f"/campaigns/{campaign.pk}/"
    client.get(url)
    with django_assert_max_num_queries(18) as few:
        client.get(url)
    for county in ("浮山县", "翼城县", "洪洞县", "蒲县"):
        make.agency(county)
    generate_obligations(campaign.requirements.get(key="dispatch"), today=campaign.issued_on)
    with django_assert_max_num_queries(len(few)):
        page = client.get(url)
    assert len(page.context["requirements"][0][1].rows) == 6


def test_the_workbook_of_campaigns_has_both_days(client, campaign, city_clerk):
    client.force_login(city_clerk)
    answer = client.get("/campaigns/?export=xlsx")
    *_, headings, row = load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values
    days = {name: day.date() for name, day in zip(headings, row, strict=True) if isinstance(day, dt.datetime)}
    assert days == {"开始": campaign.starts_on, "结束": campaign.ends_on}


def test_whom_it_goes_to_is_named_whoever_passed_it_on():
    """What the province asks for goes to the province; what the city asks besides comes to the city."""
    province = make.campaign(issuer=make.agency("山西省"), document_number="晋应急发〔2023〕7号")
    make.promise("report", "county", campaign=province)
    plan = make.promise("plan", "city", campaign=province)
    city = make.adopted(province, "临汾市", issue_it=False)
    leader = make.user(city.issuer, "leader")
    pass_down(plan, city, Deadline(on=dt.date(2023, 6, 15)), by=leader)
    words = {one.key: one.receiver_words for one in city.requirements.all()}
    assert words == {"report-county": province.issuer.name, "plan-city": city.issuer.name}
