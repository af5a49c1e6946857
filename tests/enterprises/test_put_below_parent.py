"""The parent company is the first layer of the file (Z-01)."""

from __future__ import annotations

import pytest

from enterprises.credit_code import check_digit
from enterprises.models import Enterprise
from tests import make


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


def code(body="91140100000000077"):
    return body + check_digit(body)


def test_a_parent_from_elsewhere_is_registered_with_who_names_it(client, county_clerk, mine):
    """Nobody writes an enterprise into another's ledger, whatever region its code names."""
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/parent/"
    assert "请填写名称" in client.post(url, {"credit_code": code()}).content.decode()
    client.post(url, {"credit_code": code(), "name": "某矿业集团"})
    parent = Enterprise.objects.get(name="某矿业集团")
    mine.enterprise.refresh_from_db()
    assert (mine.enterprise.parent_enterprise, parent.region_id) == (parent, "141023")
    assert "某矿业集团" in client.get(f"/ledger/mines/{mine.pk}/").content.decode()
    assert parent.get_absolute_url() in client.get(mine.enterprise.get_absolute_url()).content.decode()
    assert mine.enterprise.get_absolute_url() in client.get(parent.get_absolute_url()).content.decode()


def test_one_of_ones_own_ground_is_registered_where_its_code_says(client, city_clerk):
    mine = make.mine(supervisor=city_clerk.agency)
    client.force_login(city_clerk)
    facts = {"credit_code": code("91141002000000077"), "name": "某集团"}
    client.post(f"/ledger/enterprises/{mine.enterprise_id}/parent/", facts)
    assert Enterprise.objects.get(name="某集团").region_id == "141002"


def test_a_doubtful_code_is_taken_once_the_licence_was_looked_at(client, county_clerk, mine):
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/parent/"
    right = code()
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    answer = client.post(url, {"credit_code": wrong, "name": "某集团"})
    assert answer.context["form"].errors.keys() == {"credit_code"}
    client.post(url, {"credit_code": wrong, "name": "某集团", "confirmed": "on"})
    assert Enterprise.objects.get(name="某集团").credit_code_confirmed
    other = make.mine("141023", name="另一家", supervisor=county_clerk.agency).enterprise
    client.post(f"/ledger/enterprises/{other.pk}/parent/", {"credit_code": wrong})
    other.refresh_from_db()
    assert other.parent_enterprise.credit_code == wrong


def test_who_has_no_mines_is_found_on_the_list_of_enterprises(client, county_clerk, mine):
    parent = make.enterprise(name="某集团")
    Enterprise.objects.filter(pk=mine.enterprise_id).update(parent_enterprise=parent)
    client.force_login(county_clerk)
    rows = client.get("/ledger/enterprises/").context["table"].data
    assert {(row.name, row.works, row.below) for row in rows} == {
        ("某集团", 0, 1),
        (mine.enterprise.name, 1, 0),
    }
    (found,) = client.get("/ledger/enterprises/", {"parent": parent.credit_code}).context["table"].data
    assert found == mine.enterprise
    assert list(client.get("/ledger/enterprises/", {"q": "mjt"}).context["table"].data) == [parent]


def test_one_that_is_known_is_taken_and_left_again(client, county_clerk, mine):
    parent = make.enterprise("141021", "某集团")
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/parent/"
    client.post(url, {"credit_code": parent.credit_code})
    mine.enterprise.refresh_from_db()
    assert mine.enterprise.parent_enterprise == parent
    client.post(url, {"credit_code": ""})
    mine.enterprise.refresh_from_db()
    assert mine.enterprise.parent_enterprise is None


def test_nobody_is_their_own_grandparent(client, county_clerk, mine):
    child = make.enterprise(name="子公司", parent_enterprise=mine.enterprise)
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/parent/"
    for above in (mine.enterprise, child):
        assert client.post(url, {"credit_code": above.credit_code}).status_code == 422


def test_a_wrong_code_stands_at_its_field(client, county_clerk, mine):
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/parent/"
    answer = client.post(url, {"credit_code": code()[:-1] + "*", "name": "某集团"})
    assert answer.context["form"].errors.keys() == {"credit_code"}


def test_the_city_does_not_write_for_the_county(client, city_clerk, mine):
    client.force_login(city_clerk)
    assert client.post(f"/ledger/enterprises/{mine.enterprise_id}/parent/", {}).status_code == 403
