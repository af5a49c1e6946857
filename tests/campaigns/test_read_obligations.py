"""The list of promises: what is in sight, narrowed by side, state, clock, place; each figure opens its list."""

import datetime as dt
from io import BytesIO

import pytest
import time_machine
from python_calamine import CalamineWorkbook

from tests import make

pytestmark = pytest.mark.django_db


def listed(client, query=""):
    answer = client.get(f"/campaigns/obligations/{query}")
    assert answer.status_code == 200
    return set(answer.context["table"].data.data)


@pytest.fixture
def owed():
    make.agency("曲沃县")
    return make.owed()


def test_a_county_sees_its_own_and_the_city_all(client, owed, county_clerk, city_clerk):
    client.force_login(county_clerk)
    assert listed(client) == {owed}
    client.force_login(city_clerk)
    assert len(listed(client)) == 2


@time_machine.travel(make.noon(22), tick=False)
def test_every_figure_opens_as_many_rows(client, owed, county_clerk, city_clerk, neighbour_clerk):
    make.handed_in(owed.requirement.obligations.get(agency=neighbour_clerk.agency))
    for person in (county_clerk, city_clerk):
        client.force_login(person)
        tiles = client.get("/campaigns/obligations/").context["tiles"]
        assert any(tile.value for tile in tiles)
        for tile in tiles:
            assert len(listed(client, tile.url.removeprefix("/campaigns/obligations/"))) == tile.value, tile


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?side=mine", 0),
        ("?side=received", 2),
        ("?region=141023", 1),
        ("?region=襄汾", 1),
        ("?status=due", 2),
        ("?status=accepted", 0),
        ("?due=overdue", 2),
        ("?due=ahead", 0),
        ("?period=2023-06", 2),
        ("?period=2023-07", 0),
        ("?period=nonsense", 0),
        ("?kind=plan", 2),
        ("?kind=case", 0),
        ("?q=实施", 2),
        ("?q=襄汾", 1),
    ],
)
@time_machine.travel(make.noon(22), tick=False)
def test_it_is_narrowed(client, owed, city_clerk, query, found):
    client.force_login(city_clerk)
    assert len(listed(client, query)) == found


def test_an_adopted_campaign_opens_what_it_inherits_within_its_own_region(client, owed, city_clerk):
    top = owed.requirement.campaign
    adopted = make.campaign(key="adopted", parent=top, issuer=owed.agency)
    client.force_login(city_clerk)
    assert listed(client, f"?under={adopted.pk}") == {owed}
    assert len(listed(client, f"?under={top.pk}")) == 2
    assert listed(client, "?under=0") == set()


def test_the_enterprise_sees_what_it_owes_and_nobody_else_s(client):
    mine, other = make.mine(), make.mine(name="别家矿业")
    asked = make.promise("self_inspection", "mine", receiver_rule="supervisor")
    client.force_login(make.enterprise_person(mine))
    assert listed(client) == {asked.obligations.get(mine=mine)}
    assert listed(client, "?side=mine") == {asked.obligations.get(mine=mine)}
    assert listed(client, "?side=received") == set()
    assert asked.obligations.filter(mine=other).exists()


def test_the_list_costs_as_many_queries_for_many_as_for_one(
    client, city_clerk, django_assert_max_num_queries
):
    make.obligations()
    client.force_login(city_clerk)
    client.get("/campaigns/obligations/")
    with django_assert_max_num_queries(20):
        client.get("/campaigns/obligations/?side=received")


def test_it_goes_out_as_a_workbook(client, owed, city_clerk):
    client.force_login(city_clerk)
    answer = client.get("/campaigns/obligations/?export=xlsx")
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    head = next(row for row in rows if "报送内容" in row)
    line = next(row for row in rows if str(owed.agency) in row)
    assert line[head.index("期限")] == dt.date(2023, 6, 20)
    assert line[head.index("接收单位")] == str(owed.receiver)
