import pytest
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict

from enterprises.models import Mine
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=45, supervisor=county_clerk.agency)


def edit(client, person, mine, **changes):
    fields = ("kind", "status", "region", "minerals", "headcount", "principal", "phone")
    kept = {name: value for name, value in model_to_dict(mine, fields).items() if value is not None}
    client.force_login(person)
    return client.post(f"/ledger/mines/{mine.pk}/edit/", {**kept, **changes})


def test_the_clerk_of_the_supervising_agency_edits(client, mine, county_clerk):
    answer = edit(client, county_clerk, mine, headcount="29", principal="李卫东")
    assert answer.url == mine.get_absolute_url()
    mine.refresh_from_db()
    assert (mine.headcount, mine.is_key, mine.principal) == (29, False, "李卫东")


def test_the_history_says_who_changed_what(client, mine, county_clerk):
    edit(client, county_clerk, mine, principal="李卫东")
    client.force_login(county_clerk)
    page = client.get(f"/records/history/enterprises/mine/{mine.pk}/").content.decode()
    assert "李卫东" in page
    assert county_clerk.name in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("headcount", "10001", "10000"),
        ("headcount", "", "须填单班入井人数"),
        ("status", "asleep", "有效的选项"),
        ("region", "141021", "有效的选项"),
        ("licence_expires", "昨天", "日期"),
        ("status", "closed", "有效的选项"),
    ],
)
def test_what_is_mistyped_is_said_and_nothing_is_written(client, mine, county_clerk, field, value, words):
    answer = edit(client, county_clerk, mine, principal="李卫东", **{field: value})
    assert answer.status_code == 422
    assert any(words in error for error in answer.context["form"].errors[field])
    mine.refresh_from_db()
    assert mine.principal == ""


def test_no_two_mines_of_an_enterprise_are_called_alike(client, mine, county_clerk):
    make.mine(enterprise=mine.enterprise, name=mine.name, kind="open_pit")
    assert edit(client, county_clerk, mine, kind="open_pit").status_code == 422


def test_a_new_name_and_a_closing_have_their_paper_and_are_no_fields_here(client, mine, county_clerk):
    """Nor of what the enterprise proposes; an entry that is closed stays what it is."""
    assert edit(client, county_clerk, mine, name="宏源二矿", principal="李卫东").status_code == 302
    mine.refresh_from_db()
    assert (mine.name == "宏源二矿", mine.principal) == (False, "李卫东")
    mine.status = "closed"
    with pytest.raises(RuleViolation, match="登记关闭"):
        mine.amend(by=county_clerk)
    person = make.enterprise_person(mine)
    client.force_login(person)
    answer = client.post(
        f"/ledger/mines/{mine.pk}/propose/",
        {**model_to_dict(mine, ("kind", "region", "headcount")), "status": "closed"},
    )
    assert answer.context["form"].errors["status"]
    Mine.objects.update(status="closed")
    mine.refresh_from_db()
    assert edit(client, county_clerk, mine, principal="王建国").status_code == 302


def test_the_city_sees_it_and_doesnt_write_it(client, mine, city_clerk):
    assert edit(client, city_clerk, mine, principal="李卫东").status_code == 403
    client.force_login(city_clerk)
    assert "edit/" not in client.get(mine.get_absolute_url()).content.decode()


def test_once_the_city_supervises_it_the_county_only_reads(client, county_clerk, city_clerk):
    mine = make.mine(headcount=3, supervisor=city_clerk.agency)
    assert edit(client, county_clerk, mine, principal="李卫东").status_code == 403
    assert edit(client, city_clerk, mine, principal="李卫东").status_code == 302


def test_while_nobody_supervises_it_its_county_writes(client, county_clerk, city_clerk, neighbour_clerk):
    mine = make.mine(headcount=3)
    assert edit(client, neighbour_clerk, mine).status_code == 404
    assert edit(client, city_clerk, mine).status_code == 403
    assert edit(client, county_clerk, mine).status_code == 302


def test_another_agency_of_the_county_that_regulates_nothing_doesnt(client, county_clerk):
    fire = make.user(make.agency("襄汾县", "fire"), "clerk")
    assert edit(client, fire, make.mine(headcount=3)).status_code == 403


@pytest.mark.parametrize("role", ["viewer", "inspector", "legal_reviewer", "leader"])
def test_other_roles_dont(client, officer, mine, role):
    assert edit(client, officer("襄汾县", role), mine).status_code == 403


def test_the_enterprise_itself_doesnt(client, mine):
    assert edit(client, make.enterprise_person(mine), mine).status_code == 403


def test_the_verb_asks_for_itself(mine, city_clerk, county_leader):
    for person in (city_clerk, county_leader):
        with pytest.raises(PermissionDenied):
            mine.amend(by=person)
