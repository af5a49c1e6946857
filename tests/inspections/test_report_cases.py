"""Typical cases (应急〔2021〕23号 三（五）, S1-12): from one's own penalties, straight up, with a copy one level up."""

import datetime as dt

import pytest

from campaigns.models import Obligation, Submission
from campaigns.obligations import handing
from inspections.models import Case, CaseReport, Penalty
from inspections.penalties.case_reports import hand_in_cases
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
KEY = "7f1b2c1e-0000-4000-8000-000000000004"


@pytest.fixture
def owed():
    """To the ministry, with a copy to the city: the receiver doesn't lie on the way (N21)."""
    make.agency()
    ministry = make.user(make.agency("00"), "leader").agency
    standing = make.campaign(
        key="cases", issuer=ministry, nature="standing", ends_on=None, document_number="应急〔2021〕23号"
    )
    return make.promise("case", campaign=standing, copies=["superior"]).obligations.get(agency=make.agency())


def case(agency, number="襄应急罚〔2023〕1号", violation="防坠器未定期试验"):
    found = Case.objects.create(
        mine=make.mine(name=f"{number}矿"),
        agency=agency,
        violation=violation,
        decided_on=dt.date(2023, 6, 2),
        decided_by=make.user(agency, "leader"),
    )
    Penalty.objects.create(
        case=found,
        subject="enterprise",
        party="甲矿",
        document_number=number,
        amount=30_000,
        basis=make.penalty_clause(),
    )
    return found


def url(obligation):
    return f"/inspections/case-reports/{obligation.pk}/"


def test_the_county_chooses_from_its_own_penalties(client, owed, county_clerk):
    own = case(owed.agency)
    case(make.agency("临汾市"), "临应急罚〔2023〕1号", "市局作出的处罚")
    client.force_login(county_clerk)
    assert url(owed) in client.get(f"/campaigns/obligations/{owed.pk}/").content.decode()
    page = client.get(url(owed)).content.decode()
    assert "襄应急罚〔2023〕1号" in page
    assert "市局作出的处罚" not in page
    for _ in range(2):
        answer = client.post(url(owed), {"cases": [own.pk], "text": "说理充分", "client_key": KEY})
        assert answer["Location"] == f"/campaigns/obligations/{owed.pk}/"
    assert CaseReport.objects.get().case == own
    owed.refresh_from_db()
    assert owed.status == "submitted"


def test_a_case_of_another_agency_is_refused(client, owed, county_clerk):
    other = case(make.agency("曲沃县"))
    with pytest.raises(RuleViolation, match="不是由本机关"):
        hand_in_cases(owed, [other], by=county_clerk)
    client.force_login(county_clerk)
    assert client.post(url(owed), {"cases": [other.pk], "client_key": KEY}).status_code == 422
    assert not Submission.objects.exists()


def test_words_alone_are_no_case(owed, county_clerk):
    with pytest.raises(RuleViolation, match="本机关作出行政处罚的案件"):
        handing.hand_in(owed, by=county_clerk, text="一个典型案例")


def test_the_city_reads_its_copy_and_doesn_t_review_it(
    client, owed, county_clerk, city_clerk, neighbour_clerk
):
    hand_in_cases(owed, [case(owed.agency)], by=county_clerk)
    assert owed in Obligation.objects.copied_to(city_clerk)
    client.force_login(city_clerk)
    assert "襄应急罚〔2023〕1号" in client.get(url(owed)).content.decode()
    assert client.post(f"/campaigns/obligations/{owed.pk}/accept/").status_code == 403
    assert client.post(url(owed), {"client_key": KEY}).status_code == 403
    client.force_login(neighbour_clerk)
    assert client.get(url(owed)).status_code == 404


def test_the_ministry_accepts_it(owed, county_clerk):
    hand_in_cases(owed, [case(owed.agency)], by=county_clerk)
    handing.accept(owed, by=make.user(owed.receiver, "leader"))
    assert owed.status == "accepted"


def test_a_town_which_cannot_fine_reports_a_lead(client):
    """Z: 行动期间要报送1起典型案例线索."""
    town = make.agency("141023100", kind="town_centre")
    owed = make.promise("case", "town").obligations.get(agency=town)
    make.handed_in(owed, text="线索一条")
    assert owed.status == "submitted"
    client.force_login(make.user(town, "clerk"))
    assert client.get(url(owed)).status_code == 404
