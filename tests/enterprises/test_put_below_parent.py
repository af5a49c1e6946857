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


def test_a_parent_that_is_not_here_yet_is_registered_where_its_code_says(client, county_clerk, mine):
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/parent/"
    assert "请填写名称" in client.post(url, {"credit_code": code()}).content.decode()
    client.post(url, {"credit_code": code(), "name": "某矿业集团"})
    parent = Enterprise.objects.get(name="某矿业集团")
    mine.enterprise.refresh_from_db()
    assert (mine.enterprise.parent_enterprise, parent.region_id) == (parent, "1401")
    assert "某矿业集团" in client.get(f"/ledger/mines/{mine.pk}/").content.decode()


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
