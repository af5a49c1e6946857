"""The page of who answers for a mine: transfer with its paper, common superiors, those concerned, the lists."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enterprises.answering.supervision import concern
from enterprises.models import ConcernedAgency, Mine
from hazards.models import Hazard
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(supervisor=county_clerk.agency)


def hand_on(client, person, mine, agency, **changes):
    client.force_login(person)
    facts = {
        "agency": agency.pk,
        "since": "2023-06-01",
        "document": "临应急函〔2023〕12号",
        "upload": make.photo(),
    }
    return client.post(f"/ledger/mines/{mine.pk}/supervisor/", {**facts, **changes})


def test_the_paper_hangs_on_the_new_supervision_and_opens_from_the_page(
    client, mine, county_clerk, city_clerk
):
    hand_on(client, county_clerk, mine, city_clerk.agency)
    paper = Attachment.objects.of(mine.supervisions.get(until=None)).get()
    page = client.get(f"/ledger/mines/{mine.pk}/answering/").content.decode()
    assert paper.get_absolute_url() in page
    assert client.get(paper.get_absolute_url()).status_code == 200


def test_a_transfer_without_the_scan_is_refused_at_its_field(client, mine, county_clerk, city_clerk):
    answer = hand_on(client, county_clerk, mine, city_clerk.agency, upload="")
    assert answer.status_code == 422
    assert answer.context["form"].errors["upload"]


def test_the_common_superior_moves_it_between_two_counties(
    client, mine, city_clerk, neighbour_clerk, county_clerk
):
    assert hand_on(client, city_clerk, mine, neighbour_clerk.agency).status_code == 302
    assert Mine.objects.get().supervisor == neighbour_clerk.agency
    with pytest.raises(PermissionDenied):
        Mine.objects.get().put_under(county_clerk.agency, by=county_clerk, document="文")


def test_a_superior_does_not_take_it_from_below_by_itself(client, mine, city_clerk, province_clerk):
    assert hand_on(client, city_clerk, mine, city_clerk.agency).status_code == 403
    assert hand_on(client, province_clerk, mine, city_clerk.agency).status_code == 302


def test_one_that_nobody_answers_for_may_be_placed_from_above(client, city_clerk, neighbour_clerk):
    mine = make.mine()
    assert hand_on(client, neighbour_clerk, mine, neighbour_clerk.agency).status_code == 404
    assert hand_on(client, city_clerk, mine, city_clerk.agency).status_code == 302


def test_the_list_names_the_mines_without_a_supervisor_and_not_the_closed_ones(client, city_clerk, mine):
    make.mine(name="无主矿")
    make.mine(name="关了的矿", status="closed")
    client.force_login(city_clerk)
    page = client.get("/ledger/answering/")
    assert page.context["nobody"] == 1
    assert "无主矿" in page.content.decode()
    assert "关了的矿" not in page.content.decode()
    assert len(client.get("/ledger/?unsupervised=true").context["table"].data) == 1
    assert "无主矿" in client.get("/ledger/answering/?of=disputes").content.decode()


# Across a border


def test_a_concerned_agency_reads_the_mine_and_what_belongs_to_it(
    client, mine, county_clerk, neighbour_clerk, neighbour_inspector
):
    hazard = make.hazard(mine)
    client.force_login(neighbour_clerk)
    assert client.get(mine.get_absolute_url()).status_code == 404
    concern(mine, neighbour_clerk.agency, document="临应急函〔2023〕9号", by=county_clerk)
    assert client.get(mine.get_absolute_url()).status_code == 200
    assert list(Hazard.objects.visible_to(neighbour_clerk)) == [hazard]
    assert not Mine.objects.visible_to(make.user(make.agency("泽州县"), "clerk")).exists()


def test_it_acts_on_nothing(client, mine, county_clerk, neighbour_clerk):
    concern(mine, neighbour_clerk.agency, document="文", by=county_clerk)
    client.force_login(neighbour_clerk)
    assert client.get(f"/ledger/mines/{mine.pk}/edit/").status_code == 403
    assert client.get(f"/ledger/mines/{mine.pk}/supervisor/").status_code == 403


def test_sight_still_costs_one_query(mine, county_clerk, neighbour_clerk, django_assert_num_queries):
    concern(mine, neighbour_clerk.agency, document="文", by=county_clerk)
    reader = User.objects.select_related("agency__region").get(pk=neighbour_clerk.pk)
    list(Mine.objects.visible_to(reader))
    with django_assert_num_queries(2):
        assert list(Mine.objects.visible_to(reader)) == [mine]


def test_the_county_ends_it_on_the_page(client, mine, county_clerk, neighbour_clerk):
    client.force_login(county_clerk)
    facts = {"agency": neighbour_clerk.agency_id, "document": "临应急函〔2023〕9号"}
    client.post(f"/ledger/mines/{mine.pk}/concern/", facts)
    row = ConcernedAgency.objects.get()
    assert client.post(f"/ledger/mines/{mine.pk}/concern/", facts).status_code == 422
    client.post(f"/ledger/concerned/{row.pk}/end/")
    row.refresh_from_db()
    assert row.until == timezone.localdate()
    assert not Mine.objects.visible_to(neighbour_clerk).exists()


def test_who_neither_answers_nor_stands_above_names_nobody(mine, neighbour_clerk, county_leader):
    for person in (neighbour_clerk, county_leader):
        with pytest.raises(PermissionDenied):
            concern(mine, neighbour_clerk.agency, document="文", by=person)


def test_the_supervisor_is_not_concerned_besides(mine, county_clerk):
    with pytest.raises(RuleViolation, match="无须"):
        concern(mine, county_clerk.agency, document="文", by=county_clerk)


def test_people_of_an_enterprise_see_no_mine_by_another_agencys_concern(mine, county_clerk, neighbour_clerk):
    concern(mine, neighbour_clerk.agency, document="文", by=county_clerk)
    other = make.enterprise_person(make.mine("141021", name="别家"))
    assert not Mine.objects.visible_to(other).filter(pk=mine.pk).exists()
