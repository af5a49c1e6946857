"""An accident is reported within the hour, supplemented, and entered into the ledger without typing it twice (Z-10)."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from enterprises.dangers.answering import enter
from enterprises.models import Accident, AccidentReport
from jurisdictions.rules import RuleViolation
from tests import alarmed, make
from tests.alarmed import HOUR, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=20, name="盛泰铁矿", supervisor=county_clerk.agency)


@pytest.fixture
def noted(mine, county_clerk):
    return alarmed.accident(mine, status="noted", ordered="组织救援", noted_by=county_clerk)


def said(**fields):
    now = timezone.now()
    when = {"happened_at": typed(now - HOUR), "learned_at": typed(now - HOUR / 2)}
    return {
        **when,
        "place": "2号采场",
        "words": "顶板冒落",
        "dead": 0,
        "missing": 1,
        "injured": 2,
        "loss": 0,
        **fields,
    }


def tell(client, mine, **fields):
    client.force_login(make.enterprise_person(mine))
    return client.post(f"/ledger/mines/{mine.pk}/accident/", said(**fields))


def test_it_stands_first_in_the_agencys_list_and_is_answered(client, mine, county_clerk):
    assert tell(client, mine).status_code == 302
    report = AccidentReport.objects.get()
    client.force_login(county_clerk)
    assert client.get("/").context["todos"][0].title == "盛泰铁矿事故报告"
    page = client.get(report.get_absolute_url()).content.decode()
    assert "死亡 0 人，下落不明 1 人，重伤 2 人" in page
    assert "《生产安全事故报告和调查处理条例》第九条" in page
    assert "迟报" not in page
    client.post(f"{report.get_absolute_url()}note/", {"ordered": "立即组织救援，派员到场"})
    assert "立即组织救援" in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("happened_at", "2099-01-01T08:00"),
        ("learned_at", "2099-01-01T08:00"),
        ("learned_at", "2001-01-01T08:00"),  # before it happened
        ("place", ""),
        ("dead", "-1"),
        ("loss", "-1"),
    ],
)
def test_what_is_mistyped_is_told_at_its_field(client, mine, field, value):
    answer = tell(client, mine, **{field: value})
    assert (answer.status_code, bool(answer.context["form"].errors[field])) == (422, True)
    assert not AccidentReport.objects.exists()


@given(seconds=st.integers(min_value=0, max_value=3 * 3600))
def test_the_hour_counts_from_when_the_principal_knew_and_its_last_second_is_in_time(seconds):
    learned = dt.datetime(2023, 6, 1, 23, 30, tzinfo=dt.UTC)
    report = AccidentReport(learned_at=learned, reported_at=learned + dt.timedelta(seconds=seconds))
    assert report.is_late is (seconds > 3600)


def test_a_late_report_says_so_in_page_and_list(client, mine, county_clerk):
    report = alarmed.accident(
        mine, happened_at=timezone.now() - 3 * HOUR, learned_at=timezone.now() - 2 * HOUR
    )
    client.force_login(county_clerk)
    assert "迟报" in client.get(report.get_absolute_url()).content.decode()
    assert "迟报" in client.get("/ledger/accident-reports/").content.decode()


def test_a_supplement_tells_the_figures_of_now_and_whether_its_days_are_over(
    client, mine, noted, county_clerk
):
    client.force_login(make.enterprise_person(mine))
    address = f"{noted.get_absolute_url()}supplement/"
    assert client.get(address).context["form"]["injured"].value() == 1
    now = {"dead": 1, "missing": 0, "injured": 0, "loss": 0}
    assert client.post(address, {**now, "words": ""}).status_code == 422
    client.post(address, {**now, "words": "伤者经抢救无效"})
    page = client.get(noted.get_absolute_url()).content.decode()
    assert "死亡 1 人" in page
    assert "超过补报期" not in page
    AccidentReport.objects.update(happened_at=timezone.now() - dt.timedelta(days=31))
    assert "超过补报期" in client.get(noted.get_absolute_url()).content.decode()
    client.force_login(county_clerk)
    assert client.post(address, {**now, "words": "x"}).status_code == 403


def test_the_county_enters_it_and_a_supplement_brings_it_up_to_date(client, mine, noted, county_clerk):
    client.force_login(county_clerk)
    address = f"{noted.get_absolute_url()}enter/"
    assert address in client.get(noted.get_absolute_url()).content.decode()
    client.post(address)
    known = Accident.objects.get()
    assert (known.mine, known.deaths, known.serious_injuries, known.confirmed_by) == (
        mine,
        0,
        1,
        county_clerk,
    )
    assert "2号采场：顶板冒落" in known.description
    assert address not in client.get(noted.get_absolute_url()).content.decode()
    alarmed.supplement(noted, dead=0, injured=1, loss=120)
    assert "与补报不同" in client.get(noted.get_absolute_url()).content.decode()
    client.post(address)
    known.refresh_from_db()
    assert known.loss == 120
    alarmed.supplement(noted)
    page = client.get(noted.get_absolute_url()).content.decode()
    assert "与补报不同" in page
    client.post(address)
    known.refresh_from_db()
    assert (Accident.objects.count(), known.deaths, known.serious_injuries) == (1, 1, 0)


def test_not_before_somebody_has_looked_into_it_and_by_nobody_else(client, mine, county_clerk, city_clerk):
    report = alarmed.accident(mine)
    with pytest.raises(RuleViolation, match="核实"):
        enter(report, by=county_clerk)
    for person in (city_clerk, make.enterprise_person(mine)):
        client.force_login(person)
        assert client.post(f"{report.get_absolute_url()}enter/").status_code == 403
    client.force_login(make.user(make.agency("曲沃县"), "clerk"))
    assert client.post(f"{report.get_absolute_url()}enter/").status_code == 404
    assert not Accident.objects.exists()
