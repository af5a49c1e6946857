"""A new name and the end of a mine, each with its paper."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from enterprises.models import Flag, LedgerAct, Mine
from enterprises.upkeep.merging import Paper, close, rename
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
PAPER = Paper("襄审批〔2023〕8号", dt.date(2023, 6, 1))


@pytest.fixture
def mine(county_clerk):
    return make.mine(name="宏源铁矿", headcount=12, supervisor=county_clerk.agency)


def test_the_county_renames_a_mine_on_the_page(client, mine, county_clerk):
    client.force_login(county_clerk)
    facts = {"name": "宏源二矿", "document": "文", "on": "2023-06-01", "upload": make.photo()}
    assert client.post(f"/ledger/mines/{mine.pk}/rename/", facts).url == mine.get_absolute_url()
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "更名：“宏源铁矿”更名为“宏源二矿”" in page
    assert Mine.objects.filter(initials="hyek").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "宏源铁矿"), ("document", ""), ("upload", ""), ("on", "2999-01-01")],
)
def test_what_is_missing_is_said_and_the_name_stays(client, mine, county_clerk, field, value):
    client.force_login(county_clerk)
    facts = {"name": "新名", "document": "文", "on": "2023-06-01", "upload": make.photo(), field: value}
    answer = client.post(f"/ledger/mines/{mine.pk}/rename/", facts)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    mine.refresh_from_db()
    assert mine.name == "宏源铁矿"
    assert not LedgerAct.objects.exists()


def test_an_enterprise_takes_its_namesakes_along(mine, county_clerk):
    rename(mine.enterprise, "新宏源公司", by=county_clerk, paper=PAPER)
    mine.refresh_from_db()
    assert mine.name == "新宏源公司"


def test_closed_it_leaves_the_campaigns_and_keeps_its_file(mine, county_clerk):
    Flag.objects.create(mine=mine, kind="key_mine", reason="…", since=dt.date(2023, 1, 1))
    hazard = make.hazard(mine)
    close(mine, by=county_clerk, paper=PAPER)
    mine.refresh_from_db()
    assert (mine.status, mine.hazards.get()) == ("closed", hazard)
    assert not mine.flags.standing().exists()
    with pytest.raises(RuleViolation, match="已经关闭"):
        close(mine, by=county_clerk, paper=PAPER)


def test_only_its_own_agency_does_either(client, mine, city_clerk, county_leader, neighbour_clerk):
    for person in (city_clerk, county_leader, neighbour_clerk):
        with pytest.raises(PermissionDenied):
            rename(mine, "新名", by=person, paper=PAPER)
        with pytest.raises(PermissionDenied):
            close(mine, by=person, paper=PAPER)
    client.force_login(city_clerk)
    assert client.get(f"/ledger/mines/{mine.pk}/close/").status_code == 403
