"""The parts of the file over the API: in the sight of whoever asks, and to read only."""

from __future__ import annotations

import pytest

from tests import filed, make


@pytest.fixture
def file(db):
    return filed.file(make.mine(supervisor=make.agency(), capacity=20))


def test_every_part_is_read_by_its_county_and_by_nobody_next_door(
    client, county_viewer, neighbour_clerk, file
):
    for person, number in [(county_viewer, 1), (neighbour_clerk, 0)]:
        client.force_login(person)
        for name, line in file.items():
            answer = client.get(f"/api/file/{name}/").json()
            rows = answer["results"] if isinstance(answer, dict) else answer
            assert [row["id"] for row in rows] == [line.pk] * number, name


def test_what_follows_from_the_facts_is_told_too(client, county_viewer, file):
    client.force_login(county_viewer)
    assert client.get(f"/api/file/accidents/{file['accidents'].pk}/").json()["grade"] == "一般"
    assert client.get(f"/api/file/outputs/{file['outputs'].pk}/").json()["above_capacity"] is True


def test_one_mine_may_be_asked_for(client, county_viewer, file):
    other = filed.licence(make.mine(name="别家矿业"))
    client.force_login(county_viewer)
    answer = client.get(f"/api/file/licences/?mine={other.mine_id}").json()
    rows = answer["results"] if isinstance(answer, dict) else answer
    assert [row["id"] for row in rows] == [other.pk]


def test_nothing_is_written(client, county_clerk, file):
    client.force_login(county_clerk)
    assert client.post("/api/file/licences/", {"kind": "营业执照"}).status_code == 405
    assert client.delete(f"/api/file/licences/{file['licences'].pk}/").status_code == 405
