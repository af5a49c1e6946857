"""重点抽查名单 (S0-06) and what it leaves to the others: the key mines in scope that aren't on it (S0-11)."""

import datetime as dt
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from python_calamine import CalamineWorkbook

from campaigns.models import Activity, SpotCheck
from campaigns.obligations.spot_checks import coverage, put_on_list, take_off_list
from inspections.on_site.under_campaigns import check_campaign
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
DAY = dt.date(2023, 6, 15)


@pytest.fixture
def campaign():
    return make.campaign()


@pytest.fixture
def mine():
    return make.mine(headcount=30, supervisor=make.agency(), minerals="铁矿")


def url(campaign, step=""):
    return f"/campaigns/{campaign.pk}/spot-checks/{step}"


def names(answer):
    return {str(getattr(row, "mine", row)) for row in answer.context["table"].data.data}


def test_the_issuer_puts_a_mine_on_the_list(client, campaign, mine, city_administrator):
    client.force_login(city_administrator)
    assert names(client.get(url(campaign, "rest/"))) == {mine.name}
    concerned = make.agency()
    answer = client.post(
        url(campaign, f"{mine.pk}/"),
        {"checked_on": "2023-06-15", "group": "第一组", "agencies": [concerned.pk]},
    )
    assert answer["Location"] == url(campaign, "rest/")
    listed = SpotCheck.objects.get()
    assert (listed.mine, list(listed.agencies.all())) == (mine, [concerned])
    assert names(client.get(url(campaign))) == {mine.name}
    assert names(client.get(url(campaign, "rest/"))) == set()


def test_29_underground_is_no_key_mine_and_30_is(client, campaign, mine, city_administrator):
    make.mine(headcount=29, name="二十九人矿")
    make.mine(headcount=60, kind="open_pit", name="露天矿")
    client.force_login(city_administrator)
    assert names(client.get(url(campaign, "rest/"))) == {mine.name}


def test_coverage_counts_the_list_and_those_guided_since(
    campaign, mine, city_administrator, county_inspector
):
    other, third = (make.mine(headcount=40, name=name) for name in ("二号矿", "三号矿"))
    put_on_list(campaign, mine, by=city_administrator, checked_on=DAY, group="第一组")
    guided = {"kind": "guidance_enterprise", "status": "recorded", "agency": county_inspector.agency}
    for where, day in ((other, DAY), (third, dt.date(2023, 5, 31))):
        Activity.objects.create(
            **guided,
            level="county",
            mine=where,
            enterprise=where.enterprise,
            done_on=day,
            text="…",
            recorded_by=county_inspector,
        )
    found = coverage(campaign, city_administrator)
    assert (found.key, found.listed, found.rest, found.guided, found.covered) == (3, 1, 2, 1, 2)


def test_only_the_issuer_names_mines(client, campaign, mine, county_administrator, province_administrator):
    for person in (county_administrator, province_administrator):
        client.force_login(person)
        answer = client.post(url(campaign, f"{mine.pk}/"), {"checked_on": "2023-06-15", "group": "第一组"})
        assert answer.status_code == 403
        with pytest.raises(PermissionDenied):
            put_on_list(campaign, mine, by=person, checked_on=DAY, group="第一组")


def test_only_what_is_in_scope_and_only_once(campaign, mine, city_administrator):
    put_on_list(campaign, mine, by=city_administrator, checked_on=DAY, group="第一组")
    with pytest.raises(RuleViolation, match="已在名单上"):
        put_on_list(campaign, mine, by=city_administrator, checked_on=DAY, group="第二组")
    closed = make.mine(headcount=40, status="closed", name="已关矿")
    with pytest.raises(RuleViolation, match="范围"):
        put_on_list(campaign, closed, by=city_administrator, checked_on=DAY, group="第一组")
    other = make.mine(headcount=40, name="二号矿")
    with pytest.raises(RuleViolation, match="期间"):
        put_on_list(campaign, other, by=city_administrator, checked_on=dt.date(2024, 1, 1), group="第一组")


def test_it_comes_off_by_the_issuer_alone(client, campaign, mine, city_administrator, county_administrator):
    listed = put_on_list(campaign, mine, by=city_administrator, checked_on=DAY, group="第一组")
    with pytest.raises(PermissionDenied):
        take_off_list(listed, by=county_administrator)
    client.force_login(city_administrator)
    assert "移出" in client.get(url(campaign)).content.decode()
    client.post(f"/campaigns/spot-checks/{listed.pk}/off/")
    assert not SpotCheck.objects.exists()


def test_the_county_reads_its_own_the_neighbour_not_and_the_mine_isn_t_told(
    client, campaign, mine, city_administrator, county_clerk, neighbour_clerk
):
    put_on_list(campaign, mine, by=city_administrator, checked_on=DAY, group="第一组")
    client.force_login(county_clerk)
    answer = client.get(url(campaign))
    assert names(answer) == {mine.name}
    assert "移出" not in answer.content.decode()
    client.force_login(neighbour_clerk)
    assert names(client.get(url(campaign))) == set()
    client.force_login(make.enterprise_person(mine))
    assert client.get(url(campaign)).status_code == 403


def test_it_goes_out_in_the_columns_of_the_annex(client, campaign, mine, city_administrator):
    put_on_list(campaign, mine, by=city_administrator, checked_on=DAY, group="第一组")
    client.force_login(city_administrator)
    content = b"".join(client.get(url(campaign, "?export=xlsx")).streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    head = next(at for at, row in enumerate(rows) if "执法指导组" in row)
    assert rows[head] == [
        "序号", "省（区、市）", "市", "县", "企业（矿山）名称", "矿种", "单班入井人数", "管辖执法部门", "抽查时间",
        "执法指导组",
    ]  # fmt: skip
    assert rows[head + 1][1:7] == ["山西省", "临汾市", "襄汾县", mine.name, "铁矿", 30]
    assert rows[head + 1][8:] == [DAY, "第一组"]
    assert "重建" in rows[0][0]


def test_the_county_doesn_t_check_what_is_on_the_city_s_list(campaign, mine, city_administrator):
    """S0-16, within one campaign: outside of it the county checks as it likes."""
    put_on_list(campaign, mine, by=city_administrator, checked_on=DAY, group="第一组")
    with pytest.raises(RuleViolation, match="重点抽查名单"):
        check_campaign(campaign, mine, make.agency(), DAY)
    check_campaign(campaign, mine, city_administrator.agency, DAY)
    check_campaign(make.campaign(key="other"), mine, make.agency(), DAY)
