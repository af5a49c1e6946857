"""Bodies that design, assess, build and test for mines, each with all its mines (K-10)."""

from __future__ import annotations

import datetime as dt

import pytest

from enterprises.models import ThirdParty
from tests import make

pytestmark = pytest.mark.django_db
CODE = "91140100MA0000001X"


def serving(mine, **fields):
    defaults = {"kind": "设计单位", "name": "某设计院", "credit_code": CODE}
    return ThirdParty.objects.create(mine=mine, **{**defaults, **fields})


def test_a_body_stands_once_with_all_its_mines(client, county_clerk):
    one, two = make.mine(name="甲矿"), make.mine(name="乙矿")
    serving(one, expires=dt.date(2024, 1, 1))
    serving(two, expires=dt.date(2023, 1, 1), name="某设计院有限公司")
    serving(two, kind="监理单位", name="某监理", credit_code="")
    client.force_login(county_clerk)
    rows = list(client.get("/ledger/third-parties/").context["table"].data)
    assert [(row["title"], row["served"], row["first"]) for row in rows] == [
        ("某监理", 1, None),
        ("某设计院有限公司", 2, dt.date(2023, 1, 1)),
    ]
    page = client.get(f"/ledger/third-parties/body/?body={CODE}").content.decode()
    assert "甲矿" in page
    assert "乙矿" in page
    assert len(client.get("/ledger/third-parties/?q=监理").context["table"].data) == 1


def test_other_counties_mines_stay_out_of_sight(client, county_clerk, stranger):
    serving(make.mine(name="甲矿"))
    client.force_login(stranger)
    assert not list(client.get("/ledger/third-parties/").context["table"].data)
    assert client.get(f"/ledger/third-parties/body/?body={CODE}").status_code == 404


def test_nobody_by_that_name_is_not_found(client, county_clerk):
    client.force_login(county_clerk)
    assert client.get("/ledger/third-parties/body/?body=无此单位").status_code == 404


def test_without_a_name_the_list_opens(client, county_clerk):
    client.force_login(county_clerk)
    assert client.get("/ledger/third-parties/body/").url == "/ledger/third-parties/"
