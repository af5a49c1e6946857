"""The log is read where it was written and above, narrowed by kind, time, agency and mine."""

import datetime as dt

import pytest

from campaigns.work_log.kinds import kinds
from reports.sheets import load
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/campaigns/activities/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def listed(client, query=""):
    return {row.record for row in client.get(f"{LIST}?{query}").context["table"].rows}


def test_it_is_seen_from_there_and_from_above_only(client, officer, stranger):
    ours = make.activity(counterpart="汾城镇督查")
    for person, sees in [
        (officer("襄汾县", "viewer"), True),
        (officer("临汾市", "clerk"), True),
        (officer("曲沃县", "clerk"), False),
        (stranger, False),
        (make.enterprise_person(make.mine()), False),
    ]:
        client.force_login(person)
        assert listed(client) == ({ours} if sees else set())
        assert client.get(f"{LIST}{ours.pk}/").status_code == (200 if sees else 404)
        assert client.get("/api/activities/").json()["count"] == sees
        assert client.get(f"/api/activities/{ours.pk}/").status_code == (200 if sees else 404)


def test_it_is_narrowed_by_kind_period_agency_mine_and_words(client, city_clerk, county_clerk):
    mine = make.mine(name="晋磊铁矿")
    patrol = make.activity(by=county_clerk, done_on=dt.date(2023, 6, 20))
    talk = make.activity("talk", by=county_clerk, counterpart="王平", mine=mine)
    above = make.activity(by=city_clerk, counterpart="襄汾县", done_on=dt.date(2023, 6, 21))
    client.force_login(city_clerk)
    for query, found in [
        ("", {patrol, talk, above}),
        ("kind=talk", {talk}),
        ("since=2023-06-20&until=2023-06-20", {patrol}),
        (f"agency={city_clerk.agency_id}", {above}),
        (f"mine={mine.pk}", {talk}),
        ("q=晋磊", {talk}),
        ("q=王平", {talk}),
    ]:
        assert listed(client, query) == found, query
        assert client.get(f"/api/activities/?{query}").json()["count"] == len(found), query


def test_void_ones_can_be_left_out(client, county_clerk):
    gone, kept = make.activity(by=county_clerk), make.activity(by=county_clerk)
    gone.void(by=county_clerk, reason="重复登记")
    client.force_login(county_clerk)
    assert listed(client, "status=recorded") == {kept}


def test_the_list_says_where_proof_is_still_owed(client, county_clerk):
    make.activity(by=county_clerk)
    client.force_login(county_clerk)
    assert "待补" in client.get(LIST).content.decode()
    make.activity(by=county_clerk, uploads=[make.photo(), make.photo("red")])
    rows = client.get("/api/activities/").json()["results"]
    assert sorted(row["proofs"] for row in rows) == [0, 2]


def test_the_api_only_reads(client, county_clerk):
    logged = make.activity(by=county_clerk)
    client.force_login(county_clerk)
    assert client.post("/api/activities/", {}).status_code == 405
    assert client.delete(f"/api/activities/{logged.pk}/").status_code == 405


def test_queries_do_not_grow_with_the_records(client, county_clerk, django_assert_max_num_queries):
    mine = make.mine()
    client.force_login(county_clerk)
    make.activity("talk", by=county_clerk, counterpart="王平", mine=mine)
    client.get(LIST)
    with django_assert_max_num_queries(12) as few:
        client.get(LIST)
    for _ in range(5):
        make.activity("talk", by=county_clerk, counterpart="王平", mine=mine)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


def test_every_kind_cites_its_source_and_names_its_proof():
    assert len(kinds()) == 23
    assert all(kind.source and kind.proof and kind.asks for kind in kinds().values())
    assert all(bool(kind.levels) == ("level" in kind.asks) for kind in kinds().values())
    assert all(bool(kind.outcomes) == ("outcome" in kind.facts) for kind in kinds().values())
    feeds = [cell for kind in kinds().values() for cell in kind.cells]
    assert set(feeds) <= set(load("dispatch-2023").cells)
    assert len(set(feeds)) == 20
    assert all(kind.unit for kind in kinds().values() if "count" in kind.facts)
