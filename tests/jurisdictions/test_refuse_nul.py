"""A NUL in an address is nobody's typing: 400 at every door, never a fault of the server."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db
LISTS = [
    "/ledger/",
    "/ledger/imports/",
    "/hazards/",
    "/inspections/",
    "/campaigns/",
    "/reports/",
    "/regions/",
    "/agencies/",
    "/people/",
    "/api/mines/",
]


@pytest.mark.parametrize("name", ["q", "region", "code", "supervisor", "outcome", "anything"])
@pytest.mark.parametrize("address", LISTS)
def test_a_nul_in_a_query_is_refused(client, county_administrator, address, name):
    client.force_login(county_administrator)
    assert client.get(f"{address}?{name}=a%00b").status_code == 400


def test_a_nul_in_a_path_is_refused(client, county_administrator):
    client.force_login(county_administrator)
    assert client.get("/regions/1410%00/").status_code == 400


def test_what_isnt_one_is_answered(client, county_administrator):
    make.mine(name="a%00b", headcount=3)
    client.force_login(county_administrator)
    assert "a%00b" in client.get("/ledger/?q=a%2500b").content.decode()
