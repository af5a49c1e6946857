"""Who has passed a notice on, who has not, and what their own notices change."""

import datetime as dt

import pytest

from campaigns.actions import issue
from campaigns.cascade.adoption import pass_down
from campaigns.cascade.deadlines import tighten
from campaigns.cascade.drafting import save_requirement
from campaigns.obligations.periods import Deadline
from jurisdictions.models import Agency, Region
from tests import make

pytestmark = pytest.mark.django_db
OWN = {
    "title": "包保责任表",
    "kind": "report",
    "cadence": "once",
    "owner_level": "county",
    "receiver_rule": "issuer",
    "due_on": dt.date(2023, 6, 30),
}


@pytest.fixture
def province():
    """With a monthly report of the towns, in a province where every city and county has its bureau."""
    issuer = make.agency("山西省")
    below = Region.objects.filter(path__startswith="14/", level__in=["city", "county"], ended=None)
    known = Agency.objects.filter(kind=issuer.kind).values("region")
    Agency.objects.bulk_create(
        Agency(region=place, name=f"{place.full_name}应急管理局", short_name=place.name[0])
        for place in below.exclude(pk__in=known)
    )
    notice = make.campaign(issuer=issuer, document_number="晋应急发〔2023〕9号")
    readings = [{"day": 25, "paragraph": "四", "quote": "每月25日前"}]
    make.promise("report", "town", cadence="monthly", due_on=None, due_day=25, readings=readings)
    return notice


def adopted_stricter(parent, place, day):
    notice = make.adopted(parent, place, issue_it=False)
    leader = make.user(notice.issuer, "leader")
    tighten(notice.requirements.get(key="report-town"), Deadline(day=day), by=leader)
    save_requirement(notice, by=leader, paragraph="三", quote="……", **OWN)
    return issue(notice, by=leader)


def test_the_tree_tells_who_has_and_who_has_not(client, province, province_leader):
    linfen = adopted_stricter(province, "临汾市", 20)
    make.adopted(linfen, "襄汾县")
    make.adopted(linfen, "曲沃县", issue_it=False)
    client.force_login(province_leader)
    shown = client.get(f"/campaigns/{province.pk}/adoptions/")
    tree = shown.context["tree"]
    below = Region.objects.filter(path__startswith="14/", level__in=["city", "county"]).count()
    assert below > 11 + 100
    assert (tree.total, tree.adopted, tree.missing) == (below, 2, below - 2)
    assert len(tree.branches) == 11
    city = next(one for one in tree.branches if one.agency.region_id == "1410")
    assert (city.tightened, city.own, city.total, city.adopted) == (1, 1, 17, 1)
    counties = {one.agency.region.name: one.campaign for one in city.below}
    assert counties["襄汾县"] is not None
    assert counties["曲沃县"] is None
    page = shown.content.decode()
    assert f"/campaigns/{linfen.pk}/comparison/#tightened" in page
    assert f"/campaigns/{linfen.pk}/comparison/#added" in page
    assert f"/campaigns/{province.pk}/adoptions/?region=1410" in page


def test_one_city_is_opened(client, province, province_leader):
    client.force_login(province_leader)
    shown = client.get(f"/campaigns/{province.pk}/adoptions/?region=1410").context["tree"]
    assert (len(shown.branches), shown.total) == (17, 17)
    assert client.get(f"/campaigns/{province.pk}/adoptions/?region=1301").status_code == 404


def test_a_whole_province_takes_no_more_queries_than_one_city(
    client, province, province_leader, django_assert_max_num_queries
):
    for place in ("临汾市", "晋城市"):
        adopted_stricter(province, place, 20)
    client.force_login(province_leader)
    url = f"/campaigns/{province.pk}/adoptions/"
    client.get(url)
    with django_assert_max_num_queries(20) as few:
        client.get(f"{url}?region=1410")
    with django_assert_max_num_queries(len(few)):
        assert client.get(url).context["tree"].adopted == 2


def test_a_county_sees_its_own_line_and_a_stranger_of_another_province_nothing(
    client, province, county_viewer, officer
):
    adopted_stricter(province, "晋城市", 20)
    linfen = adopted_stricter(province, "临汾市", 20)
    make.adopted(linfen, "曲沃县")
    client.force_login(county_viewer)
    url = f"/campaigns/{province.pk}/adoptions/"
    for query in ("", "?region=1405"):
        tree = client.get(url + query).context["tree"]
        assert [one.agency.region.name for one in tree.branches] == ([] if query else ["临汾市"])
    (city,) = client.get(url).context["tree"].branches
    assert [one.agency.region.name for one in city.below] == ["襄汾县"]
    assert (city.campaign, city.total, city.adopted) == (linfen, 1, 0)
    client.force_login(officer("1301", "viewer"))
    assert client.get(f"/campaigns/{province.pk}/adoptions/").status_code == 404


def test_an_enterprise_sees_the_notice_and_not_who_has_passed_it_on(client, province):
    client.force_login(make.enterprise_person(make.mine()))
    assert client.get(f"/campaigns/{province.pk}/").status_code == 200
    assert client.get(f"/campaigns/{province.pk}/adoptions/").status_code == 403


def test_what_is_passed_down_earlier_counts_once(client, province, province_leader):
    plan = make.promise("plan", "city", campaign=province)
    linfen = make.adopted(province, "临汾市", issue_it=False)
    leader = make.user(linfen.issuer, "leader")
    reading = {"paragraph": "三", "quote": "……"}
    pass_down(plan, linfen, Deadline(on=dt.date(2023, 6, 10)), by=leader, reading=reading)
    issue(linfen, by=leader)
    client.force_login(province_leader)
    (city,) = [
        one
        for one in client.get(f"/campaigns/{province.pk}/adoptions/").context["tree"].branches
        if one.campaign
    ]
    assert (city.tightened, city.passed_down) == (0, 1)
    compared = client.get(f"/campaigns/{linfen.pk}/comparison/").context
    assert (len(compared["tightened"]), len(compared["passed_down"])) == (0, 1)
