"""A county prints its ledger: all of it on one page, not the first twenty-five lines."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_all_mines_of_the_county_stand_on_the_page_to_print(client, county_viewer):
    owner = make.enterprise()
    for number in range(30):
        make.mine(name=f"{number:02}号矿", enterprise=owner)
    make.mine(region="141021", name="曲沃邻矿")
    client.force_login(county_viewer)
    usual = client.get("/ledger/")
    assert len(usual.context["table"].page.object_list) == 25
    assert "print=1" in usual.content.decode()
    printed = client.get("/ledger/?print=1")
    assert len(printed.context["table"].page.object_list) == 30
    assert "曲沃邻矿" not in printed.content.decode()
