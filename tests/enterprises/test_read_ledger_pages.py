"""Who sees which mines, and what a page says of them."""

import datetime as dt

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(county_clerk):
    return make.mine(headcount=45, supervisor=county_clerk.agency, name="襄汾铁矿")


@pytest.fixture
def theirs(db):
    owner = make.enterprise("141021", "曲沃矿业有限公司")
    return make.mine("141021", "open_pit", enterprise=owner, name="曲沃采石场")


def names(client, query=""):
    return [row.record.name for row in client.get(f"/ledger/{query}").context["table"].page.object_list]


def test_a_county_sees_its_own_mines_and_the_city_all_of_them(
    client, ours, theirs, county_clerk, city_clerk, stranger
):
    for person, seen in (
        (county_clerk, ["襄汾铁矿"]),
        (city_clerk, ["曲沃采石场", "襄汾铁矿"]),
        (stranger, []),
    ):
        client.force_login(person)
        assert names(client) == seen


def test_a_neighbour_gets_404(client, ours, neighbour_clerk):
    client.force_login(neighbour_clerk)
    for url in (
        ours.get_absolute_url(),
        ours.enterprise.get_absolute_url(),
        f"/ledger/mines/{ours.pk}/edit/",
    ):
        assert client.get(url).status_code == 404


def test_people_of_an_enterprise_see_their_own_and_nothing_else(client, ours, theirs):
    client.force_login(make.enterprise_person(ours, "safety_officer"))
    assert names(client) == ["襄汾铁矿"]
    assert client.get(ours.get_absolute_url()).status_code == 200
    assert client.get(ours.enterprise.get_absolute_url()).status_code == 200
    assert client.get(theirs.get_absolute_url()).status_code == 404
    assert client.get(theirs.enterprise.get_absolute_url()).status_code == 404
    assert client.get("/ledger/imports/").status_code == 403


def test_nobody_without_an_account_sees_anything(client, ours):
    for url in ("/ledger/", ours.get_absolute_url(), "/ledger/imports/", "/api/mines/"):
        assert client.get(url).status_code in {302, 401, 403}


@pytest.mark.parametrize(
    ("headcount", "words"),
    [
        (29, "单班入井 29 人 &lt; 30，不是重点地下矿山（应急厅〔2019〕30号 三）"),
        (30, "单班入井 30 人 ≥ 30，是重点地下矿山（应急厅〔2019〕30号 三）"),
    ],
)
def test_a_mine_says_why_it_is_a_key_mine_and_why_not(client, county_clerk, headcount, words):
    mine = make.mine(headcount=headcount)
    client.force_login(county_clerk)
    assert words in client.get(mine.get_absolute_url()).content.decode()
    assert names(client, "?key=true") == ([mine.name] if headcount == 30 else [])
    assert names(client, "?key=false") == ([mine.name] if headcount == 29 else [])


def test_a_closed_mine_is_a_key_mine_no_more(client, county_clerk):
    closed = make.mine(headcount=35, status="closed")
    client.force_login(county_clerk)
    assert not list(client.get("/ledger/?key=true").context["table"].data)
    assert "已关闭，不再是重点地下矿山" in client.get(closed.get_absolute_url()).content.decode()
    assert not client.get("/api/mines/").json()["results"][0]["key_mine"]


def test_an_open_pit_is_never_a_key_mine(client, county_clerk):
    make.mine(kind="open_pit", headcount=100)
    client.force_login(county_clerk)
    assert names(client, "?key=true") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=铁矿", True),
        ("?q=宏源", True),
        ("?q=采石", False),
        ("?code=91141023", True),
        ("?code=9114102x", False),
        ("?region=141023", True),
        ("?region=襄汾", True),
        ("?region=新城镇", False),
        ("?region=141021", False),
        ("?kind=underground", True),
        ("?kind=tailings", False),
        ("?status=producing", True),
        ("?status=closed", False),
        ("?supervisor=襄汾县应急", True),
        ("?supervisor=曲沃", False),
        ("?unsupervised=true", False),
        ("?unsupervised=false", True),
        ("?expired=true", False),
    ],
)
def test_the_list_is_found_by_any_of_its_columns(client, county_clerk, query, found):
    owner = make.enterprise(name="襄汾宏源矿业有限公司")
    make.mine(enterprise=owner, name="一号铁矿", supervisor=county_clerk.agency)
    client.force_login(county_clerk)
    assert bool(names(client, query)) == found


def test_mines_without_a_supervisor_and_with_an_expired_licence_have_lists(client, county_clerk):
    make.mine(licence_expires=dt.date(2020, 1, 1))
    client.force_login(county_clerk)
    assert len(names(client, "?unsupervised=true")) == len(names(client, "?expired=true")) == 1
    assert "过期" in client.get("/ledger/").content.decode()


def test_the_list_asks_the_database_as_often_for_twenty_as_for_one(
    client, city_clerk, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(city_clerk)
    make.mine(supervisor=city_clerk.agency, name="第0矿")
    with CaptureQueriesContext(connection) as one:
        assert len(names(client)) == 1
    for n in range(1, 20):
        make.mine(supervisor=city_clerk.agency, name=f"第{n}矿")
    with CaptureQueriesContext(connection) as twenty:
        assert len(names(client)) == 20
    assert len(twenty) == len(one)


def test_the_api_reads_the_same_rows_and_writes_none(client, ours, theirs, county_clerk):
    client.force_login(county_clerk)
    rows = client.get("/api/mines/").json()["results"]
    assert [(row["name"], row["key_mine"], row["supervisor"]) for row in rows] == [
        ("襄汾铁矿", True, county_clerk.agency.name)
    ]
    assert client.get(f"/api/mines/{theirs.pk}/").status_code == 404
    assert client.get(f"/api/enterprises/{theirs.enterprise_id}/").status_code == 404
    assert client.get(f"/api/enterprises/{ours.enterprise_id}/").json()["name"] == ours.enterprise.name
    assert client.post("/api/mines/", {"name": "新矿"}, content_type="application/json").status_code in {
        403,
        405,
    }
