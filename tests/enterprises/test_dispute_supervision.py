"""Two say that a mine is theirs; the one above both decides with a document (S1-01)."""

import pytest
from django.core.exceptions import PermissionDenied

from enterprises.answering.supervision import claim, decide, withdraw
from enterprises.models import Claim, Mine
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(supervisor=county_clerk.agency)


@pytest.fixture
def claimed(mine, county_clerk, neighbour_clerk):
    mine.concerned.create(agency=neighbour_clerk.agency, document="文")
    claim(mine, by=neighbour_clerk, reason="主井口在曲沃县境内", document="曲应急函〔2023〕3号")
    return Mine.objects.get(pk=mine.pk)


def decision(client, person, mine, agency, **changes):
    client.force_login(person)
    facts = {
        "agency": agency.pk,
        "since": "2023-06-01",
        "document": "临应急函〔2023〕20号",
        "upload": make.photo(),
    }
    return client.post(f"/ledger/mines/{mine.pk}/decide/", {**facts, **changes})


def test_a_claim_changes_nothing_and_stands_on_the_list_of_disputes(
    client, claimed, city_clerk, county_clerk
):
    assert claimed.supervisor == county_clerk.agency
    client.force_login(city_clerk)
    page = client.get("/ledger/answering/")
    assert page.context["disputed"] == 1
    assert "主井口在曲沃县境内" in page.content.decode()
    assert list(client.get("/ledger/?disputed=true").context["table"].data) == [claimed]


def test_the_city_decides_for_the_claimant(client, claimed, city_clerk, neighbour_clerk):
    decision(client, city_clerk, claimed, neighbour_clerk.agency)
    made, mine = Claim.objects.get(), Mine.objects.get()
    assert (made.status, made.decision, made.decided_by) == ("upheld", "临应急函〔2023〕20号", city_clerk)
    assert mine.supervisor == neighbour_clerk.agency
    assert Attachment.objects.of(mine.supervisions.get(until=None)).count() == 1
    assert not Mine.objects.disputed().exists()


def test_who_is_handed_what_it_claims_is_no_party_any_more_and_others_are(
    claimed, city_clerk, county_clerk, neighbour_clerk
):
    claim(claimed, by=city_clerk, reason="中央企业", document="文")
    claimed.put_under(neighbour_clerk.agency, by=county_clerk, document="襄应急函〔2023〕5号")
    theirs = Claim.objects.get(agency=neighbour_clerk.agency)
    assert (theirs.status, theirs.decision, theirs.decided_by) == (
        "upheld",
        "襄应急函〔2023〕5号",
        county_clerk,
    )
    assert not claimed.concerned.filter(until=None).exists()
    assert Claim.objects.get(agency=city_clerk.agency).status == "open"


def test_the_city_leaves_it_where_it_is(client, claimed, city_clerk, county_clerk):
    decision(client, city_clerk, claimed, county_clerk.agency)
    assert Claim.objects.get().status == "rejected"
    assert Mine.objects.get().supervisor == county_clerk.agency
    assert Mine.objects.get().supervisions.count() == 1


def test_neither_party_decides(client, claimed, county_clerk, neighbour_clerk):
    for person in (county_clerk, neighbour_clerk):
        with pytest.raises(PermissionDenied):
            decide(claimed, person.agency, by=person, document="文")


def test_who_is_a_party_itself_hands_the_decision_up(claimed, city_clerk, province_clerk, county_clerk):
    claim(claimed, by=city_clerk, reason="中央企业", document="文")
    with pytest.raises(PermissionDenied):
        decide(claimed, county_clerk.agency, by=city_clerk, document="文")
    decide(claimed, city_clerk.agency, by=province_clerk, document="晋应急函〔2023〕1号")
    assert Mine.objects.get().supervisor == city_clerk.agency
    assert sorted(Claim.objects.values_list("status", flat=True)) == ["rejected", "upheld"]


def test_it_is_given_to_a_party_and_with_a_document(claimed, city_clerk, stranger, county_clerk):
    with pytest.raises(RuleViolation, match="各方之一"):
        decide(claimed, stranger.agency, by=city_clerk, document="文")
    with pytest.raises(RuleViolation, match="裁定文件"):
        decide(claimed, county_clerk.agency, by=city_clerk, document=" ")
    assert Claim.objects.get().status == "open"


def test_the_claimant_takes_it_back_and_nobody_else_does(client, claimed, county_clerk, neighbour_clerk):
    made = Claim.objects.get()
    with pytest.raises(PermissionDenied):
        withdraw(made, by=county_clerk)
    client.force_login(neighbour_clerk)
    client.post(f"/ledger/claims/{made.pk}/withdraw/")
    made.refresh_from_db()
    assert made.status == "withdrawn"


def test_one_claims_once_and_not_what_one_has(claimed, county_clerk, neighbour_clerk):
    with pytest.raises(RuleViolation, match="正等待裁定"):
        claim(claimed, by=neighbour_clerk, reason="再说一次", document="文")
    with pytest.raises(RuleViolation, match="现在就由本机关"):
        claim(claimed, by=county_clerk, reason="…", document="文")


def test_who_does_not_see_the_mine_claims_nothing(client, mine, stranger):
    client.force_login(stranger)
    assert client.post(f"/ledger/mines/{mine.pk}/claim/", {}).status_code == 404
    with pytest.raises(PermissionDenied):
        claim(mine, by=stranger, reason="…", document="文")
