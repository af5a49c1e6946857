"""A licence's state is what the licensing authority decided; that it has expired is the clock's word (K-04)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from enterprises.models import Licence, Mine
from enterprises.workbooks.exports import COLUMNS
from jurisdictions.rules import RuleViolation
from tests import filed, make

DECIDED = {"document": "晋应急许暂〔2023〕3号", "on": "2023-06-01"}


@pytest.fixture
def licence(db):
    return filed.licence(make.mine(supervisor=make.agency()), "安全生产许可证")


def test_it_is_withheld_and_given_back(client, county_clerk, licence):
    client.force_login(county_clerk)
    for to in ("withheld", "valid"):
        client.post(f"/ledger/licences/{licence.pk}/status/", {"to": to, **DECIDED})
        licence.refresh_from_db()
        assert (licence.status, licence.status_document) == (to, "晋应急许暂〔2023〕3号")


@pytest.mark.parametrize("to", ["revoked", "rescinded", "cancelled"])
def test_what_is_gone_stays_gone(client, county_clerk, licence, to):
    licence.turn(to, document="晋应急〔2023〕3号", on=dt.date(2023, 6, 1), by=county_clerk)
    with pytest.raises(RuleViolation, match="不能改为"):
        licence.turn("valid", document="晋应急〔2023〕4号", on=dt.date(2023, 6, 2), by=county_clerk)


def test_without_a_document_nothing_is_registered(client, county_clerk, licence):
    client.force_login(county_clerk)
    answer = client.post(f"/ledger/licences/{licence.pk}/status/", {"to": "revoked", "on": "2023-06-01"})
    assert answer.status_code == 422
    licence.refresh_from_db()
    assert licence.status == "valid"


def test_expired_is_shown_and_not_stored(client, county_clerk, licence):
    client.force_login(county_clerk)
    with time_machine.travel(dt.datetime(2025, 1, 1, 12), tick=False):
        assert "今天到期" in client.get(f"/ledger/mines/{licence.mine_id}/").content.decode()
    with time_machine.travel(dt.datetime(2025, 1, 2, 12), tick=False):
        assert "过期 1 天" in client.get(f"/ledger/mines/{licence.mine_id}/").content.decode()
    licence.refresh_from_db()
    assert licence.status == "valid"


def test_the_ledgers_line_makes_and_moves_the_licence_but_brings_none_back(county_clerk, db):
    mine = make.mine(supervisor=make.agency(), licence_number="A1", licence_expires=dt.date(2024, 1, 1))
    mine.amend(by=county_clerk)
    licence = Licence.objects.get()
    assert (licence.kind, licence.number, licence.expires) == ("安全生产许可证", "A1", dt.date(2024, 1, 1))
    mine.licence_expires = dt.date(2025, 1, 1)
    mine.amend(by=county_clerk)
    licence.refresh_from_db()
    assert licence.expires == dt.date(2025, 1, 1)
    licence.turn("revoked", document="晋应急〔2023〕3号", on=dt.date(2023, 6, 1), by=county_clerk)
    mine.amend(by=county_clerk)
    assert Licence.objects.count() == 1
    mine.licence_number = "A2"
    mine.amend(by=county_clerk)
    assert set(Licence.objects.values_list("number", "status")) == {("A1", "revoked"), ("A2", "valid")}


def test_an_imported_ledger_brings_its_licences_into_the_files(county_clerk, db):
    """One licence a mine however often the same workbook comes; a mine elsewhere is left alone."""
    mine = make.mine(supervisor=make.agency(), licence_number="A1", licence_expires=dt.date(2024, 1, 1))
    other = make.mine("141021", name="曲沃矿业", licence_number="B1")
    for _ in range(2):
        Licence.objects.follow_ledger(county_clerk.agency.region)
    licence = Licence.objects.get()
    assert (licence.mine, licence.number, licence.confirmed_by) == (mine, "A1", None)
    Licence.objects.follow_ledger(make.region("临汾市"))
    assert set(Licence.objects.values_list("mine", flat=True)) == {mine.pk, other.pk}


# What the ledger shows of it


@pytest.fixture
def valid(county_clerk):
    """Of a mine that produces, until 2098: by its dates nothing ever happens to it."""
    mine = make.mine(supervisor=county_clerk.agency, licence_number="A1", licence_expires=dt.date(2098, 1, 1))
    mine.amend(by=county_clerk)
    return Licence.objects.get()


def turn(licence, to, by):
    licence.turn(to, document="晋应急〔2023〕3号", on=dt.date(2023, 6, 1), by=by)


def expired(client):
    return list(client.get("/ledger/?expired=true").context["table"].data)


@pytest.mark.parametrize(("to", "word"), [("withheld", "暂扣"), ("revoked", "吊销")])
def test_list_filter_page_and_workbook_say_that_it_is_lost(client, county_clerk, valid, to, word):
    client.force_login(county_clerk)
    assert not expired(client)
    turn(valid, to, county_clerk)
    assert [mine.licence_lost for mine in expired(client)] == [word]
    page = client.get("/ledger/").content.decode()
    assert word in page
    assert "2098年" not in page
    assert (
        f"安全生产许可证已{word}，台账仍为正常生产"
        in client.get(f"/ledger/mines/{valid.mine_id}/").content.decode()
    )
    assert client.get("/api/mines/").json()["results"][0]["licence_status"] == to


def test_a_new_licence_after_a_revoked_one_counts(client, county_clerk, valid):
    turn(valid, "revoked", county_clerk)
    mine = valid.mine
    mine.licence_number = "A2"
    mine.amend(by=county_clerk)
    client.force_login(county_clerk)
    assert not expired(client)
    assert "台账仍为正常生产" not in client.get(mine.get_absolute_url()).content.decode()


def test_a_ledger_that_goes_out_names_no_licence_that_is_gone(county_clerk, valid):
    def line():
        mine = Mine.objects.for_list().get()
        return {column.field: column.value(mine) for column in COLUMNS}

    turn(valid, "withheld", county_clerk)
    assert line()["licence_number"] == "A1"
    turn(valid, "revoked", county_clerk)
    assert not any(line()[field] for field in ("licence_number", "licence_issued", "licence_expires"))
