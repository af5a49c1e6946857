import pytest
from django.core.exceptions import PermissionDenied

from enterprises.upkeep.keeping import correct
from jurisdictions.rules import RuleViolation
from tests import make
from tests.enterprises.workbooks import code

pytestmark = pytest.mark.django_db
WRONG = code(7)[:-1] + ("0" if code(7)[-1] != "0" else "1")


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=45, supervisor=county_clerk.agency, name="襄汾铁矿")


def edit(client, person, mine, **changes):
    client.force_login(person)
    of = mine.enterprise
    kept = {"name": of.name, "credit_code": of.credit_code, "legal_representative": of.legal_representative}
    return client.post(f"/ledger/enterprises/{of.pk}/edit/", kept | changes)


def test_the_clerk_corrects_it_and_the_history_says_so(client, mine, county_clerk):
    answer = edit(client, county_clerk, mine, credit_code=code(7).lower(), legal_representative=" 雷 春 ")
    assert answer.url == mine.enterprise.get_absolute_url()
    mine.enterprise.refresh_from_db()
    assert (mine.enterprise.credit_code, mine.enterprise.legal_representative) == (code(7), "雷春")
    page = client.get(f"/records/history/enterprises/enterprise/{mine.enterprise_id}/").content.decode()
    assert "雷春" in page
    assert county_clerk.name in page


def test_a_new_name_goes_to_the_mine_that_bore_the_old_one_and_to_no_other(client, mine, county_clerk):
    other = make.mine(enterprise=mine.enterprise, name="二号井", headcount=3)
    edit(client, county_clerk, mine, name="襄汾新铁矿")
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.name, other.name, mine.enterprise.name) == ("襄汾新铁矿", "二号井", "襄汾新铁矿")


def test_unless_another_of_its_kind_is_called_so_already(client, mine, county_clerk):
    make.mine(enterprise=mine.enterprise, name="二号井", headcount=3)
    answer = edit(client, county_clerk, mine, name="二号井")
    assert answer.status_code == 422
    assert "同类矿山" in answer.context["form"].errors["name"][0]
    mine.enterprise.refresh_from_db()
    assert mine.enterprise.name == "襄汾铁矿"


def test_a_code_that_fails_its_check_wants_a_look_at_the_licence(client, mine, county_clerk):
    answer = edit(client, county_clerk, mine, credit_code=WRONG)
    assert answer.status_code == 422
    assert "校验位不符" in answer.context["form"].errors["credit_code"][0]
    mine.enterprise.refresh_from_db()
    assert mine.enterprise.credit_code != WRONG
    assert edit(client, county_clerk, mine, credit_code=WRONG, confirmed="on").status_code == 302
    mine.enterprise.refresh_from_db()
    assert (mine.enterprise.credit_code, mine.enterprise.credit_code_confirmed) == (WRONG, True)


def test_once_confirmed_it_is_not_asked_again_but_another_wrong_one_is(client, mine, county_clerk):
    edit(client, county_clerk, mine, credit_code=WRONG, confirmed="on")
    mine.enterprise.refresh_from_db()
    assert edit(client, county_clerk, mine, legal_representative="雷春").status_code == 302
    again = WRONG[:-1] + next(c for c in "23456" if c not in (code(7)[-1], WRONG[-1]))
    assert edit(client, county_clerk, mine, credit_code=again).status_code == 422
    assert edit(client, county_clerk, mine, credit_code=code(7), confirmed="on").status_code == 302
    mine.enterprise.refresh_from_db()
    assert not mine.enterprise.credit_code_confirmed


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "—"), ("credit_code", ""), ("credit_code", "12345"), ("credit_code", "无")],
)
def test_what_is_mistyped_is_said_and_nothing_is_written(client, mine, county_clerk, field, value):
    answer = edit(client, county_clerk, mine, legal_representative="雷春", **{field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    mine.enterprise.refresh_from_db()
    assert mine.enterprise.legal_representative == ""


def test_no_two_enterprises_have_one_code(client, mine, county_clerk):
    other = make.enterprise(name="别家")
    assert edit(client, county_clerk, mine, credit_code=other.credit_code).status_code == 422


def test_a_neighbour_finds_nothing_and_the_city_only_reads(client, mine, neighbour_clerk, city_clerk):
    assert edit(client, neighbour_clerk, mine).status_code == 404
    assert edit(client, city_clerk, mine).status_code == 403
    assert "edit/" not in client.get(mine.enterprise.get_absolute_url()).content.decode()


@pytest.mark.parametrize("role", ["viewer", "inspector", "legal_reviewer", "leader"])
def test_other_roles_may_not(client, officer, mine, role):
    assert edit(client, officer("襄汾县", role), mine).status_code == 403


def test_nor_the_enterprise_itself(client, mine):
    assert edit(client, make.enterprise_person(mine), mine).status_code == 403


def test_the_verb_asks_for_itself(mine, county_clerk, county_leader, city_clerk, neighbour_clerk):
    for person in (county_leader, city_clerk, neighbour_clerk):
        with pytest.raises(PermissionDenied):
            correct(mine.enterprise, confirmed=True, by=person)
    mine.enterprise.credit_code = WRONG
    with pytest.raises(RuleViolation, match="营业执照"):
        correct(mine.enterprise, confirmed=False, by=county_clerk)
