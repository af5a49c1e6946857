import pytest
from django.core.exceptions import PermissionDenied

from enterprises.models import Representative
from enterprises.upkeep.keeping import invite
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
TYPED = {"name": "汤芳国", "role": "principal", "username": "tangfangguo"}


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=45, supervisor=county_clerk.agency)


def ask(client, person, mine, **changes):
    client.force_login(person)
    return client.post(f"/ledger/enterprises/{mine.enterprise_id}/invite/", TYPED | changes)


@pytest.mark.parametrize("role", ["principal", "safety_officer"])
def test_the_one_invited_signs_in_with_the_password_shown_once_and_sees_their_mine(
    client, mine, county_clerk, role
):
    answer = ask(client, county_clerk, mine, role=role)
    password = answer.context["password"]
    assert password in answer.content.decode()
    assert mine.enterprise.get_absolute_url() in answer.content.decode()
    page = client.get(mine.enterprise.get_absolute_url()).content.decode()
    assert "tangfangguo" in page
    assert password not in page
    client.logout()
    assert client.login(username="tangfangguo", password=password)
    assert [row.record for row in client.get("/ledger/").context["table"].page.object_list] == [mine]
    person = User.objects.get(username="tangfangguo")
    assert (person.roles, person.agency, person.representative.enterprise) == ([role], None, mine.enterprise)


def test_the_administrator_may_too(client, mine, county_administrator):
    assert ask(client, county_administrator, mine).status_code == 200


@pytest.mark.parametrize("role", ["viewer", "inspector", "legal_reviewer", "leader"])
def test_other_roles_may_not_and_see_no_button(client, officer, mine, role):
    assert ask(client, officer("襄汾县", role), mine).status_code == 403
    assert "invite/" not in client.get(mine.enterprise.get_absolute_url()).content.decode()


def test_a_neighbour_finds_no_such_enterprise(client, mine, neighbour_clerk, stranger):
    for person in (neighbour_clerk, stranger):
        assert ask(client, person, mine).status_code == 404


def test_the_city_only_does_so_for_mines_that_it_answers_for(client, mine, city_clerk, county_clerk):
    assert ask(client, city_clerk, mine).status_code == 403
    theirs = make.mine(name="临汾铁矿", headcount=3, supervisor=city_clerk.agency)
    assert ask(client, county_clerk, theirs).status_code == 403
    assert ask(client, city_clerk, theirs).status_code == 200


def test_while_nobody_answers_for_it_its_county_does(client, county_clerk, city_clerk):
    mine = make.mine(headcount=3)
    fire = make.user(make.agency("襄汾县", "fire"), "clerk")
    for person in (city_clerk, fire):
        assert ask(client, person, mine).status_code == 403
    assert ask(client, county_clerk, mine).status_code == 200


def test_an_enterprise_without_mines_is_its_county_s(county_clerk, city_clerk):
    bare = make.enterprise()
    with pytest.raises(PermissionDenied):
        invite(bare, **TYPED, by=city_clerk)
    assert invite(bare, **TYPED, by=county_clerk).enterprise == bare


def test_the_enterprise_itself_invites_nobody(client, mine):
    assert ask(client, make.enterprise_person(mine), mine).status_code == 403


@pytest.mark.parametrize(
    ("field", "value"), [("username", ""), ("name", ""), ("role", "leader"), ("role", "clerk")]
)
def test_what_is_mistyped_is_said_and_nobody_is_let_in(client, mine, county_clerk, field, value):
    answer = ask(client, county_clerk, mine, **{field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not Representative.objects.exists()


def test_a_name_that_somebody_has_already_is_said_at_its_field(client, mine, county_clerk):
    for taken in (county_clerk.username, county_clerk.username.replace("1", "１")):
        answer = ask(client, county_clerk, mine, username=taken)
        assert answer.status_code == 422
        assert "已有人使用" in answer.context["form"].errors["username"][0]
    assert not Representative.objects.exists()


def test_nobody_of_an_enterprise_gets_the_role_of_an_agency_by_the_verb(mine, county_clerk):
    with pytest.raises(RuleViolation):
        invite(mine.enterprise, **TYPED | {"role": "leader"}, by=county_clerk)
    assert not User.objects.filter(username="tangfangguo").exists()


def test_until_a_password_is_issued_the_account_is_shut(client, mine, county_clerk):
    assert not invite(mine.enterprise, **TYPED, by=county_clerk).user.has_usable_password()


def test_the_verb_asks_for_itself(mine, county_leader, city_clerk, neighbour_clerk):
    for person in (county_leader, city_clerk, neighbour_clerk):
        with pytest.raises(PermissionDenied):
            invite(mine.enterprise, **TYPED, by=person)
