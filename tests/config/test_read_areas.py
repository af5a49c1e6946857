"""The second row of links shows what else lies here, and nothing that this person may not open."""

import re

import pytest
from django.urls import reverse

from config.templatetags.areas import AREAS
from tests import make

pytestmark = pytest.mark.django_db


def links(client, url: str) -> list[str]:
    row = re.search(r'<nav class="area".*?</nav>', client.get(url).content.decode(), re.S)
    return re.findall(r'href="([^"]+)"', row[0]) if row else []


def test_every_link_of_every_area_opens_for_those_who_see_it(client, county_clerk):
    people = [county_clerk, make.enterprise_person(make.mine())]
    for person in people:
        client.force_login(person)
        for area in AREAS:
            first = reverse(f"{area}:{AREAS[area][0][0]}")
            if client.get(first).status_code == 200:
                assert all(client.get(url).status_code == 200 for url in links(client, first)), (person, area)


def test_an_enterprise_is_shown_no_boards(client):
    client.force_login(make.enterprise_person(make.mine()))
    shown = links(client, "/campaigns/")
    assert "/campaigns/obligations/" in shown
    assert "/campaigns/board/" not in shown


def test_an_enterprise_finds_what_it_has_proposed(client):
    client.force_login(make.enterprise_person(make.mine()))
    assert "/ledger/proposals/" in links(client, "/ledger/")
    assert "/inspections/proposals/" not in links(client, "/inspections/")


def test_where_one_stands_is_marked(client, county_clerk):
    client.force_login(county_clerk)
    page = client.get("/campaigns/obligations/").content.decode()
    assert '<a href="/campaigns/obligations/" aria-current="page">报送任务</a>' in page
