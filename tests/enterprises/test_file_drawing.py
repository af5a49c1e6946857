"""Drawings: handed in by the mine, signed by its principal, filed by the county, due again (L-11)."""

from __future__ import annotations

import datetime as dt

import pytest

from enterprises.file.alerts import alerts
from enterprises.models import Drawing
from enterprises.terms import add_months
from records.digests import digests
from records.models import Signature
from tests import filed, make


@pytest.fixture
def mine(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make.mine(supervisor=make.agency())


@pytest.fixture
def drawn(client, mine):
    client.force_login(make.enterprise_person(mine, "safety_officer"))
    data = {"kind": "通风系统图", "updated_on": "2023-06-01", "files": make.photo(name="通风.png")}
    client.post(f"/ledger/mines/{mine.pk}/drawings/new/", data)
    return Drawing.objects.get()


def test_it_goes_from_the_safety_officer_to_the_principal_to_the_county(client, drawn, county_clerk):
    url = f"/ledger/drawings/{drawn.pk}"
    assert client.post(f"{url}/sign/").status_code == 403
    principal = make.enterprise_person(drawn.mine)
    client.force_login(principal)
    assert "待签字" in client.get("/").content.decode()
    client.post(f"{url}/sign/")
    signature = Signature.objects.of(drawn).get()
    assert (signature.signer, signature.sha256) == (principal, digests(drawn.content())[0])
    client.force_login(county_clerk)
    assert "1 份图纸待备案" in client.get("/").content.decode()
    assert "通风系统图" in client.get("/ledger/drawings/waiting/").content.decode()
    client.post(f"{url}/file/")
    drawn.refresh_from_db()
    assert (drawn.status, drawn.filed_by) == ("filed", county_clerk)


def test_the_county_cannot_file_what_nobody_has_signed(client, drawn, county_clerk):
    client.force_login(county_clerk)
    client.post(f"/ledger/drawings/{drawn.pk}/file/")
    drawn.refresh_from_db()
    assert drawn.status == "drawn"


def test_a_drawing_without_a_file_is_not_signed(client, mine):
    principal = make.enterprise_person(mine)
    drawing = filed.drawing(mine, status="drawn")
    client.force_login(principal)
    client.post(f"/ledger/drawings/{drawing.pk}/sign/")
    drawing.refresh_from_db()
    assert drawing.status == "drawn"


def test_it_is_returned_with_a_reason(client, mine, county_clerk):
    drawing = filed.drawing(mine, status="signed")
    client.force_login(county_clerk)
    assert client.post(f"/ledger/drawings/{drawing.pk}/return/", {}).status_code in {200, 422}
    client.post(f"/ledger/drawings/{drawing.pk}/return/", {"reason": "缺图签"})
    drawing.refresh_from_db()
    assert (drawing.status, drawing.reason) == ("returned", "缺图签")


def test_what_came_on_paper_the_county_files_itself(client, mine, county_clerk):
    client.force_login(county_clerk)
    client.post(f"/ledger/mines/{mine.pk}/drawings/new/", {"kind": "开拓系统图", "updated_on": "2023-06-01"})
    drawing = Drawing.objects.get()
    assert (drawing.status, drawing.on_paper, drawing.filed_by) == ("filed", True, county_clerk)


@pytest.mark.parametrize(
    ("status", "updated", "due"),
    [
        ("producing", dt.date(2023, 3, 31), dt.date(2023, 6, 30)),
        ("building", dt.date(2023, 1, 31), dt.date(2023, 2, 28)),
        ("suspended_attended", dt.date(2023, 1, 31), None),
    ],
)
def test_it_is_due_again_by_the_state_of_the_mine(mine, status, updated, due):
    """Python and the database count the same day."""
    mine.status = status
    mine.save()
    drawing = filed.drawing(mine, updated_on=updated)
    drawing.refresh_from_db()
    assert drawing.due_again == due
    assert list(Drawing.objects.with_due().values_list("due", flat=True)) == ([due] if due else [])


def test_only_the_newest_of_its_kind_is_due(mine):
    filed.drawing(mine, updated_on=dt.date(2023, 1, 1))
    newest = filed.drawing(mine, updated_on=dt.date(2023, 5, 1))
    filed.drawing(mine, status="signed", updated_on=dt.date(2023, 8, 1))
    assert list(Drawing.objects.with_due()) == [newest]
    due = add_months(newest.updated_on, 3)
    assert not alerts(mine, due)
    assert [alert.part for alert in alerts(mine, due + dt.timedelta(days=1))] == ["drawings"]
